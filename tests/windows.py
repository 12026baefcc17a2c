"""Browser windows for the people of the cast."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from tests.cast import Person

LIVE = "[data-connection=live]"
# A refused form answers 422 and a refused button 409: expected here, though the console grumbles.
AXE = settings.BASE_DIR / "static" / "vendor" / "axe" / "axe.min.js"
EXPECTED = (
    "status of 404",
    "status of 422",
    "status of 409",
    "ERR_INTERNET_DISCONNECTED",
    "ERR_FAILED",
    "WebSocket",
    "htmx:afterRequest",
    "htmx:sendError",
)


class Windows:
    def __init__(self, chromium, url: str):
        self.chromium = chromium
        self.url = url
        # A window that was used before has the static files in its cache, which halves the time of a test.
        self.spare, self.used = [], []
        self.errors: list[str] = []
        self.examined = set()
        # What a test provokes besides.
        self.provoked: list[str] = []

    def window(self, cookies: dict[str, str] | None = None, width: int = 1280, height: int = 900):
        context = self.spare.pop() if self.spare else self.chromium.new_context(base_url=self.url)
        context.set_default_timeout(10_000)
        if cookies:
            context.add_cookies([{"name": k, "value": v, "url": self.url} for k, v in cookies.items()])
        self.used.append(context)
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on("console", lambda message: self.hear(page, message))
        return page

    def hear(self, page, message) -> None:
        by_axe = page in self.examined and "inline style" in message.text
        if (
            message.type == "error"
            and not by_axe
            and not any(words in message.text for words in (*EXPECTED, *self.provoked))
        ):
            self.errors.append(message.text)

    def violations(self, page) -> list[str]:
        """What axe-core finds wrong with a page, in short. Its own inline styles are no fault of the page."""
        self.examined.add(page)
        page.evaluate(AXE.read_text())
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{each['id']}: {node['target']} {node['failureSummary']}"
            for each in found["violations"]
            for node in each["nodes"]
        ]

    def of(self, person: Person, path: str = "/", **size):
        return self.open(self.window(person.cookie, **size), path)

    def of_facilitator(self, user, path: str = "/", **size):
        return self.open(self.window({settings.SESSION_COOKIE_NAME: login(user)}, **size), path)

    def of_screen(self, path: str):
        return self.open(self.window(width=1920, height=1080), path)

    def open(self, page, path: str):
        page.goto(path)
        if page.locator("[data-connection]").count():
            page.wait_for_selector(LIVE)
        return page

    def tidy(self) -> None:
        """Close every page and forget who was there."""
        for context in self.used:
            context.set_offline(False)
            for page in context.pages:
                page.close()
            context.clear_cookies()
        self.spare, self.used = self.spare + self.used, []
        self.provoked.clear()


def cut(page) -> None:
    """Take the network away, as a lost Wi-Fi does: also from a socket that is open."""
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('offline')); dispatchEvent(new Event('online'))")
    page.wait_for_selector("[data-connection=offline], [data-connection=lost]")


def reconnect(page) -> None:
    """Give the network back."""
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_selector(LIVE, timeout=30_000)


def login(user) -> str:
    """A logged-in session of this user; returns its cookie's value."""
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return store.session_key
