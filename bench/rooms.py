"""Rooms that ended with much, or with odd things, written: as large or as strange as a brownpaper must hold."""

from datetime import timedelta

from django.utils import timezone

from sessions.core.models import CocreationSession, PhaseState
from sessions.core.people.models import Participant, Party, Recipient, Sector
from sessions.core.people.secrets import digest
from sessions.phases.conclude.models import Answer, Commitment, ConsentAnswer
from sessions.phases.concretise.asks.models import Ask
from sessions.phases.concretise.models import SolutionOwner, SolutionText
from sessions.phases.concretise.value_case.models import Side, ValueItem, ValueKind, WellbeingTheme
from sessions.phases.enthuse.models import Membership, Pitch, Workgroup
from sessions.phases.inform.models import FactCard
from sessions.phases.inventory.models import Board, Cluster, Contribution, Dot, Kind
from sessions.phases.inventory.queries import highest_number

COMPOUND = "gebiedsontwikkelingsovereenkomstvoorbereidingscommissie"
SCRIPTS = (
    "Een gedachte van gewone lengte over wonen in de regio, zoals mensen die opschrijven",
    f"De {COMPOUND} vergadert te weinig en beslist te laat over de grond",
    "住房太贵，年轻人找不到地方住，请把空置的商店变成公寓",
    "السكن غالٍ جدًا والشباب لا يجدون مكانًا يعيشون فيه في هذه المنطقة",
    "Wonen moet weer 🏡 leuk worden 🎉👩‍👩‍👧 en betaalbaar 💶",
    "דיור בר השגה לכולם, עכשיו",
    "Ē̶̟v̷̢͝e̸̛n̵ ̶z̴a̸l̶g̷o̶ tussendoor",
)
LONG = "Wij bouwen samen aan woningen die mensen kunnen betalen, met hout uit de streek en met de buurt. "


def write_much(
    session: CocreationSession, workgroups: int, contributions: int, people: int = 60, parties: int = 12
) -> None:
    """Fill a session without walking through it: people, cards, dots, workgroups, canvases, answers, promises. Of more
    than a dozen parties the names are as long as in a register of organisations: 45 characters."""
    PhaseState.objects.filter(session=session).update(status="open")
    Board.objects.filter(session=session).update(revealed_at=timezone.now())
    people = seat(session, people, parties)
    clusters = fill_board(session, people, max(6, workgroups), contributions)
    FactCard.objects.bulk_create(
        FactCard(session=session, text=f"Feit nummer {n} over wonen.", source="Demo: bron") for n in range(6)
    )
    for number in range(workgroups):
        work_out(session, people, clusters[number % len(clusters)], number)


def seat(session: CocreationSession, people: int, parties: int) -> list[Participant]:
    sectors = list(Sector.values)
    seated = [
        Party.objects.create(session=session, name=name_of(n, parties), sector=sectors[n % len(sectors)])
        for n in range(parties)
    ]
    return Participant.objects.bulk_create(
        Participant(
            session=session,
            party=seated[n % len(seated)],
            name=f"Deelnemer {n} (demo)",
            secret_digest=digest(f"{session.pk}-{n}"),
            charter_accepted_at=timezone.now(),
        )
        for n in range(people)
    )


def name_of(number: int, parties: int) -> str:
    if parties > 12:
        return f"Samenwerkingsverband Wonen, Werken en Bouw {number:02}"
    return f"Partij {number} {COMPOUND if number == 3 else ''}".strip()


def fill_board(session, people, clusters: int, contributions: int) -> list[Cluster]:
    made = [
        Cluster.objects.create(session=session, title=f"Cluster {n} over wonen en werk") for n in range(clusters)
    ]
    first = highest_number(session) + 1
    cards = Contribution.objects.bulk_create(
        Contribution(
            session=session,
            kind=Kind.values[n % len(Kind.values)],
            text=f"{SCRIPTS[n % len(SCRIPTS)]} {n}",
            cluster=made[n % clusters] if n % 11 else None,
            number=first + n,
        )
        for n in range(contributions)
    )
    Dot.objects.bulk_create(
        Dot(contribution=cards[(7 * n + 3 * slot) % len(cards)], participant=person, slot=slot)
        for n, person in enumerate(people)
        for slot in (1, 2, 3)
        if len(cards) > 10
    )
    return made


