"""Who sits at the table, and who is expected."""

from django.db.models import Count, Q

from sessions.core.event_types import Subject
from sessions.core.fragments import Item, among, place
from sessions.core.models import CocreationSession
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.models import Merging, Participant, Sector
from sessions.core.people.queries import self_made_people
from sessions.core.texts import name_key
from sessions.phases.registry import PHASES

# Whose party is not known yet stand below those of all parties.
OF_A_PARTY, OF_NONE = 0, 1


def guest_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """Each party, followed by everyone who came for it, also those who were removed, and who is still expected."""
    came = Count("participants", filter=Q(participants__is_pseudonymous=False), distinct=True)
    awaited = Count(
        "invitations", filter=Q(invitations__used_at=None, invitations__withdrawn_at=None), distinct=True
    )
    parties = among(session.parties.filter(is_seated=True).annotate(came=came, awaited=awaited), wanted)
    everyone = Participant.objects.filter(session=session, is_pseudonymous=False).select_related("party")
    people = list(among(everyone, wanted))
    merged = dict(Merging.objects.filter(other__session=session).values_list("other", "kept__name"))
    for person in (each for each in people if each.removed_at):
        person.left_behind = [each for phase in PHASES for each in phase.left_behind(person)]
        person.same_as = merged.get(person.pk, "")
    not_here = Invitation.objects.filter(session=session, participant=None).select_related("party")
    expected = among(not_here, wanted)
    return [
        *(Item.heading(each, place(OF_A_PARTY, name_key(each.name), each.pk, 0), party=each) for each in parties),
        *(Item.of(each, seat(each, 1), person=each) for each in people),
        *(Item.of(each, seat(each, 2), expected=each) for each in expected),
    ]


def seat(person: Participant | Invitation, row: int) -> str:
    """Where somebody stands in that list: below their party, by name."""
    own = (row, name_key(person.name), person.pk)
    if person.party is None:
        return place(OF_NONE, *own)
    return place(OF_A_PARTY, name_key(person.party.name), person.party.pk, *own)


def words_of_a_guest(shown: dict) -> str:
    guest = shown.get("person") or shown["expected"]
    return f"{guest.name} {guest.party or ''} {guest.table}"


def sector_of_a_guest(shown: dict) -> str:
    guest = shown.get("person") or shown["expected"]
    return guest.party.sector if guest.party else ""


def door(session: CocreationSession, scope: str = "") -> dict:
    """Is it open, by which code, and must the parties of newcomers be confirmed?"""
    fresh = CocreationSession.objects.only("code", "door_code", "is_door_open", "confirms_parties").get(
        pk=session.pk
    )
    return {"here": fresh}


def attendance(session: CocreationSession, scope: str) -> dict:
    """Of whom is expected by invitation: how many came and who is missing, in all and by sector; and who came by the
    code alone."""
    invited = Invitation.objects.filter(session=session, withdrawn_at=None).select_related("party")
    expected = [each for each in invited if each.participant_id or not each.used_at]
    missing = [each for each in expected if each.participant_id is None]
    here = Participant.objects.filter(session=session, removed_at=None, is_pseudonymous=False)
    sectors = [
        {
            "sector": sector,
            "expected": sum(1 for each in expected if each.party and each.party.sector == sector),
            "missing": sum(1 for each in missing if each.party and each.party.sector == sector),
        }
        for sector in Sector
    ]
    return {
        "expected": len(expected),
        "came": len(expected) - len(missing),
        "missing": missing,
        "sectors": [each for each in sectors if each["expected"]],
        "by_code": here.filter(invitation=None).count(),
        "unconfirmed": self_made_people(session).count(),
    }
