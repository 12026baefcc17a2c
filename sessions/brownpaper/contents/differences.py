"""What changed between two versions of a brownpaper: of everything that it says, what it was and what it is."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sessions.brownpaper.contents.assemble import Brownpaper, Difference
from sessions.core.given import same
from sessions.phases.conclude.chapter import Agreement, EarlierRound, Spoken
from sessions.phases.concretise.canvas import FIELDS
from sessions.phases.concretise.chapter import SolutionPage, ValueLine
from sessions.phases.inventory.chapter import Card

# So alike, from 0 to 1, are two texts of a kind that has no numbers of its own when one is the other rewritten.
ALIKE = 0.5
WORDS = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)


@dataclass(frozen=True)
class Line:
    """One thing that a brownpaper says. key: by which it is the same thing in another version, None where only its
    words tell; about: what it is, for people; recipient: the key of whom it is asked."""

    key: tuple | None
    about: str
    text: str
    solution: int = 0
    recipient: str = ""


def differences(old: Brownpaper, new: Brownpaper) -> tuple[Difference, ...]:
    """What is in one and not, or otherwise, in the other; in the language that is active. What is asked comes first."""
    found: list[Difference] = []
    for of in WEIGHTIEST_FIRST:
        before, after = list(of(old)), list(of(new))
        found += [*keyed(before, after), *unkeyed(before, after)]
    return tuple(found)


def keyed(before: list[Line], after: list[Line]) -> Iterator[Difference]:
    was = {line.key: line for line in before if line.key}
    now = {line.key: line for line in after if line.key}
    for key in dict.fromkeys([*now, *was]):
        old, new = was.get(key), now.get(key)
        if not same(old.text if old else "", new.text if new else ""):
            yield difference(old, new)


def unkeyed(before: list[Line], after: list[Line]) -> Iterator[Difference]:
    """Of each kind what is new, gone, or rewritten: of two that are alike, one is the other rewritten."""
    for about in dict.fromkeys(line.about for line in [*after, *before] if not line.key):
        gone = [line for line in before if line.about == about and not line.key]
        fresh = []
        for line in after:
            if line.about == about and not line.key:
                equal = next((each for each in gone if same(each.text, line.text)), None)
                if equal:
                    gone.remove(equal)
                else:
                    fresh.append(line)
        for line in fresh:
            alike = [(likeness(each.text, line.text), place) for place, each in enumerate(gone)]
            was = gone[max(alike)[1]] if alike else None
            if was and likeness(was.text, line.text) >= ALIKE:
                gone.remove(was)
                yield difference(was, line)
            else:
                yield difference(None, line)
        yield from (difference(line, None) for line in gone)


def difference(old: Line | None, new: Line | None) -> Difference:
    line = new or old
    assert line is not None
    return Difference(
        line.about,
        old.text if old else "",
        new.text if new else "",
        solution=line.solution,
        recipient=line.recipient,
    )


def likeness(text: str, other: str) -> float:
    return SequenceMatcher(None, text, other, autojunk=False).ratio()


def words_apart(old: str, new: str) -> list[tuple[str, str]]:
    """One text against another, word by word: ("same", "gone" or "new", words) in the order in which they are read."""
    was, now = WORDS.findall(old), WORDS.findall(new)
    apart = []
    for what, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if what == "equal":
            apart.append(("same", "".join(was[a:b])))
            continue
        apart += [(kind, text) for kind, text in (("gone", "".join(was[a:b])), ("new", "".join(now[c:d]))) if text]
    return apart


def lines(brownpaper: Brownpaper) -> Iterator[Line]:
    """Everything that it says."""
    return (line for of in WEIGHTIEST_FIRST for line in of(brownpaper))


def asked(brownpaper: Brownpaper) -> Iterator[Line]:
    for each in brownpaper.asks:
        ask, number = each.ask, each.solution.number
        key, to = ("ask", ask.key), ask.recipient_key
        by_when = date_format(ask.due, "j F Y") if ask.due else ask.due_words
        yield Line((*key, "text"), _("Wat wij vragen"), ask.text, number, to)
        yield Line((*key, "recipient"), _("Aan wie wij dat vragen"), ask.recipient, number, to)
        yield Line((*key, "due"), _("Uiterlijk"), by_when, number, to)


def of_solutions(brownpaper: Brownpaper) -> Iterator[Line]:
    for solution, agreement in brownpaper.solutions:
        yield from of_solution(solution)
        yield from of_agreement(solution, agreement)


def of_solution(solution: SolutionPage) -> Iterator[Line]:
    number = solution.number
    at = ("solution", number)
    yield Line((*at, "title"), _("Titel van de oplossing"), solution.title, number)
    for name, text in solution.texts.items():
        if name != "title":
            about = str(FIELDS[name].on_paper) if name in FIELDS else name
            yield Line((*at, name), about, text, number)
    facts = {
        _("Eigenaren"): listed(solution.owners),
        _("Trekker"): solution.lead,
        _("Werkgroep"): listed(solution.members),
        _("Cluster"): solution.cluster,
        _("Bijdragen waar dit uit komt"): listed(sorted(solution.sources)),
        _("Canvas"): _("compleet") if solution.is_ready else _("nog niet compleet"),
    }
    for about, text in facts.items():
        yield Line((*at, about), about, text, number)
    for row in solution.values:
        sides = {_("investeert"): row.invests, _("wint"): row.gains, _("loopt risico"): row.risks}
        for side, values in sides.items():
            about = f"{row.party} {side}"
            yield Line((*at, row.party, side), about, "; ".join(map(in_words, values)), number)


def in_words(line: ValueLine) -> str:
    amount = f"€ {line.low:f} – {line.high:f}" if line.is_hard else ""
    return ", ".join(filter(None, (line.text, amount, line.assumption, line.theme)))


def of_agreement(solution: SolutionPage, agreement: Agreement) -> Iterator[Line]:
    number = solution.number
    at = ("agreement", number)
    people = ", ".join(f"{count} × {answer}" for answer, count in agreement.persons if count)
    by_sector = "; ".join(f"{each.sector}: {listed(each.people)}" for each in agreement.by_sector)
    facts = {
        _("Gedragen"): agreement.standing
        if agreement.is_hidden
        else _("ja")
        if agreement.is_endorsed
        else _("nee"),
        _("Antwoorden van mensen"): people,
        _("Antwoorden per sector"): by_sector if people else "",
        _("Partijen die steunen"): listed(agreement.supporting),
        _("Partijen die zich onthouden"): listed(agreement.abstaining),
        _("Partijen met een overwegend bezwaar"): listed(agreement.objecting),
        _("Steun uit sectoren"): listed(agreement.sectors),
        _("Antwoorden die niet zijn bevestigd"): str(agreement.self_made or ""),
        _("Ronde"): str(agreement.number) if agreement.number > 1 else "",
        **{_("Antwoorden in ronde %(n)d") % {"n": past.number}: round_said(past) for past in agreement.before},
        _("Antwoorden op een eerdere tekst"): ", ".join(
            f"{count} × {answer}" for answer, count in agreement.earlier
        ),
    }
    for about, text in facts.items():
        yield Line((*at, about), about, text, number)
    for each in agreement.spoken:
        yield Line(None, _("Kanttekening of bezwaar"), spoken(each), number)
    for past in agreement.before:
        for each in past.spoken:
            yield Line(None, _("Kanttekening of bezwaar in een eerdere ronde"), spoken(each), number)
    for each in agreement.spoken_earlier:
        yield Line(None, _("Kanttekening of bezwaar bij een eerdere tekst"), spoken(each), number)


def round_said(past: EarlierRound) -> str:
    """How a round ended that was followed by another."""
    people = ", ".join(f"{count} × {answer}" for answer, count in past.persons if count)
    return f"{people} ({_('gedragen') if past.is_endorsed else _('nog niet gedragen')})"


def spoken(each: Spoken) -> str:
    return " ".join(filter(None, (f"{each.party}, {each.answer}: {each.reason}", each.improvement)))


def of_conclude(brownpaper: Brownpaper) -> Iterator[Line]:
    for each in brownpaper.conclude.commitments:
        due = date_format(each.due, "j F Y")
        said = f"{each.who}: {each.what} ({due}{', ' if each.solution else ''}{each.solution})"
        yield Line(None, _("Toezegging"), said)
    for who, text in brownpaper.conclude.ambassadors:
        yield Line(("ambassador", who), _("Ambassadeur"), f"{who}: {text}")


def of_the_challenge(brownpaper: Brownpaper) -> Iterator[Line]:
    inform, point = brownpaper.inform, brownpaper.enthuse
    single = {
        _("Opgave"): brownpaper.challenge,
        _("Urgentie"): inform.urgency,
        _("Bedoeling"): inform.purpose,
        _("Karakter van de opgave"): inform.character,
        _("Begin van de sessie"): date_format(brownpaper.starts_at, "j F Y H:i"),
        _("Herkomst van overgenomen bijdragen"): brownpaper.attribution,
        _("Stip op de horizon"): point.statement,
        _("Gemeten aan"): point.indicator,
        _("Waar we nu staan"): point.baseline,
        _("Doel"): point.target,
        _("Jaar"): str(point.year or ""),
        _("Keren dat een tekst werd verborgen"): str(brownpaper.hidden or ""),
        _("Keren dat een tekst weer werd getoond"): str(brownpaper.shown_again or ""),
        _("Signalen over een grens"): str(brownpaper.signals or ""),
    }
    for about, text in single.items():
        yield Line(("challenge", about), about, text)
    yield from (Line(None, _("Feit"), f"{fact.text} ({fact.source})") for fact in inform.facts)
    for question in inform.questions:
        answer = question.answer or (_("beantwoord in de zaal") if question.is_answered else _("nog open"))
        yield Line(None, _("Vraag uit de zaal"), f"{question.text} – {answer}")
    yield from (Line(None, _("Krantenkop uit de toekomst"), headline) for headline in point.headlines)


def of_the_table(brownpaper: Brownpaper) -> Iterator[Line]:
    table = brownpaper.introduce
    for row in table.balance:
        said = _("%(people)s mensen van %(parties)s partijen") % {
            "people": row.participants,
            "parties": row.parties,
        }
        yield Line(("sector", row.label), _("Aan tafel uit sector %(sector)s") % {"sector": row.label}, said)
    yield Line(("imported",), _("Stemmen uit een eerdere raadpleging"), str(table.imported or ""))
    yield Line(("self made",), _("Partijen die zichzelf noemden"), listed(table.self_made))
    came = str(table.self_made_people or "")
    yield Line(("self made people",), _("Mensen die met de code kwamen, niet bevestigd"), came)
    count = _("ja") if table.self_made_count else _("nee")
    yield Line(("self made count",), _("Tellen partijen mee die zichzelf noemden?"), count)
    yield Line(("missing",), _("Niet aan tafel"), listed(table.missing))
    for party in table.parties:
        people = "" if party.people is None else f" ({party.people})"
        yield Line(("party", party.name), _("Partij aan tafel"), f"{party.name}, {party.sector}{people}")
        for about, entries in ((_("komt halen"), party.gets), (_("komt brengen"), party.gives)):
            yield Line(("party", party.name, about), f"{party.name} {about}", "; ".join(entries))
    yield from (Line(None, _("Waarom we hier waren"), f"{each.party}: {each.why}") for each in table.motives)


def of_inventory(brownpaper: Brownpaper) -> Iterator[Line]:
    board = brownpaper.inventory
    for cluster in board.clusters:
        yield Line(("cluster", cluster.key), _("Cluster"), f"{cluster.title} ({cluster.dots})")
    where = {card.number: cluster.title for cluster in board.clusters for card in cluster.cards}
    for card in (*board.cards, *board.parked):
        yield Line(
            ("card", card.number),
            _("Bijdrage %(number)s") % {"number": card.number},
            told_of(card, where.get(card.number, ""), is_parked=card in board.parked),
        )
    anonymity = _("anoniem") if board.is_anonymous else _("met naam")
    read = _("vooraf meegelezen, zonder namen") if board.is_read_before else ""
    yield Line(("board",), _("Bijdragen in de inventarisatie"), listed(filter(None, (anonymity, read))))


def told_of(card: Card, cluster: str, *, is_parked: bool) -> str:
    """What the document says of a card, its dots among it."""
    parked = _("op de parkeerplaats") if is_parked else ""
    table = _("geschreven door tafel %(table)s") % {"table": card.on_behalf} if card.on_behalf else ""
    said = (cluster, card.kind, card.author, table, card.origin, parked, made_of(card))
    beside = listed(filter(None, said))
    earlier = f"+{card.earlier_dots}" if card.earlier_dots else ""
    return f"{card.text} ({beside}; {card.dots}{earlier})"


def made_of(card: Card) -> str:
    texts = [f"{each.number} “{each.text}” {each.author}".strip() for each in card.sources]
    return _("gemaakt uit %(cards)s") % {"cards": listed(texts)} if texts else ""


def of_network(brownpaper: Brownpaper) -> Iterator[Line]:
    for talk in brownpaper.network.talks:
        yield Line(None, _("Nieuwe verbinding"), f"{talk.between}: {talk.insight}")
    for each in brownpaper.network.requests:
        answer = listed(filter(None, (each.answer or _("nog open"), each.earlier)))
        yield Line(None, _("Vraag aan een partij"), f"{each.asker} → {each.party}: {each.text} – {answer}")


def answered(brownpaper: Brownpaper) -> Iterator[Line]:
    for each in brownpaper.responses:
        yield Line(
            None, _("Antwoord op een verzoek"), f"{each.recipient or each.name}: {each.stance}. {each.reason}"
        )


WOVEN_IN = {"inform", "introduce", "inventory", "enthuse", "concretise", "network", "conclude"}


def of_other_phases(brownpaper: Brownpaper) -> Iterator[Line]:
    """What phases left that have a chapter of their own."""
    for slug, left in brownpaper.chapters.items():
        if slug not in WOVEN_IN:
            yield from (Line(None, slug, text) for text in texts_in(left))


def texts_in(left: object) -> Iterator[str]:
    """Every text in what a phase left, however deep."""
    if isinstance(left, str):
        yield left
    elif isinstance(left, (list, tuple)):
        for each in left:
            yield from texts_in(each)
    elif isinstance(left, dict) or hasattr(left, "__dict__"):
        yield from texts_in(list((left if isinstance(left, dict) else vars(left)).values()))


def listed(names: Iterable) -> str:
    return ", ".join(map(str, names))


WEIGHTIEST_FIRST: tuple[Callable[[Brownpaper], Iterator[Line]], ...] = (
    asked,
    of_solutions,
    of_conclude,
    answered,
    of_the_challenge,
    of_the_table,
    of_inventory,
    of_network,
    of_other_phases,
)
