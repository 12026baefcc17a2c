"""From dream to workgroups: the horizon, headlines, pitches, and who works where."""

import pytest

from sessions.core.refusal import Refused
from sessions.facilitation.steering.operations import open_phase
from sessions.phases.enthuse import operations, queries
from sessions.phases.enthuse.models import Membership, Workgroup


@pytest.fixture
def room(cast):
    open_phase(session=cast.session, phase="enthuse")
    return cast


def pitch(room, title="Eén loket"):
    return operations.make_pitch(
        session=room.session, participant=room.anna.participant, title=title, why="Samen kan het."
    )


def test_pitch_becomes_one_workgroup_however_often_it_is_pressed(room):
    called = pitch(room)

    groups = {operations.form_workgroup(pitch=called).pk for _press in range(2)}

    assert len(groups) == 1
    group = Workgroup.objects.get()
    assert group.lead == room.anna.participant
    assert queries.is_member(room.anna.participant, group)


def test_pitcher_who_works_elsewhere_stays_there(room):
    first = operations.form_workgroup(pitch=pitch(room))

    second = operations.form_workgroup(pitch=pitch(room, "Tweede"))

    assert queries.workgroup_of(room.anna.participant) == first
    assert second.lead is None


def test_switching_leaves_the_old_group_and_its_lead(room):
    first, second = (operations.form_workgroup(pitch=pitch(room, title)) for title in ("een", "twee"))

    operations.join_workgroup(workgroup=second, participant=room.anna.participant)

    first.refresh_from_db()
    assert first.lead is None
    assert Membership.objects.get().workgroup == second
    assert room.session.events.last().subjects == {"workgroup": [first.pk, second.pk]}


def test_lead_is_for_members(room):
    group = operations.form_workgroup(pitch=pitch(room))
    with pytest.raises(Refused):
        operations.take_the_lead(workgroup=group, participant=room.bram.participant)

    operations.join_workgroup(workgroup=group, participant=room.bram.participant)
    operations.take_the_lead(workgroup=group, participant=room.bram.participant)

    group.refresh_from_db()
    assert group.lead == room.bram.participant


def test_leaving_twice_is_leaving_once(room):
    operations.form_workgroup(pitch=pitch(room))

    for _press in range(2):
        operations.leave_workgroup(participant=room.anna.participant)

    assert not Membership.objects.exists()
    assert room.session.events.filter(verb="membership_changed").count() == 1


def test_marketplace_names_the_sectors_that_a_group_misses(room):
    group = operations.form_workgroup(pitch=pitch(room))

    told = queries.seats(queries.workgroups(room.session).get(pk=group.pk))

    assert [str(each) for each in told["missing"]] == [
        "ondernemers",
        "onderwijs en kennis",
        "omgeving en gemeenschap",
    ]


def test_nobody_joins_a_group_of_another_session(room):
    group = operations.form_workgroup(pitch=pitch(room))

    with pytest.raises(Refused):
        operations.join_workgroup(workgroup=group, participant=room.zed.participant)


def test_horizon_is_one_and_the_newest_headline_stands_first(room):
    for statement in ("In 2030", "In 2031"):
        operations.set_horizon(session=room.session, statement=statement, year=2031)
    for text in ("eerst", "daarna"):
        operations.write_headline(session=room.session, participant=room.anna.participant, text=text)

    items = sorted(queries.headline_items(room.session, "", None), key=lambda item: item.order)
    assert queries.horizon(room.session)["horizon"].statement == "In 2031"
    assert [each.context["headline"].text for each in items] == ["daarna", "eerst"]
