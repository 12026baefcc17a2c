"""What is typeset as one is bounded, whatever a chapter holds: a long text is cut between two entries of a list, two
rows of a table or two parts, and each piece is a whole text again."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

# So many entries and rows, and so many characters of HTML, are typeset as one.
MOST_ENTRIES = 300
MOST_CHARACTERS = 200_000
ENTRIES = frozenset({"li", "tr"})
# Before which a text is cut too: what follows belongs to it.
HEADS = frozenset({"h3", "section"})
# What goes on in the next piece; within anything else nothing is cut.
GOES_ON = frozenset({"section", "div", "ul", "ol", "table", "tbody"})
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})


@dataclass
class Element:
    """An element that is open. again: its start tag, without what may be there once; head: of a table, its headings;
    entries: how many it has so far itself; within: in all that it holds."""

    name: str
    again: str
    head: str = ""
    entries: int = 0
    within: int = 0


@dataclass
class Cut:
    """at: in the text; open: around it, the outermost first."""

    at: int
    open: list[Element] = field(default_factory=list)

    @property
    def closing(self) -> str:
        return "".join(f"</{each.name}>" for each in reversed(self.open))

    @property
    def opening(self) -> str:
        return "".join(each.again + each.head for each in self.open)


class Cutter(HTMLParser):
    """Finds where a text is cut."""

    def __init__(self, text: str):
        super().__init__(convert_charrefs=False)
        self.text = text
        self.lines = [0]
        for line in text.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.open: list[Element] = []
        self.cuts: list[Cut] = []
        self.entries = self.began = self.head_began = 0
        self.feed(text)
        self.close()

    @property
    def at(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag, attrs):
        if tag in VOID:
            return
        start = self.get_starttag_text() or ""
        parent = self.open[-1] if self.open else None
        if parent and (parent.entries if tag in ENTRIES else parent.within if tag in HEADS else 0):
            self.cut_where_full()
        if tag in ENTRIES and parent:
            parent.entries += 1
            self.entries += 1
            for each in self.open:
                each.within += 1
        if tag == "thead":
            self.head_began = self.at
        self.open.append(Element(tag, without_id(start, attrs)))

    def cut_where_full(self) -> None:
        if self.is_full and all(each.name in GOES_ON for each in self.open):
            self.cuts.append(Cut(self.at, [Element(**vars(each)) for each in self.open]))
            self.entries, self.began = 0, self.at

    def handle_startendtag(self, tag, attrs):
        """It holds nothing."""

    def handle_endtag(self, tag):
        while self.open and self.open.pop().name != tag:
            pass
        if tag == "thead" and self.open:
            end = self.text.index(">", self.at) + 1
            self.open[-1].head = self.text[self.head_began : end]

    @property
    def is_full(self) -> bool:
        return self.entries >= MOST_ENTRIES or self.at - self.began >= MOST_CHARACTERS


def without_id(start: str, attrs) -> str:
    """A start tag without its id, which may be in a document once."""
    named = next((value for name, value in attrs if name == "id"), None)
    return start if named is None else start.replace(f' id="{named}"', "")


def in_pieces(text: str) -> Iterator[str]:
    """A text as one piece or as several, of which each is well-formed: with its headings again, its anchors once."""
    if text.count("<li") + text.count("<tr") <= MOST_ENTRIES and len(text) <= MOST_CHARACTERS:
        yield text
        return
    opening, began = "", 0
    for cut in Cutter(text).cuts:
        yield opening + text[began : cut.at] + cut.closing
        opening, began = cut.opening, cut.at
    yield opening + text[began:]
