"""One stranger with a dozen invented people: told apart in every count, counted where the facilitator lets them."""

import pytest
from django.test import Client

from sessions.brownpaper.contents.assemble import assemble
from sessions.brownpaper.contents.differences import lines
from sessions.brownpaper.contents.portable import from_json, to_json
from sessions.core.fragment_cache import CACHE
from sessions.core.fragments import Audience
from sessions.core.people import door
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.invitations.operations import admit, invite
from sessions.core.people.invitations.plan import Guest
from sessions.core.people.models import Participant, Party, Sector
from sessions.core.people.operations import confirm_participants, confirm_party, join
from sessions.core.people.queries import sector_balance, self_made_people
from sessions.phases.conclude.operations import give_consent
from sessions.phases.conclude.queries import consent_items
from sessions.phases.concretise.operations import own_solution
from sessions.phases.concretise.queries import readiness, solutions
from sessions.phases.inform.operations import ask_question, upvote
from sessions.phases.inform.queries import questions
from sessions.phases.inventory import operations as inventory
from sessions.phases.inventory.clustering import make_cluster
from sessions.phases.inventory.queries import clusters, on_board
from sessions.phases.registry import PHASES

pytestmark = pytest.mark.django_db
INVENTED = 3


@pytest.fixture
def room(cast):
    """A party of each sector, invented by one stranger, three people each, who answer everything; Bram objects not."""
    cast.open_everything()
    group, card = cast.workgroup(), cast.bram.contributes("een kaart")
    make_cluster(session=cast.session, title="kop", contributions=[card])
    question = ask_question(session=cast.session, participant=cast.bram.participant, text="vraag")
    for sector in Sector.values:
        for number in range(INVENTED):
            sent = {
                "name": f"{sector} {number}",
                "new_party": f"Verzonnen {sector}",
                "sector": sector,
                "charter": "on",
            }
            Client().post(cast.path("join/"), sent)
    for person in Participant.objects.filter(party__name__startswith="Verzonnen"):
        give_consent(workgroup=group, participant=person, answer="agree")
        inventory.cast_dot(contribution=card, participant=person)
        upvote(question=question, participant=person)
        own_solution(workgroup=group, participant=person)
    give_consent(workgroup=group, participant=cast.bram.participant, answer="agree")
    return cast


def counted(room) -> dict:
    """Every count in which an invented person could stand."""
    consent = consent_items(room.session, "", None)[0].context
    made = assemble(room.session)
    return {
        "endorsed": consent["result"].is_endorsed,
        "consent": consent["result"].answered,
        "on paper": made.conclude.agreements[0].answered,
        "dots": on_board(room.session).get().dot_count,
        "dots of headings": clusters(room.session).get().dot_count,
        "votes": questions(room.session).get().votes,
        "owners": len(readiness(solutions(room.session)[0])["owners"]),
        "people": sum(row["participants"] for row in sector_balance(room.session)),
        "people on paper": made.introduce.participants,
    }


NOBODY = {
    "endorsed": False,
    "consent": 1,
    "on paper": 1,
    "dots": 0,
    "dots of headings": 0,
    "votes": 0,
    "owners": 0,
    "people": 3,
    "people on paper": 3,
}


def test_they_count_and_are_told_apart_until_the_facilitator_decides(room):
    everybody = counted(room)
    many = INVENTED * len(Sector.values)
    assert everybody["endorsed"] and everybody["consent"] == many + 1 and everybody["dots"] == many
    consent = consent_items(room.session, "", None)[0].context
    assert consent["self_made"] == many
    made = assemble(room.session)
    assert len(made.introduce.self_made) == len(Sector.values)
    assert made.introduce.self_made_count
    assert made.conclude.agreements[0].self_made == many

    door.confirm_newcomers_parties(session=room.session, confirms=True)
    room.session.refresh_from_db()
    assert counted(room) == NOBODY
    made = assemble(room.session)
    assert made.introduce.self_made and not made.introduce.self_made_count
    assert from_json(to_json(made)) == made
    assert any("Verzonnen" in line.text for line in lines(made))

    door.confirm_newcomers_parties(session=room.session, confirms=False)
    room.session.refresh_from_db()
    assert counted(room) == everybody


def test_a_confirmed_party_counts_like_any_other(room):
    door.confirm_newcomers_parties(session=room.session, confirms=True)
    for party in Party.objects.filter(is_confirmed=False):
        confirm_party(party=party)
    room.session.refresh_from_db()
    assert counted(room)["endorsed"]
    assert consent_items(room.session, "", None)[0].context["self_made"] == 0
    assert not assemble(room.session).introduce.self_made


WHOLE = [each for phase in PHASES for each in phase.fragments if not each.is_scoped]


