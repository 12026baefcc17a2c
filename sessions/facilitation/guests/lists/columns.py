"""Which column of a list is what, by the names that people give columns in Dutch and English."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from sessions.core.refusal import Refused
from sessions.facilitation.guests.lists.grid import Grid

# Above the heading of a list stand its titles; so far down it is looked for.
LOWEST_HEADING = 40


class Column(StrEnum):
    NAME = "name"
    FIRST = "first"
    INFIX = "infix"
    LAST = "last"
    PARTY = "party"
    SECTOR = "sector"
    EMAIL = "email"
    ROLE = "role"
    TABLE = "table"
    DIET = "diet"


LABELS: dict[Column, StrOrPromise] = {
    Column.NAME: gettext_lazy("naam"),
    Column.FIRST: gettext_lazy("voornaam"),
    Column.INFIX: gettext_lazy("tussenvoegsel"),
    Column.LAST: gettext_lazy("achternaam"),
    Column.PARTY: gettext_lazy("partij"),
    Column.SECTOR: gettext_lazy("sector"),
    Column.EMAIL: gettext_lazy("e-mail"),
    Column.ROLE: gettext_lazy("rol"),
    Column.TABLE: gettext_lazy("tafel"),
    Column.DIET: gettext_lazy("dieet"),
}

# As key_of() makes them of what stands above a column.
CALLED: dict[Column, str] = {
    Column.NAME: "naam name volledigenaam fullname naamdeelnemer deelnemernaam deelnemer deelnemers participant "
    "participants attendee attendees persoon person contactpersoon contact gast guest naamgast genodigde genodigden "
    "invitee voorenachternaam vooreachternaam naamvolledig namen names participantname contactname",
    Column.FIRST: "voornaam voornamen roepnaam voorletters voorletter initialen firstname givenname forename initials",
    Column.INFIX: "tussenvoegsel tussenvoegsels tussenv tussenvoeg tv infix prefix voorvoegsel voorvoegsels",
    Column.LAST: "achternaam achternamen familienaam lastname surname familyname",
    Column.PARTY: "partij partijen organisatie organisaties bedrijf bedrijfsnaam instelling instantie namens "
    "organisatienaam naamorganisatie naampartij naambedrijf partijnaam vertegenwoordigt werkgever organization "
    "organisation company companyname party parties partyname employer onbehalfof affiliation organizationname "
    "organisationname naamvandepartij naamvandeorganisatie",
    Column.SECTOR: "sector sectoren sectors typeorganisatie soortorganisatie organisationtype organizationtype "
    "sectororganisatie sectorpartij helix",
    Column.EMAIL: "email emailadres emailaddress mail mailadres emailadressen mailaddress epost",
    Column.ROLE: "rol role roles rollen rolindesessie rolinsessie",
    Column.TABLE: "tafel tafelnummer tafelnr table tablenumber tableno tafelno",
    Column.DIET: "dieet dieetwensen dieetwens diet diets dietary dietaryrequirements dietaryneeds dietarywishes "
    "allergie allergieen allergies allergy voedselallergie eetwensen dieetallergie dieetallergieen",
}
COLUMNS = {name: column for column, names in CALLED.items() for name in names.split()}


def key_of(heading: str) -> str:
    """What two headings have in common when they name the same: letters and digits only, without accents."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    return re.sub(r"[^a-z0-9]", "", plain)


def column_called(heading: str) -> Column | None:
    """By the whole of it, else without what stands in brackets, else by one of "organisatie / partij"."""
    without = re.sub(r"\(.*?\)|\[.*?\]", "", heading)
    for said in (heading, without, *re.split(r"[/|,]", without)):
        if column := COLUMNS.get(key_of(said)):
            return column
    return None


@dataclass(frozen=True)
class Heading:
    """row: where it stands, from 0; places: of each known column where its cells stand (several for a name over two
    columns); left_out: what stands above columns that are not taken over."""

    row: int
    places: dict[Column, tuple[int, ...]]
    left_out: tuple[str, ...]

    @property
    def has_names(self) -> bool:
        return bool({Column.NAME, Column.FIRST, Column.LAST} & self.places.keys())

    def cell(self, column: Column, cells: list[str]) -> str:
        """What a row says in this column."""
        said = (cells[place] for place in self.places.get(column, ()) if place < len(cells))
        return " ".join(each for each in said if each)


def known(cells: list[str]) -> int:
    """How many columns of this row are known as the names of columns; none where nobody is named by it."""
    columns = {column_called(cell) for cell in cells if cell} - {None}
    names = {Column.NAME, Column.FIRST, Column.LAST, Column.PARTY}
    return len(columns) if names & columns else 0


def score(grid: Grid) -> int:
    """How well a list is understood."""
    return max((known(cells) for cells in grid[:LOWEST_HEADING]), default=0)


def find_heading(grid: Grid) -> Heading:
    """The row that names the columns: the one of which most is known, the first of equals. Raises Refused where there
    is none, or where two columns are the same thing."""
    best = max(range(min(len(grid), LOWEST_HEADING)), key=lambda row: known(grid[row]), default=None)
    if best is None or not known(grid[best]):
        raise Refused(
            _("We vinden geen rij met de namen van de kolommen. Zet erboven wat wat is: naam, partij, e-mail."),
            field="lines",
        )
    return heading_at(grid, best)


def heading_at(grid: Grid, row: int) -> Heading:
    places: dict[Column, tuple[int, ...]] = {}
    left_out = []
    for place, said in enumerate(grid[row]):
        column = column_called(said) if said else None
        if column is None:
            if said:
                left_out.append(said)
            continue
        if column in places:
            twice = {
                "said": said,
                "n": row + 1,
                "one": places[column][0] + 1,
                "other": place + 1,
                "what": LABELS[column],
            }
            raise Refused(
                _(
                    "Regel %(n)d: kolom %(one)d en kolom %(other)d („%(said)s”) zijn allebei %(what)s. Haal er één weg."
                )
                % twice,
                field="lines",
            )
        places[column] = (place,)
        if column == Column.DIET:
            left_out.append(said)
    return Heading(row, with_second_part_of_name(grid, row, places), tuple(left_out))


def with_second_part_of_name(grid: Grid, row: int, places: dict[Column, tuple[int, ...]]) -> dict:
    """A name may stand in two columns below one merged heading: the columns beside it without a heading are part of it,
    where words stand in them for at least half of the people. A sign to tick somebody off is no name."""
    if Column.NAME not in places:
        return places
    start = places[Column.NAME][0]
    heading, more = grid[row], [start]
    for place in range(start + 1, start + 3):
        is_bare = place >= len(heading) or not heading[place]
        if not is_bare or not holds_names([cells for cells in grid[row + 1 :] if cells[start:]], place):
            break
        more.append(place)
    return places | {Column.NAME: tuple(more)}


def holds_names(rows: Grid, place: int) -> bool:
    said = [cells[place] for cells in rows if place < len(cells) and cells[place]]
    return 2 * len(said) >= len(rows) > 0 and all(len(each) > 1 and each[-1].isalpha() for each in said)
