import uuid

import pytest

from sessions.core.refusal import Refused
from sessions.phases.inform.models import Question
from sessions.phases.inform.operations import ask_question


@pytest.fixture
def asked(cast):
    cast.open_everything()
    key = uuid.uuid4()

    def ask(text: str):
        return ask_question(session=cast.session, participant=cast.anna.participant, text=text, creation_key=key)

    return ask


def test_a_key_makes_one_thing_however_often_it_comes(asked):
    assert asked("eens") == asked("eens")

    assert Question.objects.count() == 1


def test_words_that_were_improved_after_a_lost_answer_are_not_dropped_silently(asked):
    asked("eerste woorden")

    with pytest.raises(Refused, match="al bewaard"):
        asked("betere woorden")

    assert Question.objects.get().text == "eerste woorden"
