"""The tables of a session, as its people and guests name them."""

from sessions.core.models import CocreationSession
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.models import Participant
from sessions.core.texts import name_key


def tables_of(session: CocreationSession) -> list[str]:
    """In the order in which people count them."""
    taken = Participant.objects.filter(session=session, removed_at=None).exclude(table="")
    expected = Invitation.objects.filter(session=session, withdrawn_at=None).exclude(table="")
    found = {*taken.values_list("table", flat=True), *expected.values_list("table", flat=True)}
    return sorted(found, key=table_key)


def table_key(table: str) -> tuple[int, str]:
    return (int(table) if table.isdecimal() else 10**6, name_key(table))


def tables_for(participant: Participant) -> list[str]:
    """On behalf of which somebody may write: guides and note-takers of all, others only for themselves."""
    return tables_of(participant.session) if participant.helps_every_group else []
