"""Debian's Chromium, driven by Playwright."""

from collections.abc import Iterator

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def launch() -> Iterator:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (only where a browser is wanted)

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield chromium
        chromium.close()
