"""Whatever a facilitator did to the room is undone from one list, in any order that loses nothing."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from sessions.core.deeds.models import Deed
from sessions.core.deeds.operations import ACTS, Act, undo
from sessions.core.hiding.operations import hide
from sessions.core.models import CocreationSession, Facilitator, PhaseState
from sessions.core.people.own_data.erasing import erase_participant
from sessions.core.programme.models import ProgrammeBlock
from sessions.core.programme.operations import add_block, change_block, move_start, shift, stretch
from sessions.core.refusal import Refused
from sessions.facilitation.screens.operations import choose
from sessions.facilitation.screens.queries import screens
from sessions.facilitation.shift import deeds as shifts
from sessions.facilitation.steering import deeds
from sessions.facilitation.steering import operations as steering
from sessions.phases.conclude.rounds import deeds as rounds
from sessions.phases.concretise.helping import deeds as helping
from sessions.phases.concretise.operations import write_text
from sessions.phases.enthuse.groups import deeds as groups
from sessions.phases.enthuse.groups.operations import make_group, place_people
from sessions.phases.enthuse.operations import set_horizon
from sessions.phases.inventory import deeds as board
from sessions.phases.inventory.operations import promise_anonymity
from sessions.phases.registry import MODERATIONS
from tests.live.scenarios import set_stage

pytestmark = pytest.mark.django_db


def state(session) -> tuple:
    """All that steering changes."""
    now = CocreationSession.objects.filter(pk=session.pk).values(
        "current_phase", "current_block", "message", "is_screen_dark", "starts_at"
    )
    phases = PhaseState.objects.filter(session=session).order_by("phase").values_list("phase", "status")
    columns = ("pk", "title", "starts_at", "minutes", "started_at", "ended_at", "taken_away_at", "planned_minutes")
    shown = screens(session).values_list("shows", "shows_key").get()
    return (
        shown,
        now.get(),
        list(phases),
        list(ProgrammeBlock.everything.filter(session=session).values_list(*columns)),
    )


def first_block(session) -> ProgrammeBlock:
    return session.blocks.filter(phase="introduce").get()


def beside(session) -> ProgrammeBlock:
    return session.blocks.get(is_parallel=True)


DEEDS = {
    "moved": lambda session: steering.move_to(session=session, phase="introduce"),
    "block_started": lambda session: steering.start_block(block=first_block(session)),
    "block_ended": lambda session: steering.end_block(block=beside(session)),
    "opened": lambda session: steering.open_phase(session=session, phase="network"),
    "closed": lambda session: steering.close_phase(session=session, phase="inform"),
    "told": lambda session: steering.tell_everyone(session=session, message="Koffie!"),
    "darkened": lambda session: steering.darken_screen(session=session),
    "lit": lambda session: steering.light_screen(session=session),
    "shifted": lambda session: shift(session=session, minutes=15),
    "stretched": lambda session: stretch(session=session, minutes=5),
    "start_moved": lambda session: move_start(session=session, starts_at=session.starts_at + timedelta(days=40)),
    "screen_chosen": lambda session: choose(screen=screens(session).get(), shows="groups"),
    "block_changed": lambda session: change_block(
        block=first_block(session), title="Anders", phase="", starts_at=session.starts_at, minutes=7
    ),
}
# Tried in tests/groups/test_groups.py.
OF_GROUPS = {each.name for each in vars(groups).values() if isinstance(each, Act)}
# Tried in tests/phases/test_helping.py.
OF_HELPING = {each.name for each in vars(helping).values() if isinstance(each, Act)}
# Tried in tests/phases/test_clustering.py.
OF_BOARD = {each.name for each in vars(board).values() if isinstance(each, Act)}
# Tried in tests/phases/test_rounds.py.
OF_ROUNDS = {each.name for each in vars(rounds).values() if isinstance(each, Act)}
# Tried in tests/shift/test_shift.py.
OF_SHIFTS = {each.name for each in vars(shifts).values() if isinstance(each, Act)}
# What is made ready before: that nothing runs, that the screen is dark.
BEFORE = {
    "lit": lambda session: steering.darken_screen(session=session),
    "block_ended": lambda session: steering.start_block(block=beside(session)),
    "start_moved": lambda session: None,
}


def test_every_act_is_tried_here():
    assert set(DEEDS) | OF_BOARD | OF_GROUPS | OF_HELPING | OF_ROUNDS | OF_SHIFTS == set(ACTS)


@pytest.mark.parametrize("act", DEEDS)
def test_it_is_undone_whole_and_once(cast, act):
    session = cast.session
    BEFORE.get(act, lambda session: steering.move_to(session=session, phase="inform"))(session)
    session.refresh_from_db()
    before = state(session)
    DEEDS[act](session)
    assert state(session) != before
    done = Deed.objects.filter(session=session).first()
    assert done.act == act
    shown = cast.alice_client().get(cast.path("facilitate/")).content.decode()
    assert f"undo/{done.pk}/" in shown

    answer = cast.alice_client().post(cast.path(f"facilitate/undo/{done.pk}/"))
    assert answer.status_code == 302
    assert state(session) == before
    cast.alice_client().post(cast.path(f"facilitate/undo/{done.pk}/"))
    assert state(session) == before
    assert f"undo/{done.pk}/" not in cast.alice_client().get(cast.path("facilitate/")).content.decode()


def test_nothing_is_remembered_where_nothing_changed(cast):
    steering.light_screen(session=cast.session)
    steering.move_to(session=cast.session, phase="inform")
    count = Deed.objects.count()
    steering.move_to(session=cast.session, phase="inform")
    steering.tell_everyone(session=cast.session, message="")
    assert Deed.objects.count() == count


def test_what_was_changed_since_is_undone_in_its_turn_and_nothing_is_lost(cast):
    session = cast.session
    steering.move_to(session=session, phase="inform")
    stretch(session=session, minutes=5)
    first = Deed.objects.first()
    stretch(session=session, minutes=10)
    second = Deed.objects.first()
    minutes = session.blocks.get(phase="inform").minutes
    with pytest.raises(Refused, match="intussen"):
        undo(session=session, deed=first)
    assert session.blocks.get(phase="inform").minutes == minutes
    undo(session=session, deed=second)
    undo(session=session, deed=first)
    assert session.blocks.get(phase="inform").minutes == minutes - 15


def test_words_come_and_go_apart_from_each_other(cast):
    """A message undone does not touch the screen that was darkened after it."""
    steering.tell_everyone(session=cast.session, message="Koffie")
    told = Deed.objects.first()
    steering.darken_screen(session=cast.session)
    undo(session=cast.session, deed=told)
    now = CocreationSession.objects.get(pk=cast.session.pk)
    assert now.message == "" and now.is_screen_dark


def test_what_was_hidden_or_erased_does_not_come_back_with_it(cast):
    set_stage(cast)
    steering.tell_everyone(session=cast.session, message="Bel Jan op 06-12345678")
    hide(MODERATIONS["question"], cast.extra["question"], why="nummer")
    assert not Deed.objects.exists()
    steering.darken_screen(session=cast.session)
    erase_participant(participant=cast.anna.participant)
    assert not Deed.objects.exists()


def test_what_was_promised_stays_promised_where_an_opening_is_undone(cast):
    """A card was written under the promise: it is not lifted by going back to before it was opened."""
    steering.move_to(session=cast.session, phase="inventory")
    cast.anna.contributes("Een kaart zonder naam", waits=True)
    undo(session=cast.session, deed=Deed.objects.first())
    with pytest.raises(Refused, match="beloofd"):
        promise_anonymity(session=cast.session, is_anonymous=False)
    steering.move_to(session=cast.session, phase="inventory")
    assert "Een kaart zonder naam" in cast.anna.client().get(cast.path("inventory/")).content.decode()


def test_a_phase_that_is_closed_again_comes_to_rest(cast, monkeypatch):
    """As whenever one is closed: what waits comes along, and nothing keeps the order in which it came."""
    rested = []
    monkeypatch.setattr(deeds, "come_to_rest", lambda _under_way, *phases: rested.extend(phases))
    steering.open_phase(session=cast.session, phase="inventory")
    undo(session=cast.session, deed=Deed.objects.first())
    assert rested == ["inventory"]


@pytest.mark.parametrize(
    "written",
    [
        lambda cast: cast.anna.contributes("Een kaart", waits=True),
        lambda cast: None,
    ],
)
def test_a_phase_in_which_somebody_wrote_stays_to_be_read(cast, written):
    """Closed, and not as if it had never been there; one in which nobody did anything is ahead again."""
    steering.open_phase(session=cast.session, phase="inventory")
    written(cast)
    undo(session=cast.session, deed=Deed.objects.first())
    wrote = cast.session.contributions.exists()
    status = cast.session.phase_states.get(phase="inventory").status
    assert status == ("closed" if wrote else "ahead")
    if wrote:
        assert "Een kaart" in cast.anna.client().get(cast.path("inventory/")).content.decode()


def test_what_was_brought_in_from_elsewhere_is_not_writing(cast):
    """An opening by mistake leaves nothing behind."""
    cast.session.contributions.create(kind="idea", text="Uit een peiling", origin="Polis")
    steering.open_phase(session=cast.session, phase="inventory")
    set_horizon(session=cast.session, statement="Ieder een huis", baseline="", target="", year=None)
    undo(session=cast.session, deed=Deed.objects.first())
    assert cast.session.phase_states.get(phase="inventory").status == "ahead"


def test_a_phase_that_the_deed_made_is_settled_too(cast):
    cast.session.phase_states.filter(phase="inventory").delete()
    steering.open_phase(session=cast.session, phase="inventory")
    cast.anna.contributes("Een kaart", waits=True)
    undo(session=cast.session, deed=Deed.objects.first())
    assert cast.session.phase_states.get(phase="inventory").status == "closed"


def test_so_does_one_in_which_a_canvas_was_written(cast):
    cast.open_everything()
    group = cast.workgroup()
    cast.session.phase_states.filter(phase="concretise").update(status="ahead")
    steering.open_phase(session=cast.session, phase="concretise")
    opened = Deed.objects.first()
    write_text(workgroup=group, field="think_big", text="Groot", base_version=0, participant=cast.anna.participant)
    undo(session=cast.session, deed=opened)
    assert cast.session.phase_states.get(phase="concretise").status == "closed"


def test_after_the_freeze_the_room_is_steered_and_nothing_else_is_undone(cast):
    steering.open_phase(session=cast.session, phase="enthuse")
    group = make_group(session=cast.session, title="Groep")
    place_people(group=group, people=[cast.anna.participant])
    placed = Deed.objects.first()
    steering.darken_screen(session=cast.session)
    darkened = Deed.objects.first()
    steering.freeze(session=cast.session)
    undo(session=cast.session, deed=darkened)
    with pytest.raises(Refused):
        undo(session=cast.session, deed=placed)
    assert group.memberships.count() == 1


def test_only_who_leads_undoes_and_only_in_their_own_session(cast):
    steering.darken_screen(session=cast.session)
    deed = Deed.objects.get()
    assert cast.anna.client().post(cast.path(f"facilitate/undo/{deed.pk}/")).status_code in (302, 403, 404)
    there = cast.zed.session.code
    assert cast.alice_client().post(f"/s/{there}/facilitate/undo/{deed.pk}/").status_code in (302, 403, 404)
    assert Deed.objects.get().undone_at is None


def test_with_several_who_lead_it_says_who_did_it(cast):
    colleague = get_user_model().objects.create_user("sofie")
    Facilitator.objects.create(session=cast.session, user=colleague)
    cast.alice_client().post(cast.path("facilitate/screen/darkening/"))
    alice = Facilitator.objects.filter(session=cast.session).order_by("pk").first().user
    page = cast.alice_client().get(cast.path("facilitate/")).content.decode()
    assert f"<bdi>{alice.get_username()}</bdi>" in page.partition("Zojuist gedaan")[2]


def test_a_title_that_people_wrote_stands_as_text(cast):
    block = add_block(
        session=cast.session, title="100 % <b>raak</b>", phase="", starts_at=cast.session.starts_at, minutes=5
    )
    steering.start_block(block=block)
    page = cast.alice_client().get(cast.path("facilitate/")).content.decode()
    assert "100 % &lt;b&gt;raak&lt;/b&gt;” begonnen" in page
