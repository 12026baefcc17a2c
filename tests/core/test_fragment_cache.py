"""Kept renderings: the same as fresh ones, made as seldom as possible, and never somebody else's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sessions.catalogue import BY_NAME
from sessions.core import fragment_cache as module
from sessions.core.fragment_cache import FragmentCache
from sessions.core.fragments import Audience
from sessions.core.people.models import Participant
from sessions.phases.inventory.operations import cast_dot

BOARD, PRESENCE = BY_NAME["board"], BY_NAME["presence"]


@pytest.fixture
def kept():
    return FragmentCache()


@pytest.fixture
def board(cast):
    cast.open_everything()
    for number in range(5):
        cast.anna.contributes(f"kaart {number}")
    cast.session.refresh_from_db()
    return cast


def test_a_kept_board_costs_nothing_until_something_happens(board, kept):
    first = kept.render(BOARD, board.session, Audience.PARTICIPANT, "")

    with CaptureQueriesContext(connection) as queries:
        again = kept.render(BOARD, board.session, Audience.PARTICIPANT, "")

    assert again == first
    assert len(queries) == 0


def test_after_a_change_it_equals_a_fresh_one(board, kept):
    kept.render(BOARD, board.session, Audience.PARTICIPANT, "")
    cast_dot(contribution=board.session.contributions.first(), participant=board.bram.participant)
    board.bram.contributes("erbij")
    board.session.refresh_from_db()

    now = kept.render(BOARD, board.session, Audience.PARTICIPANT, "")

    assert "erbij" in now
    assert now == BOARD.render(board.session, Audience.PARTICIPANT)


def test_after_very_many_changes_it_is_made_anew(board, kept, monkeypatch):
    kept.render(BOARD, board.session, Audience.PARTICIPANT, "")
    monkeypatch.setattr(module, "MOST_EVENTS", 2)
    for number in range(4):
        board.bram.contributes(f"nog {number}")
    board.session.refresh_from_db()

    assert kept.render(BOARD, board.session, Audience.PARTICIPANT, "") == BOARD.render(
        board.session, Audience.PARTICIPANT
    )


def test_audiences_and_sessions_do_not_share(board, kept):
    for_participants = kept.render(BOARD, board.session, Audience.PARTICIPANT, "")
    for_facilitators = kept.render(BOARD, board.session, Audience.FACILITATOR, "")
    elsewhere = kept.render(BOARD, board.zed.session, Audience.PARTICIPANT, "")

    assert "Geef een stip" in for_participants
    assert "Geef een stip" not in for_facilitators
    assert "kaart 1" in for_participants
    assert "kaart 1" not in elsewhere


def test_only_so_many_are_kept(board, kept, monkeypatch):
    monkeypatch.setattr(module, "MOST_CACHED", 3)
    for scope in range(10):
        kept.kept(BOARD, board.session, Audience.PARTICIPANT, str(scope))

    assert len(kept.known) == 3


def test_what_changed_without_an_event_is_made_anew_when_told(board, kept):
    kept.render(PRESENCE, board.session, Audience.PARTICIPANT, "")
    Participant.objects.filter(pk=board.anna.participant.pk).update(seen_at=timezone.now())
    before = kept.render(PRESENCE, board.session, Audience.PARTICIPANT, "")

    kept.expire(board.session, "presence")

    assert "0 aanwezig" in before
    assert "1 aanwezig" in kept.render(PRESENCE, board.session, Audience.PARTICIPANT, "")
