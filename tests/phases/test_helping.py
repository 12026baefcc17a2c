"""A workgroup calls the facilitator; both see the same at once, whoever pressed."""

import pytest

from sessions.core.deeds.models import Deed
from sessions.core.deeds.operations import undo
from sessions.core.hiding.redacting import redact
from sessions.core.refusal import PhaseClosed, Refused
from sessions.facilitation.overview.groups import tiles
from sessions.facilitation.steering.operations import close_phase, freeze
from sessions.phases.concretise.helping.models import HelpCall
from sessions.phases.concretise.helping.operations import call_for_help, come_to_help, end_help, need_no_help
from sessions.phases.enthuse.groups.operations import close_group, make_group, merge_groups
from sessions.phases.enthuse.redacting import WORKGROUP_NAME

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(cast):
    cast.open_everything()
    cast.extra["group"] = cast.workgroup("Het loket")
    return cast


def call(room, person=None):
    call_for_help(workgroup=room.extra["group"], participant=(person or room.anna).participant)


def canvas(room) -> str:
    return room.bram.client().get(room.path(f"concretise/{room.extra['group'].pk}/")).content.decode()


def cockpit(room) -> str:
    return room.alice_client().get(room.path("facilitate/")).content.decode()


def test_from_call_to_help(room):
    assert "Vraag de facilitator om hulp" in canvas(room) and "Vragen om hulp" not in cockpit(room)
    call(room)
    assert "om hulp. De facilitator ziet het." in canvas(room)
    assert "Vragen om hulp" in cockpit(room) and "Het loket" in cockpit(room) and "Ik kom eraan" in cockpit(room)
    assert [each.state for each in tiles(room.session)] == ["calls"]
    come_to_help(workgroup=room.extra["group"])
    assert "De facilitator komt eraan." in canvas(room) and "onderweg" in cockpit(room)
    end_help(workgroup=room.extra["group"])
    assert "Vraag de facilitator om hulp" in canvas(room) and "Vragen om hulp" not in cockpit(room)


@pytest.mark.parametrize("ends", ["group", "facilitator"])
def test_they_can_call_again_and_nothing_stands_of_the_time_before(room, ends):
    call(room)
    come_to_help(workgroup=room.extra["group"])
    if ends == "group":
        need_no_help(workgroup=room.extra["group"], participant=room.bram.participant)
    else:
        end_help(workgroup=room.extra["group"])
    call(room, room.bram)
    assert "De facilitator ziet het." in canvas(room) and "Ik kom eraan" in cockpit(room)


def test_a_second_press_changes_nothing(room):
    for press in (
        lambda: call(room),
        lambda: come_to_help(workgroup=room.extra["group"]),
        lambda: end_help(workgroup=room.extra["group"]),
        lambda: need_no_help(workgroup=room.extra["group"], participant=room.anna.participant),
    ):
        press()
        room.session.refresh_from_db()
        before, revision = HelpCall.objects.values().get(), room.session.revision
        press()
        room.session.refresh_from_db()
        assert (HelpCall.objects.values().get(), room.session.revision) == (before, revision)


@pytest.mark.parametrize("press", [come_to_help, end_help])
def test_what_the_facilitator_pressed_is_undone_whole(room, press):
    call(room)
    before = HelpCall.objects.values().get()
    press(workgroup=room.extra["group"])
    done = Deed.objects.filter(session=room.session).first()
    assert "Het loket" in cockpit(room)
    undo(session=room.session, deed=done)
    assert HelpCall.objects.values().get() == before


def test_a_call_of_after_it_is_not_undone_with_it(room):
    call(room)
    end_help(workgroup=room.extra["group"])
    call(room)
    with pytest.raises(Refused, match="intussen"):
        undo(session=room.session, deed=Deed.objects.filter(session=room.session).first())
    assert HelpCall.objects.get().waits


def test_only_those_who_work_there_call_while_they_work(room):
    group = room.extra["group"]
    with pytest.raises(Refused, match="geen lid"):
        call(room, room.chris)
    close_group(group=group)
    with pytest.raises(Refused, match="gesloten"):
        call(room)
    room.extra["group"] = make_group(session=room.session, title="Ander")
    close_phase(session=room.session, phase="concretise")
    with pytest.raises(PhaseClosed):
        call(room)
    freeze(session=room.session)
    with pytest.raises(Refused):
        call(room)
    assert not HelpCall.objects.exists()


def test_a_group_with_two_solutions_calls_once_from_either(room):
    kept = make_group(session=room.session, title="Ander")
    merge_groups(kept=kept, other=room.extra["group"])
    call(room)
    call_for_help(workgroup=kept, participant=room.bram.participant)
    assert HelpCall.objects.get().workgroup == kept
    assert "De facilitator ziet het." in canvas(room)


def test_a_call_of_before_they_merged_is_the_call_of_both(room):
    """It waits still, is read on both canvases, and ends for both."""
    kept = make_group(session=room.session, title="Ander")
    call(room)
    assert "Het loket" in cockpit(room)
    merge_groups(kept=kept, other=room.extra["group"])
    assert "De facilitator ziet het." in canvas(room)
    assert "Vragen om hulp" in cockpit(room) and [each.state for each in tiles(room.session)] == ["calls"]
    call_for_help(workgroup=kept, participant=room.anna.participant)
    assert HelpCall.objects.count() == 1
    come_to_help(workgroup=kept)
    assert "De facilitator komt eraan." in canvas(room)
    undo(session=room.session, deed=Deed.objects.filter(session=room.session).first())
    assert "De facilitator ziet het." in canvas(room)
    need_no_help(workgroup=room.extra["group"], participant=room.anna.participant)
    assert "Vragen om hulp" not in cockpit(room) and "Vraag de facilitator om hulp" in canvas(room)


@pytest.mark.parametrize("ends", [freeze, close_group], ids=["frozen", "closed"])
def test_nobody_waits_once_nobody_works(room, ends):
    call(room)
    assert "Vragen om hulp" in cockpit(room)
    ends(**({"session": room.session} if ends is freeze else {"group": room.extra["group"]}))
    assert "Vragen om hulp" not in cockpit(room)


def test_a_name_that_was_hidden_is_not_called_out(room):
    call(room)
    assert "Het loket" in cockpit(room)
    redact(WORKGROUP_NAME, room.extra["group"], why="Noemt iemand")
    assert "Het loket" not in cockpit(room)
