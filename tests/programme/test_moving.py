"""Being late: what follows moves along, as far as the blocks that stand allow, and nothing overlaps that did not."""

import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sessions.core.programme.models import ProgrammeBlock
from sessions.core.programme.moving import SHORTEST, Moved, TooMuch, following, moved

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


def block(pk: int, starts: int, minutes: int, **more) -> ProgrammeBlock:
    return ProgrammeBlock(
        pk=pk, title=f"blok {pk}", starts_at=NOON + timedelta(minutes=starts), minutes=minutes, **more
    )


@st.composite
def programmes(draw) -> list[ProgrammeBlock]:
    """Blocks one after the other, with breaks between some."""
    at, blocks = 60, []
    for pk in range(1, draw(st.integers(0, 8)) + 1):
        at += draw(st.sampled_from([0, 0, 0, 5, 30]))
        minutes = draw(st.integers(1, 120))
        blocks.append(block(pk, at, minutes, is_fixed=draw(st.booleans())))
        at += minutes
    return blocks


@given(programmes(), st.integers(-60, 240), st.booleans(), st.sets(st.integers(1, 8)))
def test_what_follows_fits_or_is_said_not_to(blocks, minutes, runs, dropped):
    over_at = NOON + timedelta(minutes=60 + minutes) if runs else None
    told = moved(blocks, minutes, over_at=over_at, dropped=dropped)

    if isinstance(told, TooMuch):
        assert told.before.is_fixed and told.minutes > 0 and minutes > 0
        return
    assert sorted(each.block.pk for each in told) == [each.pk for each in blocks]
    staying = [each for each in told if not each.is_dropped]
    assert {each.block.pk for each in told if each.is_dropped} == dropped & {each.pk for each in blocks}
    for each in staying:
        if each.block.is_fixed:
            assert (each.starts_at, each.minutes) == (each.block.starts_at, each.block.minutes)
        assert min(SHORTEST, each.block.minutes) <= each.minutes <= each.block.minutes
        assert over_at is None or each.starts_at >= min(over_at, each.block.starts_at) or minutes < 0
    for one, other in itertools.pairwise(staying):
        assert one.ends_at <= other.starts_at
    if runs and staying and not staying[0].block.is_fixed:
        assert staying[0].starts_at >= over_at


@given(programmes())
def test_who_is_on_time_moves_nothing(blocks):
    told = moved(blocks, 0, over_at=NOON + timedelta(minutes=60))
    assert not any(each.is_changed for each in told)


def times(told) -> list[tuple[str, int]]:
    return [(each.starts_at.strftime("%H:%M"), each.minutes) for each in told]


def test_breaks_take_up_delay_and_the_rest_moves():
    blocks = [block(1, 60, 30), block(2, 100, 30), block(3, 130, 30)]
    told = moved(blocks, 20, over_at=NOON + timedelta(minutes=80))
    assert times(told) == [("13:20", 30), ("13:50", 30), ("14:20", 30)]


def test_what_comes_before_a_block_that_stands_is_shortened_in_proportion():
    blocks = [block(1, 60, 60), block(2, 120, 30), block(3, 150, 45, is_fixed=True), block(4, 195, 15)]
    told = moved(blocks, 30, over_at=NOON + timedelta(minutes=90))
    assert times(told) == [("13:30", 40), ("14:10", 20), ("14:30", 45), ("15:15", 15)]


def test_what_does_not_fit_is_said_and_fits_once_something_is_left_out():
    blocks = [block(1, 60, 10), block(2, 70, 10), block(3, 80, 45, is_fixed=True)]
    over_at = NOON + timedelta(minutes=75)
    told = moved(blocks, 15, over_at=over_at)
    assert isinstance(told, TooMuch) and told.before.pk == 3 and told.minutes == 5
    assert times(moved(blocks, 15, over_at=over_at, dropped=[2])) == [("13:10", 10), ("13:15", 5), ("13:20", 45)]


def test_what_stands_moves_too_where_that_was_agreed_and_a_running_block_that_is_too_long_is_told_apart():
    blocks = [block(1, 60, 30, is_fixed=True), block(2, 90, 30)]
    over_at = NOON + timedelta(minutes=80)
    told = moved(blocks, 20, over_at=over_at)
    assert isinstance(told, TooMuch) and told.is_running and told.minutes == 20
    assert times(moved(blocks, 20, over_at=over_at, moves_fixed=True)) == [("13:20", 30), ("13:50", 30)]


def test_who_is_early_brings_the_rest_forward_to_what_stands():
    blocks = [block(1, 60, 30), block(2, 90, 30, is_fixed=True)]
    told = moved(blocks, -15, over_at=NOON + timedelta(minutes=45))
    assert times(told) == [("12:45", 30), ("13:30", 30)]


def test_what_follows_is_what_was_not_begun_and_is_in_line():
    blocks = [
        block(1, 0, 60, started_at=NOON),
        block(2, 30, 10),
        block(3, 60, 30),
        block(4, 60, 30, is_parallel=True),
        block(5, 90, 30, started_at=NOON),
    ]
    assert [each.pk for each in following(blocks, blocks[0], NOON)] == [2, 3]
    assert [each.pk for each in following(blocks, None, NOON)] == [2, 3]
    assert [each.pk for each in following(blocks, None, NOON + timedelta(minutes=50))] == [3]
    assert Moved(blocks[2], blocks[2].starts_at, 30).is_changed is False
