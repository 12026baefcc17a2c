"""Prints a brownpaper of twelve workgroups and 25 parties, and the same HTML with Chromium. Prints figures as JSON."""

import json
import os
import re
import resource
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cocreatie.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402

from bench.rooms import write_much  # noqa: E402
from bench.stage import set_stage  # noqa: E402
from sessions.brownpaper.contents.current import current  # noqa: E402
from sessions.brownpaper.printing.jobs import print_job  # noqa: E402
from sessions.brownpaper.printing.press_process import print_apart  # noqa: E402
from sessions.core.models import CocreationSession  # noqa: E402
from sessions.phases.concretise.models import SolutionText  # noqa: E402

WORKGROUPS, CONTRIBUTIONS, PEOPLE, PARTIES, TIMES = 12, 240, 80, 25, 3
CHROMIUM = (
    "/usr/bin/chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync --no-pdf-header-footer"
).split()
BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)


def timed(act) -> tuple[float, object]:
    began = time.perf_counter()
    result = act()
    return time.perf_counter() - began, result


def job_of(code: str) -> dict:
    return print_job(*current(CocreationSession.objects.get(code=code)))


def as_one(job: dict) -> str:
    """All sections as one HTML document, for Chromium."""
    sheets = "".join(
        f'<link rel="stylesheet" href="{settings.BASE_DIR}/static/{each}">' for each in job["stylesheets"]
    )
    sections = (part for part in job["sections"] if "html" in part)  # an annex of what was cut is made by the press
    bodies = "".join(BODY.search(part["html"])[1] for part in [job["cover"], job["front"], *sections])
    return (
        f'<!doctype html><html lang="nl"><meta charset="utf-8"><title>t</title>{sheets}<body>{bodies}</body></html>'
    )


def by_chromium(job: dict, folder: Path) -> None:
    (folder / "all.html").write_text(as_one(job))
    command = [
        *CHROMIUM,
        f"--user-data-dir={folder}/profile",
        f"--print-to-pdf={folder}/c.pdf",
        f"{folder}/all.html",
    ]
    subprocess.run(command, check=True, capture_output=True)


def main() -> dict:
    code = set_stage(0, 0)["code"]
    write_much(CocreationSession.objects.get(code=code), WORKGROUPS, CONTRIBUTIONS, PEOPLE, PARTIES)
    first, changed, html, chromium = [], [], [], []
    for turn in range(TIMES):
        with tempfile.TemporaryDirectory() as folder:
            took, pages = timed(lambda: print_apart(job_of(code), Path(folder) / "b.pdf", Path(folder) / "shelf"))
            first.append(took)
            text = SolutionText.objects.filter(field="act_small").order_by("pk").first()
            SolutionText.objects.filter(pk=text.pk).update(text=f"Iets anders, keer {turn}.")
            changed.append(
                timed(lambda: print_apart(job_of(code), Path(folder) / "b.pdf", Path(folder) / "shelf"))[0]
            )
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    for _turn in range(TIMES):
        with tempfile.TemporaryDirectory() as folder:
            took, job = timed(lambda: job_of(code))
            html.append(took)
            chromium.append(timed(lambda job=job, folder=folder: by_chromium(job, Path(folder)))[0])
    return {
        "pages": pages,
        "first_s": statistics.median(first),
        "changed_s": statistics.median(changed),
        "html_s": statistics.median(html),
        "chromium_s": statistics.median(chromium),
        "memory_mb": memory,
    }


if __name__ == "__main__":
    print(json.dumps(main()))
