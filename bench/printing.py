"""Prints brownpapers without a pause until it is ended: python -m bench.printing CODE."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cocreatie.settings")

import django

django.setup()

from sessions.brownpaper.current import current  # noqa: E402
from sessions.brownpaper.render import press, print_job  # noqa: E402
from sessions.core.models import CocreationSession  # noqa: E402

if __name__ == "__main__":
    while True:
        with tempfile.TemporaryDirectory() as folder:
            job = print_job(*current(CocreationSession.objects.get(code=sys.argv[1])))
            press(job, Path(folder) / "b.pdf", Path(folder) / "shelf")
