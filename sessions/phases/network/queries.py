from sessions.core.event_types import Subject, subject_of
from sessions.core.fragments import Item, among, place
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.phases.introduce.models import GiveGet
from sessions.phases.network.matching import match
from sessions.phases.network.models import Connection, Request


def matches(session: CocreationSession, scope: str = "") -> dict:
    entries = GiveGet.objects.filter(party__session=session).select_related("party")
    sides: dict[str, list[tuple[str, str]]] = {direction: [] for direction in GiveGet.Direction.values}
    for entry in entries:
        sides[entry.direction].append((entry.party.name, entry.text))
    return {"matches": match(sides["get"], sides["give"])}


def connections(session: CocreationSession):
    return Connection.objects.filter(session=session).select_related("participant__party", "other__party")


def connection_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """The newest first."""
    return [Item.of(each, place(-each.pk), connection=each) for each in among(connections(session), wanted)]


def requests(session: CocreationSession):
    return Request.objects.filter(session=session).select_related("participant__party", "party", "answered_by")


def request_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """Open requests first, then answered ones; newest first."""
    return [
        Item.of(each, place(bool(each.answer), -each.pk), request=each, answers=Request.Answer.choices)
        for each in among(requests(session), wanted)
    ]


def mine(participant: Participant) -> list[Subject]:
    return [subject_of(participant.party), subject_of(participant)]
