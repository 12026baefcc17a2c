"""The five windows of a session: facilitator, three participants, room screen."""

import re

import pypdfium2

from tests.windows import LIVE

PEOPLE = [
    ("Anna", "Gemeente Proef", "government"),
    ("Bram", "Bouwbedrijf Proef", "business"),
    ("Dora", "Hogeschool Nieuw", "knowledge"),
]
BLINK = 3000  # generous for a busy test machine; the real time is measured in bench/


class Room:
    """The five windows."""

    def __init__(self, browser, cast):
        self.browser = browser
        self.cast = cast
        self.alice = browser.of_facilitator(cast.alice, cast.path("facilitate/"))
        self.screen = browser.of_screen(cast.screen_path)
        self.people = [self.comes_in(browser, *person) for person in PEOPLE]

    def comes_in(self, browser, name, party, sector):
        page = browser.open(browser.window(), "/")
        page.get_by_label("Code van het scherm in de zaal").fill(self.cast.session.code.lower())
        page.get_by_role("button", name="Ga naar binnen").click()
        page.get_by_label("Uw naam").fill(name)
        known = page.locator(f"option:text-is('{party}')")
        if known.count():
            page.get_by_label("Namens welke partij komt u?").select_option(label=party)
        else:
            page.get_by_label("Naam van uw partij").fill(party)
            page.get_by_label("Sector van uw nieuwe partij").select_option(sector)
        page.get_by_label("Ik houd me aan de spelregels").check()
        page.get_by_role("button", name="Doe mee").click()
        page.wait_for_selector(LIVE)
        return page

    @property
    def everyone(self):
        return [self.alice, self.screen, *self.people]

    def go_to(self, phase: str, button: str) -> None:
        """The facilitator takes the room along; every window follows by itself."""
        self.alice.goto(self.cast.path("facilitate/"))
        self.alice.wait_for_selector(LIVE)
        self.alice.get_by_role("button", name=re.compile(button)).first.click()
        for page in self.people:
            page.wait_for_url(f"**/{phase}/")
            page.wait_for_selector(LIVE)
        self.screen.wait_for_selector(f"main[data-phase={phase}]")
        self.screen.wait_for_selector(LIVE)
        self.alice.goto(self.cast.path(f"{phase}/facilitate/"))
        self.alice.wait_for_selector(LIVE)

    def sees(self, page, words: str) -> None:
        page.get_by_text(words).locator("visible=true").first.wait_for(timeout=BLINK)

    def all_see(self, words: str, pages=None) -> None:
        for page in pages or self.everyone:
            self.sees(page, words)

    def check_accessibility(self) -> None:
        for page in (self.alice, self.screen, self.people[0]):
            assert self.browser.violations(page) == [], page.url


def send(page, form: str, **fields: str) -> None:
    """Fill a form by the names of its fields and press its button."""
    shown = page.locator(f"#{form}")
    for name, value in fields.items():
        field = shown.locator(f"[name={name}]")
        kind = field.first.get_attribute("type")
        if kind == "radio":
            shown.locator(f"[name={name}][value={value}]").check()
        elif field.evaluate("(field) => field.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    shown.locator(".form__send").click()


def download(page, tmp_path) -> str:
    link = page.get_by_role("link", name="Download versie 1 (PDF)")  # comes by itself after the freeze
    link.wait_for(timeout=60_000)
    with page.expect_download() as started:
        link.click()
    started.value.save_as(tmp_path / "brownpaper.pdf")
    pages = [each.get_textpage().get_text_range() for each in pypdfium2.PdfDocument(tmp_path / "brownpaper.pdf")]
    return " ".join(" ".join(pages).split())
