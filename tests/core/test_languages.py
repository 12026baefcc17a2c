"""Texts of people stand apart from ours, each in its own direction and language."""

import re

import pypdfium2
import pytest
from django.conf import settings
from django.template import Context, Template

from sessions.brownpaper.contents.addresses import with_addresses
from sessions.brownpaper.contents.assemble import assemble
from sessions.brownpaper.contents.portable import to_json
from sessions.brownpaper.printing.jobs import print_job
from sessions.brownpaper.printing.press_process import print_apart
from sessions.core.languages import language_of
from sessions.core.models import CocreationSession
from sessions.core.people.operations import change_party

ENGLISH = (
    "The responsibilities of municipal administrations internationally should be shared by everybody involved."
)
GERMAN = (
    "Die Zuständigkeiten der Gemeindeverwaltungen sollten zwischen allen Beteiligten gerecht aufgeteilt werden."
)
DUTCH = "De verantwoordelijkheden van gemeenten zouden eerlijk verdeeld moeten worden over iedereen die meedoet."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (DUTCH, "nl"),
        ("Smart city hub", "nl"),
        ("", "nl"),
        ("Gemeente Utrecht", "nl"),
        ("https://www.example.org/een/heel/lang/adres/met/veel/delen/index.html", "nl"),
    ],
)
def test_only_a_long_and_sure_text_has_a_language_of_its_own(text, language):
    assert language_of(text, "nl") == language


def shown(template: str, **context) -> str:
    return Template("{% load cocreatie %}" + template).render(Context(context))


def test_said_isolates_escapes_and_names_the_language():
    session = CocreationSession(language="nl")

    assert shown("{% said text %}", text="a < b", session=session) == "<bdi>a &lt; b</bdi>"
    assert shown("{% said text %}", text=ENGLISH, session=session) == f'<bdi lang="en">{ENGLISH}</bdi>'
    assert shown("{% said names %}", names=("a", "b"), session=session) == "<bdi>a</bdi>, <bdi>b</bdi>"
    assert shown("<p{% lang text %}>", text="kort", session=CocreationSession(language="en")) == '<p lang="en">'


@pytest.mark.parametrize(
    ("html", "to", "words"),
    [
        ("<p>zie https://example.org/a&amp;b.</p>", "https://example.org/a&amp;b", "https://example.org/a&amp;b"),
        ("<p>(www.example.org/x)</p>", "https://www.example.org/x", "www.example.org/x"),
        ("<p>mail jan@example.org!</p>", "mailto:jan@example.org", "jan@example.org"),
    ],
)
def test_address_is_a_link_as_a_whole(html, to, words):
    assert f'<a class="address" href="{to}">{words}</a>' in with_addresses(html)


@pytest.mark.parametrize(
    "html",
    ['<a href="https://example.org">https://example.org</a>', "<title>www.example.org</title>", "<p>e.g. x</p>"],
)
def test_what_is_no_text_is_left_alone(html):
    assert with_addresses(html) == html


# Where a text of people may stand without an isolate of its own: it is alone in an element that has a direction.
OURS = re.compile(r"\{\{\s*(?:[\w.]*\b(?:party|participant|author|other|person|member|lead)\b\.?(?:name)?)\s*\}\}")


def test_no_name_of_a_person_or_party_stands_bare_in_a_line():
    """A name that runs from right to left would turn around what stands beside it."""
    bare = []
    for path in sorted((settings.BASE_DIR / "templates").rglob("*.html")):
        source = re.sub(
            r"\{% blocktrans.*?endblocktrans %\}|<(title|option|textarea).*?</\1>", "", path.read_text(), flags=re.S
        )
        for found in OURS.finditer(source):
            before = source[: found.start()]
            in_tag = before.rfind("<") > before.rfind(">")
            has_direction = re.search(r'dir="auto"[^>]*>\s*(\{% icon [^%]*%\}\s*)?$', before)
            if not in_tag and not has_direction:
                bare.append(f"{path.name}: {found[0]}")
    assert bare == []


@pytest.mark.paper
def test_paper_breaks_words_by_their_language_and_copies_them_whole(cast, tmp_path):
    cast.open_everything()
    change_party(party=cast.chris.party, name="مجلس الحي", sector="community")
    address = "https://www.example.org/gemeentelijke-verantwoordelijkheden/samenwerkingsovereenkomsten/index.html"
    for text in (ENGLISH, DUTCH, GERMAN):
        cast.anna.contributes(f"{text} {text} {text} {address}")
    made = assemble(cast.session)

    print_apart(print_job(made, to_json(made)), tmp_path / "b.pdf", tmp_path / "shelf")

    with pypdfium2.PdfDocument(tmp_path / "b.pdf") as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "\u2010" not in text
    assert address in re.sub(r"\s", "", text)
    # The typesetter's own mark of a broken word, which readers join: as pdfium tells it.
    joined = " ".join(text.replace("\ufffe", "").split())
    for each in (ENGLISH, DUTCH, GERMAN):
        assert each in joined
