import uuid

from sessions.core.creation import create_once
from sessions.core.journal import change
from sessions.core.people.models import Participant, Party
from sessions.core.seen import Seen, rewrite
from sessions.phases.introduce import events
from sessions.phases.introduce.models import GiveGet, Introduction

PHASE = "introduce"


def introduce(*, participant: Participant, why: str, skills: str = "", seen: Seen | None = None) -> None:
    """Write or rewrite one's own card."""
    with change(participant.session, phase=PHASE) as under_way:
        card, _is_new = Introduction.objects.get_or_create(participant=participant)
        if rewrite(card, seen, why=why, skills=skills):
            under_way.record(events.PARTICIPANT_INTRODUCED, participant)


def add_give_get(*, party: Party, direction: str, text: str, creation_key: uuid.UUID | None = None) -> GiveGet:
    with change(party.session, phase=PHASE) as under_way:
        entry, is_new = create_once(GiveGet, creation_key, party=party, direction=direction, text=text)
        if is_new:
            under_way.record(events.GIVE_GET_ADDED, party)
    return entry
