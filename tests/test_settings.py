"""What is missing stops the start, with words that say what to do."""

import os
import subprocess
import sys

from django.conf import settings


def check(tmp_path, **more) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items() if name not in ("SECRET_KEY", "DEBUG")}
    command = [sys.executable, "manage.py", "check"]
    environment |= {"DATA_DIR": str(tmp_path)} | more
    return subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)


def test_without_a_secret_the_start_fails_and_says_why(tmp_path):
    failed = check(tmp_path)

    assert failed.returncode == 1
    assert "No secret key" in failed.stderr and "make run" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_a_secret_in_the_environment_or_in_the_data_folder_is_enough(tmp_path):
    assert check(tmp_path, SECRET_KEY="from the environment").returncode == 0

    (tmp_path / "secret-key").write_text("from the folder")
    assert check(tmp_path).returncode == 0
