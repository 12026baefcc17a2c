"""Who stands on a list: each row read as a guest or as a party, with what is wrong with it in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import parseaddr

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.utils.translation import gettext as _

from sessions.core.fields import LineField, NameField
from sessions.core.people.invitations.plan import Guest
from sessions.core.people.models import Role, Sector
from sessions.core.people.roles import role_called
from sessions.core.people.sectors import sector_called, sectors_by_name
from sessions.facilitation.guests.lists.columns import Column, Heading, find_heading
from sessions.facilitation.guests.lists.grid import Grid

LONGEST_NAME, LONGEST_PARTY, LONGEST_TABLE, LONGEST_ADDRESS = 80, 120, 20, 254


@dataclass
class Row:
    """One row of the list. number: of the line, from 1; name: "" where the list is one of parties; sector and role: ""
    where the list says nothing; wrong: why it cannot be taken over, one sentence each."""

    number: int
    name: str = ""
    party: str = ""
    sector: str = ""
    email: str = ""
    role: str = ""
    table: str = ""
    wrong: list[str] = field(default_factory=list)

    @property
    def guest(self) -> Guest:
        return Guest(self.name, self.party, self.sector, self.email, self.role, self.table)


@dataclass(frozen=True)
class GuestList:
    """rows: those that say something; left_out: the columns that are not taken over; has_names: of people, not only of
    parties."""

    rows: list[Row]
    left_out: tuple[str, ...]
    has_names: bool


def read_guests(grid: Grid, *, fills_down: bool = False) -> GuestList:
    """Read a list. fills_down: an empty cell below a party means the same party. Raises Refused for a list without a
    heading."""
    heading = find_heading(grid)
    sectors = sectors_by_name()
    rows, party = [], ""
    for number, cells in below(grid, heading):
        row = read_row(number, cells, heading, sectors)
        if fills_down:
            row.party = party = row.party or party
        rows.append(row)
    return GuestList(rows, heading.left_out, heading.has_names)


def below(grid: Grid, heading: Heading) -> Iterator[tuple[int, list[str]]]:
    """The lines below the heading that say something of what is taken over; a heading that is repeated says nothing."""
    taken = [column for column in heading.places if column != Column.DIET]
    for number, cells in enumerate(grid[heading.row + 1 :], start=heading.row + 2):
        if cells != grid[heading.row] and any(heading.cell(column, cells) for column in taken):
            yield number, cells


def read_row(number: int, cells: list[str], heading: Heading, sectors: dict[str, str]) -> Row:
    row = Row(number)
    said = {column: heading.cell(column, cells) for column in Column}
    if heading.has_names:
        row.name = checked(
            row, NameField(max_length=LONGEST_NAME), whole_name(said), missing=_("er staat geen naam.")
        )
    missing = "" if heading.has_names else _("er staat geen partij.")
    row.party = checked(row, NameField(max_length=LONGEST_PARTY), said[Column.PARTY], missing=missing)
    row.sector = sector_of(row, said[Column.SECTOR], sectors)
    row.email = address_of(row, said[Column.EMAIL])
    row.role = role_of(row, said[Column.ROLE])
    row.table = checked(row, LineField(max_length=LONGEST_TABLE), said[Column.TABLE])
    return row


def whole_name(said: dict[Column, str]) -> str:
    """A name from one column or from several. Beside a first name alone, "name" is the last name."""
    name, first = said[Column.NAME], said[Column.FIRST]
    if not first or name.casefold().startswith(first.casefold()):
        parts = [name] if name else [said[Column.INFIX], said[Column.LAST]]
    else:
        parts = [first, said[Column.INFIX], said[Column.LAST] or name]
    return " ".join(part for part in parts if part)


def checked(row: Row, kind: LineField, said: str, *, missing: str = "") -> str:
    """What is said, or "" and a sentence that says what is wrong with it."""
    if not said:
        if missing:
            row.wrong.append(missing)
        return ""
    try:
        return kind.clean(said)
    except ValidationError as wrong:
        row.wrong += [f"“{said[:40]}”: {message}" for message in wrong.messages]
        return ""


def sector_of(row: Row, said: str, sectors: dict[str, str]) -> str:
    if not said:
        return ""
    sector = sector_called(said, sectors)
    if sector is None:
        known = ", ".join(str(each.label) for each in Sector)
        row.wrong.append(_("„%(said)s” is geen sector. Kies uit: %(known)s.") % {"said": said, "known": known})
    return sector or ""


def address_of(row: Row, said: str) -> str:
    """An e-mail address, also out of "Jan Jansen <jan@voorbeeld.nl>" and "mailto:jan@voorbeeld.nl"."""
    if not said:
        return ""
    address = re.sub(r"^mailto:", "", parseaddr(said)[1] if "<" in said else said, flags=re.IGNORECASE).strip()
    try:
        validate_email(address)
        MaxLengthValidator(LONGEST_ADDRESS)(address)
    except ValidationError:
        row.wrong.append(_("„%(said)s” is geen e-mailadres.") % {"said": said})
        return ""
    return address


def role_of(row: Row, said: str) -> str:
    if not said:
        return ""
    role = role_called(said)
    if role is None:
        known = ", ".join(str(each.label) for each in Role)
        row.wrong.append(_("„%(said)s” is geen rol. Kies uit: %(known)s.") % {"said": said, "known": known})
    return role or ""
