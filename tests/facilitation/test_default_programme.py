"""The default programme, noon to noon, made of what the phases declare."""

from datetime import timedelta
from itertools import pairwise

from django.utils import translation

from sessions.core.programme.models import ProgrammeBlock
from sessions.core.programme.operations import fill_programme
from sessions.facilitation.preparing.default_programme import noon_to_noon
from sessions.phases.registry import SLUGS


def test_programme_runs_from_noon_to_noon_without_overlap():
    blocks = noon_to_noon()

    starts = [starts for starts, _minutes, _slug, _title in blocks]
    assert starts == sorted(starts)
    assert (blocks[0][0], blocks[-1][0]) == (0, 1440)
    assert all(starts + minutes <= then for (starts, minutes, *_more), (then, *_more) in pairwise(blocks))


def test_every_phase_has_its_time():
    assert {slug for _starts, _minutes, slug, _title in noon_to_noon()} - {""} == set(SLUGS)


def test_titles_are_in_the_language_of_who_makes_the_session():
    with translation.override("en"):
        titles = [title for *_more, title in noon_to_noon()]

    assert "Lunch" in titles
    assert "Inform" in titles


def test_blocks_are_planned_from_the_begin_of_the_session(cast):
    ProgrammeBlock.objects.all().delete()

    fill_programme(session=cast.session, blocks=[(15, 30, "inform", "Informeren")])

    block = cast.session.blocks.get()
    assert block.starts_at == cast.session.starts_at + timedelta(minutes=15)
    assert block.minutes == 30
