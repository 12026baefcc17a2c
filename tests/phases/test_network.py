import pytest

from sessions.core.agreement import stems
from sessions.core.refusal import Refused
from sessions.core.taking_away import rewrite_thing
from sessions.phases.network import operations
from sessions.phases.network.belongings import CONNECTION
from sessions.phases.network.matching import match


def test_a_party_that_gives_what_another_gets_is_matched():
    found = match([("Bouwer", "bouwgrond met zekerheid")], [("Gemeente", "bouwgrond aan het kanaal")])

    assert [(m.getter, m.giver) for m in found] == [("Bouwer", "Gemeente")]


def test_a_word_inside_a_compound_matches_and_small_words_do_not():
    assert match([("A", "grond voor ons")], [("B", "bouwgrond")])
    assert not match([("A", "iets voor ons")], [("B", "iets anders voor ons")])


def test_nobody_is_matched_with_themselves():
    assert match([("A", "bouwgrond")], [("A", "bouwgrond")]) == []


def test_stronger_agreement_comes_first():
    found = match([("A", "jonge vakmensen bouw")], [("B", "vakmensen"), ("C", "jonge vakmensen voor de bouw")])

    assert [m.giver for m in found] == ["C", "B"]


def test_stems_work_in_any_script():
    assert stems("住房 負擔得起的住房政策") == {"負擔得起的住房政策"}


def test_a_request_is_answered_by_the_party_that_was_asked(cast):
    cast.open_everything()
    request = operations.make_request(
        session=cast.session, participant=cast.anna.participant, party=cast.bram.party, text="Help mee"
    )

    with pytest.raises(Refused):
        operations.answer_request(request=request, participant=cast.chris.participant, answer="yes")

    operations.answer_request(request=request, participant=cast.bram.participant, answer="try")
    request.refresh_from_db()
    assert request.answer == "try"


def test_the_other_is_named_only_after_they_agree(cast):
    cast.open_everything()
    anna, bram, chris = cast.anna.participant, cast.bram.participant, cast.chris.participant
    talk = operations.connect(session=cast.session, participant=anna, other=bram, insight="Een kavel")

    def shown(person, find: str = "") -> str:
        page = person.client().get(cast.path(f"network/?connections-find={find}")).content.decode()
        return page[page.index(f'id="connections-connection-{talk.pk}"') :].split("</li>")[0]

    assert bram.name not in shown(cast.chris) and "iemand" in shown(cast.chris)
    assert f"connection-{talk.pk}" in cast.bram.client().get(cast.path("network/own/")).content.decode()
    with pytest.raises(Refused):
        operations.agree_to_be_named(connection=talk, participant=chris)

    operations.agree_to_be_named(connection=talk, participant=bram)
    assert bram.name in shown(cast.chris)

    operations.agree_to_be_named(connection=talk, participant=bram, agrees=False)
    assert bram.name not in shown(cast.chris)
    operations.agree_to_be_named(connection=talk, participant=bram)
    rewrite_thing(CONNECTION, talk, other=chris)
    assert chris.name not in shown(cast.bram)
