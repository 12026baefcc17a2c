from django.db.models import Count, Prefetch, Q

from sessions.core.event_types import Subject, subject_of
from sessions.core.fragments import Item, among, place
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant, Party
from sessions.core.people.queries import at_the_table, sector_balance
from sessions.core.people.rules import takes_part
from sessions.phases.introduce.models import GiveGet


def wall_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """Who is who: everyone at the table, newest last."""
    people = at_the_table(session).filter(is_pseudonymous=False).select_related("party", "introduction")
    return [
        Item.of(each, place(each.pk), person=each, introduction=getattr(each, "introduction", None))
        for each in among(people, wanted)
    ]


def words_of_a_person(shown: dict) -> str:
    """By which somebody is found: their name, their party, and what they said of themselves."""
    said = shown["introduction"]
    return f"{shown['person'].name} {shown['person'].party} {f'{said.why} {said.skills}' if said else ''}"


def words_of_a_party(shown: dict) -> str:
    """By which a party is found: its name, and what it comes to get and to give."""
    return " ".join([shown["party"].name, *(each.text for each in (*shown["gets"], *shown["gives"]))])


def parties_with_entries(session: CocreationSession):
    """Parties with what they come to get and to give, and how many people came for them."""
    came = takes_part("participants") & Q(participants__is_pseudonymous=False)
    return (
        Party.objects.filter(session=session, is_seated=True)
        .annotate(people=Count("participants", filter=came))
        .prefetch_related(Prefetch("gives_and_gets", queryset=GiveGet.objects.order_by("pk")))
    )


def imported_voters(session: CocreationSession) -> int:
    """How many people of an earlier consultation voted on what was taken over from it."""
    return Participant.objects.filter(session=session, is_pseudonymous=True, removed_at=None).count()


def party_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """Per party what it comes to get and to give, grouped by sector."""
    return [
        Item.of(party, place(party.sector, party.pk), party=party, **split(party.gives_and_gets.all()))
        for party in among(parties_with_entries(session), wanted)
    ]


def split(entries) -> dict:
    """{"gets": [...], "gives": [...]}."""
    return {
        "gets": [entry for entry in entries if entry.direction == GiveGet.Direction.GET],
        "gives": [entry for entry in entries if entry.direction == GiveGet.Direction.GIVE],
    }


def balance(session: CocreationSession, scope: str) -> dict:
    rows = sector_balance(session)
    return {"balance": rows, "missing": [row["label"] for row in rows if not row["participants"]]}


def mine(participant: Participant) -> list[Subject]:
    return [subject_of(participant.party), subject_of(participant)]
