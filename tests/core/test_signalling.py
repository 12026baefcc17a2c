"""The boundary signal: quiet, by nobody whom anyone can name, settled many at once, never a flood."""

import pytest
from django.db import connection

from sessions.brownpaper.contents.assemble import assemble
from sessions.core.access import participant_in
from sessions.core.hiding.operations import hidden_words, hide, show
from sessions.core.refusal import Refused
from sessions.core.signalling.models import BoundarySignal, Verdict
from sessions.core.signalling.operations import MOST_OPEN, raise_signal, settle_gone, settle_signals
from sessions.core.taking_away import rewrite_thing, take_away
from sessions.facilitation.moderating.queries import open_signals
from sessions.phases.inform.operations import ask_question
from sessions.phases.registry import BELONGINGS, JUDGED, MODERATIONS, SLUGS
from tests.cast import Cast, Person
from tests.core import test_hiding, test_redacting
from tests.core.test_hiding import HARM, WHY
from tests.live.scenarios import set_stage

pytestmark = pytest.mark.django_db
# What stands on a canvas that only its group sees as a form.
OWN_GROUPS_ONLY = {"valueitem", "ask"}


@pytest.fixture
def stage(cast) -> Cast:
    set_stage(cast)
    return cast


@pytest.fixture(params=JUDGED.values(), ids=lambda each: each.kind)
def moderation(request):
    return request.param


def harmful(stage: Cast, judged):
    """One of this kind, with harm in it, in a room in which everything was used."""
    if judged.kind in MODERATIONS:
        return test_hiding.harmful(stage, judged)
    test_redacting.furnish(stage)
    return test_redacting.harmful(stage, judged)


def me(person: Person):
    return participant_in(person.cookie, person.session.code)


def signal(stage: Cast, person: Person, moderation, thing, crosses: str = "harm"):
    return person.client().post(stage.path(f"signal/{moderation.kind}/{thing.pk}/"), {"crosses": crosses})


def pages_of(stage: Cast, client) -> str:
    return "".join(client.get(stage.path(f"{slug}/")).content.decode() for slug in SLUGS)


def test_every_kind_is_signalled_seen_and_settled(stage, moderation):
    thing = harmful(stage, moderation)
    assert signal(stage, stage.bram, moderation, thing).status_code == 302
    signal(stage, stage.bram, moderation, thing, "personal")  # thought better of it
    signal(stage, stage.chris, moderation, thing)

    alice = stage.alice_client()
    assert "Over 1 tekst" in alice.get(stage.path("facilitate/")).content.decode()
    shown = alice.get(stage.path("facilitate/signals/")).content.decode()
    assert HARM in shown and "1 × gegevens over een persoon" in shown and "1 × het kan iemand schaden" in shown
    sent = {"things": [f"{moderation.kind}-{thing.pk}"], "verdict": "stays", "answer": "Het is openbaar"}
    assert alice.post(stage.path("facilitate/signals/"), sent).status_code == 302

    assert open_signals(stage.session) == []
    for person in (stage.bram, stage.chris):
        mine = pages_of(stage, person.client())
        assert "blijft staan" in mine and "Het is openbaar" in mine
    assert "Uw signalen" not in pages_of(stage, stage.anna.client())


def test_participants_find_the_way_beside_the_thing(stage, moderation):
    thing = harmful(stage, moderation)
    group = stage.extra["workgroup"].pk
    for person in (stage.anna, stage.chris):
        canvas = person.client().get(stage.path(f"concretise/{group}/")).content.decode()
        seen = pages_of(stage, person.client()) + canvas
        assert f"/signal/{moderation.kind}/{thing.pk}/" in seen or moderation.kind in OWN_GROUPS_ONLY


