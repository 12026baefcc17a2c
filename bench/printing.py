"""Prints brownpapers without a pause until it is ended: python -m bench.printing CODE."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cocreatie.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402

from sessions.brownpaper.assemble import assemble  # noqa: E402
from sessions.brownpaper.render import press, print_job  # noqa: E402
from sessions.core.models import CocreationSession  # noqa: E402

if __name__ == "__main__":
    while True:
        with tempfile.TemporaryDirectory() as folder:
            settings.BROWNPAPER_DIR = Path(folder)
            press(print_job(assemble(CocreationSession.objects.get(code=sys.argv[1]))), Path(folder) / "b.pdf")
