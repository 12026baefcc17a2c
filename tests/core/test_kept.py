"""What is made once for everybody: never older than it may be, and at once without what left sight."""

import re
import threading

import pytest
from django.utils import translation

from sessions.brownpaper.contents.current import current
from sessions.core import kept
from sessions.core.event_types import BY_VERB
from sessions.core.kept import Kept
from sessions.phases.inventory.operations import reveal, withdraw_contribution

LEAVES_SIGHT = re.compile(r"removed|taken|withdrawn|changed|renamed|parked|revoked|disowned|frozen|renewed")


def write(cast, text="Een kaart"):
    return cast.anna.contributes(text, kind="idea")


@pytest.fixture
def counted(cast):
    cast.open_everything()
    reveal(session=cast.session)
    made = []
    copies = Kept(lambda session: made.append(session.revision) or len(made))

    def ask() -> int:
        cast.session.refresh_from_db()
        return copies.of(cast.session)

    return ask


def test_it_is_made_once_while_nothing_happens(counted):
    assert [counted() for _time in range(5)] == [1] * 5


def test_what_only_adds_may_be_seen_some_seconds_later(cast, counted, monkeypatch):
    counted()
    write(cast)
    assert counted() == 1

    now = kept.time.monotonic()
    monkeypatch.setattr(kept.time, "monotonic", lambda: now + kept.WAITS)
    assert counted() == 2


def test_what_leaves_sight_is_gone_at_once(cast, counted):
    card = write(cast)
    counted()
    withdraw_contribution(contribution=card)

    assert counted() == 2


def test_who_asks_while_it_is_made_does_not_wait_for_what_only_adds(cast):
    cast.open_everything()
    started, may_end = threading.Event(), threading.Event()
    made = []

    def slow(session):
        made.append(session.revision)
        if len(made) > 1:
            started.set()
            may_end.wait(10)
        return len(made)

    copies = Kept(slow)
    cast.session.refresh_from_db()
    copies.of(cast.session)
    copies.copy_of(cast.session).made_at -= kept.WAITS
    write(cast)
    cast.session.refresh_from_db()

    def make():
        copy = copies.copy_of(cast.session)
        with copy.lock:
            copies.make_anew(copy, cast.session)

    maker = threading.Thread(target=make)
    maker.start()
    started.wait(10)

    assert copies.of(cast.session) == 1

    may_end.set()
    maker.join(10)
    assert copies.of(cast.session) == 2


def test_each_language_and_session_has_its_own(cast, counted):
    counted()
    with translation.override("en"):
        assert counted() == 2
    assert counted() == 1


def test_no_event_by_which_something_leaves_sight_can_wait():
    waiting = {verb for verb, event in BY_VERB.items() if event.can_wait}

    assert waiting and not {verb for verb in waiting if LEAVES_SIGHT.search(verb)}
    assert not {verb for verb in waiting if BY_VERB[verb].ends_rights}


def test_a_withdrawn_card_is_gone_from_the_document_of_everyone(cast):
    cast.open_everything()
    reveal(session=cast.session)
    card = write(cast, "Dit had ik niet moeten schrijven")
    client = cast.anna.client()
    document = client.get(cast.path("brownpaper/"), follow=True).redirect_chain[-1][0] + "document/"
    assert "Dit had ik niet moeten schrijven" in client.get(document).content.decode()

    withdraw_contribution(contribution=card)

    assert "Dit had ik niet moeten schrijven" not in client.get(document).content.decode()
    cast.session.refresh_from_db()
    assert "Dit had ik niet moeten schrijven" not in current(cast.session)[1]