def work_out(session, people, cluster, number: int) -> None:
    """One workgroup with a full canvas; every tenth writes as much as a field holds."""
    members = people[number % 15 : number % 15 + 4]
    pitch = Pitch.objects.create(session=session, cluster=cluster, title=f"Oproep {number}", why="Samen")
    group = Workgroup.objects.create(session=session, pitch=pitch, title=f"Werkgroep {number}", lead=members[0])
    Membership.objects.bulk_create(
        [Membership(participant=member, workgroup=group) for member in members],
        ignore_conflicts=True,
    )
    texts = {
        "title": f"Oplossing {number}: huizen die mensen kunnen betalen",
        "problems": LONG,
        "beneficiaries": LONG,
        "think_big": (LONG * 50)[:4000] if number % 10 == 1 else LONG,
        "act_small": LONG,
        "start_now": "Honderd huishoudens zoeken die willen beginnen.",
        "start_who": "Partij 1",
        "start_when": "komende maand",
        "effect": "De zoektijd halveert in een jaar.",
        "government_role": "facilitating",
        "cocreation_form": "citizens",
        "instrument": "experiment",
        "alternatives": "Niets doen.",
        "risks": "Het loket wordt een extra laag.",
        "value_soft": "Buren kennen elkaar weer.",
    }
    SolutionText.objects.bulk_create(
        SolutionText(workgroup=group, field=field, text=text, version=1) for field, text in texts.items()
    )
    ask(session, group, number)
    for person in members[:2]:
        SolutionOwner.objects.create(workgroup=group, party=person.party)
    ValueItem.objects.bulk_create(
        ValueItem(
            workgroup=group,
            party=members[n].party,
            side=side,
            kind=ValueKind.HARD if n else ValueKind.SOFT,
            theme=WellbeingTheme.values[n % 3],
            text=f"{Side(side).label} in {cluster.title}",
            low=20_000 if n else None,
            high=50_000 if n else None,
            assumption="als de helft meedoet" if n else "",
        )
        for n, side in enumerate(Side.values)
    )
    consent(group, people, number)
    Commitment.objects.create(
        session=session,
        participant=members[0],
        workgroup=group,
        what=f"ik bel morgen de {COMPOUND}" if number == 2 else "ik bel morgen vijf gemeenten",
        due=timezone.localdate(session.starts_at) + timedelta(days=20 + 9 * number),
    )


RECIPIENTS = (
    ("de minister van Volkshuisvesting en Ruimtelijke Ordening", Recipient.Role.MINISTER),
    ("de minister van Klimaat en Groene Groei", Recipient.Role.MINISTER),
    ("de voorzitter van de vereniging van bouwers in de Oostrand", Recipient.Role.CHAIR),
)


def ask(session, group, number: int) -> None:
    """Three of four asks are of a minister; every fifth has no day."""
    name, role = RECIPIENTS[2 if number % 4 == 3 else number % 2]
    recipient, _new = Recipient.objects.get_or_create(session=session, name=name, role=role)
    due = timezone.localdate(session.starts_at) + timedelta(days=60 + 13 * ((number * 7) % 11))
    Ask.objects.create(
        workgroup=group,
        recipient=recipient,
        text="Zet de korting voor woningdelers twee jaar opzij, zodat mensen die een huis delen niets inleveren.",
        due=None if number % 5 == 4 else due,
    )


def consent(group, people, number: int) -> None:
    answers = list(Answer.values)
    ConsentAnswer.objects.bulk_create(
        ConsentAnswer(
            workgroup=group,
            participant=person,
            answer=(answer := answers[(n + number) % 4] if n or number % 3 else "objection"),
            reason="Let op de kosten voor huurders." if answer in ("reservation", "objection") else "",
            improvement="Als er een plafond komt." if answer == "objection" else "",
        )
        for n, person in enumerate(people[: max(24, len(people) - 10)])
    )
