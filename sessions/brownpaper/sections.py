"""The brownpaper, section by section: which there are, in which order, and what each needs."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sessions.brownpaper.assemble import Brownpaper
from sessions.brownpaper.charts import Bars, Journey
from sessions.phases.conclude.chapter import Agreement
from sessions.phases.concretise.chapter import SolutionPage
from sessions.phases.inventory.chapter import Card

# So many cards of the annex, or the end of their cluster, share a section that is typeset as one.
CARDS_A_SECTION = 60
# Longer steps than this stand below each other instead of side by side, so that they can go on to a next page.
LONGEST_STEP = 420
# Canvas fields that have no place of their own on a solution's page, with what they are called there.
MORE = {
    "fixed": gettext_lazy("Ligt vast"),
    "room": gettext_lazy("Ruimte"),
    "experiment_rule": gettext_lazy("Regel die in de weg zit"),
    "experiment_lifter": gettext_lazy("Wie die opzij kan zetten"),
    "experiment_scale": gettext_lazy("Hoe we opschalen"),
    "alternatives": gettext_lazy("Alternatieven"),
    "risks": gettext_lazy("Risico's"),
    "effect": gettext_lazy("Verwacht effect"),
}


@dataclass(frozen=True)
class Section:
    """One part that is typeset by itself. title: how it stands in the contents, "" where it does not."""

    name: str
    template: str
    title: str = ""
    anchor: str = ""
    is_part: bool = False
    context: dict = field(default_factory=dict)

    def html(self, brownpaper: Brownpaper) -> str:
        return render_to_string(
            f"brownpaper/sections/{self.template}.html", {"brownpaper": brownpaper} | self.context
        )


def sections(brownpaper: Brownpaper, checksum: str) -> tuple[Section, ...]:
    """Every section after the cover and the contents. checksum: of the data, in hexadecimal."""
    return (
        chapter(1, "glance", _("In één oogopslag")),
        chapter(2, "asked", _("Gevraagd aan u")),
        chapter(3, "urgency", _("Urgentie en karakter")),
        chapter(4, "horizon", _("Stip op de horizon"), journey=journey(brownpaper)),
        chapter(5, "table", _("Wie er aan tafel zat"), balance=balance(brownpaper)),
        chapter(6, "lives", _("Wat er leeft"), dots=dots(brownpaper)),
        chapter(7, "solutions", _("De oplossingen")),
        *(solution_section(brownpaper, *pair) for pair in brownpaper.solutions),
        chapter(8, "values", _("Valuecase")),
        chapter(9, "agreements", _("Afspraken en ambassadeurs")),
        chapter(10, "monitoring", _("Volgen en vervolg")),
        chapter(11, "reservations", _("Kanttekeningen en parkeerplaats")),
        chapter(12, "account", _("Verantwoording"), checksum=checksum),
        *annex(brownpaper),
    )


def chapter(number: int, name: str, title: str, **context) -> Section:
    return Section(name, name, f"{number} {title}", name, context={"heading": f"{number} {title}"} | context)


def solution_section(brownpaper: Brownpaper, solution: SolutionPage, agreement: Agreement) -> Section:
    steps = [solution.texts[name] for name in ("think_big", "act_small", "start_now")]
    return Section(
        f"solution-{solution.workgroup_id}",
        "solution",
        f"{solution.number} {solution.title}",
        f"solution-{solution.workgroup_id}",
        is_part=True,
        context={
            "solution": solution,
            "agreement": agreement,
            "is_long": any(len(step) > LONGEST_STEP for step in steps),
            "more": [(label, solution.texts[name]) for name, label in MORE.items() if solution.texts[name]],
            "support": support(brownpaper, solution, agreement),
        },
    )


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
            "annex",
            "" if number else _("Bijlage: alle bijdragen"),
            "annex",
            context={"groups": groups, "is_first": number == 0},
        )


def groups_of(brownpaper: Brownpaper) -> Iterator[Group]:
    for cluster in brownpaper.inventory.filled:
        became = tuple(s for s in brownpaper.concretise.solutions if s.cluster_key == cluster.key)
        yield Group(cluster.title, tuple(sorted(cluster.cards, key=lambda card: card.number)), became)
    if brownpaper.inventory.loose:
        yield Group(_("Zonder cluster"), tuple(sorted(brownpaper.inventory.loose, key=lambda card: card.number)))


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
        _("Van %(baseline)s naar %(target)s") % {"baseline": point.baseline, "target": point.target},
        _("Een weg van waar we nu staan naar de stip op de horizon."),
        point.baseline,
        point.target,
        str(point.year or ""),
    )


def balance(brownpaper: Brownpaper) -> Bars:
    return Bars(
        "balance",
        _("Mensen per sector"),
        _("Hoeveel mensen uit elke sector aan tafel zaten."),
        _("Sector"),
        (_("Mensen"),),
        tuple((row.label, (row.participants,)) for row in brownpaper.introduce.balance),
    )


def dots(brownpaper: Brownpaper) -> Bars:
    """The twenty clusters with most dots; a longer list is in the text below it."""
    inventory = brownpaper.inventory
    return Bars(
        "dots",
        _("Stippen per cluster en sector"),
        _("Hoeveel stippen elk cluster kreeg, verdeeld naar de sector van wie ze gaf."),
        _("Cluster"),
        inventory.sectors,
        tuple((cluster.title, cluster.dots_by_sector) for cluster in inventory.filled[:20]),
    )


def support(brownpaper: Brownpaper, solution: SolutionPage, agreement: Agreement) -> Bars:
    return Bars(
        f"support-{solution.workgroup_id}",
        _("Antwoorden per sector"),
        _("Hoeveel mensen uit elke sector elk antwoord gaven."),
        _("Sector"),
        brownpaper.conclude.answers,
        tuple((row.sector, row.people) for row in agreement.by_sector),
    )