def test_every_kind_is_hidden_from_the_list_of_signals(stage, moderation):
    thing = harmful(stage, moderation)
    signal(stage, stage.bram, moderation, thing)

    sent = {"things": [f"{moderation.kind}-{thing.pk}"], "verdict": "hidden", "answer": WHY}
    assert stage.alice_client().post(stage.path("facilitate/signals/"), sent).status_code == 302

    assert test_hiding.seen(stage) == set()
    assert open_signals(stage.session) == []
    mine = pages_of(stage, stage.bram.client())
    assert "wordt verborgen" in mine and WHY in mine
    assert signal(stage, stage.chris, moderation, thing).status_code == 404
    assert BoundarySignal.objects.get().verdict == Verdict.HIDDEN


def test_what_is_taken_out_otherwise_answers_who_signalled(stage, moderation):
    thing = harmful(stage, moderation)
    signal(stage, stage.bram, moderation, thing)

    moderation.take_from_sight(thing, why=WHY)

    assert BoundarySignal.objects.get().verdict == Verdict.HIDDEN


def test_who_signalled_is_kept_nowhere(stage):
    question = stage.extra["question"]
    signal(stage, stage.bram, MODERATIONS["question"], question)

    row = BoundarySignal.objects.values().get()
    names = {field.name for field in BoundarySignal._meta.fields}
    assert not names & {"participant", "author", "at", "created_at", "raised_at"}
    assert stage.bram.participant.secret_digest not in str(row) and stage.bram.secret not in str(row)
    event = stage.session.events.filter(verb="signal_raised").get()
    assert event.subjects == {}
    for path in ("facilitate/", "facilitate/signals/", "facilitate/hidden/"):
        page = stage.alice_client().get(stage.path(path)).content.decode()
        assert row["mark"] not in page


def test_hidden_it_is_gone_and_its_author_reads_the_line(stage):
    question = stage.extra["question"]
    signal(stage, stage.bram, MODERATIONS["question"], question)
    sent = {"things": [f"question-{question.pk}"], "verdict": "hidden", "answer": WHY}
    stage.alice_client().post(stage.path("facilitate/signals/"), sent)

    question.refresh_from_db()
    assert question.is_hidden and question.hidden_why == WHY
    assert WHY in pages_of(stage, stage.anna.client())
    assert "wordt verborgen" in pages_of(stage, stage.bram.client())


def test_its_author_is_asked_for_another_text_until_there_is_one(stage):
    question = stage.extra["question"]
    signal(stage, stage.bram, MODERATIONS["question"], question)
    things = [(MODERATIONS["question"], question)]
    settle_signals(session=stage.session, things=things, verdict=Verdict.REWORDED, answer="Zonder het bedrag")
    assert "Zonder het bedrag" in pages_of(stage, stage.anna.client())
    assert "vraagt u om een andere tekst" not in pages_of(stage, stage.chris.client())

    rewrite_thing(BELONGINGS["question"], question, text="Iets anders")

    assert "vraagt u om een andere tekst" not in pages_of(stage, stage.anna.client())


def test_nobody_floods_the_facilitator(stage):
    anna = stage.anna.participant
    questions = [
        ask_question(session=stage.session, participant=anna, text=f"vraag {n}") for n in range(MOST_OPEN + 1)
    ]
    for question in questions[:-1]:
        signal(stage, stage.bram, MODERATIONS["question"], question)

    answer = signal(stage, stage.bram, MODERATIONS["question"], questions[-1])
    assert answer.status_code == 422 and "nog open staan" in answer.content.decode()
    with pytest.raises(Refused):
        raise_signal(
            participant=me(stage.bram), moderation=MODERATIONS["question"], thing=questions[-1], crosses="harm"
        )
    signal(stage, stage.bram, MODERATIONS["question"], questions[0], "market")  # about the same it may

    keys = [f"question-{question.pk}" for question in questions]
    client = stage.alice_client()
    client.post(stage.path("facilitate/signals/"), {"things": keys[:-1], "verdict": "stays"})
    assert BoundarySignal.objects.filter(settled_at=None).count() == 0
    assert signal(stage, stage.bram, MODERATIONS["question"], questions[-1]).status_code == 302


