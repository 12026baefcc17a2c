"""The programme in time: late with one press, undone with another, the start moved by the clock, what to look at."""

from datetime import UTC, datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from icalendar import Calendar

from sessions.core.deeds.models import Deed
from sessions.core.deeds.operations import ACTS, undo
from sessions.core.models import CocreationSession
from sessions.core.people.invitations.operations import admit, invite
from sessions.core.people.invitations.plan import Guest
from sessions.core.programme.belongings import BLOCK
from sessions.core.programme.calendar import calendar_of
from sessions.core.programme.models import ProgrammeBlock
from sessions.core.programme.operations import (
    add_block,
    as_it_would_be,
    change_block,
    fingerprint,
    move_start,
    shift,
    stretch,
)
from sessions.core.refusal import Refused
from sessions.core.retention import kept_until, last_day
from sessions.core.seen import Clash, Seen
from sessions.core.taking_away import take_away
from sessions.facilitation.preparing.operations import set_term
from sessions.facilitation.steering.operations import end_block, freeze, move_to, start_block
from sessions.facilitation.timing.remarks import remarks
from tests.cast import seat

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def day(cast, time_machine):
    """At noon, by the clock of the session, on the day it begins."""
    starts = datetime(2026, 11, 28, 12, tzinfo=AMSTERDAM)
    move_start(session=cast.session, starts_at=starts)
    time_machine.move_to(starts + timedelta(minutes=30), tick=False)
    cast.session.refresh_from_db()
    return cast


def places(session) -> dict[str, tuple[str, int]]:
    return {
        each.title: (timezone.localtime(each.starts_at).strftime("%H:%M"), each.minutes)
        for each in session.blocks.all()
    }


def only_deed(session) -> Deed:
    return Deed.objects.filter(session=session, undone_at=None).first()


def test_late_moves_what_follows_until_dinner_which_stands_and_is_undone_with_one_press(day):
    move_to(session=day.session, phase="inform")
    before = places(day.session)
    shift(session=day.session, minutes=20)
    after = places(day.session)
    assert after["Informeren"] == ("12:30", 65)
    assert after["Introduceren"][0] == "13:35"
    assert after["Netwerkdiner, daarna de bar"] == before["Netwerkdiner, daarna de bar"]
    assert after["Concluderen"] == before["Concluderen"]

    undo(session=day.session, deed=only_deed(day.session))
    assert places(day.session) == before
    undo(session=day.session, deed=Deed.objects.get(act="shifted"))
    assert places(day.session) == before


def test_what_is_left_out_goes_and_comes_back_with_the_undo(day):
    move_to(session=day.session, phase="inform")
    gone = day.session.blocks.get(phase="enthuse")
    shift(session=day.session, minutes=60, dropped=[gone.pk])
    assert "Enthousiasmeren" not in places(day.session)
    undo(session=day.session, deed=only_deed(day.session))
    assert places(day.session)["Enthousiasmeren"] == ("16:10", 60)


def test_plan_and_lateness_stay_known_to_those_who_lead_and_to_nobody_else(day):
    move_to(session=day.session, phase="inform")
    shift(session=day.session, minutes=20)
    running = day.session.blocks.get(phase="inform")
    assert (running.planned_minutes, running.minutes, running.minutes_late) == (45, 65, 20)
    cockpit = day.alice_client().get(day.path("facilitate/")).content.decode()
    assert "20 minuten later dan gepland" in cockpit and "was 13:15" in cockpit
    programme = day.anna.client().get(day.path("programme/")).content.decode()
    assert "13:35" in programme
    assert "was 13:15" not in programme and "later dan" not in programme


def test_a_colleague_who_moved_it_meanwhile_makes_it_to_be_looked_at_again(day):
    move_to(session=day.session, phase="inform")
    told, running, _over_at = as_it_would_be(day.session, 20)
    shown = fingerprint(told, running)
    stretch(session=day.session, minutes=5)
    with pytest.raises(Refused, match="intussen veranderd"):
        shift(session=day.session, minutes=20, shown=shown)


