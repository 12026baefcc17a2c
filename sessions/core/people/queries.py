"""Reads about the people at the table."""

from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant, Party, Sector
from sessions.core.people.rules import counts_for, takes_part

# A process says every five seconds who is there; so long after its last word its people are gone with it.
PRESENT_FOR = timedelta(seconds=30)


def at_the_table(session: CocreationSession):
    """Participants who take part: not those who were removed, nor observers. With their party."""
    return Participant.objects.filter(takes_part(), session=session).select_related("party")


def self_made_parties(session: CocreationSession):
    """Parties with people at the table that named themselves, and that the facilitator did not confirm."""
    came = Participant.objects.filter(takes_part(), session=session, is_pseudonymous=False)
    return Party.objects.filter(session=session, is_confirmed=False, participants__in=came).distinct()


def self_made_people(session: CocreationSession):
    """People at the table who came by the code where others were invited, and whom the facilitator did not confirm."""
    return Participant.objects.filter(takes_part(), session=session, is_pseudonymous=False, is_confirmed=False)


def sector_balance(session: CocreationSession) -> list[dict]:
    """Per sector, in fixed order: label, participants, present now, parties, and share (0 to 100)."""
    counted = counts_for() & Q(is_pseudonymous=False)
    rows = (
        Participant.objects.filter(counted, session=session)
        .values("party__sector")
        .annotate(
            participants=Count("pk"),
            present=Count("pk", filter=Q(seen_at__gt=timezone.now() - PRESENT_FOR)),
            parties=Count("party", distinct=True),
        )
    )
    nobody = {"participants": 0, "present": 0, "parties": 0}
    by_sector: dict[str, dict] = dict.fromkeys(Sector, nobody)
    by_sector |= {row["party__sector"]: dict(row) for row in rows}
    total = sum(row["participants"] for row in by_sector.values())
    return [
        {
            "sector": sector.value,
            "label": sector.label,
            "participants": by_sector[sector]["participants"],
            "present": by_sector[sector]["present"],
            "parties": by_sector[sector]["parties"],
            "share": round(100 * by_sector[sector]["participants"] / total) if total else 0,
        }
        for sector in Sector
    ]


def presence(session: CocreationSession) -> dict:
    balance = sector_balance(session)
    return {"balance": balance, "present": sum(row["present"] for row in balance)}
