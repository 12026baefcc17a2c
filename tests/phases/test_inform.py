"""Everybody on the same page: facts, and a queue of questions."""

import pytest

from sessions.core.refusal import Frozen, PhaseClosed
from sessions.core.taking_away import take_away
from sessions.facilitation.steering.operations import close_phase, freeze, open_phase
from sessions.phases.inform import operations, queries
from sessions.phases.inform.belongings import FACT
from sessions.phases.inform.models import FactCard, QuestionUpvote


@pytest.fixture
def room(cast):
    open_phase(session=cast.session, phase="inform")
    return cast


def ask(room, text: str):
    return operations.ask_question(session=room.session, participant=room.anna.participant, text=text)


def texts(room) -> list[str]:
    items = queries.question_items(room.session, "", None)
    return [each.context["question"].text for each in sorted(items, key=lambda item: item.order)]


def test_most_wanted_open_question_stands_on_top_and_answered_ones_below(room):
    first, second, third = (ask(room, text) for text in ("eerste", "tweede", "derde"))
    for person in (room.bram, room.chris):
        operations.upvote(question=third, participant=person.participant)
    operations.upvote(question=second, participant=room.bram.participant)
    operations.upvote(question=first, participant=room.bram.participant)
    operations.answer_question(question=first, answer="ja")

    assert texts(room) == ["derde", "tweede", "eerste"]


def test_question_that_is_reopened_takes_its_place_again_and_keeps_its_answer(room):
    question = ask(room, "vraag")
    operations.answer_question(question=question, answer="misschien")

    operations.reopen_question(question=question)

    question.refresh_from_db()
    assert question.answered_at is None
    assert question.answer == "misschien"


def test_upvote_counts_once_and_can_be_taken_back(room):
    question = ask(room, "vraag")
    for _press in range(2):
        operations.upvote(question=question, participant=room.bram.participant)
    assert QuestionUpvote.objects.count() == 1

    for _press in range(2):
        operations.take_back_upvote(question=question, participant=room.bram.participant)

    assert not QuestionUpvote.objects.exists()
    assert room.session.events.filter(verb="upvote_taken_back").count() == 1


def test_screen_shows_the_five_most_wanted_open_questions(room):
    for number in range(7):
        ask(room, f"vraag {number}")

    assert len(queries.top_questions(room.session, "")["questions"]) == 5


def test_questions_carry_no_name_on_any_page(room):
    ask(room, "een stille vraag")

    for client, path in ((room.bram.client(), "inform/"), (room.alice_client(), "inform/facilitate/")):
        page = client.get(room.path(path)).content.decode()
        card = page.partition("een stille vraag")[2].partition("</li>")[0]
        assert "een stille vraag" in page
        assert "Anna" not in card


def test_fact_that_is_removed_is_gone_from_every_page(room):
    fact = operations.add_fact(session=room.session, text="Er is een tekort", source="CBS")
    assert "Er is een tekort" in room.anna.client().get(room.path("inform/")).content.decode()

    take_away(FACT, fact)

    assert not FactCard.objects.exists()
    assert "Er is een tekort" not in room.anna.client().get(room.path("inform/")).content.decode()


def test_closed_phase_takes_no_questions_but_its_facilitator_still_answers(room):
    question = ask(room, "vraag")
    close_phase(session=room.session, phase="inform")

    with pytest.raises(PhaseClosed):
        ask(room, "te laat")

    operations.answer_question(question=question, answer="na afloop")
    freeze(session=room.session)
    with pytest.raises(Frozen):
        operations.answer_question(question=question, answer="bevroren")
