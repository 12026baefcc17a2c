from sessions.core.fragments import Item, keys_of
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.phases.introduce.models import GiveGet
from sessions.phases.network.matching import match
from sessions.phases.network.models import Connection, Request


def matches(session: CocreationSession, scope: str = "") -> dict:
    entries = GiveGet.objects.filter(party__session=session).select_related("party")
    sides = {direction: [] for direction in GiveGet.Direction.values}
    for entry in entries:
        sides[entry.direction].append((entry.party.name, entry.text))
    return {"matches": match(sides["get"], sides["give"])}


def connections(session: CocreationSession):
    return Connection.objects.filter(session=session).select_related("participant__party", "other__party")


def connection_items(session: CocreationSession, scope: str, keys: set[str] | None) -> list[Item]:
    made = connections(session)
    if keys is not None:
        made = made.filter(pk__in=keys_of("connection", keys))
    return [Item(f"connection-{c.pk}", f"{10**9 - c.pk:09d}", {"connection": c}) for c in made]


def requests(session: CocreationSession):
    return Request.objects.filter(session=session).select_related("participant__party", "party", "answered_by")


def request_items(session: CocreationSession, scope: str, keys: set[str] | None) -> list[Item]:
    """Open requests first, then answered ones; newest first."""
    made = requests(session)
    if keys is not None:
        made = made.filter(pk__in=keys_of("request", keys))
    return [
        Item(
            f"request-{r.pk}",
            f"{int(bool(r.answer))}-{10**9 - r.pk:09d}",
            {"request": r, "answers": Request.Answer.choices},
        )
        for r in made
    ]


def mine(session: CocreationSession, participant: Participant, secret: str) -> list[str]:
    return [f"party-{participant.party_id}", f"participant-{participant.pk}"]
