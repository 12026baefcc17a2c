"""The cockpit shows the room: its groups as tiles, what asks attention with the way there, and what comes next."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sessions.core.models import CocreationSession
from sessions.core.programme.operations import stretch
from sessions.facilitation.overview.coming import coming
from sessions.facilitation.overview.groups import SILENT_AFTER, tiles
from sessions.facilitation.steering.operations import freeze, move_to, start_block, thaw
from sessions.phases.concretise.asks.models import Ask
from sessions.phases.concretise.canvas import NEEDED
from sessions.phases.concretise.models import SolutionTextVersion
from sessions.phases.concretise.operations import write_text
from sessions.phases.enthuse.groups.operations import close_group, make_group, merge_groups
from sessions.phases.enthuse.models import Membership
from sessions.phases.inform.operations import ask_question
from tests.live.scenarios import set_stage

pytestmark = pytest.mark.django_db


def overview(cast) -> str:
    return cast.alice_client().get(cast.path("facilitate/overview/")).content.decode()


def writes(cast, group, *, ago: timedelta = timedelta()) -> None:
    write_text(workgroup=group, field="think_big", text="Groot", base_version=0, participant=cast.anna.participant)
    SolutionTextVersion.objects.update(written_at=timezone.now() - ago)


def state_of(cast, group) -> str:
    session = CocreationSession.objects.get(pk=cast.session.pk)
    return next(each.state for each in tiles(session) if each.group == group)


def began(cast, *, ago: timedelta) -> None:
    """The groups went to write so long ago."""
    move_to(session=cast.session, phase="concretise")
    cast.session.blocks.filter(started_at__isnull=False).update(started_at=timezone.now() - ago)
    cast.session.workgroups.update(created_at=timezone.now() - timedelta(hours=20))


def test_a_group_is_what_it_does(cast):
    cast.open_everything()
    group = cast.workgroup()
    assert state_of(cast, group) == ""  # nobody was asked to write
    began(cast, ago=timedelta(minutes=1))
    assert state_of(cast, group) == "writes"  # it has just begun
    began(cast, ago=timedelta(hours=1))
    assert state_of(cast, group) == "silent"
    writes(cast, group)
    assert state_of(cast, group) == "writes"
    SolutionTextVersion.objects.update(written_at=timezone.now() - SILENT_AFTER)
    assert state_of(cast, group) == "silent"
    cast.asks(group)
    assert state_of(cast, group) == "writes"  # asking is working too
    Ask.objects.update(created_at=timezone.now() - SILENT_AFTER)
    members = Membership.objects.filter(workgroup=group)
    kept = list(members)
    members.delete()
    assert state_of(cast, group) == "empty"
    Membership.objects.bulk_create(kept)
    assert state_of(cast, group) == "silent"
    freeze(session=cast.session)
    assert state_of(cast, group) == ""
    thaw(session=cast.session)
    close_group(group=group)
    assert state_of(cast, group) == "closed"


def test_nobody_is_silent_at_lunch_nor_before_they_were_a_group(cast):
    cast.open_everything()
    group = cast.workgroup()
    began(cast, ago=timedelta(hours=1))
    assert state_of(cast, group) == "silent"
    cast.session.workgroups.update(created_at=timezone.now())
    assert state_of(cast, group) == "writes"
    lunch = cast.session.blocks.filter(phase="", is_parallel=False).first()
    start_block(block=lunch)
    assert state_of(cast, group) == ""
    CocreationSession.objects.filter(pk=cast.session.pk).update(current_block=None)
    assert state_of(cast, group) == "writes"  # from phase to phase, without a programme


def test_what_was_written_yesterday_makes_nobody_silent_as_they_begin_again(cast):
    cast.open_everything()
    group = cast.workgroup()
    began(cast, ago=timedelta(hours=16))
    writes(cast, group, ago=timedelta(hours=14))
    began(cast, ago=timedelta(minutes=2))
    assert state_of(cast, group) == "writes"


def test_a_group_is_ready_once_everything_it_works_on_is(cast):
    set_stage(cast)
    group = cast.extra["workgroup"]
    one = next(each for each in tiles(cast.session) if each.group == group)
    assert one.needed == len(NEEDED) + 2 and one.done < one.needed
    other = make_group(session=cast.session, title="Andere")
    merge_groups(kept=group, other=other)
    both = {each.group: each for each in tiles(cast.session)}
    assert other not in both and both[group].needed == 2 * one.needed


def test_a_silent_group_asks_attention_while_groups_write(cast):
    cast.open_everything()
    move_to(session=cast.session, phase="concretise")
    group = cast.workgroup("Het loket")
    began(cast, ago=timedelta(hours=1))
    writes(cast, group, ago=timedelta(minutes=14))
    page = overview(cast)
    assert "al 14 minuten stil" in page and cast.path(f"enthuse/groups/{group.pk}/") in page
    move_to(session=cast.session, phase="conclude")
    assert "minuten stil" not in overview(cast)


def test_a_question_waits_until_it_is_answered_and_lateness_leads_to_moving(cast):
    move_to(session=cast.session, phase="inform")
    cast.anna.participant.secret = cast.anna.secret
    ask_question(session=cast.session, participant=cast.anna.participant, text="Wie?")
    stretch(session=cast.session, minutes=90)
    late = CocreationSession.objects.get(pk=cast.session.pk).current_block.minutes_late
    assert late > 10
    page = overview(cast)
    assert "1 vraag uit de zaal wacht op antwoord" in page and cast.path("inform/facilitate/") in page
    assert f"{late} minuten later dan gepland" in page and cast.path("facilitate/later/") in page


def test_a_block_that_goes_on_is_late_also_where_it_began_in_time(cast):
    move_to(session=cast.session, phase="inform")
    block = CocreationSession.objects.get(pk=cast.session.pk).current_block
    begun = timezone.now() - timedelta(minutes=block.minutes + 45)
    cast.session.blocks.filter(pk=block.pk).update(started_at=begun, starts_at=begun, planned_at=None)
    assert "45 minuten later dan gepland" in overview(cast)


def test_a_part_that_fails_costs_only_itself(cast, monkeypatch):
    monkeypatch.setattr("sessions.facilitation.overview.views.tiles", lambda session: 1 / 0)
    page = cast.alice_client().get(cast.path("facilitate/"))
    assert page.status_code == 200 and "Dit deel kan nu niet" in page.content.decode()
    assert "Bericht aan iedereen" in page.content.decode()


def test_after_the_freeze_it_leads_to_handing_over(cast):
    cast.open_everything()
    freeze(session=cast.session)
    page = overview(cast)
    assert cast.path("facilitate/delivery/") in page and "wacht op antwoord" not in page


def test_what_comes_says_what_the_room_still_needs(cast):
    move_to(session=cast.session, phase="inventory")

    def lacks(phase):
        session = CocreationSession.objects.get(pk=cast.session.pk)
        return [lack for each in coming(session) if each.block.phase == phase for lack in each.lacks]

    assert lacks("enthuse") == ["het bord is nog niet onthuld"]
    assert lacks("concretise") == ["er zijn nog geen werkgroepen"]
    cast.open_everything()
    cast.workgroup()
    move_to(session=cast.session, phase="enthuse")
    assert lacks("concretise") == ["1 mens zit in geen groep"]
    now = CocreationSession.objects.get(pk=cast.session.pk)
    assert all(each.block.starts_at > now.current_block.starts_at for each in coming(now))
    move_to(session=cast.session, phase="concretise")
    move_to(session=cast.session, phase="inventory")
    back = CocreationSession.objects.get(pk=cast.session.pk)
    assert coming(back)[0].block.phase == "enthuse"


@pytest.mark.parametrize("many", [1, 12])
def test_it_asks_as_much_of_the_database_for_one_group_as_for_many(cast, django_assert_max_num_queries, many):
    cast.open_everything()
    move_to(session=cast.session, phase="concretise")
    for number in range(many):
        make_group(session=cast.session, title=f"Groep {number}")
    client = cast.alice_client()
    with django_assert_max_num_queries(52):
        client.get(cast.path("facilitate/overview/"))


def test_nobody_else_sees_it(cast):
    for client in (cast.anna.client(), cast.zed.client()):
        for path in ("facilitate/overview/", "facilitate/overview/enthuse/"):
            assert client.get(cast.path(path)).status_code in (302, 403, 404)
