import uuid

from django.utils.translation import gettext as _

from sessions.core.creation import create_once
from sessions.core.given import GIVEN_ANEW, guard_seen
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant, Party
from sessions.core.refusal import Refused
from sessions.phases.network import events
from sessions.phases.network.models import Connection, Request

PHASE = "network"


def connect(
    *,
    session: CocreationSession,
    participant: Participant,
    other: Participant,
    insight: str = "",
    creation_key: uuid.UUID | None = None,
) -> Connection:
    if other.pk == participant.pk:
        raise Refused(_("Kies iemand anders dan uzelf."), field="other")
    with change(session, phase=PHASE) as under_way:
        connection, is_new = create_once(
            Connection, creation_key, session=session, participant=participant, other=other, insight=insight
        )
        if is_new:
            under_way.record(events.CONNECTION_MADE, connection)
    return connection


def make_request(
    *,
    session: CocreationSession,
    participant: Participant,
    party: Party,
    text: str,
    creation_key: uuid.UUID | None = None,
) -> Request:
    with change(session, phase=PHASE) as under_way:
        request, is_new = create_once(
            Request, creation_key, session=session, participant=participant, party=party, text=text
        )
        if is_new:
            under_way.record(events.REQUEST_MADE, request)
    return request


def answer_request(*, request: Request, participant: Participant, answer: str, about: str = "") -> None:
    """Yes, no, or "I will try", by anyone of the party that was asked; the last answer counts.

    about: the fingerprint of the words that somebody read, "" where their page does not say.
    """
    if participant.party_id != request.party_id:
        raise Refused(_("Alleen de partij aan wie het gevraagd is, kan antwoorden."))
    if answer not in Request.Answer.values:
        raise Refused(_("Kies een van de mogelijkheden."))
    with change(request.session, phase=PHASE) as under_way:
        request.refresh_from_db()
        guard_seen(about, request.words)
        Request.objects.filter(pk=request.pk).update(answer=answer, answered_by=participant, **GIVEN_ANEW)
        under_way.record(events.REQUEST_ANSWERED, request)


def take_back_answer(*, request: Request, participant: Participant) -> None:
    """The party has not answered yet; it may again."""
    if participant.party_id != request.party_id:
        raise Refused(_("Alleen de partij aan wie het gevraagd is, kan antwoorden."))
    with change(request.session, phase=PHASE) as under_way:
        Request.objects.filter(pk=request.pk).update(answer="", answered_by=None, **GIVEN_ANEW)
        under_way.record(events.REQUEST_ANSWERED, request)


def agree_to_be_named(*, connection: Connection, participant: Participant, agrees: bool = True) -> None:
    """Let one's name stand beside a talk that somebody says they had with one, or take that back. Raises Refused for
    anybody else."""
    if connection.other_id != participant.pk:
        raise Refused(_("Alleen wie genoemd wordt, kan dit toestaan."))
    with change(connection.session, phase=PHASE) as under_way:
        if (
            Connection.objects.filter(pk=connection.pk, other=participant)
            .exclude(is_agreed=agrees)
            .update(is_agreed=agrees)
        ):
            under_way.record(events.CONNECTION_CHANGED, connection)
