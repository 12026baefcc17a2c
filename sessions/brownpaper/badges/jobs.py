"""Badges and table cards: what the press is given, from who is expected and who is here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sessions.core.models import CocreationSession
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.invitations.tokens import token_of
from sessions.core.people.models import Participant, Party
from sessions.core.people.tables.queries import table_key
from sessions.core.texts import name_key

# Two columns of four on a sheet of A4.
ON_A_SHEET = 8
# From so many characters on a name is printed smaller, so that it stays whole.
LONG_NAME, LONGEST_NAME, LONG_PARTY = 22, 44, 44


@dataclass(frozen=True)
class Badge:
    """address: that lets its holder in, "" for somebody who is in."""

    name: str
    party: str
    table: str
    role: str
    address: str

    @property
    def size(self) -> str:
        """How large the name is printed: "", "long" or "longest"."""
        longest_word = max(map(len, self.name.split()), default=0)
        if len(self.name) > LONGEST_NAME:
            return "longest"
        return "long" if len(self.name) > LONG_NAME or longest_word > LONG_NAME // 2 else ""

    @property
    def has_long_party(self) -> bool:
        return len(self.party) > LONG_PARTY


def badges_of(session: CocreationSession, whole: Callable[[str], str]) -> list[Badge]:
    """A badge for everybody who is expected or here, by party and name. whole: address → with the server before it."""
    guests = Invitation.objects.filter(session=session, participant=None, withdrawn_at=None)
    here = Participant.objects.filter(session=session, removed_at=None, is_pseudonymous=False)
    reissued = {
        each.participant_id: each
        for each in Invitation.objects.filter(session=session, used_at=None)
        if each.is_open
    }

    def badge(person: Participant | Invitation, party: Party | None, invitation: Invitation | None) -> Badge:
        address = whole(reverse("invitation", args=[token_of(invitation)])) if invitation else ""
        role = "" if person.role == "participant" else person.get_role_display()
        return Badge(person.name, party.name if party else "", person.table, role, address)

    made = [badge(each, each.party, each) for each in guests.select_related("party")]
    made += [badge(each, each.party, reissued.get(each.pk)) for each in here.select_related("party")]
    return sorted(made, key=lambda each: (name_key(each.party), name_key(each.name)))


def badges_job(session: CocreationSession, badges: Sequence[Badge]) -> dict:
    """Sheets of badges to cut, each with a part to tear off that lets somebody in."""
    sheets = [badges[start : start + ON_A_SHEET] for start in range(0, max(1, len(badges)), ON_A_SHEET)]
    return job(session, _("Badges"), "badges", [{"badges": sheet} for sheet in sheets])


def table_cards_job(session: CocreationSession, badges: Sequence[Badge]) -> dict:
    """For each table a card to fold, with who sits there."""
    seated = sorted((each for each in badges if each.table), key=lambda each: table_key(each.table))
    tables = [
        {"table": table, "people": list(people)} for table, people in groupby(seated, key=lambda each: each.table)
    ]
    return job(session, _("Tafelkaarten"), "table-cards", tables or [{"table": "", "people": []}])


def job(session: CocreationSession, title: str, name: str, sheets: Iterable[dict]) -> dict:
    language = {"language": get_language()}
    shown = {"session": session, "title": title, "name": name, **language}
    return {
        "title": f"{title}: {session.challenge}",
        "author": _("De partijen aan tafel"),
        "created": session.starts_at.isoformat(timespec="seconds"),
        "page_words": _("pagina {}"),
        "stylesheets": ["css/palette.css", "css/badges.css"],
        "sections": [
            {
                "name": f"{name}-{number}",
                "html": render_to_string(
                    f"brownpaper/badges/{name}.html", shown | sheet | {"is_first": number == 0}
                ),
            }
            for number, sheet in enumerate(sheets)
        ],
        "attachments": [],
        **language,
    }
