"""What somebody made can be taken away and put back, whatever it is, and nothing is lost by it."""

import io
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import pytest
from django.test import Client

from sessions.archive.erase import erase
from sessions.archive.pack import pack
from sessions.archive.unpack import unpack
from sessions.core.people.belongings import PARTY
from sessions.core.people.models import Party
from sessions.core.people.operations import (
    add_party,
    change_participant,
    remove_participant,
    restore_participant,
)
from sessions.core.refusal import Refused
from sessions.core.removable import Removable
from sessions.core.taking_away import Belonging, put_back, rewrite_thing, take_away
from sessions.phases.conclude import operations as conclude
from sessions.phases.conclude.queries import commitment_items, consent_items, pledge_items
from sessions.phases.concretise import operations as concretise
from sessions.phases.concretise.models import SolutionText
from sessions.phases.enthuse import operations as enthuse
from sessions.phases.enthuse.queries import workgroup_items
from sessions.phases.inform import operations as inform
from sessions.phases.inform.queries import question_items
from sessions.phases.inventory import operations as inventory
from sessions.phases.inventory.belongings import CLUSTER
from sessions.phases.inventory.clustering import make_cluster
from sessions.phases.inventory.models import Cluster
from sessions.phases.inventory.queries import board_items
from sessions.phases.network import operations as network
from sessions.phases.network.queries import request_items
from sessions.phases.registry import BELONGINGS
from tests.cast import Cast
from tests.kept import kept_and_fresh
from tests.live.scenarios import set_stage
from tests.test_endpoints import MADE

HTMX = {"HX-Request": "true"}
# What a page shows of what MADE makes, and where.
SHOWN = {
    "question": ("vraag", "inform/"),
    "fact": ("feit", "inform/facilitate/"),
    "giveget": ("grond", "introduce/"),
    "cluster": ("kop", "inventory/facilitate/"),
    "reworking": ("samen", "inventory/facilitate/"),
    "headline": ("Het is gelukt", "enthuse/"),
    "pitch": ("oproep", "enthuse/"),
    "valueitem": ("rust", "concretise/{group}/"),
    "ask": ("Geef ons een loket", "concretise/{group}/"),
    "connection": ("Een kavel", "network/"),
    "request": ("help", "network/"),
    "commitment": ("bellen", "conclude/"),
    "ambassadorpledge": ("in de raad", "conclude/"),
    "party": ("Lege stoel", "facilitate/people/"),
    "block": ("Inloop", "facilitate/prepare/"),
}


@pytest.fixture
def stage(cast) -> Cast:
    set_stage(cast)
    return cast


@pytest.fixture(params=BELONGINGS.values(), ids=lambda each: each.kind)
def thing(request) -> Belonging:
    return request.param


def whose(cast: Cast, thing: Belonging) -> Client:
    return cast.anna.client() if thing.of else cast.alice_client()


def entries(cast: Cast, thing: Belonging, pk: int) -> bool:
    """Does the page offer to take it away? Only where it is shown."""
    _words, where = SHOWN[thing.kind]
    page = whose(cast, thing).get(cast.path(where.format(group=cast.extra["workgroup"].pk))).content.decode()
    return f"/things/{thing.kind}/{pk}/away/" in page


def test_every_kind_is_hidden_told_and_put_back(stage, thing):
    made = MADE[thing.kind][0](stage)
    client, address = whose(stage, thing), stage.path(f"things/{thing.kind}/{made.pk}/")
    assert entries(stage, thing, made.pk)

    answer = client.post(f"{address}away/", headers=HTMX)

    assert not entries(stage, thing, made.pk)
    told = answer.content.decode() or client.get(stage.path("facilitate/prepare/")).content.decode()
    assert str(thing.is_gone or "weggehaald") in told and f"{address}back/" in told
    assert thing.model.everything.filter(pk=made.pk).exists()

    answer = client.post(f"{address}back/", headers=HTMX)

    assert entries(stage, thing, made.pk)
    assert str(thing.is_back or "teruggezet") in (
        answer.content.decode() or client.get(stage.path("facilitate/prepare/")).content.decode()
    )


def test_second_press_changes_nothing(stage, thing):
    made = MADE[thing.kind][0](stage)
    for act in (take_away, put_back):
        act(thing, made)
        stage.session.refresh_from_db()
        revision = stage.session.revision
        act(thing, made)
        stage.session.refresh_from_db()
        assert stage.session.revision == revision


