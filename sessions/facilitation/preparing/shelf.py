"""The shelf of programmes with which a session can begin. All of it can be changed afterwards."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from sessions.facilitation.preparing.default_programme import noon_to_noon

# (minutes after the start, how long, phase slug or "", title, what else it is)
Planned = tuple[int, int, str, str, dict]
FIXED = {"is_fixed": True}
ONE_DAY: tuple[tuple[int, str, StrOrPromise, dict], ...] = (
    (30, "", _("Inloop en aanmelden"), {}),
    (30, "inform", _("Informeren"), {}),
    (45, "introduce", _("Introduceren"), {}),
    (75, "inventory", _("Inventariseren"), {}),
    (45, "enthuse", _("Enthousiasmeren"), {}),
    (60, "network", _("Netwerklunch"), FIXED),
    (105, "concretise", _("Concretiseren"), {}),
    (20, "concretise", _("Carrousel langs de oplossingen"), {}),
    (40, "conclude", _("Concluderen"), {}),
    (10, "conclude", _("Brownpaper bevriezen"), {}),
    (20, "", _("Presentatie aan de minister"), FIXED),
)
HALF_A_DAY: tuple[tuple[int, str, StrOrPromise, dict], ...] = (
    (10, "", _("Inloop en aanmelden"), {}),
    (15, "inform", _("Informeren"), {}),
    (20, "introduce", _("Introduceren"), {}),
    (45, "inventory", _("Inventariseren"), {}),
    (15, "network", _("Netwerkpauze"), {}),
    (20, "enthuse", _("Enthousiasmeren"), {}),
    (65, "concretise", _("Concretiseren"), {}),
    (30, "conclude", _("Concluderen"), {}),
    (5, "conclude", _("Brownpaper bevriezen"), {}),
    (15, "", _("Presentatie aan de minister"), FIXED),
)


@dataclass(frozen=True)
class Programme:
    """name: as forms call it; label: for people; blocks: what is in it, in the language that is active."""

    name: str
    label: StrOrPromise
    blocks: Callable[[], list[Planned]]


def in_a_row(blocks: Iterable[tuple[int, str, StrOrPromise, dict]]) -> list[Planned]:
    """One after the other."""
    at, planned = 0, []
    for minutes, phase, title, more in blocks:
        planned.append((at, minutes, phase, str(title), more))
        at += minutes
    return planned


SHELF = (
    Programme("noon_to_noon", _("24 uur, van middag tot middag"), noon_to_noon),
    Programme("one_day", _("Eén dag, acht uur"), lambda: in_a_row(ONE_DAY)),
    Programme("half_a_day", _("Een dagdeel, vier uur"), lambda: in_a_row(HALF_A_DAY)),
)
BY_NAME = {each.name: each for each in SHELF}
USUAL = SHELF[0].name
