"""A list as it comes from a spreadsheet, pasted, CSV or XLSX, read into rows of texts. What it is about is not known
here.

Row n of the result is row n of the sheet, so that a message can point at it.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime

import charset_normalizer
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from sessions.core.refusal import Refused
from sessions.core.texts import on_one_line

Grid = list[list[str]]

MOST_BYTES = 3_000_000
MOST_BYTES_UNPACKED = 20_000_000
MOST_ROWS = 3_000
MOST_COLUMNS = 60
# What Dutch and English spreadsheets put between cells.
DELIMITERS = "\t;,|"
# In which encodings lists come when they say nothing: Excel's on Windows, its older one on a Mac.
ENCODINGS = ["cp1252", "mac_roman"]
# A range of merged cells, as a sheet writes it.
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*\bref=[\"']([A-Z0-9:$]+)[\"']")
# How a file begins that is one of those which cannot be read.
OLD_EXCEL, PDF, ZIP = b"\xd0\xcf\x11\xe0", b"%PDF", b"PK"


def read_file(file: UploadedFile, score: Callable[[Grid], int]) -> Grid:
    """The rows of an uploaded file. score: how well rows are understood, to choose between sheets and separators.
    Raises Refused for what is no list."""
    if file.size is None or file.size > MOST_BYTES:
        raise Refused(
            _("Dit bestand is te groot: hooguit %(n)d MB.") % {"n": MOST_BYTES // 1_000_000}, field="file"
        )
    data = file.read()
    if data.startswith((OLD_EXCEL, PDF)):
        raise Refused(
            _(
                "Dit bestand kunnen we niet lezen. Bewaar het in uw rekenblad als .xlsx (zonder wachtwoord) of .csv."
            ),
            field="file",
        )
    return read_workbook(data, score) if data.startswith(ZIP) else read_text(decoded(data), score)


def read_text(text: str, score: Callable[[Grid], int]) -> Grid:
    """The rows of a text, parted by whatever parts them best."""
    return max((parted(text, delimiter) for delimiter in DELIMITERS), key=score)


def parted(text: str, delimiter: str) -> Grid:
    rows = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    try:
        return bounded([tidied(row) for row in rows])
    except csv.Error:
        return []


def decoded(data: bytes) -> str:
    """The text of a file that does not say how its letters are written."""
    if not data.strip():
        return ""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8")
    # Where it could be two, it is what Excel on Windows writes.
    found = charset_normalizer.from_bytes(data, cp_isolation=ENCODINGS)
    best = min(found, key=lambda each: (strangeness(str(each)), each.encoding != "cp1252"), default=None)
    return str(best) if best else data.decode("cp1252", errors="replace")


def strangeness(text: str) -> int:
    """How many signs of a text are not what people write within a name: a symbol, or a capital amid small letters."""
    around = zip(" " + text, text, text[1:] + " ", strict=False)
    return sum(
        1 for before, sign, after in around if before.isalpha() and not sign.isascii() and is_odd(sign, after)
    )


def is_odd(sign: str, after: str) -> bool:
    return sign.isupper() and after.islower() if sign.isalpha() else sign not in "’”–—€"


def read_workbook(data: bytes, score: Callable[[Grid], int]) -> Grid:
    """The rows of the sheet that is understood best; the first of equals."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST_BYTES_UNPACKED:
                raise Refused(_("Dit bestand is uitgepakt te groot."), field="file")
            guard_merged(packed)
        book = load_workbook(io.BytesIO(data), data_only=True)
    except Refused:
        raise
    except Exception as reason:  # whatever a damaged file makes the library say
        raise Refused(
            _(
                "Dit bestand kunnen we niet lezen. Bewaar het in uw rekenblad als .xlsx (zonder wachtwoord) of .csv."
            ),
            field="file",
        ) from reason
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
    return max((rows_of(sheet) for sheet in sheets), key=score, default=[])


def guard_merged(packed: zipfile.ZipFile) -> None:
    """Raises Refused where cells are merged over more of a sheet than anybody's list is long: each would be made."""
    for name in packed.namelist():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            for found in MERGED.finditer(packed.read(name)):
                if cells_in(found[1].decode("ascii", "replace")) > MOST_ROWS * MOST_COLUMNS:
                    raise too_long()


def cells_in(reference: str) -> float:
    left, top, right, bottom = range_boundaries(reference)
    if left is None or top is None or right is None or bottom is None:
        return float("inf")  # whole rows or columns
    return (right - left + 1) * (bottom - top + 1)


def rows_of(sheet: Worksheet) -> Grid:
    """Cells that were merged downwards all hold what stands in the first of them."""
    most = min(sheet.max_column, MOST_COLUMNS)
    if sheet.max_row > 20 * MOST_ROWS:
        raise too_long()
    rows = [[shown(value) for value in row] for row in sheet.iter_rows(max_col=most, values_only=True)]
    for merged in sheet.merged_cells.ranges:
        if merged.min_col <= most:
            for row in rows[merged.min_row : merged.max_row]:
                row[merged.min_col - 1] = rows[merged.min_row - 1][merged.min_col - 1]
    return bounded([tidied(row) for row in rows])


def shown(value: object) -> str:
    """A cell as people see it."""
    if value is None or value in ("#N/A", "#REF!", "#VALUE!", "#NAME?"):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return str(value)


def tidied(row: list[str]) -> list[str]:
    """Its texts, each on one line; without the empty ones at the end."""
    cells = [on_one_line(cell) for cell in row[:MOST_COLUMNS]]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def bounded(rows: Grid) -> Grid:
    """Without the empty rows at the end. Raises Refused for more than anybody has guests."""
    while rows and not rows[-1]:
        rows.pop()
    if len(rows) > MOST_ROWS:
        raise too_long()
    return rows


def too_long() -> Refused:
    return Refused(_("Deze lijst is te lang: hooguit %(n)d regels.") % {"n": MOST_ROWS})


def as_text(rows: Grid) -> str:
    """The rows as they can be pasted again: a line each, cells apart by tabs."""
    return "\n".join("\t".join(row) for row in rows)
