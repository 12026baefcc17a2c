"""Binding: pages that were typeset apart become one document, with one tree of tags, outline and numbering.

Every reference between parts that a reader follows is made here: links, bookmarks, page numbers. The bytes depend
on nothing but what is bound, so the same version always gives the same file.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Page, Pdf, String

from sessions.brownpaper.printing.press.parts import INSIDE, Typeset
from sessions.brownpaper.printing.press.xmp import packet


@dataclass(frozen=True)
class Attachment:
    """A file inside the document. text: its contents."""

    name: str
    mime: str
    description: str
    text: str


@dataclass(frozen=True)
class Colophon:
    """What the file says of itself. created: ISO 8601 with offset; language: BCP 47."""

    title: str
    author: str
    language: str
    created: str


# From so many pages on a book is put aside now and then while it is bound: else every part is in memory twice, as it
# was and as it is in the book.
LARGE = 300
ASIDE_EVERY = 50


class Binder:
    """Collects parts into one book. aside: where a large one is kept while it is bound."""

    def __init__(self, aside: Path):
        self.aside = aside
        self.volumes = 0
        self.book = Pdf.new()
        kind = Dictionary(Type=Name.StructElem, S=Name.Document, K=Array())
        self.document: Object = self.book.make_indirect(kind)
        self.parents: Object = Array()
        self.next_parent = 0
        self.sources: list[Pdf] = []
        self.pages_aside = 0
        # The first page of each part, and where each anchor is.
        self.starts: list[int] = []
        self.anchors: dict[str, tuple[int, float, float]] = {}

    def add(self, part: Typeset) -> None:
        first = len(self.book.pages)
        self.starts.append(first)
        for anchor, (page, x, y) in part.anchors.items():
            self.anchors.setdefault(anchor, (first + page, x, y))
        source = self.opened(part)
        if not first:
            intents = source.make_indirect(source.Root.OutputIntents)
            self.book.Root.OutputIntents = self.book.copy_foreign(intents)
        # Pages first: what is copied after them then refers to these copies.
        self.book.pages.extend(source.pages)
        self.add_tags(self.book.copy_foreign(source.Root.StructTreeRoot), first)
        pages = len(self.book.pages)
        if pages >= LARGE and pages - self.pages_aside >= ASIDE_EVERY:
            self.put_aside()

    def put_aside(self) -> None:
        """Write what is bound so far, and go on from there: only what is touched is in memory again."""
        self.book.Root.Bound = self.document
        self.book.Root.Parents = self.parents
        here = self.volume()
        self.book.save(here, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        self.close()
        self.volumes += 1
        self.book = Pdf.open(here)
        self.document, self.parents = self.book.Root.Bound, self.book.Root.Parents
        del self.book.Root.Bound, self.book.Root.Parents
        self.pages_aside = len(self.book.pages)

    def volume(self) -> Path:
        return self.aside.with_suffix(f".{self.volumes}.book")

    def close(self) -> None:
        """Let go of what was opened, and of what was put aside before."""
        for source in (*self.sources, self.book):
            source.close()
        self.sources.clear()
        if self.volumes:
            self.aside.with_suffix(f".{self.volumes - 1}.book").unlink(missing_ok=True)

    def opened(self, part: Typeset) -> Pdf:
        """A part's file, open until the book is written: streams are only copied then."""
        self.sources.append(Pdf.open(part.file))
        return self.sources[-1]

    def add_tags(self, tree, first: int) -> None:
        """Hang a part's tags under the book's document, and number anew what points back to them."""
        for element in tree.K[0].K:
            element.P = self.document
            self.document.K.append(element)
        for index in range(0, len(tree.ParentTree.Nums), 2):
            self.parents.append(int(tree.ParentTree.Nums[index]) + self.next_parent)
            self.parents.append(tree.ParentTree.Nums[index + 1])
        for page in list(self.book.pages)[first:]:
            page.obj.StructParents += self.next_parent
            for annotation in page.obj.get("/Annots", []):
                annotation.StructParent += self.next_parent
        self.next_parent += len(tree.ParentTree.Nums) // 2

    def link(self, page_words: str) -> None:
        """Lead every link that stays inside to its page. page_words: such as "pagina {}", for screen readers."""
        for here, page in enumerate(self.book.pages):
            for annotation in page.obj.get("/Annots", []):
                address = str(annotation.A.URI)
                if not address.startswith(INSIDE):
                    continue
                anchor = address.removeprefix(INSIDE)
                if anchor not in self.anchors:
                    # A link with nowhere to go must not cost anybody the document: it stays on its own page.
                    print(f"no anchor {anchor}", file=sys.stderr)
                number, x, y = self.anchors.get(anchor, (here, 0, 0))
                del annotation.A
                annotation.Dest = Array([self.book.pages[number].obj, Name.XYZ, x, y, 0])
                annotation.Contents = String(page_words.format(number + 1))

    def outline(self, parts: list[Typeset]) -> None:
        with self.book.open_outline() as outline:
            path = [outline.root]
            for start, part in zip(self.starts, parts, strict=True):
                for level, label, page, x, y in part.bookmarks:
                    place = self.book.pages[start + page].obj
                    item = OutlineItem(label, Array([place, Name.XYZ, x, y, 0]))
                    path = path[:level]
                    path[-1].append(item)
                    path.append(item.children)

    def number(self, numbers: Typeset) -> None:
        """Put page numbers on all pages but the first: decoration, no part of the text."""
        source = self.opened(numbers)
        for index, page in enumerate(self.book.pages):
            if index:
                stamp(self.book, page, Page(source.pages[index]), f"/PageNumber{index + 1}")

    def attach(self, attachments: list[Attachment]) -> None:
        if not attachments:
            return
        self.book.Root.AF = Array()
        for each in attachments:
            file = pikepdf.AttachedFileSpec(  # type: ignore[call-arg]  # its stubs are older
                self.book,
                each.text.encode(),
                filename=each.name,
                mime_type=each.mime,
                description=each.description,
                relationship=Name.Data,
                creation_date="",
                mod_date="",
            )
            self.book.attachments[each.name] = file
            self.book.Root.AF.append(file.obj)

    def write(self, target: Path, colophon: Colophon) -> None:
        root = self.book.Root
        root.StructTreeRoot = self.book.make_indirect(
            Dictionary(
                Type=Name.StructTreeRoot,
                K=Array([self.document]),
                ParentTree=self.book.make_indirect(Dictionary(Nums=self.parents)),
                ParentTreeNextKey=self.next_parent,
            )
        )
        self.document.P = root.StructTreeRoot
        root.MarkInfo = Dictionary(Marked=True)
        root.Lang = String(colophon.language)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.PageMode = Name.UseOutlines
        words = packet(
            title=colophon.title, author=colophon.author, language=colophon.language, created=colophon.created
        )
        root.Metadata = self.book.make_stream(words, Type=Name.Metadata, Subtype=Name.XML)
        self.book.docinfo["/Title"] = colophon.title
        self.book.save(
            target,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            fix_metadata_version=False,
        )


def stamp(book: Pdf, page: Page, number: Page, name: str) -> None:
    page.add_resource(book.copy_foreign(number.as_form_xobject()), Name.XObject, Name(name))
    # The page's own drawing turned the paper round: put it back first.
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q /Artifact BMC {name} Do EMC".encode(), prepend=False)
