"""A frame or page shows no older state than the revision it is stamped with, and no frame follows a newer one.

Somebody writes at every moment, also between two queries of whoever renders.
"""

from types import SimpleNamespace

import pytest

from sessions.core import stale
from sessions.core.fragment_cache import FragmentCache
from sessions.core.fragments import Audience, Fragment
from sessions.core.models import CocreationSession
from sessions.facilitation.steering import operations as steering
from sessions.live.rendering import Subscription, catch_up_frame
from sessions.live.room import Room

SCREEN = Subscription((Audience.SCREEN,), "nl")


@pytest.fixture
def title():
    """A fragment that believes the session that it is given."""
    return Fragment(
        name="title",
        template="shells/_message.html",
        context=lambda session, scope: {"message": session.message, "is_frozen": False},
        stale_on=(steering.events.EVERYONE_TOLD,),
    )


def test_page_of_a_session_read_before_a_change_is_brought_up_to_date_after_it(cast, title):
    kept = FragmentCache()
    fresh = CocreationSession.objects.get(pk=cast.session.pk)
    kept.render(title, fresh, Audience.SCREEN, "")
    steering.tell_everyone(session=cast.session, message="eerste")
    before = CocreationSession.objects.get(pk=cast.session.pk)
    steering.tell_everyone(session=cast.session, message="tweede")

    kept.render(title, before, Audience.SCREEN, "")

    after = CocreationSession.objects.get(pk=cast.session.pk)
    assert "tweede" in kept.render(title, after, Audience.SCREEN, "")


def test_events_are_told_up_to_where_a_session_was_read(cast):
    steering.tell_everyone(session=cast.session, message="eerste")
    before = CocreationSession.objects.get(pk=cast.session.pk)
    steering.tell_everyone(session=cast.session, message="tweede")

    assert [event.revision for event in stale.events_after(before, before.revision - 1)] == [before.revision]


def test_catch_up_of_who_is_ahead_fetches_and_of_who_is_not_goes_on(cast):
    steering.tell_everyone(session=cast.session, message="eerste")
    head = CocreationSession.objects.get(pk=cast.session.pk).revision

    assert catch_up_frame(cast.session.pk, SCREEN, head)["rev"] == head
    assert "anew" not in catch_up_frame(cast.session.pk, SCREEN, head)
    assert catch_up_frame(cast.session.pk, SCREEN, head + 1)["anew"]
    assert catch_up_frame(cast.session.pk + 1_000, SCREEN, head)["anew"], "a session that was erased"


def test_who_arrives_while_somebody_catches_up_sends_nobody_back(cast):
    """The count of who is here changed after the catch-up was made, the session did not."""
    steering.tell_everyone(session=cast.session, message="eerste")
    head = CocreationSession.objects.get(pk=cast.session.pk).revision

    room = SimpleNamespace(session_id=cast.session.pk, presence_number=1)
    told, nothing = Room.top_up(room, SCREEN, head, 0), Room.top_up(room, SCREEN, head, 1)

    assert [revision for revision, _text in told] == [head]
    assert "anew" not in told[0][1]
    assert nothing == []