def test_the_page_shows_first_and_does_then_and_keeps_what_was_chosen(day):
    move_to(session=day.session, phase="inform")
    alice, path = day.alice_client(), day.path("facilitate/later/")
    assert 'value="20"' in alice.get(f"{path}?minutes=20").content.decode()
    gone = [day.session.blocks.get(phase=phase).pk for phase in ("introduce", "enthuse")]
    sent = {"minutes": "20", "way": "later", "dropped": gone}
    shown = alice.post(path, sent)
    page = shown.content.decode()
    assert "vervalt" in page and page.count("checked") == 3
    assert "Introduceren" in places(day.session)
    confirmed = page.partition('name="confirmed" value="')[2].partition('"')[0]
    assert confirmed
    alice.post(path, sent | {"confirmed": confirmed})
    assert "Introduceren" not in places(day.session) and "Enthousiasmeren" not in places(day.session)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"minutes": "", "way": "later"}, "Vul dit nog in"),
        ({"minutes": "1.5", "way": "later"}, "heel getal"),
        ({"minutes": "999", "way": "later"}, "240"),
        ({"minutes": "20", "way": "sideways"}, "sideways"),
        ({"minutes": "20", "way": "later", "dropped": "99999999999999999999999"}, "lijst"),
    ],
)
def test_bad_input_is_said_at_its_place(day, sent, said):
    move_to(session=day.session, phase="inform")
    answer = day.alice_client().post(day.path("facilitate/later/"), sent)
    assert answer.status_code == 422
    form = answer.content.decode().partition('id="late-form"')[2]
    assert said in form.partition("form__foot")[0]


def test_what_cannot_fit_says_before_what_and_how_much(day, time_machine):
    move_to(session=day.session, phase="enthuse")
    time_machine.move_to(datetime(2026, 11, 28, 16, 10, tzinfo=AMSTERDAM), tick=False)
    start_block(block=day.session.blocks.get(phase="enthuse"))
    with pytest.raises(Refused, match=r"Netwerkdiner.*18:45.*minuten te veel"):
        shift(session=day.session, minutes=150)


def test_early_never_ends_a_block_in_the_past(day):
    move_to(session=day.session, phase="inform")
    shift(session=day.session, minutes=-200)
    running = day.session.blocks.get(phase="inform")
    assert timezone.now() < running.ends_at <= timezone.now() + timedelta(minutes=1)


def test_everything_moves_along_with_the_start_by_the_clock_also_where_that_is_changed(cast):
    """On 28 March 2027 the clock goes forward at two in the night: eleven stays eleven."""
    move_start(session=cast.session, starts_at=datetime(2027, 3, 27, 12, tzinfo=AMSTERDAM))
    spring = places(cast.session)
    assert spring["Concretiseren II"][0] == "08:45" and spring["Presentatie aan de minister"][0] == "11:35"
    said = remarks(cast.session, list(cast.session.blocks.all()))
    assert any("zondag 28 maart" in each and "vooruit" in each for each in said)

    move_start(session=cast.session, starts_at=datetime(2027, 10, 30, 12, tzinfo=AMSTERDAM))
    assert places(cast.session) == spring
    said = remarks(cast.session, list(cast.session.blocks.all()))
    assert any("zondag 31 oktober" in each and "terug" in each for each in said)

    move_start(session=cast.session, starts_at=datetime(2027, 5, 8, 9, tzinfo=AMSTERDAM))
    assert places(cast.session)["Concretiseren II"][0] == "05:45"
    assert not [each for each in remarks(cast.session, list(cast.session.blocks.all())) if "klok" in each]


def test_the_start_stands_once_something_began_and_two_who_move_it_see_each_other(cast):
    seen = Seen.of({"starts_at": cast.session.starts_at})
    move_start(session=cast.session, starts_at=cast.session.starts_at + timedelta(days=1), seen=seen)
    with pytest.raises(Clash):
        move_start(session=cast.session, starts_at=timezone.now() + timedelta(days=9), seen=seen)
    undo(session=cast.session, deed=only_deed(cast.session))
    assert CocreationSession.objects.get(pk=cast.session.pk).starts_at == cast.session.starts_at - timedelta(days=1)
    move_to(session=cast.session, phase="inform")
    with pytest.raises(Refused, match="al begonnen"):
        move_start(session=cast.session, starts_at=timezone.now() + timedelta(days=9))


