"""From session to frozen dataclasses: a pure reader, the only part of the brownpaper that asks the database."""

import itertools
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.brownpaper.contents.outline import outline
from sessions.brownpaper.handover.queries import responses
from sessions.core.hiding.models import Act, ModerationEntry
from sessions.core.models import CocreationSession
from sessions.core.people.rules import SECTORS_NEEDED
from sessions.core.signalling.models import BoundarySignal
from sessions.core.snapshot import snapshot
from sessions.phases.conclude.chapter import Agreement, CommitmentRow, ConcludeChapter
from sessions.phases.concretise.chapter import Asked, ConcretiseChapter, SolutionPage
from sessions.phases.enthuse.chapter import EnthuseChapter
from sessions.phases.inform.chapter import InformChapter
from sessions.phases.introduce.chapter import IntroduceChapter
from sessions.phases.inventory.chapter import InventoryChapter
from sessions.phases.network.chapter import NetworkChapter
from sessions.phases.registry import PHASES

# Days after the session at which its interventions are looked at (domain: effect, not procedure).
MONITORED_AFTER = (30, 100, 365)


@dataclass(frozen=True)
class Moment:
    """A day on which the effect is looked at, with what should be done by then and was not at the moment before."""

    days: int
    day: date
    due: tuple[CommitmentRow, ...]


@dataclass(frozen=True)
class Response:
    """What a recipient of an earlier version did with an ask."""

    ask: str
    stance: str
    reason: str
    name: str
    version: int
    # Of the ask; who was asked; the function of who answered for them; whose it is where it was not theirs.
    key: str = ""
    recipient: str = ""
    on_behalf: str = ""
    passed_to: str = ""


@dataclass(frozen=True)
class Difference:
    """What changed of one thing since the version before. about: what it is; was, now: "" where it was not there, or is
    no more; solution: its number, 0 for none; recipient: the key of whom it is asked."""

    about: str
    was: str
    now: str
    solution: int = 0
    recipient: str = ""


@dataclass(frozen=True)
class NumberedAsk:
    """An ask with its number in this document, the solution that asks and how the room stands behind that."""

    number: int
    ask: Asked
    solution: SolutionPage
    agreement: Agreement


@dataclass(frozen=True)
class Addressed:
    """What is asked of one recipient, in order of deadline."""

    recipient: str
    key: str
    is_of_chair: bool
    asks: tuple[NumberedAsk, ...]


