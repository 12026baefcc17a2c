"""One shift hands over to the next: by name, with what is open and who watches which group. Facilitators only."""

import pytest

from sessions.core.deeds.models import Deed
from sessions.core.deeds.operations import undo
from sessions.core.models import Facilitator
from sessions.core.refusal import Refused
from sessions.facilitation.guests.colleagues import end_facilitating
from sessions.facilitation.shift.models import GroupWatch, Shift, ShiftPoint
from sessions.facilitation.shift.operations import (
    own_point,
    reopen_point,
    settle_point,
    take_over,
    watch_group,
    write_point,
)
from sessions.facilitation.shift.queries import on_duty
from sessions.facilitation.steering.operations import freeze
from sessions.phases.enthuse.groups.operations import make_group, merge_groups

pytestmark = pytest.mark.django_db


@pytest.fixture
def night(cast):
    cast.open_everything()
    cast.extra["group"] = make_group(session=cast.session, title="Avondpoli", room="Zaal 2")
    sofie = cast.new_user("sofie")
    Facilitator.objects.create(session=cast.session, user=sofie)
    return cast


def page(night) -> str:
    return night.alice_client().get(night.path("facilitate/shift/")).content.decode()


def state(night) -> tuple:
    return (
        list(Shift.objects.order_by("pk").values("who", "ended_at")),
        list(ShiftPoint.objects.order_by("pk").values("pk", "settled_at", "owner")),
        list(GroupWatch.objects.exclude(who="").values("workgroup", "who")),
    )


def test_it_is_handed_over_by_name_and_every_shift_stays_to_be_read(night):
    assert "Nog niemand zei" in page(night)
    night.alice_client().post(night.path("facilitate/shift/taking-over/"))
    assert on_duty(night.session)["shift"].who == night.alice.username
    take_over(session=night.session, who="sofie")
    take_over(session=night.session, who="sofie")
    assert [(each.who, each.ended_at is None) for each in Shift.objects.order_by("pk")] == [
        (night.alice.username, False),
        ("sofie", True),
    ]
    assert "sofie" in night.alice_client().get(night.path("facilitate/")).content.decode()


def test_a_point_has_an_owner_and_is_settled_and_opened_again(night):
    point = write_point(
        session=night.session, kind="promise", text="Bram krijgt een tafel", owner="sofie", who="alice"
    )
    assert on_duty(night.session)["waiting"] == 1
    write_point(session=night.session, kind="note", text="Het was stil", who="alice")
    assert on_duty(night.session)["waiting"] == 1  # a note waits for nobody
    settle_point(point=point)
    assert on_duty(night.session)["waiting"] == 0 and "Bram krijgt een tafel" in page(night)
    reopen_point(point=point)
    assert on_duty(night.session)["waiting"] == 1


def test_whoever_left_gets_no_point_and_what_was_typed_stays(night):
    with pytest.raises(Refused, match="leidt deze sessie niet meer"):
        write_point(session=night.session, kind="point", text="Koffie", owner="Iemand anders")
    sent = {"kind": "point", "text": "De koffie is op", "owner": "Iemand anders"}
    answer = night.alice_client().post(night.path("facilitate/shift/"), sent)
    assert answer.status_code == 422 and "De koffie is op" in answer.content.decode()
    assert not ShiftPoint.objects.exists()


@pytest.mark.parametrize("is_frozen", [False, True])
def test_taking_over_is_undone_whole(night, is_frozen):
    take_over(session=night.session, who=night.alice.username)
    if is_frozen:
        freeze(session=night.session)
    before = state(night)
    take_over(session=night.session, who="sofie")
    count = Deed.objects.count()
    take_over(session=night.session, who="sofie")
    assert Deed.objects.count() == count
    undo(session=night.session, deed=Deed.objects.filter(session=night.session).first())
    assert state(night) == before


@pytest.mark.parametrize(
    "press",
    [
        lambda night: settle_point(point=night.extra["open"]),
        lambda night: reopen_point(point=night.extra["done"]),
        lambda night: own_point(point=night.extra["open"], who="sofie"),
        lambda night: watch_group(group=night.extra["group"], who="sofie"),
    ],
    ids=["settles", "opens again", "sees to it", "watches"],
)
@pytest.mark.parametrize("is_frozen", [False, True])
def test_a_second_press_changes_nothing(night, press, is_frozen):
    for name in ("open", "done"):
        night.extra[name] = write_point(session=night.session, kind="point", text=name)
    settle_point(point=night.extra["done"])
    if is_frozen:
        freeze(session=night.session)
    before = state(night)
    press(night)
    night.session.refresh_from_db()
    after, revision = state(night), night.session.revision
    assert after != before
    press(night)
    night.session.refresh_from_db()
    assert (state(night), night.session.revision) == (after, revision)


def test_two_of_one_name_are_told_apart(night):
    for user in (night.alice, night.new_user("jan2")):
        user.first_name = "Jan"
        user.save()
        Facilitator.objects.get_or_create(session=night.session, user=user)
    night.alice_client().post(night.path("facilitate/shift/taking-over/"))
    assert on_duty(night.session)["shift"].who == f"Jan ({night.alice.username})"
    assert f"Jan ({night.alice.username})" in page(night) and "Jan (jan2)" in page(night)


def test_whoever_leads_it_no_more_is_not_said_to(night):
    """A colleague who left, or an archive that was opened elsewhere."""
    take_over(session=night.session, who="sofie")
    watch_group(group=night.extra["group"], who="sofie")
    assert on_duty(night.session)["shift"].who == "sofie" and "Laat los" in page(night)
    end_facilitating(facilitator=Facilitator.objects.get(user__username="sofie"))
    assert on_duty(night.session)["shift"] is None and "Laat los" not in page(night)
    assert "Leidt nu:" not in page(night)


def test_merged_and_hidden_groups_follow_at_once(night):
    group = night.workgroup("Het loket")
    assert "Het loket" in page(night)
    merge_groups(kept=night.extra["group"], other=group)
    assert night.path(f"enthuse/groups/{group.pk}/") not in page(night)


def test_whoever_took_over_since_is_not_sent_back(night):
    take_over(session=night.session, who=night.alice.username)
    first = Deed.objects.first()
    take_over(session=night.session, who="sofie")
    with pytest.raises(Refused, match="intussen"):
        undo(session=night.session, deed=first)
    assert on_duty(night.session)["shift"].who == "sofie"


def test_nobody_else_reads_or_writes_any_of_it(night):
    write_point(session=night.session, kind="note", text="Alleen voor ons")
    for client in (night.anna.client(), night.zed.client()):
        for path in ("facilitate/shift/", "facilitate/shift/taking-over/"):
            assert client.post(night.path(path)).status_code in (302, 403, 404)
        assert client.get(night.path("facilitate/shift/")).status_code in (302, 403, 404)
    for path in ("", "programme/", "concretise/", "brownpaper/"):
        assert "Alleen voor ons" not in night.anna.client().get(night.path(path), follow=True).content.decode()
    assert "Alleen voor ons" not in night.anna.client().get(night.screen_path).content.decode()
    assert not Shift.objects.exists()
