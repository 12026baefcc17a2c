"""What people read: pages, and the brownpaper."""

import json
import os
import statistics
import subprocess
from pathlib import Path

from bench.measures.npm import from_npm
from bench.theatre import Theatre

LIGHTHOUSE_VERSION = "12.8.2"
CHROMIUM_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def board() -> list[tuple]:
    """The board with 2,000 contributions."""
    with Theatre() as theatre:
        figures = json.loads(theatre.python("-m", "bench.board"))
    return [
        (
            "page of 2,000 cards, first ever",
            f"{figures['cold_ms']:.0f} ms, {figures['queries']} queries",
            "constant",
            "",
        ),
        ("the same with 200 cards", f"{figures['few_queries']} queries", "", ""),
        ("page of 2,000 cards, kept", f"{figures['warm_ms']:.0f} ms, {figures['page_kb']:.0f} KB", "", ""),
        ("the same after one new card", f"{figures['one_more_ms']:.0f} ms", "", ""),
        (
            "push of one new card",
            f"{figures['push_bytes']} bytes, {figures['push_ms']:.1f} ms to render",
            "≤ 4 KB",
            "",
        ),
    ]


def pages() -> list[tuple]:
    """Every page of a room of 1,000 people, 25 parties, 2,000 cards and 40 workgroups, kept: the processor's time."""
    with Theatre() as theatre:
        measured = [json.loads(line) for line in theatre.python("-m", "bench.pages").splitlines()]
    slowest = sorted(measured, key=lambda page: -page["ms"])
    return [
        (f"{page['audience']}: {page['name']}", f"{page['ms']:.0f} ms, {page['kb']:.0f} KB", "≤ 50 ms", "")
        for page in slowest[:12]
    ]


def lighthouse() -> list[tuple]:
    """Lighthouse 12 on a phone (412 px, its slowed processor and network): the median of three."""
    with from_npm(f"lighthouse@{LIGHTHOUSE_VERSION}") as folder:
        if folder is None:
            return [("without npm nothing is measured", "", "", "")]
        with Theatre() as theatre, theatre.server() as server:
            stage = theatre.stage(1, 240)
            home = f"http://127.0.0.1:{server.port}/"
            pages = {
                "home": home,
                "joining": f"{home}s/{stage['code']}/join/",
                "a participant's board of 240 cards": f"{home}s/{stage['code']}/inventory/",
            }
            return [
                lighthouse_row(name, [examined(folder, page, stage["cookies"][0]) for _time in range(3)])
                for name, page in pages.items()
            ]


def examined(folder: Path, page: str, cookie: str) -> dict:
    command = [
        *(str(folder / "node_modules" / ".bin" / "lighthouse"), page, "--quiet", "--output=json"),
        *(
            "--only-categories=performance,accessibility,best-practices",
            f"--chrome-flags={' '.join(CHROMIUM_FLAGS)}",
        ),
        f"--extra-headers={json.dumps({'Cookie': cookie})}",
    ]
    environment = {**os.environ, "CHROME_PATH": "/usr/bin/chromium"}
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return json.loads(done.stdout)


def lighthouse_row(name: str, reports: list[dict]) -> tuple:
    def score(category: str) -> int:
        return round(100 * statistics.median(report["categories"][category]["score"] for report in reports))

    def value(audit: str) -> float:
        return statistics.median(report["audits"][audit]["numericValue"] for report in reports)

    figure = (
        f"performance {score('performance')}, accessibility {score('accessibility')}, best practices "
        f"{score('best-practices')}; largest paint {value('largest-contentful-paint') / 1000:.1f} s, layout shift "
        f"{value('cumulative-layout-shift'):.3f}"
    )
    return name, figure, "layout shift 0.00", ""


def paper() -> list[tuple]:
    """A brownpaper of twelve workgroups, 25 parties, 240 cards: our press against Chromium printing the same HTML."""
    with Theatre() as theatre:
        figures = json.loads(theatre.python("-m", "bench.paper"))
    chromium = figures["chromium_s"]
    pages = figures["pages"]
    return [
        ("Chromium, print to PDF, untagged standards, the same HTML", f"{chromium:.2f} s", "", ""),
        (
            f"ours, {pages} pages, nothing kept",
            f"{figures['first_s']:.2f} s, at most {figures['memory_mb']:.0f} MB a process",
            "≤ 3 ×",
            f"{figures['first_s'] / chromium:.2f} ×",
        ),
        (
            "ours, one field of one solution changed",
            f"{figures['changed_s']:.2f} s",
            "≤ 1.0 ×",
            f"{figures['changed_s'] / chromium:.2f} ×",
        ),
        ("of which reading the session and making HTML", f"{figures['html_s']:.2f} s", "", ""),
    ]
