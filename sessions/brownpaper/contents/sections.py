"""The brownpaper, section by section: which there are, in which order, and what each needs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from sessions.brownpaper.contents import fitting
from sessions.brownpaper.contents.addresses import with_addresses
from sessions.brownpaper.contents.assemble import Addressed, Brownpaper, urgency
from sessions.brownpaper.contents.charts import Bars, Journey
from sessions.brownpaper.contents.fitting import Cut
from sessions.phases.conclude.chapter import Agreement, Spoken
from sessions.phases.concretise.canvas import FIELDS
from sessions.phases.concretise.chapter import SolutionPage
from sessions.phases.inventory.chapter import Card, ClusterPart
from sessions.phases.registry import BY_SLUG

# So many cards of the annex, or lines of a table, share a section that is typeset as one: what a press has in memory at
# once is bounded.
CARDS_A_SECTION = 300
# So many lines stand in a cell of a table.
LINES_A_CELL = 20
# So many asks stand on the page of their solution, and so many where it stands in full; all in their own chapter.
ASKS_A_PAGE, ASKS_IN_FULL = 8, 40
# Longer steps than this stand below each other instead of side by side, so that they can go on to a next page.
LONGEST_STEP = 420
# A longer challenge has a smaller title on the cover.
LONGEST_TITLE = 80
# Of each cluster so many contributions speak for it in the body, of the twelve with most dots; of others one.
VOICES, LOUD_CLUSTERS = 3, 12
# How many changes the body shows; all of them stand in the annex.
WEIGHTY_CHANGES = 14
# So many reservations and objections stand in the body; of more only the objections.
MOST_SPOKEN = 24
# So many solutions stand beside each other in the table of who stands where.
SOLUTIONS_BESIDE = 12


@dataclass(frozen=True)
class Section:
    """One part of the document. name: unique; template: its file; title: how it stands in the contents, "" where it
    does not; anchor: where links to it lead; run: sections with the same follow each other without a new page, as one
    that is typeset by itself; cuts: of a page that must stay one, from the fullest to the leanest; fitted: cut → what
    its template needs besides; whole_of: the page of which this is what was cut, there only where something was."""

    name: str
    template: str
    title: str = ""
    anchor: str = ""
    is_part: bool = False
    context: dict = field(default_factory=dict)
    run: str = ""
    cuts: tuple[Cut, ...] = ()
    fitted: Callable[[Cut], dict] = lambda _cut: {}
    whole_of: str = ""

    def html(self, brownpaper: Brownpaper, cut: Cut | None = None) -> str:
        cut = cut or (self.cuts[0] if self.cuts else fitting.SOLUTION[0])
        words = {"brownpaper": brownpaper, "cut": cut} | self.context | self.fitted(cut)
        return with_addresses(render_to_string(self.template, words))


@dataclass(frozen=True)
class Chapter:
    """A numbered chapter of the document's own. context: (brownpaper, checksum of its data) → what its template
    needs besides; parts: the sections that follow it; run, cuts, fitted: see Section."""

    title: StrOrPromise
    context: Callable[[Brownpaper, str], dict] = lambda _brownpaper, _checksum: {}
    parts: Callable[[Brownpaper], Iterable[Section]] = lambda _brownpaper: ()
    run: str = ""
    cuts: tuple[Cut, ...] = ()
    fitted: Callable[[Brownpaper, Cut], dict] = lambda _brownpaper, _cut: {}


def sections(brownpaper: Brownpaper, checksum: str) -> tuple[Section, ...]:
    """Every section after the cover and the contents. checksum: of the data, in hexadecimal."""
    chapters = (chapter(brownpaper, name, checksum) for name in brownpaper.outline)
    return (*(section for parts in chapters for section in parts), *annexes(brownpaper))


def chapter(brownpaper: Brownpaper, name: str, checksum: str) -> Iterator[Section]:
    """A chapter of the document's own, else that of a phase. One that is not known any more leaves its number."""
    own = CHAPTERS.get(name)
    if own:
        template, title, context = f"brownpaper/sections/{name}.html", own.title, own.context(brownpaper, checksum)
    elif (phase := BY_SLUG.get(name)) and phase.document_title:
        template, title = f"phases/{name}/chapter.html", phase.document_title
        context = {"chapter": brownpaper.chapters.get(name)}
    else:
        return
    heading = f"{brownpaper.number_of[name]} {title}"
    run, cuts = (own.run, own.cuts) if own else (OUTCOME, ())
    yield Section(
        name,
        template,
        heading,
        name,
        context={"heading": heading} | context,
        run=run,
        cuts=cuts,
        fitted=(lambda cut: own.fitted(brownpaper, cut)) if own else lambda _cut: {},
    )
    if own:
        yield from own.parts(brownpaper)


