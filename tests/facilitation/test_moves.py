"""Any order of opening, moving, closing and reopening keeps every word and exactly one current phase."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions.core.links import token_of
from sessions.core.models import AccessLink, CocreationSession, PhaseState
from sessions.core.programme.belongings import BLOCK
from sessions.core.programme.models import ProgrammeBlock
from sessions.core.programme.operations import add_block, change_block, stretch
from sessions.core.refusal import Refused
from sessions.core.taking_away import take_away
from sessions.facilitation.shell.queries import link
from sessions.facilitation.steering import operations
from sessions.phases.inform.operations import add_fact
from sessions.phases.inventory.models import Contribution, Dot
from sessions.phases.inventory.operations import cast_dot, reveal
from sessions.phases.registry import SLUGS
from tests.cast import make_cast

phases = st.sampled_from(SLUGS)
moves = st.one_of(
    st.tuples(st.sampled_from(["open_phase", "close_phase", "move_to"]), phases),
    st.tuples(st.sampled_from(["freeze", "thaw"]), st.none()),
    st.tuples(st.just("start_block"), st.integers(0, 14)),
    st.tuples(st.just("stretch"), st.sampled_from([-5, 5])),
)


def perform(session: CocreationSession, name: str, argument) -> None:
    match name:
        case "start_block":
            operations.start_block(block=session.blocks.all()[argument])
        case "stretch":
            stretch(session=session, minutes=argument)
        case _ if argument is None:
            getattr(operations, name)(session=session)
        case _:
            getattr(operations, name)(session=session, phase=argument)


def words(session: CocreationSession) -> tuple:
    return (
        list(Contribution.objects.filter(session=session).values_list("text", flat=True)),
        Dot.objects.filter(contribution__session=session).count(),
        session.questions.count(),
        session.blocks.count(),
        session.participants.count(),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(moves, max_size=12))
@pytest.mark.django_db(transaction=False)
def test_any_sequence_of_moves_keeps_all_data_and_one_current_phase(db, sequence):
    from django.db import transaction  # noqa: PLC0415

    with transaction.atomic():
        cast = make_cast()
        cast.open_everything()
        card = cast.anna.contributes("een woord")
        cast_dot(contribution=card, participant=cast.bram.participant)
        before = words(cast.session)

        for name, argument in sequence:
            try:
                perform(cast.session, name, argument)
            except Refused:
                continue

        now = CocreationSession.objects.get(pk=cast.session.pk)
        states = {state.phase: state for state in PhaseState.objects.filter(session=now)}
        assert words(now) == before
        assert now.current_phase in SLUGS
        assert len(states) == len(SLUGS)
        assert all(state.is_visible for state in states.values())
        assert list(now.events.values_list("revision", flat=True)) == list(range(1, now.revision + 1))
        transaction.set_rollback(True)


def test_moving_opens_the_next_phase_and_closes_the_one_left(cast):
    operations.move_to(session=cast.session, phase="inform")
    operations.move_to(session=cast.session, phase="introduce")

    states = dict(cast.session.phase_states.values_list("phase", "status"))
    assert states["inform"] == "closed"
    assert states["introduce"] == "open"
    assert states["inventory"] == "ahead"


def test_room_in_a_phase_of_another_version_can_be_steered_out_of_it(cast):
    cast.open_everything()
    CocreationSession.objects.filter(pk=cast.session.pk).update(current_phase="reflect")
    alice = cast.alice_client()

    assert cast.anna.client().get(cast.path("")).status_code == 302
    assert cast.anna.client().get(cast.path("news/"), {"since": "0"}).status_code == 200
    assert alice.get(cast.path("facilitate/")).status_code == 200
    assert Client().get(f"/screen/{token_of(link(cast.session, AccessLink.Role.SCREEN))}/").status_code == 200
    alice.post(cast.path("facilitate/phases/introduce/"))

    cast.session.refresh_from_db()
    assert cast.session.current_phase == "introduce"


def test_moving_twice_to_the_same_phase_moves_once(cast):
    client = cast.alice_client()
    for _press in range(2):
        client.post(cast.path("facilitate/phases/introduce/"))

    cast.session.refresh_from_db()
    assert cast.session.current_phase == "introduce"


def test_the_clock_stretches_and_never_ends_in_the_past(cast):
    operations.move_to(session=cast.session, phase="inform")
    stretch(session=cast.session, minutes=5)
    assert ProgrammeBlock.objects.get(session=cast.session, phase="inform").minutes == 50

    for _press in range(20):
        stretch(session=cast.session, minutes=-5)

    assert ProgrammeBlock.objects.get(session=cast.session, phase="inform").minutes == 1


def test_the_programme_is_filled_from_noon_to_noon_and_can_be_edited(cast):
    blocks = cast.session.blocks.all()
    assert [block.phase for block in blocks if block.phase][:3] == ["inform", "introduce", "inventory"]
    assert (blocks.last().starts_at - blocks.first().starts_at).total_seconds() == 24 * 3600

    block = add_block(session=cast.session, title="Ommetje", phase="", starts_at=cast.session.starts_at, minutes=15)
    change_block(block=block, title="Wandeling", phase="", starts_at=block.starts_at, minutes=20)
    assert cast.session.blocks.get(title="Wandeling").minutes == 20

    take_away(BLOCK, block)
    assert not cast.session.blocks.filter(title="Wandeling").exists()


def test_late_joiners_see_what_is_open_and_not_what_is_ahead(cast):
    operations.move_to(session=cast.session, phase="introduce")
    page = cast.anna.client().get(cast.path("introduce/")).content.decode()

    assert f'href="{cast.path("introduce/")}"' in page
    assert f'href="{cast.path("inventory/")}"' not in page


def test_what_is_ahead_is_not_shown_to_who_types_its_address(cast):
    operations.move_to(session=cast.session, phase="introduce")
    operations.close_phase(session=cast.session, phase="introduce")
    add_fact(session=cast.session, text="klaargezet feit", source="bron")
    anna = cast.anna.client()

    assert anna.get(cast.path("inform/")).url == cast.path()
    assert anna.get(cast.path("introduce/")).status_code == 200

    operations.open_phase(session=cast.session, phase="inform")
    assert "klaargezet feit" in anna.get(cast.path("inform/")).content.decode()


def test_the_board_cannot_be_seen_before_the_phase_opens(cast):
    reveal(session=cast.session)

    assert "Wat leeft er bij u?" not in cast.anna.client().get(cast.path("inventory/")).content.decode()
