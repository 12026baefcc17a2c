"""Prints brownpapers without a pause until it is ended: python -m bench.printing CODE."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cocreatie.settings")

import django

django.setup()

from sessions.brownpaper.contents.current import current  # noqa: E402
from sessions.brownpaper.printing.jobs import print_job  # noqa: E402
from sessions.brownpaper.printing.press_process import print_apart  # noqa: E402
from sessions.core.models import CocreationSession  # noqa: E402

if __name__ == "__main__":
    while True:
        with tempfile.TemporaryDirectory() as folder:
            job = print_job(*current(CocreationSession.objects.get(code=sys.argv[1])))
            print_apart(job, Path(folder) / "b.pdf", Path(folder) / "shelf")
