"""The brownpaper, section by section: which there are, in which order, and what each needs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from sessions.brownpaper.contents.addresses import with_addresses
from sessions.brownpaper.contents.assemble import Brownpaper
from sessions.brownpaper.contents.charts import Bars, Journey
from sessions.phases.conclude.chapter import Agreement
from sessions.phases.concretise.canvas import FIELDS
from sessions.phases.concretise.chapter import SolutionPage
from sessions.phases.inventory.chapter import Card
from sessions.phases.registry import BY_SLUG

# So many cards of the annex, or the end of their cluster, share a section that is typeset as one.
CARDS_A_SECTION = 60
# Longer steps than this stand below each other instead of side by side, so that they can go on to a next page.
LONGEST_STEP = 420


@dataclass(frozen=True)
class Section:
    """One part that is typeset by itself. name: unique; template: its file; title: how it stands in the contents, ""
    where it does not; anchor: where links to it lead."""

    name: str
    template: str
    title: str = ""
    anchor: str = ""
    is_part: bool = False
    context: dict = field(default_factory=dict)

    def html(self, brownpaper: Brownpaper) -> str:
        return with_addresses(render_to_string(self.template, {"brownpaper": brownpaper} | self.context))


@dataclass(frozen=True)
class Chapter:
    """A numbered chapter of the document's own. context: (brownpaper, checksum of its data) → what its template
    needs besides; parts: the sections that follow it."""

    title: StrOrPromise
    context: Callable[[Brownpaper, str], dict] = lambda _brownpaper, _checksum: {}
    parts: Callable[[Brownpaper], Iterable[Section]] = lambda _brownpaper: ()


def sections(brownpaper: Brownpaper, checksum: str) -> tuple[Section, ...]:
    """Every section after the cover and the contents. checksum: of the data, in hexadecimal."""
    chapters = (chapter(brownpaper, name, checksum) for name in brownpaper.outline)
    return (*(section for parts in chapters for section in parts), *annex(brownpaper))


def chapter(brownpaper: Brownpaper, name: str, checksum: str) -> Iterator[Section]:
    """A chapter of the document's own, else that of a phase. One that is not known any more leaves its number."""
    if own := CHAPTERS.get(name):
        template, title, context = f"brownpaper/sections/{name}.html", own.title, own.context(brownpaper, checksum)
    elif (phase := BY_SLUG.get(name)) and phase.document_title:
        template, title = f"phases/{name}/chapter.html", phase.document_title
        context = {"chapter": brownpaper.chapters.get(name)}
    else:
        return
    heading = f"{brownpaper.number_of[name]} {title}"
    yield Section(name, template, heading, name, context={"heading": heading} | context)
    if own:
        yield from own.parts(brownpaper)


def solution_section(brownpaper: Brownpaper, solution: SolutionPage, agreement: Agreement) -> Section:
    steps = [solution.text(name) for name in ("think_big", "act_small", "start_now")]
    return Section(
        f"solution-{solution.workgroup_id}",
        "brownpaper/sections/solution.html",
        f"{solution.number} {solution.title}",
        f"solution-{solution.workgroup_id}",
        is_part=True,
        context={
            "solution": solution,
            "agreement": agreement,
            "is_long": any(len(step) > LONGEST_STEP for step in steps),
            "more": more(solution),
            "support": support(brownpaper, solution, agreement),
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


@dataclass(frozen=True)
class Group:
    """Cards of the annex under one heading, with the solutions that came out of their cluster."""

    title: str
    cards: tuple[Card, ...]
    became: tuple[SolutionPage, ...] = ()


def annex(brownpaper: Brownpaper) -> Iterator[Section]:
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
        yield Group(cluster.title, tuple(sorted(cluster.cards, key=lambda card: card.number)), became)
    if brownpaper.inventory.loose:
        yield Group(
            gettext("Zonder cluster"), tuple(sorted(brownpaper.inventory.loose, key=lambda card: card.number))
        )


def in_sections(groups: Iterator[Group]) -> Iterator[list[Group]]:
    waiting: list[Group] = []
    for group in groups:
        waiting.append(group)
        if sum(len(each.cards) for each in waiting) >= CARDS_A_SECTION:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def journey(brownpaper: Brownpaper) -> Journey:
    point = brownpaper.enthuse
    return Journey(
        "journey",
        gettext("Van %(baseline)s naar %(target)s") % {"baseline": point.baseline, "target": point.target},
        gettext("Een weg van waar we nu staan naar de stip op de horizon."),
        point.baseline,
        point.target,
        str(point.year or ""),
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


def support(brownpaper: Brownpaper, solution: SolutionPage, agreement: Agreement) -> Bars:
    return Bars(
        f"support-{solution.workgroup_id}",
        gettext("Antwoorden per sector"),
        gettext("Hoeveel mensen uit elke sector elk antwoord gaven."),
        gettext("Sector"),
        brownpaper.conclude.answers,
        tuple((row.sector, row.people) for row in agreement.by_sector),
    )


def account(brownpaper: Brownpaper, checksum: str) -> dict:
    """phases: those that left a chapter, in their order, as they stand in a sentence."""
    phases = [str(phase.title).lower() for slug, phase in BY_SLUG.items() if slug in brownpaper.chapters]
    return {"checksum": checksum, "phases": phases, "phases_but_last": ", ".join(phases[:-1])}


CHAPTERS = {
    "glance": Chapter(_("In één oogopslag")),
    "asked": Chapter(_("Gevraagd aan u")),
    "urgency": Chapter(_("Urgentie en karakter")),
    "horizon": Chapter(_("Stip op de horizon"), lambda brownpaper, _checksum: {"journey": journey(brownpaper)}),
    "table": Chapter(_("Wie er aan tafel zat"), lambda brownpaper, _checksum: {"balance": balance(brownpaper)}),
    "lives": Chapter(_("Wat er leeft"), lambda brownpaper, _checksum: {"dots": dots(brownpaper)}),
    "solutions": Chapter(
        _("De oplossingen"),
        parts=lambda brownpaper: (solution_section(brownpaper, *pair) for pair in brownpaper.solutions),
    ),
    "values": Chapter(_("Valuecase")),
    "agreements": Chapter(_("Afspraken en ambassadeurs")),
    "monitoring": Chapter(_("Volgen en vervolg")),
    "reservations": Chapter(_("Kanttekeningen en parkeerplaats")),
    "account": Chapter(_("Verantwoording"), account),
}
