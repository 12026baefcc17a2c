"""Days that nobody means are refused with words; nothing breaks on them."""

import pytest

from sessions.core.models import CocreationSession

ODD = ["0001-01-01T12:00", "9999-12-31T23:59", "1999-12-31T12:00", "2026-02-30T12:00", "1e9"]


@pytest.mark.parametrize("moment", ODD)
def test_session_starts_in_our_time(cast, moment):
    answer = cast.alice_client().post("/facilitator/new/", {"challenge": "Iets", "starts_at": moment})

    assert answer.status_code == 422
    assert not CocreationSession.objects.filter(challenge="Iets").exists()


@pytest.mark.parametrize("moment", ODD)
def test_block_starts_in_our_time(cast, moment):
    words = {"title": "Blok", "starts_at": moment, "minutes": 30}

    assert cast.alice_client().post(cast.path("facilitate/blocks/"), words).status_code == 422
    assert not cast.session.blocks.filter(title="Blok").exists()


@pytest.mark.parametrize("minutes", ["1.000", "1,5", "0", "-5", "1441", "tien"])
def test_minutes_are_a_whole_number(cast, minutes):
    words = {"title": "Blok", "starts_at": "2026-11-25T12:00", "minutes": minutes}

    assert cast.alice_client().post(cast.path("facilitate/blocks/"), words).status_code == 422
    assert not cast.session.blocks.filter(title="Blok").exists()


@pytest.mark.parametrize("moment", ODD)
def test_recipient_has_a_link_that_ends_in_our_time(cast, moment):
    words = {"name": "Minister (demo)", "role": "minister", "expires_at": moment}

    answer = cast.alice_client().post(cast.path("facilitate/delivery/recipients/"), words)

    assert answer.status_code == 422
    assert not cast.session.recipients.exists()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1999-01-01"])
def test_commitment_is_due_in_our_time(cast, day):
    cast.open_everything()

    answer = cast.anna.client().post(cast.path("conclude/commitments/"), {"what": "bellen", "due": day})

    assert answer.status_code == 422
    assert not cast.session.commitments.exists()
