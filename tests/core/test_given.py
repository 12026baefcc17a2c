"""An answer belongs to the words it was given to."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.brownpaper.contents.assemble import assemble
from sessions.brownpaper.contents.sections import sections
from sessions.core.given import GivenToWords, fingerprint, words_changed
from sessions.core.refusal import Refused
from sessions.core.taking_away import put_back, rewrite_thing, take_away
from sessions.phases.conclude import operations as conclude
from sessions.phases.conclude.chapter import chapter
from sessions.phases.conclude.queries import consent_items
from sessions.phases.concretise import operations as concretise
from sessions.phases.concretise.belongings import VALUE_ITEM
from sessions.phases.concretise.models import SolutionText
from sessions.phases.concretise.value_case.operations import add_value_item
from sessions.phases.inform import operations as inform
from sessions.phases.inform.belongings import QUESTION
from sessions.phases.inform.queries import question_items
from sessions.phases.inventory import operations as inventory
from sessions.phases.inventory.queries import board_items, my_dots
from sessions.phases.network import operations as network
from sessions.phases.network.belongings import REQUEST
from sessions.phases.network.queries import request_items
from tests.cast import Cast


@dataclass(frozen=True)
class Answer:
    """Something of Anna's that Bram answers. make: cast → it, answered; rewrite: (it, text, is a typing error);
    counted, earlier: cast → how many answers to it count, or were given to an earlier text; phase: whose page."""

    phase: str
    make: Callable[[Cast], object]
    rewrite: Callable[..., None]
    counted: Callable[[Cast], int]
    earlier: Callable[[Cast], int]
    again: Callable[[Cast, object], None]
    address: str


def first(items):
    return items[0].context


def a_card(cast: Cast):
    card = cast.anna.contributes("Meer bomen")
    inventory.cast_dot(contribution=card, participant=cast.bram.participant)
    return card


def a_question(cast: Cast):
    question = inform.ask_question(session=cast.session, participant=cast.anna.participant, text="Meer bomen")
    inform.upvote(question=question, participant=cast.bram.participant)
    return question


def a_request(cast: Cast):
    request = network.make_request(
        session=cast.session, participant=cast.anna.participant, party=cast.bram.party, text="Meer bomen"
    )
    network.answer_request(request=request, participant=cast.bram.participant, answer="yes")
    return request


def a_solution(cast: Cast):
    group = cast.workgroup()
    write(group, "Meer bomen")
    conclude.give_consent(workgroup=group, participant=cast.bram.participant, answer="agree")
    return group


def write(group, text: str, is_typo: bool = False) -> None:
    member = group.memberships.get(participant__name="Anna").participant
    version = SolutionText.objects.filter(workgroup=group, field="risks").values_list("version", flat=True).first()
    concretise.write_text(workgroup=group, field="risks", text=text, base_version=version or 0, participant=member)
    if is_typo:
        conclude.mend_typos(workgroup=group, participant=member)


ANSWERS = {
    "dot": Answer(
        "inventory",
        a_card,
        lambda card, text, is_typo=False: inventory.change_contribution(
            contribution=card, kind="problem", text=text, is_typo=is_typo
        ),
        lambda cast: first(board_items(cast.session, "", None))["contribution"].dot_count,
        lambda cast: first(board_items(cast.session, "", None))["contribution"].earlier_dots,
        lambda cast, card: inventory.cast_dot(contribution=card, participant=cast.bram.participant),
        "inventory/contributions/{pk}/dot/",
    ),
    "upvote": Answer(
        "inform",
        a_question,
        lambda question, text, is_typo=False: rewrite_thing(QUESTION, question, text=text, is_typo=is_typo),
        lambda cast: first(question_items(cast.session, "", None))["question"].votes,
        lambda cast: first(question_items(cast.session, "", None))["question"].earlier,
        lambda cast, question: inform.upvote(question=question, participant=cast.bram.participant),
        "inform/questions/{pk}/upvote/",
    ),
    "request": Answer(
        "network",
        a_request,
        lambda request, text, is_typo=False: rewrite_thing(REQUEST, request, text=text, is_typo=is_typo),
        lambda cast: int(first(request_items(cast.session, "", None))["request"].counted == "yes"),
        lambda cast: int(not first(request_items(cast.session, "", None))["request"].stands),
        lambda cast, request: network.answer_request(
            request=request, participant=cast.bram.participant, answer="yes"
        ),
        "network/requests/{pk}/answer/yes/",
    ),
    "consent": Answer(
        "conclude",
        a_solution,
        write,
        lambda cast: first(consent_items(cast.session, "", None))["result"].answered,
        lambda cast: sum(people for _answer, people in first(consent_items(cast.session, "", None))["earlier"]),
        lambda cast, group: conclude.give_consent(
            workgroup=group, participant=cast.bram.participant, answer="agree"
        ),
        "conclude/{pk}/consent/",
    ),
}


@pytest.fixture(params=ANSWERS)
def answer(request) -> Answer:
    return ANSWERS[request.param]


@pytest.fixture
def room(cast) -> Cast:
    cast.open_everything()
    return cast


def page(cast: Cast, answer: Answer) -> str:
    return cast.bram.client().get(cast.path(f"{answer.phase}/")).content.decode()


def test_answer_to_other_words_counts_no_longer_and_its_giver_is_asked_again(room, answer):
    thing = answer.make(room)
    assert (answer.counted(room), answer.earlier(room)) == (1, 0)

    answer.rewrite(thing, "Alle bomen kappen")

    assert (answer.counted(room), answer.earlier(room)) == (0, 1)
    told = page(room, answer)
    assert "Gewijzigd nadat u antwoordde" in told
    assert "Meer bomen" in told and "Alle bomen kappen" in told
    assert "eerdere tekst" in told
    assert (
        "Gewijzigd nadat u antwoordde"
        not in room.chris.client().get(room.path(f"{answer.phase}/")).content.decode()
    )

    answer.again(room, thing)

    assert (answer.counted(room), answer.earlier(room)) == (1, 0)
    assert "Gewijzigd nadat u antwoordde" not in page(room, answer)


@pytest.mark.parametrize("same", ["Meer  bomen", " Meer bomen\n", "Meer\nbomen", "Meer bomen"])
def test_white_space_changes_nothing(room, answer, same):
    thing = answer.make(room)

    answer.rewrite(thing, same)

    assert (answer.counted(room), answer.earlier(room)) == (1, 0)
    assert "Gewijzigd nadat u antwoordde" not in page(room, answer)


def test_words_that_come_back_are_answered_again(room, answer):
    thing = answer.make(room)
    answer.rewrite(thing, "Alle bomen kappen")
    answer.rewrite(thing, "Geen bomen")
    assert answer.counted(room) == 0

    answer.rewrite(thing, "Meer bomen")

    assert (answer.counted(room), answer.earlier(room)) == (1, 0)


def test_typing_error_mended_keeps_the_answer_and_shows_both(room, answer):
    thing = answer.make(room)

    answer.rewrite(thing, "Meer boomen", True)

    assert (answer.counted(room), answer.earlier(room)) == (1, 0)
    told = page(room, answer)
    assert "herstelde een typefout" in told and "Meer bomen" in told and "Meer boomen" in told


def test_answer_to_words_that_changed_since_they_were_read_is_refused_once(room, answer):
    thing = answer.make(room)
    client = room.chris.client() if answer.phase != "network" else room.bram.client()
    read = fingerprint({"text": "iets anders"})

    refused = client.post(
        room.path(answer.address.format(pk=thing.pk)),
        {"about": read, "answer": "objection", "reason": "te kaal", "improvement": "meer"},
        headers={"HX-Request": "true"},
    )

    assert refused.status_code in (409, 422)
    assert "intussen gewijzigd" in refused.content.decode()
    assert answer.counted(room) == 1


def test_what_was_typed_with_a_refused_consent_stays_and_counts_at_the_second_press(room):
    group = a_solution(room)
    client, address = room.chris.client(), room.path(f"conclude/{group.pk}/consent/")
    typed = {"answer": "objection", "reason": "te kaal", "improvement": "laat ze staan"}
    read = fingerprint({})

    refused = client.post(address, typed | {"about": read}, headers={"HX-Request": "true"}).content.decode()

    assert "te kaal" in refused and "laat ze staan" in refused
    now = first(consent_items(room.session, "", None))["words"]
    assert f'value="{now}"' in refused
    assert client.post(address, typed | {"about": now}, headers={"HX-Request": "true"}).status_code == 200
    assert first(consent_items(room.session, "", None))["result"].persons["objection"] == 1


def test_line_of_the_value_case_is_part_of_what_is_answered(room):
    group = a_solution(room)
    counted = ANSWERS["consent"].counted
    item = add_value_item(
        workgroup=group,
        participant=room.anna.participant,
        party=room.bram.party,
        side="invests",
        theme="profit",
        text="een proefhuis",
    )
    assert counted(room) == 0

    take_away(VALUE_ITEM, item)
    assert counted(room) == 1

    put_back(VALUE_ITEM, item)
    assert counted(room) == 0


def test_paper_says_what_was_answered_to_an_earlier_text(room):
    group = a_solution(room)
    conclude.give_consent(
        workgroup=group,
        participant=room.chris.participant,
        answer="objection",
        reason="te kaal",
        improvement="meer",
    )
    write(group, "Alle bomen kappen")

    (agreement,) = chapter(room.session).agreements

    assert agreement.answered == 0 and not agreement.is_endorsed
    assert dict(agreement.earlier) == {"akkoord": 1, "overwegend bezwaar": 1}
    assert [each.reason for each in agreement.spoken_earlier] == ["te kaal"]


def test_paper_says_what_was_given_to_earlier_words_of_cards_and_requests(room):
    for name in ("dot", "request"):
        thing = ANSWERS[name].make(room)
        ANSWERS[name].rewrite(thing, "Alle bomen kappen")

    made = assemble(room.session)

    (card,), (request,) = made.inventory.cards, made.network.requests
    assert (card.dots, card.earlier_dots) == (0, 1)
    assert (request.answer, request.earlier) == ("", "ja")
    html = " ".join(section.html(made) for section in sections(made, "0" * 64))
    assert "1 op een eerdere tekst" in html and "(ja, op een eerdere tekst)" in " ".join(html.split())


def test_only_members_say_that_it_was_a_typing_error(room):
    group = a_solution(room)
    write(group, "Alle bomen kappen")

    with pytest.raises(Refused):
        conclude.mend_typos(workgroup=group, participant=room.chris.participant)

    assert ANSWERS["consent"].counted(room) == 0


def dots_on(cast: Cast) -> dict[str, int]:
    items = board_items(cast.session, "", None)
    cards = [each.context["contribution"] for each in items if "contribution" in each.context]
    return {each.text: each.dot_count for each in cards}


def test_dot_on_other_words_is_its_givers_own_again(room):
    cards = [room.anna.contributes(f"kaart {number}") for number in range(5)]
    for each in cards[:3]:
        inventory.cast_dot(contribution=each, participant=room.bram.participant)
    inventory.change_contribution(contribution=cards[0], kind="idea", text="kaart 0")

    assert my_dots(room.bram.participant)["left"] == 1
    inventory.cast_dot(contribution=cards[3], participant=room.bram.participant)
    with pytest.raises(Refused):
        inventory.cast_dot(contribution=cards[4], participant=room.bram.participant)

    inventory.change_contribution(contribution=cards[0], kind="problem", text="kaart 0")
    given = dots_on(room)
    assert given == {"kaart 0": 0, "kaart 1": 1, "kaart 2": 1, "kaart 3": 1, "kaart 4": 0}


@pytest.mark.parametrize("leave", [inventory.park, inventory.withdraw_contribution], ids=["parked", "withdrawn"])
@pytest.mark.parametrize("is_spent_again", [True, False])
def test_dots_on_what_left_the_board_return(room, leave, is_spent_again):
    come_back = {inventory.park: inventory.unpark, inventory.withdraw_contribution: inventory.restore_contribution}
    cards = [room.anna.contributes(f"kaart {number}") for number in range(4)]
    for each in cards[:3]:
        inventory.cast_dot(contribution=each, participant=room.bram.participant)

    leave(contribution=cards[0])
    assert (mine := my_dots(room.bram.participant))["given"] == len(mine["cards"]) == 2 and mine["left"] == 1
    if is_spent_again:
        inventory.cast_dot(contribution=cards[3], participant=room.bram.participant)
    come_back[leave](contribution=cards[0])

    dots = dots_on(room)
    assert dots["kaart 0"] == (0 if is_spent_again else 1)
    assert sum(dots.values()) == 3
    assert room.bram.participant.dots.count() == 3


TEXTS = st.sampled_from(["a", "b", "c", " a ", "b  b", "b b"])


@settings(max_examples=60, deadline=None)
@given(steps=st.lists(st.tuples(TEXTS, st.booleans()), max_size=6))
def test_whatever_is_written_an_answer_stands_where_its_words_do(steps):
    """Against a model that keeps every text for which the answer was said to hold."""
    holder = Holder()
    text, holds = "a", {"a"}
    for wanted, is_typo in steps:
        wanted = " ".join(wanted.split())
        if wanted != text and is_typo and text in holds:
            holds = {"a", wanted}
        elif wanted != text and text not in holds:
            pass
        words_changed(holder, {"text": text}, {"text": wanted}, only_typos=is_typo)
        text = wanted
        assert holder.answer.stands == (text in holds), (steps, text, holds)


class Holder:
    """One answer, as a queryset gives it."""

    def __init__(self):
        class Kept:
            _base_manager = type("Manager", (), {"bulk_update": staticmethod(lambda *args, **kwargs: None)})

        self.model = Kept
        self.answer = Loose()

    def __iter__(self):
        return iter([self.answer])


class Loose:
    given_to = holds_for = None
    stands = True
    holds = GivenToWords.holds
