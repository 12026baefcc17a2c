"""Gathers every table of the app for Django: each models.py below this folder. Defines nothing."""

from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent

for file in sorted(HERE.rglob("*/models.py")):
    import_module(".".join(("sessions", *file.relative_to(HERE).with_suffix("").parts)))