def cover(brownpaper: Brownpaper, checksum: str) -> Section:
    parties = brownpaper.introduce.at_the_table
    return Section(
        "cover-page",
        "brownpaper/sections/cover.html",
        context={"checksum": checksum, "is_long": len(brownpaper.challenge) > LONGEST_TITLE},
        cuts=fitting.COVER,
        fitted=lambda cut: {"parties": parties[: cut.rows], "parties_left": max(0, len(parties) - cut.rows)},
    )


def solution_section(brownpaper: Brownpaper, solution: SolutionPage, agreement: Agreement) -> Section:
    steps = [solution.text(name) for name in ("think_big", "act_small", "start_now")]
    number = f"{brownpaper.number_of.get('solutions', '')}.{solution.number}".lstrip(".")
    sources = sorted(solution.sources)
    return Section(
        f"solution-{solution.workgroup_id}",
        "brownpaper/sections/solution.html",
        f"{number} {solution.title}",
        f"solution-{solution.workgroup_id}",
        is_part=True,
        context={
            "solution": solution,
            "agreement": agreement,
            "is_long": any(len(step) > LONGEST_STEP for step in steps),
            "more": more(solution),
            "support": support(agreement),
            "asks": solution.asks[:ASKS_A_PAGE],
            "asks_left": max(0, len(solution.asks) - ASKS_A_PAGE),
        },
        cuts=fitting.SOLUTION,
        fitted=lambda cut: {
            "sources": sources[: cut.names],
            "sources_left": len(sources) > cut.names,
            "spoken": agreement.spoken[: cut.voices],
            "spoken_left": len(agreement.spoken) > cut.voices,
        },
    )


def more(solution: SolutionPage) -> list[tuple[str, str]]:
    """(label, text) of what was written on the canvas and has no place of its own on the page; at the end what stood
    on a canvas of another time."""
    written = {name: text for name, text in solution.texts.items() if text}
    here = [field for field in FIELDS.values() if field.name in written and not field.is_placed]
    ordered = sorted(here, key=lambda field: field.paper_rank)
    other = [(name, text) for name, text in written.items() if name not in FIELDS]
    return [(field.on_paper, written[field.name]) for field in ordered] + other


def canvas(solution: SolutionPage) -> list[tuple[str, str]]:
    """(label, text) of everything that was written, in the order of the canvas, and what is asked."""
    written = {name: text for name, text in solution.texts.items() if text}
    placed = [(str(each.label), written[each.name]) for each in FIELDS.values() if each.name in written]
    other = [(name, text) for name, text in written.items() if name not in FIELDS]
    asked = [
        (gettext("Gevraagd aan %(name)s") % {"name": ask.recipient}, ask.text)
        for ask in solution.asks[:ASKS_IN_FULL]
    ]
    people = [
        (gettext("Werkgroep"), ", ".join(solution.members)),
        (gettext("Eigenaren"), ", ".join(solution.owners)),
    ]
    sources = (gettext("Bijdragen waar dit uit komt"), ", ".join(map(str, sorted(solution.sources))))
    return [each for each in (*placed, *other, *asked, *people, sources) if each[1]]


@dataclass(frozen=True)
class Group:
    """Cards of the annex under one heading, with the solutions that came out of their cluster. is_continued: do others
    of the same heading stand before it, in a section of their own?"""

    title: str
    cards: tuple[Card, ...]
    became: tuple[SolutionPage, ...] = ()
    is_continued: bool = False


