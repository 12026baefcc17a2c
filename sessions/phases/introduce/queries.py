from django.db.models import Prefetch

from sessions.core.fragments import Item, keys_of
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant, Party
from sessions.core.people.queries import at_the_table, sector_balance
from sessions.phases.introduce.models import GiveGet


def wall_items(session: CocreationSession, scope: str, keys: set[str] | None) -> list[Item]:
    """Who is who: everyone at the table, newest last."""
    people = at_the_table(session).filter(is_pseudonymous=False).select_related("party", "introduction")
    if keys is not None:
        people = people.filter(pk__in=keys_of("participant", keys))
    return [
        Item(
            f"participant-{person.pk}",
            f"{person.pk:09d}",
            {"person": person, "introduction": getattr(person, "introduction", None)},
        )
        for person in people
    ]


def parties_with_entries(session: CocreationSession):
    return Party.objects.filter(session=session, is_seated=True).prefetch_related(
        Prefetch("gives_and_gets", queryset=GiveGet.objects.order_by("pk"))
    )


def party_items(session: CocreationSession, scope: str, keys: set[str] | None) -> list[Item]:
    """Per party what it comes to get and to give, grouped by sector."""
    parties = parties_with_entries(session)
    if keys is not None:
        parties = parties.filter(pk__in=keys_of("party", keys))
    return [
        Item(
            f"party-{party.pk}",
            f"{party.sector}-{party.pk:09d}",
            {"party": party, **split(party.gives_and_gets.all())},
        )
        for party in parties
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


def mine(session: CocreationSession, participant: Participant, secret: str) -> list[str]:
    return [f"party-{participant.party_id}", f"participant-{participant.pk}"]
