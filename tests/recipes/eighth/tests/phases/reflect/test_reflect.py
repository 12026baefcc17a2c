"""What a phase gets for nothing, by following the recipe."""

import io

from sessions.phases.reflect.models import Lesson
from sessions.phases.reflect.operations import learn

from sessions.archive.erase import erase
from sessions.archive.pack import pack
from sessions.archive.unpack import unpack
from sessions.brownpaper.contents.assemble import assemble
from sessions.brownpaper.contents.portable import checksum, from_json, to_json
from sessions.brownpaper.contents.sections import sections
from sessions.brownpaper.printing.jobs import print_job
from sessions.brownpaper.printing.press_process import print_apart
from sessions.core.models import PhaseState
from sessions.facilitation.steering.operations import move_to
from sessions.live.news import news
from sessions.phases.registry import SLUGS
from tests.brownpaper.test_brownpaper import text_of


def test_room_goes_through_the_phase(cast):
    for slug in SLUGS:
        move_to(session=cast.session, phase=slug)
        assert cast.anna.client().get(cast.path(""), follow=True).status_code == 200
        assert cast.alice_client().get(cast.path(f"{slug}/facilitate/")).status_code == 200
        assert cast.alice_client().get(cast.screen_path).status_code == 200
    assert cast.session.blocks.filter(phase="reflect").exists()

    answer = cast.anna.client().post(cast.path("reflect/lessons/"), {"text": "eerst vragen, dan bouwen"})

    assert answer.status_code == 302
    page = cast.bram.client().get(cast.path("reflect/")).content.decode()
    assert "eerst vragen, dan bouwen" in page
    assert "css/phases/reflect.css" in page
    words, _way = news(cast.session, 0)["lines"][-1]
    assert words == "1 nieuwe les"


def test_session_that_is_older_than_the_phase_opens_on_every_page(cast):
    PhaseState.objects.filter(session=cast.session, phase="reflect").delete()

    assert cast.alice_client().get(cast.path("facilitate/")).status_code == 200
    assert cast.alice_client().get(cast.path("reflect/facilitate/")).status_code == 200
    assert cast.anna.client().get(cast.path("reflect/")).status_code == 302  # still ahead
    move_to(session=cast.session, phase="reflect")
    assert cast.anna.client().get(cast.path("reflect/")).status_code == 200


def test_brownpaper_prints_its_chapter(cast, tmp_path):
    cast.open_everything()
    learn(participant=cast.anna.participant, text="eerst vragen, dan bouwen")
    made = assemble(cast.session)
    text = to_json(made)

    page = "".join(part.html(made) for part in sections(made, checksum(text)))

    assert made.number_of["agreements"] == 9
    assert made.number_of["reflect"] == 10
    assert "10 Wat we leerden" in page
    assert "eerst vragen, dan bouwen" in page
    assert from_json(text) == made
    print_apart(print_job(made, text), tmp_path / "b.pdf", tmp_path / "shelf")
    printed = text_of(tmp_path / "b.pdf")
    assert printed.count("10 Wat we leerden") == 2, "in the contents and over its chapter"
    assert "eerst vragen, dan bouwen" in printed


def test_archive_moves_it(cast):
    cast.open_everything()
    learn(participant=cast.anna.participant, text="eerst vragen, dan bouwen")
    file = io.StringIO()
    pack(cast.session, file)
    erase(cast.session)
    assert not Lesson.objects.exists()

    session = unpack(file.getvalue().splitlines())

    assert session.lessons.get().text == "eerst vragen, dan bouwen"