def annexes(brownpaper: Brownpaper) -> Iterator[Section]:
    """What proves, after what is read."""
    if brownpaper.introduce.at_the_table:
        title = gettext("Bijlage: wat de partijen kwamen halen en brengen")
        yield annex("parties", title, parties=rows_of(brownpaper.introduce.at_the_table, "gets", "gives"))
    if brownpaper.network.talks or brownpaper.network.requests:
        yield annex("network", gettext("Bijlage: verbindingen en vragen aan partijen"))
    if says_much(brownpaper):
        title = gettext("Bijlage: kanttekeningen en bezwaren, in eigen woorden")
        yield annex("spoken", title, spoken=spoken_of(brownpaper))
    if tables := stance_tables(brownpaper):
        yield annex("stances", gettext("Bijlage: waar elke partij staat"), tables=tables)
    if brownpaper.concretise.with_values:
        lists = ("invests", "gains", "risks")
        cases = [(each, rows_of(each.values, *lists)) for each in brownpaper.concretise.with_values]
        yield annex("value_cases", gettext("Bijlage: de valuecases"), anchor="value-cases", cases=cases)
    if brownpaper.changes or brownpaper.differences:
        yield from changes_annex(brownpaper)
    for number, solution in enumerate(brownpaper.concretise.solutions):
        yield Section(
            f"canvas-{solution.workgroup_id}",
            "brownpaper/sections/canvas.html",
            "" if number else gettext("Bijlage: de oplossingen voluit"),
            "canvases",
            context={"solution": solution, "canvas": canvas(solution)},
            whole_of=f"solution-{solution.workgroup_id}",
        )
    yield from cards_annex(brownpaper)
    yield from parked_annex(brownpaper)


def annex(name: str, title: str, anchor: str = "", **context) -> Section:
    return Section(
        name,
        f"brownpaper/sections/{name}.html",
        title,
        anchor or name,
        context={"heading": title} | context,
        run=ANNEXES,
    )


def rows_of(things: Iterable[Any], *lists: str) -> list[Any]:
    """Rows of a table, of which no cell grows beyond what a page holds: a row with longer lists goes on in a next one.

    things: dataclasses; lists: the names of their lists.
    """
    return [
        replace(each, **{name: getattr(each, name)[first : first + LINES_A_CELL] for name in lists})
        for each in things
        for first in range(0, max(1, *(len(getattr(each, name)) for name in lists)), LINES_A_CELL)
    ]


def changes_annex(brownpaper: Brownpaper) -> Iterator[Section]:
    title = gettext("Bijlage: wat er veranderde sinds de vorige versie")
    first, *others = in_parts(brownpaper.differences) or [()]
    yield annex("changes", title, differences=first)
    for number, some in enumerate(others, start=1):
        template = "brownpaper/sections/changes_continued.html"
        yield Section(f"changes-{number}", template, context={"differences": some})


def parked_annex(brownpaper: Brownpaper) -> Iterator[Section]:
    """What of the parking lot found no place in its chapter."""
    _first, *others = in_parts(brownpaper.inventory.parked) or [()]
    for number, some in enumerate(others, start=1):
        group = Group(gettext("Parkeerplaats"), tuple(some), is_continued=True)
        context = {"groups": [group], "is_first": False}
        yield Section(f"parked-{number}", "brownpaper/sections/annex.html", context=context)


def in_parts(rows: Sequence) -> list[Sequence]:
    """Rows, so many together as a section takes."""
    return [rows[start : start + CARDS_A_SECTION] for start in range(0, len(rows), CARDS_A_SECTION)]


def cards_annex(brownpaper: Brownpaper) -> Iterator[Section]:
    """All contributions, in sections that stay the same when a card is added elsewhere."""
    pages = list(in_sections(groups_of(brownpaper))) or [[]]
    for number, groups in enumerate(pages):
        yield Section(
            f"annex-{number}",
            "brownpaper/sections/annex.html",
            "" if number else gettext("Bijlage: alle bijdragen"),
            "annex",
            context={"groups": groups, "is_first": number == 0},
        )


