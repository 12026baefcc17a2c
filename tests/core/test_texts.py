"""What people write is tamed at the door: readable for everybody, and still what they meant."""

import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.core.texts import fewer_marks, meaning, name_key, names_something, on_one_line, shows_something, tamed

ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
TROUBLES = (
    "\u2028\u2029\x0b\x85\r\n\t\x00\x1b\ufeff\u200b\u200d\u202e\u2067\u0301\u0335\ud800\uffff\U000e0041\ufe0f"
)
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from(TROUBLES + "\u3164 aä😀")), max_size=60)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("voor\u2028na\u2029en\x0ben\x85en\r\nen\ren", "voor\nna\nen\nen\nen\nen\nen"),
        ("Cooperatie met trema: o\u0308", "Cooperatie met trema: ö"),
        ("a\x00b\x1bc\x9fd", "abcd"),
        ("\u202eomgekeerd\u202c \u2067ook\u2069", "omgekeerd ook"),
        ("\ufeffvan een venster", "van een venster"),
        ("af\u00adbreken", "afbreken"),
        ("plak\u2060ken\u200b", "plakken"),
        ("👨\u200d👩\u200d👧 en ❤\ufe0f", "👨\u200d👩\u200d👧 en ❤\ufe0f"),
        (
            "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
            "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        ),
        ("een lab\U000e0041el", "een label"),
        ("\u0645\u06cc\u200c\u062e\u0648", "\u0645\u06cc\u200c\u062e\u0648"),
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"),
        ("lat\u200dijn", "latijn"),
        ("ภาษา\u200bไทย", "ภาษา\u200bไทย"),
        ("Tiếng Việt, Łódź, Ærø", "Tiếng Việt, Łódź, Ærø"),
        ("z" + "\u0335\u0321\u035c" * 9, "z\u0335\u0321\u035c"),
        ("\uf0b7 punt uit Word", "• punt uit Word"),
        ("tab\tblijft\nregel ook", "tab\tblijft\nregel ook"),
        ("\ud800half", "half"),
    ],
)
def test_what_is_typed_is_kept_as_it_reads(typed, kept):
    assert tamed(typed) == kept


@given(TEXTS)
def test_tamed_text_can_stand_anywhere(text):
    kept = tamed(text)

    assert tamed(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    kept.encode()
    ElementTree.fromstring(f"<p>{kept.replace('&', '').replace('<', '').replace('>', '')}</p>")
    assert not {"\r", "\u2028", "\u2029", "\u202e", "\u2067"} & set(kept)
    assert fewer_marks(kept) == kept


@given(st.text(st.characters(categories=("L", "N", "P", "Sm", "Sc", "Zs")), max_size=60))
def test_letters_digits_and_punctuation_are_never_lost(text):
    fillers = dict.fromkeys(map(ord, "\u115f\u1160\u3164\uffa0\u2028\u2029"))

    assert tamed(text) == unicodedata.normalize("NFC", text.translate(fillers))


@given(TEXTS)
def test_a_line_is_one_line(text):
    assert on_one_line(text) == " ".join(on_one_line(text).split())


SAME = ["Coöperatie De Brug", "COÖPERATIE DE BRUG", "Coo\u0308peratie  de brug", "coöperatie\u00a0De Brug\u200e"]


@pytest.mark.parametrize("other", SAME)
def test_names_that_read_the_same_are_the_same(other):
    assert name_key(SAME[0]) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Straße", "STRASSE"), ("ﬁets", "Fiets"), ("Ｚorg", "zorg"), ("ΣΊΣΥΦΟΣ", "Σίσυφος")]
)
def test_forms_of_letters_are_the_same(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Zorg", "Zorg 2"), ("Cooperatie", "Coöperatie"), ("Oost", "West")])
def test_other_names_are_others(one, other):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    "text", ["", " ", "\u200b", "\u3164", "\u2800", "\u00ad", "\u0301", "\ufeff\u2060", "\u200e"]
)
def test_invisible_signs_are_nothing(text):
    assert not shows_something(tamed(text))
    assert not names_something(tamed(text))


def test_marks_alone_are_a_text_but_no_name():
    assert shows_something("?!")
    assert not names_something("?!")
    assert names_something("住房")
    assert names_something("🌱")


def test_white_space_changes_no_meaning():
    assert meaning(" meer\n\nbomen ") == meaning("meer bomen")
    assert meaning("meer bomen") != meaning("meer bomen.")
