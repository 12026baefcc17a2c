"""The programmes with which a session can begin: noon to noon of what the phases declare, a day, half a day."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import translation

from sessions.core.models import CocreationSession
from sessions.core.programme.models import ProgrammeBlock
from sessions.core.programme.operations import fill_programme
from sessions.facilitation.preparing.shelf import BY_NAME, SHELF
from sessions.facilitation.timing.remarks import remarks
from sessions.phases.registry import SLUGS

LONG = {"noon_to_noon": 1440, "one_day": 480, "half_a_day": 240}


@pytest.mark.parametrize("programme", SHELF, ids=lambda each: each.name)
def test_each_runs_from_its_begin_to_its_end_and_gives_every_phase_its_time(programme):
    blocks = programme.blocks()

    starts = [starts for starts, *_more in blocks]
    assert starts == sorted(starts) and starts[0] == 0
    in_line = [each for each in blocks if not each[4].get("is_parallel")]
    assert all(starts + minutes <= then for (starts, minutes, *_more), (then, *_rest) in pairwise(in_line))
    assert {slug for _starts, _minutes, slug, *_more in blocks} - {""} == set(SLUGS)
    ends = blocks[-1][0] + (0 if programme.name == "noon_to_noon" else blocks[-1][1])
    assert ends == LONG[programme.name]
    assert any(more.get("is_fixed") for *_rest, more in blocks)


def test_titles_are_in_the_language_of_who_makes_the_session():
    with translation.override("en"):
        titles = [title for programme in SHELF for _starts, _minutes, _phase, title, _more in programme.blocks()]

    assert {"Lunch", "Inform", "Networking lunch"} <= set(titles)


def test_blocks_are_planned_from_the_begin_of_the_session(cast):
    ProgrammeBlock.objects.all().delete()

    fill_programme(session=cast.session, blocks=[(15, 30, "inform", "Informeren", {"is_fixed": True})])

    block = cast.session.blocks.get()
    assert block.starts_at == cast.session.starts_at + timedelta(minutes=15)
    assert block.minutes == 30 and block.is_fixed


@pytest.mark.parametrize("name", BY_NAME)
def test_who_makes_a_session_chooses_one(cast, name, time_machine):
    sent = {"challenge": "Nieuw", "starts_at": "2031-03-01T12:00", "keep_months": "12", "programme": name}
    assert cast.alice_client().post("/facilitator/new/", sent).status_code == 302
    made = CocreationSession.objects.get(challenge="Nieuw")
    assert [each.title for each in made.blocks.all()] == [title for *_more, title, _is in BY_NAME[name].blocks()]
    assert remarks(made, list(made.blocks.all())) == []


def test_a_programme_that_is_not_on_the_shelf_is_refused(cast):
    sent = {"challenge": "Nieuw", "starts_at": "2031-03-01T12:00", "keep_months": "12", "programme": "a_week"}
    assert cast.alice_client().post("/facilitator/new/", sent).status_code == 422