def test_only_those_whose_it_is(stage, thing):
    made = MADE[thing.kind][0](stage)
    address = stage.path(f"things/{thing.kind}/{made.pk}/away/")
    strangers = [stage.chris.client(), stage.zed.client(), Client()]
    strangers.append(stage.alice_client() if thing.of else stage.anna.client())

    for each in strangers:
        assert each.post(address, headers=HTMX).status_code in (403, 404)

    made.refresh_from_db()
    assert not made.is_taken_away


def test_every_model_that_can_be_marked_is_declared():
    assert set(Removable.__subclasses__()) == {each.model for each in BELONGINGS.values()}


def test_archive_moves_what_was_taken_away_as_taken_away(stage):
    gone = {kind: MADE[kind][0](stage) for kind in BELONGINGS}
    kept = {kind: BELONGINGS[kind].model.everything.count() for kind in BELONGINGS}
    for kind in ("cluster", *(each for each in BELONGINGS if each != "cluster")):
        take_away(BELONGINGS[kind], gone[kind])
    there = {kind: BELONGINGS[kind].model.objects.count() for kind in BELONGINGS}
    file = io.StringIO()
    pack(stage.session, file)
    erase(stage.session)

    unpack(file.getvalue().splitlines())

    assert {kind: BELONGINGS[kind].model.everything.count() for kind in BELONGINGS} == kept
    assert {kind: BELONGINGS[kind].model.objects.count() for kind in BELONGINGS} == there


def test_heading_that_comes_back_has_the_cards_that_were_not_moved(stage):
    cluster, cards = stage.extra["cluster"], stage.extra["cards"]
    take_away(CLUSTER, cluster)
    other = make_cluster(session=stage.session, title="andere kop", contributions=[cards[1]])

    put_back(CLUSTER, cluster)

    assert [each.pk for each in cluster.contributions.all()] == [cards[0].pk]
    assert [each.pk for each in other.contributions.all()] == [cards[1].pk]


def test_name_that_was_freed_may_be_taken_and_then_stays_taken(stage):
    cluster = stage.extra["cluster"]
    take_away(CLUSTER, cluster)
    make_cluster(session=stage.session, title="kop")
    party = add_party(session=stage.session, name="Lege stoel", sector="business")
    take_away(PARTY, party)
    other = add_party(session=stage.session, name="lege stoel", sector="knowledge")
    assert other.pk != party.pk

    for thing, made in ((CLUSTER, cluster), (PARTY, party)):
        with pytest.raises(Refused):
            put_back(thing, made)

    assert Cluster.objects.filter(title="kop").count() == 1
    assert Party.objects.filter(session=stage.session, sector="business", name="Lege stoel").count() == 0


def test_answer_to_a_request_is_taken_back_by_the_party_alone(stage):
    request = stage.extra["request"]
    network.answer_request(request=request, participant=stage.bram.participant, answer="yes")
    with pytest.raises(Refused):
        network.take_back_answer(request=request, participant=stage.chris.participant)

    network.take_back_answer(request=request, participant=stage.bram.participant)

    request.refresh_from_db()
    assert request.answer == ""


def test_own_name_and_party_are_mended_wherever_they_stand(stage):
    business = stage.bram.party
    change_participant(participant=stage.anna.participant, name="Anna de Vries", party=business)

    page = stage.chris.client().get(stage.path("introduce/")).content.decode()
    assert "Anna de Vries" in page and ">Anna<" not in page
    with pytest.raises(Refused):
        change_participant(participant=stage.anna.participant, name="Anna", party=stage.zed.party)


def test_earlier_text_of_a_canvas_is_read_and_put_back(stage):
    group = stage.extra["workgroup"]
    for version, text in enumerate(("Eerste tekst", "Tweede tekst", "")):
        concretise.write_text(
            workgroup=group, field="risks", text=text, base_version=version, participant=stage.anna.participant
        )
    for client, where in (
        (stage.bram.client(), f"concretise/{group.pk}/texts/risks/earlier/"),
        (stage.alice_client(), f"concretise/facilitate/{group.pk}/texts/risks/earlier/"),
    ):
        page = client.get(stage.path(where)).content.decode()
        assert "Eerste tekst" in page and "Tweede tekst" in page

    concretise.restore_text(workgroup=group, field="risks", version=1, participant=stage.bram.participant)

    now = SolutionText.objects.get(workgroup=group, field="risks")
    assert (now.text, now.version) == ("Eerste tekst", 4)
    assert list(now.versions.values_list("text", flat=True)) == ["Eerste tekst", "Tweede tekst", "", "Eerste tekst"]
    with pytest.raises(Refused):
        concretise.restore_text(workgroup=group, field="risks", version=2, participant=stage.chris.participant)


