"""Where the rounds stand: which solution lies before the room, whose outcome is hidden, who did not answer yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from sessions.core.models import CocreationSession
from sessions.core.people.missing import room_of
from sessions.core.people.models import Participant
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
    """Does nobody see the outcome of this round yet? After the freeze everybody does."""
    return deciding.is_hidden and under_way.revealed_at is None and not deciding.session.is_frozen


@dataclass(frozen=True)
class Asked:
    """How a solution is asked. number: of the round; people: how many are expected to answer, and answered: how many of
    those did; one_at_a_time: does the room decide so, and on_table: on this one now? is_asked: can it be answered?
    is_hidden: is its outcome?"""

    number: int
    people: int
    answered: int
    one_at_a_time: bool
    on_table: bool
    is_asked: bool
    is_hidden: bool

    @property
    def missing(self) -> int:
        return self.people - self.answered


def asked_of(session: CocreationSession, workgroups: Iterable[Workgroup]) -> dict[int, Asked]:
    """How each of these solutions is asked, by its key, in four queries."""
    listed = list(workgroups)
    deciding, rounds = deciding_of(session), rounds_on(listed)
    room = room_of(session)
    answered = dict(
        ConsentAnswer.objects.filter(workgroup__in=listed, stands=True, participant__in=room)
        .values_list("workgroup")
        .annotate(Count("pk"))
        .order_by()
    )
    people = room.count()
    return {
        each.pk: Asked(
            rounds[each.pk].number,
            people,
            answered.get(each.pk, 0),
            one_at_a_time=deciding.one_at_a_time,
            on_table=deciding.one_at_a_time and deciding.on_table_id == each.pk,
            is_asked=not deciding.one_at_a_time or rounds[each.pk].is_tabled,
            is_hidden=hides(deciding, rounds[each.pk]),
        )
        for each in listed
    }


def missing_from(workgroup: Workgroup) -> QuerySet[Participant]:
    """Who did not answer in the round that is under way, or only to an earlier text."""
    given = ConsentAnswer.objects.filter(workgroup=workgroup, stands=True)
    return room_of(workgroup.session).exclude(pk__in=given.values("participant")).order_by("name", "pk")


def stage(session: CocreationSession) -> str:
    """Changes with whatever decides which answers a page asks for."""
    deciding = deciding_of(session)
    rounds = ConsentRound.objects.filter(workgroup__session=session).order_by("workgroup")
    told = [f"{pk}.{number}" for pk, number in rounds.values_list("workgroup", "number") if number > 1]
    how = [str(deciding.on_table_id or "-")] if deciding.one_at_a_time else []
    return "/".join([*how, *(["hidden"] if deciding.is_hidden else []), *told])