def groups_of(brownpaper: Brownpaper) -> Iterator[Group]:
    for cluster in brownpaper.inventory.filled:
        became = tuple(s for s in brownpaper.concretise.solutions if s.cluster_key == cluster.key)
        yield from in_groups(cluster.title, cluster.cards, became)
    yield from in_groups(gettext("Zonder cluster"), brownpaper.inventory.loose)


def in_groups(title: str, cards: Sequence[Card], became: tuple[SolutionPage, ...] = ()) -> Iterator[Group]:
    """Cards by their numbers, of which never more stand under a heading than a section takes."""
    ordered = sorted(cards, key=lambda card: card.number)
    for number, some in enumerate(in_parts(ordered)):
        yield Group(title, tuple(some), () if number else became, is_continued=number > 0)


def in_sections(groups: Iterator[Group]) -> Iterator[list[Group]]:
    waiting: list[Group] = []
    for group in groups:
        if group.is_continued and waiting:
            yield waiting
            waiting = []
        waiting.append(group)
        if sum(len(each.cards) for each in waiting) >= CARDS_A_SECTION:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


@dataclass(frozen=True)
class AtAGlance:
    """What fits on the page that is always read, and how much more there is."""

    asked: tuple[Addressed, ...]
    asks_left: int
    solutions: tuple[tuple[SolutionPage, Agreement], ...]
    solutions_left: int
    endorsed: int
    not_endorsed: int
    commitments: tuple
    commitments_left: int


def at_a_glance(brownpaper: Brownpaper, cut: Cut) -> dict:
    """What is asked, then the endorsed solutions and what we do ourselves: half as many as asks, at least two."""
    # Of each recipient the first, then whatever comes first; the numbers are those of the whole document.
    first = {each.asks[0].number for each in brownpaper.addressed}
    by_weight = sorted(brownpaper.asks, key=lambda each: (each.number not in first, *urgency(each.ask)))
    here = {each.number for each in by_weight[: cut.rows]}
    asked = [
        replace(each, asks=shown)
        for each in brownpaper.addressed
        if (shown := tuple(ask for ask in each.asks if ask.number in here))
    ]
    most = max(2, cut.rows // 2)
    endorsed = [pair for pair in brownpaper.at_a_glance if pair[1].is_endorsed]
    pairs = (endorsed or list(brownpaper.at_a_glance))[:most]
    commitments = brownpaper.conclude.commitments
    return {
        "glance": AtAGlance(
            asked=tuple(asked),
            asks_left=len(brownpaper.asks) - len(here),
            solutions=tuple(pairs),
            solutions_left=len(brownpaper.solutions) - len(pairs),
            endorsed=len(endorsed),
            not_endorsed=sum(not a.is_endorsed and not a.is_hidden for _solution, a in brownpaper.solutions),
            commitments=commitments[:most],
            commitments_left=max(0, len(commitments) - most),
        )
    }


def journey(brownpaper: Brownpaper, name: str = "journey", width: int = Journey.WIDE) -> Journey | None:
    """From where we are to the point on the horizon; None where one of both is not said."""
    point = brownpaper.enthuse
    if not (point.baseline and point.target):
        return None
    return Journey(
        name,
        gettext("Van %(baseline)s naar %(target)s") % {"baseline": point.baseline, "target": point.target},
        gettext("Een weg van waar we nu staan naar de stip op de horizon."),
        point.baseline,
        point.target,
        str(point.year or ""),
        width,
    )


def balance(brownpaper: Brownpaper) -> Bars:
    return Bars(
        "balance",
        gettext("Mensen per sector"),
        gettext("Hoeveel mensen uit elke sector aan tafel zaten."),
        gettext("Sector"),
        (gettext("Mensen"),),
        tuple((row.label, (row.participants,)) for row in brownpaper.introduce.balance),
    )


def dots(brownpaper: Brownpaper) -> Bars:
    """The twenty clusters with most dots, by sector where that betrays nobody; the rest is in the text below."""
    inventory = brownpaper.inventory
    if not inventory.sectors:
        return Bars(
            "dots",
            gettext("Stippen per cluster"),
            gettext("Hoeveel stippen elk cluster kreeg."),
            gettext("Cluster"),
            (gettext("Stippen"),),
            tuple((cluster.title, (cluster.dots,)) for cluster in inventory.filled[:20]),
        )
    return Bars(
        "dots",
        gettext("Stippen per cluster en sector"),
        gettext("Hoeveel stippen elk cluster kreeg, verdeeld naar de sector van wie ze gaf."),
        gettext("Cluster"),
        inventory.sectors,
        tuple((cluster.title, cluster.dots_by_sector) for cluster in inventory.filled[:20]),
    )


@dataclass(frozen=True)
class SupportRow:
    """One of the five answers. share: of all who answered, in steps of five percent, for its bar."""

    answer: str
    people: int
    share: int
    by_sector: tuple[tuple[str, int], ...]


def support(agreement: Agreement) -> dict:
    """Who gave which answer, as bars with their figures, by sector."""
    sectors = [voice.sector for voice in agreement.by_sector]
    return {
        "sectors": sectors,
        "rows": [
            SupportRow(
                answer,
                people,
                5 * round(20 * people / (agreement.answered or 1)),
                tuple((voice.sector, voice.people[number]) for voice in agreement.by_sector),
            )
            for number, (answer, people) in enumerate(agreement.persons)
        ],
    }


@dataclass(frozen=True)
class Stances:
    """Who stands where: rows of (party, (number of the solution, sign))."""

    solutions: tuple[SolutionPage, ...]
    rows: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]


