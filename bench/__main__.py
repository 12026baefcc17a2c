"""Measure, and write bench/RESULTS.md.

    python -m bench [MEASURE…] [--minutes N]

Without names everything is measured (about three quarters of an hour; thirty minutes of it are the soak).
With names only those are, and their tables are printed instead of written.
"""

import argparse
import importlib.metadata
import platform
import sys
import time
from datetime import date
from pathlib import Path

from bench.measures import MEASURES, memory

RESULTS = Path(__file__).parent / "RESULTS.md"
PACKAGES = ("django", "channels", "channels-redis", "uvicorn", "uvloop", "httptools", "websockets")


def machine() -> str:
    processor = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.processor(),
    )
    cores = sum("processor\t" in line for line in Path("/proc/cpuinfo").read_text().splitlines())
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"{processor}, {cores} cores, {system}, {versions}"


def table(name: str, rows: list[tuple]) -> str:
    measure = MEASURES[name]
    lines = [
        f"## {measure.__doc__.splitlines()[0]}",
        "",
        "| what | measured | goal | ratio |",
        "| --- | --- | --- | --- |",
    ]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("measures", nargs="*", choices=[[], *MEASURES], metavar="MEASURE", help=", ".join(MEASURES))
    asked.add_argument("--minutes", type=float, default=30, help="how long the soak lasts (30)")
    told = asked.parse_args()
    tables = []
    for name in told.measures or MEASURES:
        began = time.monotonic()
        rows = memory(told.minutes) if name == "memory" else MEASURES[name]()
        tables.append(table(name, rows))
        print(tables[-1], f"({name}: {time.monotonic() - began:.0f} s)\n", flush=True)
    if not told.measures:
        RESULTS.write_text(f"{HEAD}\n{machine()}. {date.today()}. Command: `make bench`.\n\n" + "\n".join(tables))
        print(f"written: {RESULTS}", file=sys.stderr)


HEAD = """# What was measured

Ratios count; the machine is shared and noisy (about ±25 %). The server has one core to itself, the crowd that
listens and posts the other. Latency counts from the moment a message was due. How: `bench/measures/`.
"""

if __name__ == "__main__":
    main()
