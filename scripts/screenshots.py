#!/usr/bin/env python3
"""Make the pictures of the README anew: serves a demo session of its own and photographs it in Chromium."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "screenshots"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    port = free_port()
    with tempfile.TemporaryDirectory() as data:
        environment = {
            **os.environ,
            "DATA_DIR": data,
            "SECRET_KEY": "for-pictures",
            "PUBLIC_URL": f"http://127.0.0.1:{port}",
        }

        def manage(*words: str) -> str:
            command = [sys.executable, "manage.py", *words]
            return subprocess.run(
                command, cwd=ROOT, env=environment, check=True, capture_output=True
            ).stdout.decode()

        manage("migrate", "--verbosity", "0")
        addresses = json.loads(manage("demo", "--json"))
        serving = [sys.executable, "-m", "uvicorn", "cocreatie.asgi:application", "--port", str(port)]
        server = subprocess.Popen(
            [*serving, "--ws", "cocreatie.websockets:SharedFrames", "--log-level", "error"],
            cwd=ROOT,
            env=environment,
        )
        try:
            time.sleep(3)
            photograph(addresses)
        finally:
            server.terminate()
            server.wait()


def photograph(addresses: dict[str, str]) -> None:
    base = addresses["join_url"].removesuffix("join/")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        facilitator = chromium.new_page(viewport={"width": 1280, "height": 800})
        shoot(facilitator, addresses["cockpit_url"], "cockpit")
        shoot(facilitator, f"{base}inventory/facilitate/", "inventory")
        participant = chromium.new_context(viewport={"width": 1280, "height": 800}).new_page()
        participant.goto(addresses["join_url"])
        participant.fill("[name=name]", "Robin (demo)")
        participant.select_option("[name=party]", index=1)
        participant.check("[name=charter]")
        participant.click("#join-form button")
        shoot(participant, f"{base}enthuse/", "enthuse")
        participant.get_by_role("button", name="Ik doe mee").first.click()
        participant.get_by_role("link", name="Naar ons canvas").click()
        shoot(participant, participant.url, "canvas")
        participant.set_viewport_size({"width": 360, "height": 740})
        shoot(participant, f"{base}inventory/", "phone")
        screen = chromium.new_page(viewport={"width": 1920, "height": 1080})
        shoot(screen, addresses["screen_url"], "screen")
        chromium.close()


def shoot(page, address: str, name: str) -> None:
    page.goto(address)
    page.wait_for_selector("[data-connection=live]")
    page.wait_for_timeout(500)
    page.screenshot(path=PICTURES / f"{name}.png")
    print(PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