def test_what_is_out_of_sight_is_not_signalled_nor_listed(stage):
    question = stage.extra["question"]
    signal(stage, stage.bram, MODERATIONS["question"], question)
    hide(MODERATIONS["question"], question, why=WHY)

    assert open_signals(stage.session) == []
    assert signal(stage, stage.chris, MODERATIONS["question"], question).status_code == 404
    assert stage.chris.client().get(stage.path("signal/nothing/1/")).status_code == 404


def test_the_brownpaper_counts_them(stage):
    signal(stage, stage.bram, MODERATIONS["question"], stage.extra["question"])
    assert assemble(stage.session).signals == 1


@pytest.mark.parametrize("sent", [{}, {"crosses": "maan"}])
def test_without_a_line_it_asks(stage, sent):
    answer = stage.bram.client().post(stage.path(f"signal/question/{stage.extra['question'].pk}/"), sent)
    assert answer.status_code == 422
    assert not BoundarySignal.objects.exists()


def test_what_left_sight_waits_for_nobody(stage):
    """Five hidden or taken away are no reason to refuse the sixth."""
    anna = stage.anna.participant
    questions = [ask_question(session=stage.session, participant=anna, text=f"vraag {n}") for n in range(7)]
    for question in questions[:MOST_OPEN]:
        signal(stage, stage.bram, MODERATIONS["question"], question)
    for question in questions[:3]:
        hide(MODERATIONS["question"], question, why=WHY)
    for question in questions[3:MOST_OPEN]:
        take_away(BELONGINGS["question"], question)

    for question in questions[MOST_OPEN:]:
        assert signal(stage, stage.bram, MODERATIONS["question"], question).status_code == 302

    settle_gone(session=stage.session, gone=[])  # nothing is left to settle
    mine = pages_of(stage, stage.bram.client())
    assert "wordt verborgen" in mine and "de schrijver haalde het weg" in mine
    assert "vraag 0" not in mine


def test_a_second_request_to_reword_reaches_the_author(stage):
    question = stage.extra["question"]
    things = [(MODERATIONS["question"], question)]
    signal(stage, stage.bram, MODERATIONS["question"], question)
    settle_signals(session=stage.session, things=things, verdict=Verdict.REWORDED, answer="Zonder het bedrag")
    rewrite_thing(BELONGINGS["question"], question, text="Iets anders")
    signal(stage, stage.chris, MODERATIONS["question"], question)
    settle_signals(session=stage.session, things=things, verdict=Verdict.REWORDED, answer="Ook zonder de naam")
    assert "Ook zonder de naam" in pages_of(stage, stage.anna.client())


def test_what_is_hidden_is_what_stood_there_by_then(stage):
    question = stage.extra["question"]
    stale = type(question).objects.get(pk=question.pk)
    rewrite_thing(BELONGINGS["question"], question, text=HARM)
    hide(MODERATIONS["question"], stale, why=WHY)
    assert HARM in hidden_words(stage.session)
    show(MODERATIONS["question"], stale)
    assert hidden_words(stage.session) == set()


def test_nothing_in_the_database_tells_which_signal_was_raised_when(stage):
    anna = participant_in(stage.anna.cookie, stage.session.code)
    questions = [ask_question(session=stage.session, participant=anna, text=f"vraag {n}") for n in range(20)]
    raised = []
    for number, question in enumerate(questions):
        anna.secret = f"iemand {number}"
        raise_signal(participant=anna, moderation=MODERATIONS["question"], thing=question, crosses="harm")
        raised.append(question.pk)

    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    for column in ("id", "mark", place):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT thing FROM cocreation_boundarysignal ORDER BY {column}")
            found = [thing for (thing,) in cursor.fetchall()]
        assert sorted(found) == sorted(raised)
        assert found not in (raised, raised[::-1]), column
