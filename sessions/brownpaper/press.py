"""The printing process: HTML on standard input, PDF to a file, one JSON line on standard output per step.

Run as `python -m sessions.brownpaper.press STATIC_DIR TARGET`. It fetches nothing but the product's own
static files, whatever a participant's text asks for.
"""

import json
import logging
import mimetypes
import re
import resource
import sys
from pathlib import Path

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

# What the document calls the folder of static files; no such path exists on any disk.
HERE = "file:///cocreatie-static/"
MOST_MEMORY = 4 * 1024**3
MOST_CPU_SECONDS = 280


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


class Steps(logging.Handler):
    """Turns the renderer's progress messages into JSON lines."""

    def emit(self, record: logging.LogRecord) -> None:
        told = re.match(r"Step (\d)(?:.*Page (\d+))?", record.getMessage())
        if told:
            print(json.dumps({"step": int(told[1]), "pages": int(told[2] or 0)}), flush=True)


def main() -> None:
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS))
    progress = logging.getLogger("weasyprint.progress")
    progress.setLevel(logging.INFO)
    progress.addHandler(Steps())
    html = sys.stdin.buffer.read().decode("utf-8")
    HTML(string=html, url_fetcher=OwnFilesOnly(folder), base_url=HERE).write_pdf(target, pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main()