def stance_tables(brownpaper: Brownpaper) -> list[Stances]:
    pairs = [pair for pair in brownpaper.solutions if pair[1].parties]
    beside = [pairs[start : start + SOLUTIONS_BESIDE] for start in range(0, len(pairs), SOLUTIONS_BESIDE)]
    return [stances(some) for some in beside]


def stances(pairs: list[tuple[SolutionPage, Agreement]]) -> Stances:
    signs = [
        (solution.number, {party: sign for names, sign in signed(agreement) for party in names})
        for solution, agreement in pairs
    ]
    parties = sorted({party for _number, by_party in signs for party in by_party})
    return Stances(
        tuple(solution for solution, _agreement in pairs),
        tuple(
            (party, tuple((number, by_party.get(party, "–")) for number, by_party in signs)) for party in parties
        ),
    )


def signed(agreement: Agreement) -> tuple[tuple[tuple[str, ...], str], ...]:
    return (agreement.supporting, "v"), (agreement.abstaining, "o"), (agreement.objecting, "x")


@dataclass(frozen=True)
class ValueOverview:
    """The parties on each side of a solution's value case."""

    solution: SolutionPage
    invests: tuple[str, ...]
    gains: tuple[str, ...]
    risks: tuple[str, ...]
    pays_only: tuple[str, ...]


def value_overview(brownpaper: Brownpaper) -> list[ValueOverview]:
    return [
        ValueOverview(
            solution,
            tuple(row.party for row in solution.values if row.invests),
            tuple(row.party for row in solution.values if row.gains),
            tuple(row.party for row in solution.values if row.risks),
            tuple(row.party for row in solution.values if row.pays_only),
        )
        for solution in brownpaper.concretise.with_values
    ]


def at_the_table(brownpaper: Brownpaper, _checksum: str) -> dict:
    by_sector: dict[str, list[str]] = {}
    for party in brownpaper.introduce.at_the_table:
        by_sector.setdefault(party.sector, []).append(party.name)
    return {"balance": balance(brownpaper), "by_sector": list(by_sector.items())}


def lives(brownpaper: Brownpaper, _checksum: str) -> dict:
    """Tensions have a list of their own: they do not stand among the voices of their clusters as well."""
    tensions = {card.number for card in brownpaper.inventory.tensions}
    return {
        "dots": dots(brownpaper),
        "clusters": [
            (cluster, voices(cluster, tensions, VOICES if number < LOUD_CLUSTERS else 1))
            for number, cluster in enumerate(brownpaper.inventory.filled)
        ],
    }


def voices(cluster: ClusterPart, tensions: set[int], most: int) -> list[Card]:
    return [card for card in cluster.cards if card.number not in tensions][:most]