@dataclass(frozen=True)
class Brownpaper:
    """Everything that the document says, and nothing that it may not say.

    version: the number of the frozen version; None while it is a draft. outline: the names of its numbered chapters,
    in order, so that a frozen version keeps its numbers; chapters: what each phase left, by the phase's slug;
    responses: to earlier versions; differences: from the version before; changes: the same, in the sentences of
    versions that did not say what was and what is.
    """

    challenge: str
    starts_at: datetime
    as_of: datetime
    version: int | None
    is_demo: bool
    attribution: str
    outline: tuple[str, ...]
    chapters: dict[str, Any]
    responses: tuple[Response, ...] = ()
    changes: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    # In which people wrote, as far as a text does not tell.
    language: str = "nl"
    # In which its days and hours are told: the same on every server.
    zone: str = "Europe/Amsterdam"
    # How many texts the facilitator hid, and how many of those were shown again (domain: the brownpaper counts it).
    hidden: int = 0
    shown_again: int = 0
    # How many boundary signals were given.
    signals: int = 0

    @property
    def inform(self) -> InformChapter:
        return self.chapters["inform"]

    @property
    def introduce(self) -> IntroduceChapter:
        return self.chapters["introduce"]

    @property
    def inventory(self) -> InventoryChapter:
        return self.chapters["inventory"]

    @property
    def enthuse(self) -> EnthuseChapter:
        return self.chapters["enthuse"]

    @property
    def concretise(self) -> ConcretiseChapter:
        return self.chapters["concretise"]

    @property
    def network(self) -> NetworkChapter:
        return self.chapters["network"]

    @property
    def conclude(self) -> ConcludeChapter:
        return self.chapters["conclude"]

    @property
    def number_of(self) -> dict[str, int]:
        """The number of each chapter, by its name."""
        return {name: number for number, name in enumerate(self.outline, start=1)}

    @property
    def is_draft(self) -> bool:
        return self.version is None

    @property
    def addressed(self) -> tuple[Addressed, ...]:
        """What is asked, by recipient: ministers first, then chairs, whoever must act first before the others; numbered
        through, in order of deadline, endorsed solutions before others of the same day."""
        by_recipient: dict[tuple, list] = {}
        for solution, agreement in self.solutions:
            for ask in solution.asks:
                to = (ask.is_of_chair, ask.recipient, ask.recipient_key)
                by_recipient.setdefault(to, []).append((ask, solution, agreement))
        for asks in by_recipient.values():
            asks.sort(key=lambda each: (*urgency(each[0]), not each[2].is_endorsed, each[1].number))
        order = sorted(by_recipient, key=lambda to: (to[0], *urgency(by_recipient[to][0][0]), to[1]))
        numbers = itertools.count(1)
        return tuple(
            Addressed(
                recipient,
                key,
                is_of_chair,
                tuple(NumberedAsk(next(numbers), *each) for each in by_recipient[is_of_chair, recipient, key]),
            )
            for is_of_chair, recipient, key in order
        )

    @property
    def asks(self) -> tuple[NumberedAsk, ...]:
        return tuple(ask for each in self.addressed for ask in each.asks)

    @property
    def solutions(self) -> tuple[tuple[SolutionPage, Agreement], ...]:
        by_workgroup = {each.workgroup_id: each for each in self.conclude.agreements}
        return tuple((solution, by_workgroup[solution.workgroup_id]) for solution in self.concretise.solutions)

    @property
    def at_a_glance(self) -> tuple[tuple[SolutionPage, Agreement], ...]:
        """The endorsed solutions before those that are not, and those that most people stand behind first."""
        ranked = [(not a.is_endorsed, -a.supporters, s.number, (s, a)) for s, a in self.solutions]
        return tuple(each[-1] for each in sorted(ranked, key=lambda each: each[:-1]))

    @property
    def owning_parties(self) -> int:
        return len({owner for solution in self.concretise.solutions for owner in solution.owners})

    @property
    def has_spoken(self) -> bool:
        """Did anybody make a reservation or an objection?"""
        return any(each.has_spoken for each in self.conclude.agreements)

    @property
    def effects(self) -> tuple[SolutionPage, ...]:
        return tuple(solution for solution in self.concretise.solutions if solution.text("effect"))

    @property
    def moments(self) -> tuple[Moment, ...]:
        ends = self.starts_at.astimezone(ZoneInfo(self.zone)).date() + timedelta(days=1)
        days = [ends + timedelta(days=after) for after in MONITORED_AFTER]
        earlier = [date.min, *days]
        return tuple(
            Moment(after, day, tuple(each for each in self.conclude.commitments if before < each.due <= day))
            for after, day, before in zip(MONITORED_AFTER, days, earlier, strict=False)
        )

    @property
    def has_hidden(self) -> bool:
        """Is an outcome hidden still?"""
        return any(each.is_hidden for each in self.conclude.agreements)

    @property
    def later(self) -> tuple[CommitmentRow, ...]:
        """Commitments that are due after the last of those moments."""
        return tuple(each for each in self.conclude.commitments if each.due > self.moments[-1].day)

    @property
    def open_points(self) -> tuple[tuple[str, str], ...]:
        """(kind, text) of what is still open: the seeds of the next agenda."""
        answered = {response.ask for response in self.responses if not response.passed_to}
        return (
            *((_("verzoek zonder antwoord"), each.ask.text) for each in self.asks if each.ask.text not in answered),
            *((_("overwegend bezwaar"), a.title) for a in self.conclude.agreements if a.objecting),
            *(
                (_("geen twee sectoren"), a.title)
                for a in self.conclude.agreements
                if len(a.sectors) < SECTORS_NEEDED and not a.is_hidden
            ),
            *((_("vraag"), question.text) for question in self.inform.questions if not question.is_answered),
            *((_("verzoek"), f"{r.asker} → {r.party}: {r.text}") for r in self.network.requests if not r.answer),
        )


def urgency(ask: Asked) -> tuple:
    """Sorts by deadline; what has none comes last."""
    return ask.due is None, ask.due or date.max


def assemble(session: CocreationSession, *, version: int | None = None) -> Brownpaper:
    """Read a session into a brownpaper, as it is at one moment, in the language that is active.

    version: the number of the version that freezes it; None for a draft.
    """
    with snapshot():
        now = CocreationSession.objects.get(pk=session.pk)
        acts = list(ModerationEntry.objects.filter(session=now).values_list("act", flat=True))
        made = Brownpaper(
            challenge=now.challenge,
            starts_at=now.starts_at,
            as_of=now.frozen_at or timezone.now(),
            version=version,
            is_demo=now.is_demo,
            attribution=now.attribution,
            language=now.language,
            zone=now.zone,
            hidden=acts.count(Act.HIDDEN),
            shown_again=acts.count(Act.SHOWN),
            signals=BoundarySignal.objects.filter(session=now).count(),
            outline=outline(),
            chapters={phase.slug: phase.chapter(now) for phase in PHASES if phase.chapter},
            responses=tuple(
                Response(
                    each.ask,
                    each.get_stance_display(),
                    each.reason,
                    each.name,
                    each.version,
                    key=str(each.about.creation_key) if each.about else "",
                    recipient=each.recipient.name,
                    on_behalf=each.on_behalf,
                    passed_to=each.passed_to,
                )
                for each in responses(now)
            ),
        )
    # Between two readings of a draft somebody's dot, or a card that moved, would show whose it was.
    return made if version else without_sectors(made)


def without_sectors(brownpaper: Brownpaper) -> Brownpaper:
    """The same with dots in total only, not by sector."""
    chapters = brownpaper.chapters | {"inventory": brownpaper.inventory.without_sectors()}
    return replace(brownpaper, chapters=chapters)
