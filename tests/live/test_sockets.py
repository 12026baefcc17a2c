"""The socket itself: who is let in, what they get, and when it ends."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from sessions.core.people.models import Participant
from sessions.core.people.operations import remove_participant
from sessions.facilitation.preparing.operations import renew_link
from sessions.live import room
from sessions.phases.concretise.operations import write_text
from sessions.phases.enthuse.operations import leave_workgroup
from tests.live.sockets import address, listen, said

SECRET = "alleen voor binnen"


@pytest.fixture
def board(live_cast):
    live_cast.open_everything()
    return live_cast


def test_a_participant_catches_up_and_then_hears_at_once(board, server):
    board.bram.contributes("eerder geschreven")

    frames, code = listen(
        address(server, board, "participant"), board.anna.cookie, lambda: board.bram.contributes(SECRET)
    )

    assert code is None
    assert "eerder geschreven" in said(frames[:1])
    assert SECRET in said(frames[1:])
    assert [frame["rev"] for frame in frames] == sorted(frame["rev"] for frame in frames)


def test_since_a_revision_only_what_came_after_is_sent(board, server):
    board.bram.contributes("oud nieuws")
    board.session.refresh_from_db()
    now = board.session.revision
    board.bram.contributes("vers nieuws")

    frames, _code = listen(address(server, board, "participant", since=now), board.anna.cookie, seconds=0.2)

    assert "vers nieuws" in said(frames)
    assert "oud nieuws" not in said(frames)


@pytest.mark.parametrize("role", ["participant", "facilitator", "screen", "workgroup", ""])
def test_an_outsider_hears_nothing(board, server, role):
    for cookies in ({}, board.zed.cookie):
        frames, code = listen(address(server, board, role), cookies, lambda: board.bram.contributes(SECRET), 0.3)

        assert code == 4403
        assert frames == []


def test_a_participant_does_not_hear_as_facilitator_or_screen(board, server):
    for role in ("facilitator", "screen"):
        frames, code = listen(address(server, board, role), board.anna.cookie, seconds=0.3)

        assert (frames, code) == ([], 4403)


def test_only_members_hear_a_workgroup(board, server):
    workgroup = board.workgroup()

    def write():
        write_text(
            workgroup=workgroup, field="risks", text=SECRET, base_version=0, participant=board.anna.participant
        )

    heard, code = listen(address(server, board, "participant", workgroup=workgroup.pk), board.bram.cookie, write)
    assert code is None
    assert SECRET in said(heard)
    assert listen(address(server, board, "participant", workgroup=workgroup.pk), board.chris.cookie)[1] == 4403
    assert SECRET not in said(listen(address(server, board, "participant"), board.chris.cookie, seconds=0.2)[0])


def test_an_odd_cookie_of_another_program_shuts_nobody_out(board, server):
    odd = {"prefs": '{"a":1,"b":[2]}', **board.anna.cookie, "name": "Jan Peter"}

    frames, code = listen(address(server, board, "participant"), odd, seconds=0.2)

    assert code is None and frames


def test_being_removed_ends_delivery_at_once(board, server):
    def remove_then_write():
        remove_participant(participant=board.anna.participant)
        board.bram.contributes(SECRET)

    frames, code = listen(address(server, board, "participant"), board.anna.cookie, remove_then_write)

    assert code == 4403
    assert SECRET not in said(frames)


def test_leaving_a_workgroup_ends_its_delivery(board, server):
    workgroup = board.workgroup()

    def leave_then_write():
        leave_workgroup(participant=board.bram.participant)
        write_text(
            workgroup=workgroup, field="risks", text=SECRET, base_version=0, participant=board.anna.participant
        )

    url = address(server, board, "participant", workgroup=workgroup.pk)
    heard_by_anna = []

    def while_anna_listens():
        heard_by_anna.extend(listen(url, board.anna.cookie, leave_then_write)[0])

    frames, code = listen(url, board.bram.cookie, while_anna_listens)

    assert code == 4403
    assert SECRET not in said(frames)
    assert SECRET in said(heard_by_anna)


def test_renewing_the_screen_link_ends_the_old_screen(board, server):
    token = board.screen_path.strip("/").split("/")[1]
    url = address(server, board, "screen", token=token)

    def renew_then_write():
        renew_link(session=board.session, role="screen")
        board.bram.contributes(SECRET)

    frames, code = listen(url, {}, renew_then_write)

    assert frames and code == 4403
    assert SECRET not in said(frames)
    token = board.screen_path.strip("/").split("/")[1]
    assert SECRET in said(listen(address(server, board, "screen", token=token), {}, seconds=0.1)[0])


def test_in_a_busy_room_nobody_is_taken_for_gone(board, server, monkeypatch):
    monkeypatch.setattr(room, "BEAT", 0.3)
    anna = Participant.objects.filter(pk=board.anna.participant.pk)

    def talk_without_pause():
        anna.update(seen_at=timezone.now() - timedelta(hours=1))
        for number in range(60):
            board.bram.contributes(f"druk {number}")
            time.sleep(0.02)

    listen(address(server, board, "participant"), board.anna.cookie, talk_without_pause, seconds=0.1)

    assert anna.get().seen_at > timezone.now() - timedelta(minutes=1)


def test_each_language_gets_its_own_rendering(board, server):
    for language, word in (("nl", "probleem"), ("en", "problem")):
        board.bram.contributes(f"in het {language}")
        url = address(server, board, "participant", language=language)
        assert word in said(listen(url, board.anna.cookie, seconds=0.1)[0])
