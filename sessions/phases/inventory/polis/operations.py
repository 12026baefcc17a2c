"""Putting a Polis export on the board: all of it, or nothing."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant, Party, Sector
from sessions.core.people.secrets import digest, new_secret
from sessions.core.texts import LONGEST_TEXT
from sessions.phases.inventory import events
from sessions.phases.inventory.joining import join_known
from sessions.phases.inventory.models import Cluster, Contribution, Dot, Kind
from sessions.phases.inventory.polis.dots import chosen, support
from sessions.phases.inventory.polis.reader import Export, Statement
from sessions.phases.inventory.queries import board_of

BATCH = 500
ATTRIBUTION = (
    "Data was gathered using the Polis software (compdemocracy.org/polis) and is sub-licensed under CC BY 4.0 "
    "with Attribution to The Computational Democracy Project."
)


@dataclass
class Report:
    """What became of an export: counts of statements and votes, and why some were left out."""

    read: int = 0
    imported: int = 0
    skipped: Counter = field(default_factory=Counter)
    votes_read: int = 0
    dots: int = 0
    votes_left_out: Counter = field(default_factory=Counter)
    participants: int = 0
    clusters: int = 0


def import_export(*, session: CocreationSession, export: Export) -> Report:
    """Import statements as contributions, agree votes as dots, support as clusters, in one transaction."""
    report = Report(read=len(export.statements), votes_read=export.votes or 0)
    with change(session) as under_way:
        source = source_of(export)
        wanted = list(worth_importing(session, export, source, report))
        dots, report.votes_left_out = chosen(export.each_vote(), {each.number for each in wanted})
        people = seat(session, source, export, {each.author for each in wanted} | set(dots), report)
        cards = write_cards(session, export, wanted, source, people, report)
        if board_of(session).is_revealed:
            join_known(session)
        cast(dots, cards, people, report)
        attribute(under_way.session, export)
        under_way.record(events.CONTRIBUTIONS_IMPORTED)
    return report


def source_of(export: Export) -> str:
    """A short name of the conversation: its own in Polis, else a digest of its first statement.

    The same conversation exported again, grown, keeps its name; two conversations never share one.
    """
    if name := export.url.rstrip("/").rpartition("/")[2]:
        return name[:40]
    first = min(export.statements, key=lambda each: (each.timestamp, each.number), default=None)
    return hashlib.sha256(repr((first and first.timestamp, first and first.text)).encode()).hexdigest()[:8]


def origin(source: str, number: int) -> str:
    return f"Polis {source}/{number}"


def worth_importing(session, export: Export, source: str, report: Report):
    """The statements that become contributions; the others are counted with the reason."""
    here = set(Contribution.objects.filter(session=session).exclude(origin="").values_list("origin", flat=True))
    for statement in export.statements:
        reason = why_skipped(statement, origin(source, statement.number), here)
        if reason:
            report.skipped[reason] += 1
        else:
            here.add(origin(source, statement.number))
            yield statement


def why_skipped(statement: Statement, name: str, here: set[str]) -> str:
    if statement.is_rejected:
        return "rejected by the moderators"
    if not statement.text:
        return "empty"
    if len(statement.text) > LONGEST_TEXT:
        return f"longer than {LONGEST_TEXT} characters"
    return "already here" if name in here else ""


def seat(session, source: str, export: Export, numbers: set[int], report: Report) -> dict[int, Participant]:
    """A pseudonymous participant for every author and voter; nobody can log in as one of them."""
    party, _new = Party.objects.get_or_create(
        session=session,
        name=f"Polis {source}: {export.topic}"[:120],
        defaults={"sector": Sector.COMMUNITY, "is_seated": False},
    )
    known = {
        person.name: person
        for person in Participant.objects.filter(session=session, party=party, is_pseudonymous=True)
    }
    fresh = [
        Participant(
            session=session,
            party=party,
            name=f"Polis {number}",
            secret_digest=digest(new_secret()),
            is_pseudonymous=True,
        )
        for number in sorted(numbers)
        if f"Polis {number}" not in known
    ]
    report.participants = len(fresh)
    known |= {person.name: person for person in Participant.objects.bulk_create(fresh, BATCH)}
    return {number: known[f"Polis {number}"] for number in numbers}


def write_cards(session, export: Export, wanted, source, people, report) -> dict[int, Contribution]:
    titles = cluster_titles(export.topic)
    clusters: dict[str, Cluster] = {}
    for name in titles:
        if any(support(each.agrees, each.disagrees) == name for each in wanted):
            clusters[name], is_new = Cluster.objects.get_or_create(session=session, title=titles[name])
            report.clusters += is_new
    cards = [
        Contribution(
            session=session,
            kind=Kind.IDEA,
            text=each.text,
            author=people[each.author],
            cluster=clusters[support(each.agrees, each.disagrees)],
            origin=origin(source, each.number),
        )
        for each in sorted(wanted, key=lambda each: (each.timestamp, each.number))
    ]
    made = Contribution.objects.bulk_create(cards, BATCH)
    report.imported = len(made)
    return {int(card.origin.rpartition("/")[2]): card for card in made}


def cluster_titles(topic: str) -> dict[str, str]:
    """The headings under which statements come, by how they were received. Themes are for the room to make."""
    topic = topic[:80]
    return {
        "broad": _("%(topic)s: brede instemming") % {"topic": topic},
        "divided": _("%(topic)s: verdeeld") % {"topic": topic},
        "rejected": _("%(topic)s: weinig instemming") % {"topic": topic},
        "few": _("%(topic)s: nog weinig stemmen") % {"topic": topic},
        "unknown": topic,
    }


def cast(dots: dict[int, list[int]], cards: dict[int, Contribution], people, report: Report) -> None:
    """Dots of people who gave none here before; a second import of the same export adds none."""
    voted = set(Dot.objects.filter(participant__in=people.values()).values_list("participant_id", flat=True))
    fresh = [
        Dot(contribution=cards[statement], participant=people[voter], slot=slot)
        for voter, given in dots.items()
        if people[voter].pk not in voted
        for slot, statement in enumerate(given, start=1)
    ]
    already = sum(len(given) for voter, given in dots.items() if people[voter].pk in voted)
    if already:
        report.votes_left_out["of somebody whose dots are already here"] += already
    report.dots = len(Dot.objects.bulk_create(fresh, BATCH))


def attribute(session: CocreationSession, export: Export) -> None:
    """Say where the statements come from, wherever they are shown."""
    credit = " ".join(words for words in (ATTRIBUTION, export.topic, export.url) if words)
    if credit not in session.attribution:
        session.attribution = "\n\n".join(words for words in (session.attribution, credit) if words)
        session.save(update_fields=["attribution"])
