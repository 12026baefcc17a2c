"""Rules of the method that are about who is at the table. They stand in one place for everybody who counts."""

# Shared ownership and support: from at least two of the four sectors (domain: shared ownership, endorsed).
SECTORS_NEEDED = 2