def test_what_overlaps_or_lies_behind_is_said_and_what_runs_beside_is_not(cast, time_machine):
    time_machine.move_to(cast.session.starts_at - timedelta(days=1), tick=False)
    assert remarks(cast.session, list(cast.session.blocks.all())) == []
    first = cast.session.blocks.first()
    more = {"session": cast.session, "phase": "", "starts_at": first.starts_at, "minutes": 10}
    add_block(title="Opwarmen", **more)
    add_block(title="Techniek", is_parallel=True, **more)
    said = remarks(cast.session, list(cast.session.blocks.all()))
    assert said == ["“Inloop en aanmelden” en “Opwarmen” overlappen 10 minuten."]
    time_machine.move_to(cast.session.starts_at + timedelta(days=1), tick=False)
    assert any("al voorbij" in each for each in remarks(cast.session, list(cast.session.blocks.all())))
    cast.session.blocks.filter(phase="network").delete()
    assert any("Netwerken" in each for each in remarks(cast.session, list(cast.session.blocks.all())))


def test_blocks_for_facilitators_are_shown_to_nobody_else(cast):
    """On no page, screen or push of others, nor in their calendars, also while it runs."""
    secret = add_block(
        session=cast.session,
        title="Overleg achter de schermen",
        phase="",
        starts_at=cast.session.starts_at,
        minutes=30,
        is_for_facilitators=True,
    )
    for starts in (False, True):
        if starts:
            start_block(block=secret)
        for path in ("programme/", "inform/", "network/"):
            assert secret.title not in cast.anna.client().get(cast.path(path), follow=True).content.decode()
        assert secret.title not in cast.anna.client().get(cast.screen_path).content.decode()
        assert secret.title.encode() not in calendar_of(cast.session)
        assert secret.title in cast.alice_client().get(cast.path("facilitate/")).content.decode()
    assert Calendar.from_ical(calendar_of(cast.session))


def test_a_block_beside_has_a_clock_of_its_own_and_leaves_the_room_where_it_is(cast):
    move_to(session=cast.session, phase="inform")
    beside = add_block(
        session=cast.session,
        title="Hoek voor de pers",
        phase="network",
        starts_at=timezone.now(),
        minutes=20,
        is_parallel=True,
    )
    start_block(block=beside)
    now = CocreationSession.objects.get(pk=cast.session.pk)
    assert now.current_phase == "inform" and now.current_block.phase == "inform"
    assert "Hoek voor de pers" in cast.anna.client().get(cast.path("inform/")).content.decode()
    end_block(block=beside)
    end_block(block=beside)
    page = cast.anna.client().get(cast.path("inform/")).content.decode()
    assert "Hoek voor de pers" not in page
    assert Deed.objects.filter(act="block_ended").count() == 1
    undo(session=cast.session, deed=only_deed(cast.session))
    assert ProgrammeBlock.objects.get(pk=beside.pk).is_running


def test_days_are_told_after_midnight(day):
    page = day.anna.client().get(day.path("programme/")).content.decode()
    assert page.count("zondag 29 november") == 1 and "zaterdag 28 november" not in page


def test_how_long_a_block_really_took_is_known(day, time_machine):
    move_to(session=day.session, phase="inform")
    time_machine.move_to(timezone.now() + timedelta(minutes=52), tick=False)
    move_to(session=day.session, phase="introduce")
    taken = day.session.blocks.get(phase="inform")
    assert taken.minutes_taken == 52 and taken.planned_end == taken.starts_at + timedelta(minutes=45)


def test_steering_can_be_late_after_the_freeze_too(day):
    move_to(session=day.session, phase="conclude")
    freeze(session=day.session)
    shift(session=day.session, minutes=5)
    assert ACTS[only_deed(day.session).act].name == "shifted"


def test_moments_are_what_they_were_on_every_server(day):
    assert day.session.starts_at.astimezone(UTC).hour == 11


def test_early_can_be_confirmed_a_minute_later(day, time_machine):
    move_to(session=day.session, phase="inform")
    alice, path = day.alice_client(), day.path("facilitate/later/")
    sent = {"minutes": "60", "way": "earlier"}
    confirmed = alice.post(path, sent).content.decode().partition('name="confirmed" value="')[2].partition('"')[0]
    time_machine.move_to(timezone.now() + timedelta(seconds=70), tick=False)
    alice.post(path, sent | {"confirmed": unescape(confirmed)})
    assert only_deed(day.session).act == "shifted"


def test_a_block_that_ran_over_ends_after_now(day, time_machine):
    move_to(session=day.session, phase="inform")
    time_machine.move_to(timezone.now() + timedelta(minutes=75), tick=False)
    shift(session=day.session, minutes=10)
    assert day.session.blocks.get(phase="inform").ends_at > timezone.now()
    assert day.session.blocks.get(phase="introduce").starts_at > timezone.now()


