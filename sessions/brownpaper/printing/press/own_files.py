"""What the printing process may read: the product's own static files, whatever a participant's text asks for."""

import mimetypes
from pathlib import Path

from weasyprint.urls import URLFetcher, URLFetcherResponse

# What a section calls the folder of static files; no such path exists on any disk.
HERE = "file:///cocreatie-static/"


class OwnFilesOnly(URLFetcher):
    """Serves addresses below HERE from one folder and refuses every other address."""

    def __init__(self, folder: Path):
        super().__init__(allowed_protocols=())
        self.folder = folder.resolve()

    def fetch(self, url, headers=None):
        file = (self.folder / url.removeprefix(HERE)).resolve()
        if not url.startswith(HERE) or not file.is_relative_to(self.folder):
            raise ValueError("only the product's own files are printed")
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": kind})
