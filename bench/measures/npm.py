"""What we compare with comes from npm, if it is there."""

import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def from_npm(package: str):
    """A package of npm in a folder of its own. Yields the folder, or None without npm."""
    if not (shutil.which("node") and shutil.which("npm")):
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="cocreatie-npm-"))
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", package]
    try:
        is_there = subprocess.run(install, cwd=folder, stdout=subprocess.DEVNULL, check=False).returncode == 0
        yield folder if is_there else None
    finally:
        shutil.rmtree(folder)
