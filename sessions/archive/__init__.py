"""One session as a file: everything in it, to keep, or to go on with on another server."""
