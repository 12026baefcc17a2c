"""The binder's own process, without the typesetter and its fonts: a book of twenty thousand contributions is a quarter
of a million objects, and those should be all that it has in memory.

On standard input JSON: target (file), parts and numbers (see parts.py; numbers may be null), attachments, colophon,
page_words.
"""

import json
import sys
from pathlib import Path

from sessions.brownpaper.printing.press.bind import Attachment, Binder, Colophon
from sessions.brownpaper.printing.press.parts import Typeset


def main() -> None:
    told = json.loads(sys.stdin.buffer.read())
    parts = [Typeset(**each) for each in told.pop("parts")]
    target = Path(told["target"])
    book = Binder(target.with_suffix(".book"))
    for part in parts:
        book.add(part)
    book.link(told["page_words"])
    book.outline(parts)
    if told["numbers"]:
        book.number(Typeset(**told["numbers"]))
    book.attach([Attachment(**each) for each in told["attachments"]])
    book.write(target, Colophon(**told["colophon"]))
    book.close()


if __name__ == "__main__":
    main()
