"""Where the rounds stand: which solution lies before the room, whose outcome is hidden, who did not answer yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from sessions.core.models import CocreationSession
from sessions.core.people.missing import EXPECTED, room_of
from sessions.core.people.models import Participant
from sessions.core.people.rules import counts_for
from sessions.phases.conclude.models import ConsentAnswer
from sessions.phases.conclude.rounds.models import ConsentRound, Deciding
from sessions.phases.enthuse.models import Workgroup


def deciding_of(session: CocreationSession) -> Deciding:
    return Deciding.objects.filter(session=session).first() or Deciding(session=session)


def round_on(workgroup: Workgroup) -> ConsentRound:
    return rounds_on([workgroup])[workgroup.pk]


def rounds_on(workgroups: Iterable[Workgroup]) -> dict[int, ConsentRound]:
    """The round that is under way on each of these, by its key."""
    listed = list(workgroups)
    found = {each.workgroup_id: each for each in ConsentRound.objects.filter(workgroup__in=listed)}
    return {each.pk: found.get(each.pk) or ConsentRound(workgroup=each) for each in listed}


def hides(deciding: Deciding, under_way: ConsentRound) -> bool:
    """Does nobody see the outcome of this round yet?"""
    return deciding.is_hidden and under_way.revealed_at is None


def is_told(answer: ConsentAnswer) -> bool:
    """Is what was answered to be seen by anybody else? Of an earlier round always."""
    return answer.of_round is not None or not hides(
        deciding_of(answer.workgroup.session), round_on(answer.workgroup)
    )


def untold(session: CocreationSession) -> QuerySet[ConsentAnswer]:
    """The answers that nobody else sees yet."""
    if not deciding_of(session).is_hidden:
        return ConsentAnswer.objects.none()
    shown = ConsentRound.objects.filter(workgroup__session=session, revealed_at__isnull=False)
    return ConsentAnswer.objects.filter(workgroup__session=session).exclude(workgroup__in=shown.values("workgroup"))


def is_asked(deciding: Deciding, under_way: ConsentRound) -> bool:
    """Can it be answered? One that lay before the room goes on being asked."""
    return not deciding.one_at_a_time or under_way.is_tabled


@dataclass(frozen=True)
class Asked:
    """How a solution is asked. number: of the round; answered: how many answered to what stands there now; missing: how
    many did not of whom it is expected; given: how many answered in this round, also to an earlier text; one_at_a_time:
    does the room decide so, and on_table: on this one now? is_asked: can it be answered? is_hidden: is its outcome?"""

    number: int
    answered: int
    missing: int
    given: int
    one_at_a_time: bool
    on_table: bool
    is_asked: bool
    is_hidden: bool

    @property
    def people(self) -> int:
        return self.answered + self.missing


def asked_of(session: CocreationSession, workgroups: Iterable[Workgroup]) -> dict[int, Asked]:
    """How each of these solutions is asked, by its key, in four queries. Those count who count in the outcome; helpers
    of all groups may answer, and are not missed where they do not."""
    listed = list(workgroups)
    if not listed:
        return {}
    deciding, rounds = deciding_of(session), rounds_on(listed)
    given = ConsentAnswer.objects.filter(counts_for("participant"), workgroup__in=listed)
    is_answered = Q(stands=True)
    rows = given.values("workgroup").annotate(
        given=Count("pk"),
        answered=Count("pk", is_answered),
        expected=Count("pk", is_answered & Q(participant__role=EXPECTED)),
    )
    counted = {each["workgroup"]: each for each in rows.order_by()}
    expected = room_of(session).filter(counts_for()).count()
    nobody = {"given": 0, "answered": 0, "expected": 0}
    told = {each.pk: counted.get(each.pk, nobody) for each in listed}
    return {
        each.pk: Asked(
            rounds[each.pk].number,
            told[each.pk]["answered"],
            expected - told[each.pk]["expected"],
            told[each.pk]["given"],
            one_at_a_time=deciding.one_at_a_time,
            on_table=deciding.one_at_a_time and deciding.on_table_id == each.pk,
            is_asked=is_asked(deciding, rounds[each.pk]) or told[each.pk]["given"] > 0,
            is_hidden=hides(deciding, rounds[each.pk]),
        )
        for each in listed
    }


def missing_from(workgroup: Workgroup) -> QuerySet[Participant]:
    """Who did not answer in the round that is under way, or only to an earlier text."""
    given = ConsentAnswer.objects.filter(workgroup=workgroup, stands=True)
    return (
        room_of(workgroup.session)
        .filter(counts_for())
        .exclude(pk__in=given.values("participant"))
        .order_by("name", "pk")
    )


def stage(session: CocreationSession) -> str:
    """Changes with whatever decides which answers a page asks for."""
    deciding = deciding_of(session)
    rounds = ConsentRound.objects.filter(workgroup__session=session).order_by("workgroup")
    told = [
        f"{each.workgroup_id}.{each.number}{'' if hides(deciding, each) else 'seen'}"
        for each in rounds
        if each.number > 1 or deciding.is_hidden
    ]
    how = [str(deciding.on_table_id or "-")] if deciding.one_at_a_time else []
    return "/".join([*how, *(["hidden"] if deciding.is_hidden else []), *told])
