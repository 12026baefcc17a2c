"""The groups as their facilitator sees them, and who is in none."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.core.event_types import Subject
from sessions.core.fragments import Item, among, place
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.people.rules import takes_part
from sessions.phases.enthuse.groups.filling import Person, Seats, filled
from sessions.phases.enthuse.models import Workgroup
from sessions.phases.enthuse.queries import homes, seats
from sessions.phases.introduce.models import GiveGet


def group_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    return [Item.of(each, place(each.pk), **seats(each)) for each in among(homes(session), wanted)]


def without_group(session: CocreationSession):
    """Who takes part and works in no group; not those who help every group."""
    here = Participant.objects.filter(takes_part(), session=session, membership=None, is_pseudonymous=False)
    return here.filter(role="participant").select_related("party").order_by("name")


def loose_people(session: CocreationSession, scope: str = "") -> dict:
    """How many are in no group, and how many groups there are to go to."""
    return {"loose": without_group(session).count(), "open": open_groups(session).count()}


def open_groups(session: CocreationSession):
    return homes(session).filter(closed_at=None)


def still_needs(session: CocreationSession) -> list[str]:
    """What the room lacks before its groups can work."""
    if not open_groups(session).exists():
        return [_("er zijn nog geen werkgroepen")]
    loose = without_group(session).count()
    said = ngettext("%(n)d mens zit in geen groep", "%(n)d mensen zitten in geen groep", loose)
    return [said % {"n": loose}] if loose else []


def by_rule(session: CocreationSession) -> Mapping[Workgroup, list[Participant]]:
    """Where who is in no group would come, by the rule of `filling`."""
    groups = {group.pk: group for group in open_groups(session)}
    loose = {person.pk: person for person in without_group(session).select_related("introduction")}
    gives: dict[int, list[str]] = {}
    for each in GiveGet.objects.filter(party__session=session, direction="give"):
        gives.setdefault(each.party_id, []).append(each.text)
    told = filled(
        [described(person, gives.get(person.party_id, [])) for person in loose.values()],
        [about(group) for group in groups.values()],
    )
    return {groups[key]: [loose[person] for person in people] for key, people in told.items()}


def described(person: Participant, gives: list[str]) -> Person:
    card = getattr(person, "introduction", None)
    words = [*gives, *([card.skills, card.why] if card else [])]
    return Person(person.pk, person.party_id, person.party.sector, " ".join(words))


def about(group: Workgroup) -> Seats:
    pitch = group.pitch
    words = [group.title, *([pitch.why, str(pitch.shown_cluster or "")] if pitch else [])]
    members = [each.participant for each in group.memberships.all()]
    there = [Person(each.pk, each.party_id, each.party.sector) for each in members]
    return Seats(group.pk, " ".join(words), group.capacity, there)