def asked(brownpaper: Brownpaper, _checksum: str) -> dict:
    """The changes that weigh most stand in the body, all of them in the annex."""
    weighty = brownpaper.differences[:WEIGHTY_CHANGES]
    return {"weighty": weighty, "other_changes": len(brownpaper.differences) - len(weighty)}


def monitoring(brownpaper: Brownpaper, _checksum: str) -> dict:
    later = brownpaper.later
    return {
        "moments": rows_of(brownpaper.moments, "due"),
        "afterwards": [later[first : first + LINES_A_CELL] for first in range(0, len(later), LINES_A_CELL)],
    }


def reservations(brownpaper: Brownpaper, _checksum: str) -> dict:
    """Where much was said, the objections; the rest in the annex."""
    in_annex = says_much(brownpaper)
    said = spoken_of(brownpaper)
    if in_annex:
        said = [(solution, agreement, objections(agreement)) for solution, agreement, _all in said]
    parked, left = brownpaper.inventory.parked[:CARDS_A_SECTION], brownpaper.inventory.parked[CARDS_A_SECTION:]
    return {
        "in_annex": in_annex,
        "spoken": [each for each in said if each[2] or not in_annex],
        "parked": parked,
        "parked_left": left[0].number if left else None,
    }


def says_much(brownpaper: Brownpaper) -> bool:
    return sum(each.said for each in brownpaper.conclude.agreements) > MOST_SPOKEN


def spoken_of(brownpaper: Brownpaper) -> list[tuple[SolutionPage, Agreement, tuple[Spoken, ...]]]:
    """What was said of each solution."""
    return [(s, a, a.spoken) for s, a in brownpaper.solutions if a.has_spoken]


def objections(agreement: Agreement) -> tuple[Spoken, ...]:
    """They come first among what was said: as many as people gave that answer."""
    return agreement.spoken[: agreement.persons[-1][1] if agreement.persons else 0]


def account(brownpaper: Brownpaper, checksum: str) -> dict:
    """phases: those that left a chapter, in their order, as they stand in a sentence."""
    phases = [str(phase.title).lower() for slug, phase in BY_SLUG.items() if slug in brownpaper.chapters]
    return {"checksum": checksum, "phases": phases, "phases_but_last": ", ".join(phases[:-1])}


# Chapters that follow each other on the same page: how it was, and what came out of it.
CHALLENGE, OUTCOME, ANNEXES = "challenge", "outcome", "annexes"

CHAPTERS = {
    "glance": Chapter(
        _("In één oogopslag"),
        lambda brownpaper, _checksum: {"journey": journey(brownpaper, "journey-glance", Journey.NARROW)},
        cuts=fitting.GLANCE,
        fitted=at_a_glance,
    ),
    "asked": Chapter(_("Gevraagd aan u"), asked),
    "urgency": Chapter(_("Urgentie en karakter"), run=CHALLENGE),
    "horizon": Chapter(
        _("Stip op de horizon"), lambda brownpaper, _checksum: {"journey": journey(brownpaper)}, run=CHALLENGE
    ),
    "table": Chapter(_("Wie er aan tafel zat"), at_the_table, run=CHALLENGE),
    "lives": Chapter(_("Wat er leeft"), lives, run=CHALLENGE),
    "solutions": Chapter(
        _("De oplossingen"),
        parts=lambda brownpaper: (solution_section(brownpaper, *pair) for pair in brownpaper.solutions),
        run=CHALLENGE,
    ),
    "values": Chapter(
        _("Valuecase"), lambda brownpaper, _checksum: {"rows": value_overview(brownpaper)}, run=OUTCOME
    ),
    "agreements": Chapter(
        _("Afspraken en ambassadeurs"),
        lambda brownpaper, _checksum: {"has_stances": bool(stance_tables(brownpaper))},
        run=OUTCOME,
    ),
    "monitoring": Chapter(_("Volgen en vervolg"), monitoring, run=OUTCOME),
    "reservations": Chapter(_("Kanttekeningen en parkeerplaats"), reservations, run=OUTCOME),
    "account": Chapter(_("Verantwoording"), account, run=OUTCOME),
}
