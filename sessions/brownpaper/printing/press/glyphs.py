"""Which characters can be printed: those that a font on this machine holds. Any other would fail both standards."""

import hashlib
import re
import subprocess
import unicodedata
from functools import cached_property

from sessions.core.texts import tamed

REPLACEMENT = "\ufffd"
# In the text that people wrote it would be taken for the sign at which a word was broken (typeset.soften).
HYPHEN = "\u2010"
# Signs that show nothing themselves: joiners, marks of direction, variants of the sign before them.
SILENT = frozenset("\u061c\u200b\u200c\u200d\u200e\u200f\u202f") | {chr(code) for code in range(0xFE00, 0xFE10)}
LAYOUT = frozenset("\t\n\r")
# Text between tags, and in it words in which a line would have to be broken at any letter: WeasyPrint then measures
# all the rest again for every line, minutes for 100,000 letters. They get a place to break where nobody sees it.
TEXT = re.compile(r"(?<=>)[^<]{200,}(?=<)")
ENDLESS = re.compile(r"\S{100,}")
# What is never broken: a character reference, a letter with its marks, signs that are joined.
SIGN = re.compile(r"&#?\w+;|.[\u0300-\u036f\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d.[\ufe00-\ufe0f]*)*")
BREAK_EVERY = 50
ZERO_WIDTH_SPACE = "\u200b"


# What the stylesheets ask for, and the package of Debian that has it.
NEEDED = {"Noto Sans": "fonts-noto-core"}


class Glyphs:
    """The fonts that fontconfig knows."""

    @property
    def missing(self) -> list[str]:
        """The packages without which a page would be printed in empty boxes."""
        families = {name for line in self.listing for name in line.partition("|")[0].split(",")}
        return [package for family, package in NEEDED.items() if family not in families]

    @cached_property
    def listing(self) -> list[str]:
        told = subprocess.run(
            ["fc-list", "--format", "%{family}|%{style}|%{fontversion}|%{charset}\n"],  # noqa: S607
            capture_output=True,
            text=True,
            check=True,
        )
        return sorted(set(told.stdout.splitlines()))

    @property
    def fingerprint(self) -> str:
        """Changes whenever another font is there, or another version of one."""
        return hashlib.sha256("\n".join(self.listing).encode()).hexdigest()

    @cached_property
    def covered(self) -> frozenset[str]:
        spans = {span for line in self.listing for span in line.rpartition("|")[2].split()}
        held: set[int] = set()
        for span in spans:
            first, _dash, last = span.partition("-")
            held.update(range(int(first, 16), int(last or first, 16) + 1))
        return frozenset(map(chr, held))

    def printable(self, text: str) -> str:
        """The text, tamed as it would be today, with a sign in place of each character that no font holds."""
        text = tamed(text)
        odd = {character for character in set(text) if ord(character) > 0x7E or ord(character) < 0x20}
        table = {ord(character): self.instead_of(character) for character in odd}
        return TEXT.sub(lambda words: ENDLESS.sub(broken, words[0]), text.translate(table))

    def instead_of(self, character: str) -> str:
        if character == HYPHEN:
            return "-"
        if character in SILENT or character in LAYOUT:
            return character
        if unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn", "Cf"):
            return ""
        return character if character in self.covered else REPLACEMENT


def broken(word: re.Match) -> str:
    letters = SIGN.findall(word[0])
    return ZERO_WIDTH_SPACE.join(
        "".join(letters[at : at + BREAK_EVERY]) for at in range(0, len(letters), BREAK_EVERY)
    )