def test_the_start_is_not_put_back_under_a_room_that_began(day):
    deed = only_deed(day.session)
    start_block(block=day.session.blocks.first())
    with pytest.raises(Refused, match="al begonnen"):
        undo(session=day.session, deed=deed)


def test_a_block_that_runs_does_not_change_its_kind(day):
    move_to(session=day.session, phase="inform")
    block = day.session.blocks.get(phase="inform")
    words = {"title": block.title, "phase": block.phase, "starts_at": block.starts_at, "minutes": 50}
    with pytest.raises(Refused, match="loopt nu"):
        change_block(block=block, is_parallel=True, **words)
    change_block(block=block, **words)
    assert day.session.blocks.get(phase="inform").minutes_late == 0


def test_the_room_does_not_come_back_to_a_block_that_was_taken_away(day):
    move_to(session=day.session, phase="inform")
    move_to(session=day.session, phase="introduce")
    deed = only_deed(day.session)
    take_away(BLOCK, day.session.blocks.get(phase="inform"))
    with pytest.raises(Refused, match="weggehaald"):
        undo(session=day.session, deed=deed)


def test_who_came_in_is_kept_no_longer_than_they_read_however_often_the_begin_is_moved(cast):
    """Earlier is told as it is; later is not made longer. Where nobody read anything yet it moves along."""
    told = kept_until(cast.session)
    for days in (40, 300, -200, 10):
        moved_by(cast, days)
        assert kept(cast) <= told
    moved_by(cast, -150)
    assert kept(cast) == told  # as at first, and as everybody read
    cast.session.participants.all().delete()
    moved_by(cast, 40)
    assert kept(cast) > told


def moved_by(cast, days: int) -> None:
    now = CocreationSession.objects.get(pk=cast.session.pk)
    move_start(session=now, starts_at=now.starts_at + timedelta(days=days))


def kept(cast):
    return kept_until(CocreationSession.objects.get(pk=cast.session.pk))


@pytest.mark.parametrize("days", [400, -500, 330])
def test_a_session_is_never_erased_before_it_is_held_nor_tonight(cast, days):
    """Where who came in read an earlier day, it cannot begin after that; and a year that was typed wrong is refused."""
    if days == 330:
        set_term(session=cast.session, keep_months=1)
    told, begins = kept(cast), cast.session.starts_at
    with pytest.raises(Refused, match="Kies een begin"):
        moved_by(cast, days)
    assert CocreationSession.objects.get(pk=cast.session.pk).starts_at == begins and kept(cast) == told


def test_where_nobody_came_in_or_all_have_gone_it_can_begin_any_time_later(cast):
    moved_by(cast, 1)
    cast.session.participants.update(is_pseudonymous=True)  # as whoever is erased
    moved_by(cast, 400)
    now = CocreationSession.objects.get(pk=cast.session.pk)
    assert now.told_until is None and kept(cast) > last_day(now)


@pytest.mark.parametrize("by_undo", [True, False])
def test_a_begin_that_was_moved_by_mistake_is_put_back_as_it_was(cast, by_undo):
    before = kept(cast)
    moved_by(cast, -200)
    assert kept(cast) < before
    if by_undo:
        undo(session=cast.session, deed=only_deed(cast.session))
    else:
        moved_by(cast, 200)
    assert kept(cast) == before


@pytest.mark.parametrize("invited", [True, False])
@pytest.mark.parametrize("is_first", [True, False])
def test_who_came_in_meanwhile_is_kept_no_longer_than_they_read(cast, invited, is_first):
    if is_first:
        cast.session.participants.all().delete()
        CocreationSession.objects.filter(pk=cast.session.pk).update(told_until=None)
    before = kept(cast)
    moved_by(cast, -40)
    told = kept(cast)
    assert told < before
    if invited:
        invite(session=cast.session, guests=[Guest("Eva", cast.anna.party.name)])
        invitation = cast.session.invitations.get()
        admit(invitation=invitation, issue=invitation.issue, secret="s" * 40)
    else:
        seat(cast.session, "Eva (demo)", "Ouders (demo)", "community")
    undo(session=cast.session, deed=only_deed(cast.session))
    assert kept(cast) == told