def acts(stage: Cast) -> Iterator[Callable[[], object]]:
    """Everything that changes what others made, or counts."""
    bram = stage.bram.participant
    for kind, thing in BELONGINGS.items():
        made = MADE[kind][0](stage)
        yield partial(take_away, thing, made)
        yield partial(put_back, thing, made)
    group, card = stage.extra["workgroup"], stage.extra["cards"][0]
    inventory.cast_dot(contribution=card, participant=bram)
    inform.upvote(question=stage.extra["question"], participant=bram)
    network.answer_request(request=stage.extra["request"], participant=bram, answer="yes")
    concretise.own_solution(workgroup=group, participant=bram)
    enthuse.take_the_lead(workgroup=group, participant=bram)
    conclude.give_consent(workgroup=group, participant=bram, answer="objection", reason="x", improvement="y")
    conclude.pledge(participant=bram, text="overal")
    conclude.commit_to(session=stage.session, participant=bram, what="doen", due=date(2034, 1, 2))
    yield partial(remove_participant, participant=bram)
    yield partial(restore_participant, participant=bram)
    yield partial(change_participant, participant=bram, name="Bram de Boer", party=stage.chris.party)
    yield partial(inventory.change_contribution, contribution=card, kind="idea", text="iets anders")
    yield partial(rewrite_thing, BELONGINGS["question"], stage.extra["question"], text="iets anders?")
    yield partial(rewrite_thing, BELONGINGS["request"], stage.extra["request"], text="iets anders")
    yield partial(
        concretise.write_text,
        workgroup=group,
        field="risks",
        text="Iets anders",
        base_version=0,
        participant=stage.anna.participant,
    )
    yield partial(conclude.mend_typos, workgroup=group, participant=stage.anna.participant)


def test_what_is_kept_of_every_fragment_equals_a_fresh_one_after_each_act(stage):
    list(kept_and_fresh(stage))
    for act in acts(stage):
        act()
        for name, audience, kept, fresh in kept_and_fresh(stage):
            assert kept == fresh or name == "presence", (name, audience, act)


def test_what_a_removed_person_left_behind_counts_nowhere_and_comes_back(stage):
    for _act in acts(stage):
        pass  # only what comes before the acts: a person who gave everything that can be given
    bram, session = stage.bram.participant, stage.session

    def counted() -> list:
        (solution,) = consent_items(session, "", None)
        (group,) = workgroup_items(session, "", None)
        return [
            sum(each.context["contribution"].dot_count for each in cards_on(session)),
            sum(each.context["question"].votes for each in question_items(session, "", None)),
            [each.context["request"].counted for each in request_items(session, "", None)],
            solution.context["result"].answered,
            [str(party) for party in solution.context["owners"]],
            group.context["lead"],
            [str(each) for each in group.context["members"]],
            [each.context["commitment"].what for each in commitment_items(session, "", None)],
            [each.context["pledge"].text for each in pledge_items(session, "", None)],
        ]

    before = counted()
    assert before[0] == 1 and before[5] == bram

    remove_participant(participant=bram)

    dots, votes, answers, answered, owners, lead, members, promised, pledged = counted()
    assert (dots, votes, answers, answered, owners, lead) == (0, 0, [""], 0, [], None)
    assert (members, "doen" in promised, "overal" in pledged) == (["Anna"], False, False)
    page = stage.alice_client().get(stage.path("facilitate/people/")).content.decode()
    for left in (
        "1 stip",
        "1 stem op een vraag",
        "1 antwoord op een verzoek",
        "trekker van Eén loket",
        "ambassadeur",
    ):
        assert left in page, left

    restore_participant(participant=bram)

    assert counted() == before


def cards_on(session) -> list:
    return [each for each in board_items(session, "", None) if "contribution" in each.context]
