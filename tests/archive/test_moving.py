"""A session that is packed and put back is the same session."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from sessions.archive.erase import erase
from sessions.archive.pack import pack
from sessions.archive.sealing import Opener
from sessions.archive.tables import rows_of, tables
from sessions.archive.unpack import unpack
from sessions.brownpaper.contents.assemble import assemble
from sessions.brownpaper.models import BrownpaperVersion
from sessions.brownpaper.versions import file_of, freeze_as_version
from sessions.core.access import cookie_name
from sessions.core.hiding.redacting import lift, redact
from sessions.core.models import CocreationSession
from sessions.core.people.invitations.operations import invite
from sessions.core.people.invitations.plan import Guest
from sessions.core.people.models import Party
from sessions.core.refusal import Refused
from sessions.demo.build import build
from sessions.facilitation.guests.merging import merge_people, part_people
from sessions.facilitation.moderating.queries import open_signals
from sessions.facilitation.steering.operations import open_phase
from sessions.phases.inform.operations import ask_question
from sessions.phases.network.operations import make_request
from sessions.phases.registry import REDACTABLES
from tests.cast import Person
from tests.printing import print_everything


def packed(session) -> str:
    file = io.StringIO()
    pack(session, file)
    return file.getvalue()


@pytest.fixture
def demo(db):
    return build()


def test_people_merged_before_are_taken_apart_after(demo, cast):
    open_phase(session=cast.session, phase="network")
    asked = make_request(
        session=cast.session, participant=cast.bram.participant, party=cast.chris.party, text="Van Bram"
    )
    invite(session=cast.session, guests=[Guest("Verwacht", "Alfa", "business", "v@voorbeeld.nl")])
    merge_people(kept=cast.anna.participant, other=cast.bram.participant)
    file = packed(cast.session)
    cast.session.contributions.all().delete()
    erase(cast.session)

    session = unpack(io.StringIO(file))

    asked = session.requests.get(text=asked.text)
    assert asked.participant.name == cast.anna.participant.name
    assert session.invitations.get().email == "v@voorbeeld.nl"
    part_people(other=session.participants.get(name=cast.bram.participant.name))
    asked.refresh_from_db()
    assert asked.participant.name == cast.bram.participant.name


def test_signals_and_what_was_taken_out_move_along(demo, cast):
    cast.open_everything()
    questions = [
        ask_question(session=cast.session, participant=cast.anna.participant, text=f"vraag {n}") for n in range(2)
    ]
    for person in (cast.bram, cast.chris):
        for question in questions:
            person.client().post(cast.path(f"signal/question/{question.pk}/"), {"crosses": "harm"})
    marks = sorted(cast.session.signals.values_list("mark", flat=True))
    name = cast.anna.party.name
    redact(REDACTABLES["party"], cast.anna.party, why="Een naam")
    file = io.StringIO()
    key = pack(cast.session, file).key
    cast.session.contributions.all().delete()
    erase(cast.session)

    session = unpack(file.getvalue().splitlines(), Opener(key))

    assert sorted(session.signals.values_list("mark", flat=True)) == marks
    assert sorted((len(each.lines) > 0, each.thing.text) for each in open_signals(session)) == [
        (True, "vraag 0"),
        (True, "vraag 1"),
    ]
    lift(REDACTABLES["party"], session.redactions.get())
    assert session.parties.filter(name=name).exists()


def test_packed_and_put_back_among_others_nothing_differs(demo, cast):
    cast.open_everything()
    mine = cast.anna.contributes("mijn anonieme kaart")
    cast.workgroup()
    cast.session.refresh_from_db()
    before = {model: rows_of(cast.session, model).count() for model in tables()}
    paper, events = assemble(cast.session), list(cast.session.events.values_list("revision", "verb"))
    file = packed(cast.session)
    others = {model: model.objects.count() - count for model, count in before.items()}
    code = cast.session.code
    cast.session.workgroups.all().delete()
    cast.session.contributions.all().delete()
    erase(cast.session)

    session = unpack(io.StringIO(file))

    assert session.code == code
    assert {model: rows_of(session, model).count() for model in tables()} == before
    assert {model: model.objects.count() - before[model] for model in tables()} == others
    assert list(session.events.values_list("revision", "verb")) == events
    assert assemble(session).challenge == paper.challenge
    page = Person(cast.anna.participant, cast.anna.secret, session).client().get(f"/s/{code}/inventory/")
    assert page.status_code == 200, cookie_name(session)
    card = session.contributions.get(text=mine.text)
    assert f'/contributions/{card.pk}/withdrawal/"' in page.content.decode()
    assert session.current_block is not None or cast.session.current_block is None


def test_the_whole_demo_goes_to_another_server_and_on(demo, cast):
    file = packed(demo)
    with pytest.raises(Refused):
        unpack(io.StringIO(file))
    texts = sorted(demo.contributions.values_list("text", flat=True))
    erase(demo)

    session = unpack(io.StringIO(file))

    assert sorted(session.contributions.values_list("text", flat=True)) == texts
    last = session.events.last()
    known = {"contribution": session.contributions, "workgroup": session.workgroups}
    for kind, keys in last.subjects.items():
        if kind in known:
            assert known[kind].filter(pk__in=keys).count() == len(keys)
    anew = CocreationSession.objects.create(code="NIEUW1", challenge="daarna", starts_at=demo.starts_at)
    assert anew.pk > session.pk
    assert get_user_model().objects.filter(facilitates__session=session).count() == 0


@pytest.mark.parametrize("broken", ["", "niets", '{"format": "iets anders"}\n', "[]\n"])
def test_a_strange_file_is_refused_whole(db, broken):
    with pytest.raises(Refused):
        unpack(io.StringIO(broken))


@pytest.mark.parametrize("between", ["\u2028", "\u2029", "\x85", "\r\n", "\x0b", "\x1c"])
def test_what_some_call_the_end_of_a_line_stays_within_its_text(cast, between):
    cast.open_everything()
    cast.anna.contributes(f"voor{between}na")
    file = packed(cast.session)
    erase(cast.session)

    session = unpack(io.StringIO(file))

    assert [each.text for each in session.contributions.all()] == ["voor\nna"]


def test_what_an_older_server_let_in_is_tamed_at_the_door(cast):
    cast.open_everything()
    cast.anna.contributes("om\u202egekeerd\u200b")
    Party.objects.create(session=cast.session, name="Coo\u0308peratie", sector="business")
    Party.objects.create(session=cast.session, name="Coöperatie", sector="business")
    file = packed(cast.session)
    erase(cast.session)

    session = unpack(io.StringIO(file))

    assert [each.text for each in session.contributions.all()] == ["omgekeerd"]
    assert {"Coöperatie", "Coöperatie (2)"} <= {each.name for each in session.parties.all()}


@pytest.mark.parametrize(
    "file",
    [
        "",
        "[]",
        "{",
        '{"format": "cocreatie-session"}',
        '{"format": "cocreatie-session", "version": 99, "code": "X"}',
    ],
)
def test_what_is_no_session_is_refused_in_words(db, file):
    with pytest.raises(Refused):
        unpack(io.StringIO(file))


def test_row_of_an_unknown_table_is_refused_in_words(demo):
    heading, *rows = packed(demo).split("\n")
    erase(demo)

    with pytest.raises(Refused):
        unpack(io.StringIO("\n".join([heading, '{"model": "cocreation.hologram", "pk": 1, "fields": {}}', *rows])))


def test_half_a_file_puts_nothing_back(demo):
    file = packed(demo)
    erase(demo)

    with pytest.raises(Refused):
        unpack(io.StringIO(file[: len(file) // 2]))
    for lines in (1, 20):
        with pytest.raises(Refused):
            unpack(io.StringIO("".join(file.splitlines(keepends=True)[:-lines])))

    assert not CocreationSession.objects.filter(code="DEMO24").exists()


def test_erasing_takes_everything_of_one_session_and_its_papers(live_cast, settings, tmp_path):
    settings.BROWNPAPER_DIR = tmp_path
    live_cast.open_everything()
    live_cast.anna.contributes("weg ermee")
    papers = tmp_path / str(live_cast.session.pk)
    papers.mkdir()
    others = CocreationSession.objects.exclude(pk=live_cast.session.pk).count()

    with pytest.raises(CommandError):
        call_command("erase_session", live_cast.session.code)
    call_command("erase_session", live_cast.session.code, "--yes")

    assert CocreationSession.objects.count() == others
    assert not any(rows_of(live_cast.session, model).exists() for model in tables())
    assert not papers.exists()


def test_frozen_versions_move_along_and_print_to_the_same_bytes(live_cast, settings, tmp_path):
    settings.BROWNPAPER_DIR = tmp_path / "here"
    live_cast.open_everything()
    live_cast.workgroup()
    version = freeze_as_version(session=live_cast.session, language="nl")
    print_everything()
    version.refresh_from_db()
    file = tmp_path / "session.jsonl"
    call_command("pack_session", live_cast.session.code, str(file))
    erase(live_cast.session)
    settings.BROWNPAPER_DIR = tmp_path / "there"

    call_command("unpack_session", str(file))

    there = BrownpaperVersion.objects.get()
    assert (there.status, there.sha256, there.contents) == ("ready", version.sha256, version.contents)
    assert file_of(there).exists()
