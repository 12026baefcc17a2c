"""What every form does: it never saves, keeps what was typed, and says what is wrong where it is wrong."""

import uuid

import pytest
from django.test import RequestFactory

from sessions.core.fields import LineField
from sessions.core.forms import CreateForm, SendForm, in_place, submit
from sessions.core.refusal import Frozen, PhaseClosed, Refused
from sessions.facilitation.steering.operations import close_phase, freeze, open_phase
from sessions.phases.inform.models import Question
from sessions.phases.inventory.clustering import make_cluster, move_contributions, rename_cluster


class WordForm(SendForm):
    slug = "word-form"
    text = LineField(max_length=5)


class OtherForm(SendForm):
    slug = "other-form"
    text = LineField()


def request(**sent):
    made = RequestFactory().post("/hier/", sent)
    made.htmx = True
    return made


def refuse(refusal):
    def operation(**_words):
        raise refusal

    return operation


def never(form):
    raise AssertionError("the whole page is for a browser without htmx")


def test_form_that_is_valid_runs_its_operation_once_and_comes_back_empty():
    heard = []

    answer = submit(
        request(text="kort"), WordForm({"text": "kort"}), lambda **words: heard.append(words), page=never
    )

    assert heard == [{"text": "kort"}]
    assert answer.status_code == 200
    assert 'value="kort"' not in answer.content.decode()
    assert answer["HX-Trigger"] == "mine"


@pytest.mark.parametrize("typed", ["", "veel te lang", "<b>x</b>yz"])
def test_form_that_is_wrong_runs_nothing_and_keeps_what_was_typed(typed):
    answer = submit(request(text=typed), WordForm({"text": typed}), refuse(AssertionError("ran")), page=never)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "was_refused" in page
    assert "errorlist" in page
    assert not typed or typed.replace("<", "&lt;").replace(">", "&gt;") in page


@pytest.mark.parametrize("place", ["text", None, "nergens"])
def test_refusal_is_said_in_the_form_and_keeps_the_words(place):
    refusal = Refused("Zo niet.", field=place)

    answer = submit(request(text="kort"), WordForm({"text": "kort"}), refuse(refusal), page=never)

    assert answer.status_code == 422
    assert "Zo niet." in answer.content.decode()
    assert 'value="kort"' in answer.content.decode()


@pytest.mark.parametrize("closed", [PhaseClosed("Dicht."), Frozen("Bevroren.")])
def test_press_whose_first_answer_was_lost_is_no_refusal_after_closing(cast, closed):
    open_phase(session=cast.session, phase="inform")
    key, client = str(uuid.uuid4()), cast.anna.client()
    sent = {"text": "Waarom?", "creation_key": key}
    assert client.post(cast.path("inform/questions/"), sent, headers={"HX-Request": "true"}).status_code == 204
    if isinstance(closed, Frozen):
        freeze(session=cast.session)
    else:
        close_phase(session=cast.session, phase="inform")

    again = client.post(cast.path("inform/questions/"), sent, headers={"HX-Request": "true"})

    assert again.status_code == 204
    assert Question.objects.count() == 1


def test_browser_without_scripts_gets_the_whole_page_again_with_the_words(cast):
    open_phase(session=cast.session, phase="inform")

    answer = cast.anna.client().post(cast.path("inform/questions/"), {"text": "x" * 401})

    assert answer.status_code == 422
    assert "x" * 401 in answer.content.decode()
    assert "<!doctype html>" in answer.content.decode()


def test_bound_form_stands_in_the_place_of_its_fresh_one():
    bound = WordForm({"text": "kort"})

    assert in_place(bound, WordForm(), OtherForm())["word_form"] is bound
    assert set(in_place(None, WordForm(), OtherForm())) == {"word_form", "other_form"}


def test_created_thing_carries_the_key_of_the_browser():
    assert "data-creation-key" in str(CreateForm())


def test_sorting_without_cards_is_refused_in_words(cast):
    cast.open_everything()
    cluster = make_cluster(session=cast.session, title="kop")
    make_cluster(session=cast.session, title="tweede kop")

    with pytest.raises(Refused, match="Kies eerst"):
        move_contributions(session=cast.session, contributions=[], cluster=cluster)
    with pytest.raises(Refused, match="al een cluster"):
        rename_cluster(cluster=cluster, title="Tweede Kop")
