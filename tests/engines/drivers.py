"""Firefox by Marionette and WebKit by WebDriver, driven alike. Each is one window of one person.

`location.reload()` reloads as a person does; Marionette's own refresh hides what a browser puts back by itself.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 15  # seconds
FIREFOX = "/usr/bin/firefox-esr"
WEBKIT_DRIVER = "/usr/bin/WebKitWebDriver"
MINIBROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"


class Engine:
    """What a person does in a window. url: where addresses without a host begin."""

    url = ""

    def js(self, script: str, *args):
        raise NotImplementedError

    def go(self, path: str) -> None:
        raise NotImplementedError

    def element(self, css: str):
        raise NotImplementedError

    def type(self, css: str, text: str) -> None:
        self.until("return !!document.querySelector(arguments[0])", css)
        self.element(css).send_keys(text)

    def click(self, css: str) -> None:
        self.until("return !!document.querySelector(arguments[0])", css)
        self.js("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", css)
        self.element(css).click()

    def press(self, label: str) -> None:
        """Press the button, or follow the link, that says this."""
        self.until(f"return {SAYS} !== undefined", label)
        self.js(f"{SAYS}.click()", label)

    def until(self, condition: str, *args) -> None:
        """Wait until a script gives true."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                if self.js(condition, *args):
                    return
            except Exception:
                pass
            time.sleep(0.05)
        raise AssertionError(f"not within {PATIENCE} s: {condition} {args} at {self.js('return location.href')}")

    def sees(self, text: str) -> None:
        self.until("return document.body.innerText.includes(arguments[0])", text)

    def is_live(self) -> None:
        self.until("return !!document.querySelector('[data-connection=live]')")

    def reload(self) -> None:
        self.js("window.isOld = true; location.reload()")
        self.until("return window.isOld === undefined && document.readyState === 'complete'")


SAYS = "[...document.querySelectorAll('button, a')].find((each) => each.textContent.trim() === arguments[0])"


class Firefox(Engine):
    def __init__(self, client):
        self.client = client

    def js(self, script, *args):
        return self.client.execute_script(script, script_args=list(args), sandbox=None, new_sandbox=False)

    def go(self, path):
        self.client.navigate(f"{self.url}{path}")

    def element(self, css):
        return self.client.find_element("css selector", css)


class WebKit(Engine):
    def __init__(self, driver):
        self.driver = driver

    def js(self, script, *args):
        return self.driver.execute_script(script, *args)

    def go(self, path):
        self.driver.get(f"{self.url}{path}")

    def element(self, css):
        return self.driver.find_element("css selector", css)


@contextmanager
def firefox() -> Iterator[Engine]:
    from marionette_driver.marionette import Marionette  # noqa: PLC0415 (only where this engine is wanted)

    # A folder of its own for its log: Marionette moves an older log away, and as root that would be /dev/null itself.
    with tempfile.TemporaryDirectory() as folder:
        client = Marionette(bin=FIREFOX, headless=True, startup_timeout=60, gecko_log=f"{folder}/firefox.log")
        try:
            client.start_session()
            client.timeout.script = client.timeout.page_load = PATIENCE
            yield Firefox(client)
        finally:
            client.cleanup()


@contextmanager
def webkit() -> Iterator[Engine]:
    from selenium import webdriver  # noqa: PLC0415 (only where this engine is wanted)
    from selenium.webdriver.webkitgtk.options import Options  # noqa: PLC0415
    from selenium.webdriver.webkitgtk.service import Service  # noqa: PLC0415

    with a_display() as display:
        options = Options()
        options.binary_location = MINIBROWSER
        options.add_argument("--automation")
        driver = webdriver.WebKitGTK(
            options=options, service=Service(WEBKIT_DRIVER, env={**os.environ, "DISPLAY": display})
        )
        try:
            driver.set_script_timeout(PATIENCE)
            driver.set_page_load_timeout(PATIENCE)
            yield WebKit(driver)
        finally:
            driver.quit()


@contextmanager
def a_display() -> Iterator[str]:
    """A screen that nobody sees, with somebody who places windows on it."""
    told, tell = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[tell],
        stderr=subprocess.DEVNULL,
    )
    windows = None
    try:
        display = f":{os.read(told, 20).decode().strip()}"
        windows = subprocess.Popen(
            ["openbox"],
            env={**os.environ, "DISPLAY": display},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        yield display
    finally:
        for each in (windows, screen):
            if each:
                each.terminate()
                each.wait(10)
        os.close(told)
        os.close(tell)


ENGINES = {"firefox": firefox, "webkit": webkit}
NEEDED = {"firefox": (FIREFOX,), "webkit": (WEBKIT_DRIVER, MINIBROWSER)}
