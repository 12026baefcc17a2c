"""What a bot reads on a page: its forms and buttons, as a browser without pictures would see them."""

import random
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

# What no bot should press: leaving the session, another language.
NOT_FOR_BOTS = ("/leaving/", "/i18n/", "/membership/end/", "/withdrawal/", "/removal/", "/end/", "/away/")

FORM = re.compile(r'<form (?![^>]*id="act").*?</form>', re.DOTALL)
AUTOSAVED = re.compile(r"<textarea [^>]*data-autosave=[^>]*>")
BUTTON = re.compile(r'<button [^>]*form="act"[^>]* data-hx-post="([^"]+)"')
BODY = re.compile(r"<body[^>]*>")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


@dataclass
class Form:
    """Something that can be sent. url: where to; fields: names with their values, or with a list to choose from."""

    url: str
    fields: dict[str, str | list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    is_autosave: bool = False

    def filled_in(self, text: str, creation_key: str) -> dict[str, str]:
        """What to send: `text` in the first text field, a word in the others, a choice where there is one."""
        data = {}
        for name, value in self.fields.items():
            data[name] = random.choice(value or [""]) if isinstance(value, list) else value  # noqa: S311 (no secret)
        for number, name in enumerate(self.texts):
            data[name] = text if number == 0 else "repetitie"
        if "creation_key" in data:
            data["creation_key"] = creation_key
        return data


class FormReader(HTMLParser):
    """Reads one form."""

    def __init__(self, html: str):
        super().__init__()
        self.form = Form("")
        self.select: str | None = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        name = said.get("name")
        if tag == "form":
            self.form.url = said.get("data-hx-post") or said.get("action") or ""
        elif tag == "option" and self.select and said.get("value"):
            self.choices(self.select).append(said["value"])
        elif tag == "select" and name:
            self.select = name
            self.form.fields[name] = []
        elif tag == "textarea" and name:
            self.form.texts.append(name)
        elif tag == "input" and name:
            self.input(name, said)

    def input(self, name: str, said: dict) -> None:
        kind = said.get("type", "text")
        if kind == "text":
            self.form.texts.append(name)
        elif kind == "radio":
            self.choices(name).append(said.get("value", ""))
        elif kind != "checkbox":
            self.form.fields[name] = said.get("value") or ""

    def choices(self, name: str) -> list[str]:
        """What can be chosen for this name so far."""
        known = self.form.fields.setdefault(name, [])
        return known if isinstance(known, list) else []

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None


class Page:
    """The parts of a page that a bot can use. A room of bots reads a great deal, so it looks at nothing else."""

    def __init__(self, html: str):
        self.forms = [FormReader(form).form for form in FORM.findall(html)]
        self.forms = [form for form in self.forms if form.texts]
        self.forms += [autosaved(tag) for tag in AUTOSAVED.findall(html)]
        self.buttons = buttons_in(html)
        body = BODY.search(html)
        self.body = dict(ATTRIBUTE.findall(body[0].replace("&amp;", "&"))) if body else {}


def buttons_in(html: str) -> list[str]:
    """Where the buttons lead that a bot may press; also in a frame, where quotes are escaped."""
    return [url for url in BUTTON.findall(html.replace('\\"', '"')) if not url.endswith(NOT_FOR_BOTS)]


def autosaved(tag: str) -> Form:
    said = dict(ATTRIBUTE.findall(tag))
    version = {"base_version": said.get("data-version", "0")}
    return Form(said["data-autosave"], version, ["text"], is_autosave=True)