@pytest.mark.parametrize("fragment", WHOLE, ids=lambda each: each.name)
def test_kept_fragments_follow_the_decision(room, fragment):
    audience = Audience(fragment.audiences[0])
    CACHE.render(fragment, room.session, audience, "")
    for confirms in (True, False):
        door.confirm_newcomers_parties(session=room.session, confirms=confirms)
        room.session.refresh_from_db()
        kept = CACHE.render(fragment, room.session, audience, "")
        assert kept == fragment.render(room.session, audience)


def test_who_does_not_count_yet_is_told_so(room):
    invented = Participant.objects.filter(party__name__startswith="Verzonnen").first()
    client = Client()
    secret = "een geheim van de test"
    join(session=room.session, name="Nog een", party=invented.party, secret=secret)
    client.cookies[f"deelnemer-{room.session.code}"] = secret
    assert "nog niet bevestigd" not in client.get(room.path("conclude/")).content.decode()
    door.confirm_newcomers_parties(session=room.session, confirms=True)
    assert "nog niet bevestigd" in client.get(room.path("conclude/")).content.decode()
    assert "nog niet bevestigd" not in room.anna.client().get(room.path("conclude/")).content.decode()


@pytest.fixture
def listed(cast):
    """A session with a guest list, into which a stranger with the code brings three people for others' parties."""
    cast.open_everything()
    group, card = cast.workgroup(), cast.bram.contributes("een kaart")
    question = ask_question(session=cast.session, participant=cast.bram.participant, text="vraag")
    make_cluster(session=cast.session, title="kop", contributions=[card])
    invite(session=cast.session, guests=[Guest("Eva")])
    for person in (cast.anna, cast.bram, cast.chris):
        join(
            session=cast.session,
            name=f"Verzonnen {person.party.pk}",
            party=person.party,
            secret=f"x{person.party.pk}",
        )
    for person in Participant.objects.filter(name__startswith="Verzonnen"):
        give_consent(workgroup=group, participant=person, answer="agree")
        inventory.cast_dot(contribution=card, participant=person)
        upvote(question=question, participant=person)
        own_solution(workgroup=group, participant=person)
    give_consent(workgroup=group, participant=cast.bram.participant, answer="agree")
    return cast


def test_who_comes_by_the_code_where_others_are_invited_is_told_apart_too(listed):
    everybody = counted(listed)
    assert everybody["endorsed"] and everybody["consent"] == INVENTED + 1
    assert consent_items(listed.session, "", None)[0].context["self_made"] == INVENTED
    made = assemble(listed.session)
    assert made.introduce.self_made_people == INVENTED and not made.introduce.self_made
    assert from_json(to_json(made)) == made

    door.confirm_newcomers_parties(session=listed.session, confirms=True)
    listed.session.refresh_from_db()
    assert counted(listed) == NOBODY

    one, *others = self_made_people(listed.session)
    assert confirm_participants(session=listed.session, participants=[one]) == 1
    assert confirm_participants(session=listed.session, participants=[one]) == 0
    assert counted(listed)["consent"] == 2
    assert others
    listed.alice_client().post(listed.path("facilitate/people/confirmation/"))
    assert counted(listed) == everybody
    assert consent_items(listed.session, "", None)[0].context["self_made"] == 0


def test_who_was_invited_or_came_before_there_was_a_list_is_nobody_to_confirm(cast):
    join(session=cast.session, name="Zonder lijst", party=cast.anna.party, secret="a")
    invite(session=cast.session, guests=[Guest("Eva")])
    admit(invitation=Invitation.objects.get(name="Eva"), issue=1, party=cast.anna.party, secret="b")
    join(session=cast.session, name="Met de code", party=cast.anna.party, secret="c")
    names = set(self_made_people(cast.session).values_list("name", flat=True))
    assert names == {"Met de code"}


def test_a_new_link_for_who_is_in_makes_no_guest_list(cast):
    cast.alice_client().post(cast.path(f"facilitate/people/{cast.anna.participant.pk}/invitation/"))
    assert Invitation.objects.exists()
    join(session=cast.session, name="Met de code", party=cast.anna.party, secret="c")
    assert not self_made_people(cast.session).exists()


def test_who_is_not_on_the_list_is_told_that_they_do_not_count_yet(listed):
    client = Client()
    client.cookies[f"deelnemer-{listed.session.code}"] = f"x{listed.anna.party.pk}"
    told = "niet op de gastenlijst"
    assert told not in client.get(listed.path("conclude/")).content.decode()
    door.confirm_newcomers_parties(session=listed.session, confirms=True)
    assert told in client.get(listed.path("conclude/")).content.decode()
    assert told not in listed.anna.client().get(listed.path("conclude/")).content.decode()
