"""An invitation only admits: bound at first use, worthless afterwards, and nobody who made it can name an author."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from sessions.core.access import cookie_name
from sessions.core.anonymity import mark
from sessions.core.people.invitations import operations
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.invitations.plan import Guest
from sessions.core.people.invitations.tokens import token_of
from sessions.core.people.models import Participant
from sessions.core.people.operations import remove_participant
from sessions.core.people.secrets import digest
from sessions.core.refusal import Refused
from sessions.facilitation.guests.merging import merge_people
from sessions.facilitation.guests.queries import attendance
from sessions.facilitation.steering.operations import open_phase
from sessions.phases.inventory.models import Board, Contribution
from sessions.phases.inventory.operations import make_contribution, recover_contributions
from sessions.phases.inventory.queries import my_contributions

pytestmark = pytest.mark.django_db


@pytest.fixture
def eva(cast) -> Invitation:
    guest = Guest("Eva Genodigd", "Alfa", "business", "eva@voorbeeld.nl", table="4")
    operations.invite(session=cast.session, guests=[guest])
    return Invitation.objects.get(name="Eva Genodigd")


def address(invitation: Invitation) -> str:
    return reverse("invitation", args=[token_of(invitation)])


def arrive(invitation: Invitation, client: Client | None = None, **sent) -> tuple[Client, object]:
    client = client or Client()
    answer = client.post(address(invitation), {"creation_key": str(uuid.uuid4()), **sent})
    invitation.refresh_from_db()
    return client, answer


def secret_in(client: Client, session) -> str:
    return client.cookies[cookie_name(session)].value


def test_one_press_lets_the_guest_in_with_name_party_and_table(cast, eva):
    shown = Client().get(address(eva)).content.decode()
    assert "Eva Genodigd" in shown and "Alfa" in shown and "Spelregels" in shown

    client, answer = arrive(eva)

    person = eva.participant
    assert answer.status_code == 302
    assert (person.name, person.party.name, person.table) == ("Eva Genodigd", "Alfa", "4")
    assert person.charter_accepted_at and eva.used_at
    assert client.get(answer["Location"], follow=True).status_code == 200
    assert client.get(address(eva)).status_code == 302  # on the same device it leads in again


def test_it_is_worthless_once_it_was_used(cast, eva):
    arrive(eva)
    stranger = Client()

    for answer in (stranger.get(address(eva)), stranger.post(address(eva), {"creation_key": str(uuid.uuid4())})):
        assert answer.status_code == 410
        assert "geldt niet meer" in answer.content.decode()
    assert cookie_name(cast.session) not in stranger.cookies
    assert Participant.objects.filter(name="Eva Genodigd").count() == 1


def test_pressed_twice_lets_in_one_guest(cast, eva):
    key = str(uuid.uuid4())
    for _press in range(2):
        operations.admit(invitation=eva, issue=1, secret=f"secret-{key}")

    assert Participant.objects.filter(name="Eva Genodigd").count() == 1
    with pytest.raises(Refused):
        operations.admit(invitation=eva, issue=1, secret="another")


@pytest.mark.parametrize("token", ["1-1", "1-1~nonsense", "x", "1-1~"])
def test_what_was_never_signed_opens_nothing(cast, eva, token):
    assert Client().get(reverse("invitation", args=[token])).status_code == 404


def test_nobody_can_make_the_secret_again_from_what_is_kept_or_printed(cast, eva):
    open_phase(session=cast.session, phase="inventory")
    client, _answer = arrive(eva)
    secret = secret_in(client, cast.session)
    client.post(cast.path("inventory/contributions/"), {"text": "anoniem", "kind": "problem"})
    card = Contribution.objects.get(text="anoniem")

    known = (token_of(eva), token_of(eva).partition("~")[2], str(eva.pk), eva.email, eva.participant.secret_digest)
    assert secret not in str(list(Invitation.objects.values())) + str(list(Participant.objects.values()))
    assert card.author is None
    assert card.mark == mark(secret, cast.session.creation_key, card.creation_key)
    assert card.mark not in {mark(each, cast.session.creation_key, card.creation_key) for each in known}


def test_withdrawn_it_lets_nobody_in_until_it_is_restored(cast, eva):
    operations.withdraw_invitation(invitation=eva)
    assert arrive(eva)[1].status_code == 410

    operations.restore_invitation(invitation=eva)
    assert arrive(eva)[1].status_code == 302


def test_who_has_no_party_yet_chooses_one(cast):
    operations.invite(session=cast.session, guests=[Guest("Vrij")])
    free = Invitation.objects.get(name="Vrij")

    client, answer = arrive(free)
    assert answer.status_code == 422 and "Kies uw partij" in answer.content.decode()

    _client, answer = arrive(free, client, new_party="Eigen partij", sector="community")
    assert answer.status_code == 302 and free.participant.party.name == "Eigen partij"
    with pytest.raises(Refused):
        operations.admit(invitation=free, issue=1, secret="third")


def test_made_anew_the_old_address_and_the_old_link_end_and_what_was_made_stays(cast, eva):
    open_phase(session=cast.session, phase="inventory")
    Board.objects.filter(session=cast.session).update(is_anonymous=True)
    client, _answer = arrive(eva)
    old, person = secret_in(client, cast.session), eva.participant
    make_contribution(session=cast.session, participant=person, secret=old, kind="idea", text="zonder naam")
    Board.objects.filter(session=cast.session).update(is_anonymous=False)
    make_contribution(session=cast.session, participant=person, secret=old, kind="idea", text="met naam")
    earlier = address(eva)

    cast.alice_client().post(cast.path(f"facilitate/people/{person.pk}/invitation/"))
    eva.refresh_from_db()

    assert client.get(cast.path("inventory/")).status_code == 302  # the device that was lost is out
    assert Client().get(reverse("personal-link", args=[old])).status_code == 404
    assert Client().get(earlier).status_code == 410
    newer, answer = arrive(eva)
    assert answer.status_code == 302 and eva.participant == person
    person.refresh_from_db()
    person.secret = secret_in(newer, cast.session)
    assert [each.text for each in my_contributions(person)] == ["met naam"]

    page = newer.post(cast.path("inventory/recovery/"), {"code": f"https://voorbeeld.nl/p/{old}/"}, follow=True)

    assert "staan weer bij uw bijdragen" in page.content.decode()
    assert {each.text for each in my_contributions(person)} == {"met naam", "zonder naam"}
    assert not Contribution.objects.filter(text="zonder naam").exclude(author=None).exists()


@pytest.mark.parametrize("code", ["", "nonsense", "https://voorbeeld.nl/p//", "anna"])
def test_recovering_with_what_is_no_earlier_link(cast, eva, code):
    client, _answer = arrive(eva)
    sent = cast.anna.secret if code == "anna" else code
    answer = client.post(cast.path("inventory/recovery/"), {"code": sent})
    assert answer.status_code == 422
    with pytest.raises(Refused):
        recover_contributions(participant=eva.participant, secret="x", earlier=cast.anna.secret)


def test_somebody_who_came_by_the_code_can_get_an_invitation(cast):
    anna = cast.anna.participant
    known = operations.invitation_of(anna)
    assert known.used_at == anna.joined_at and operations.invitation_of(anna) == known

    operations.renew_invitation(invitation=known)
    anna.refresh_from_db()
    assert anna.secret_digest != digest(cast.anna.secret)
    remove_participant(participant=anna)
    with pytest.raises(Refused):
        operations.renew_invitation(invitation=known)


def test_on_a_device_of_somebody_else_it_says_so(cast, eva):
    client = cast.anna.client()
    assert "Op dit apparaat bent u nu" in client.get(address(eva)).content.decode()
    _client, answer = arrive(eva, client)
    assert answer.status_code == 302 and eva.participant.name == "Eva Genodigd"


def test_forgetting_who_did_not_come(cast, eva):
    operations.invite(session=cast.session, guests=[Guest("Kwam niet", "Alfa", email="weg@voorbeeld.nl")])
    arrive(eva)

    assert operations.erase_guest_list(session=cast.session) == 1

    assert list(Invitation.objects.values_list("name", "email")) == [("Eva Genodigd", "")]
    assert "voorbeeld.nl" not in str(list(Invitation.objects.values()))


def test_changing_a_guest_keeps_what_a_colleague_changed(cast, eva):
    party = cast.anna.party
    operations.change_invitation(
        invitation=eva, name="Eva Anders", party=party, email="", role="observer", table="5"
    )
    eva.refresh_from_db()
    assert (eva.name, eva.party, eva.role, eva.table) == ("Eva Anders", party, "observer", "5")


def test_expected_came_and_missing_by_sector(cast, eva):
    guests = [Guest("Weg", "Alfa", email="weg@voorbeeld.nl"), Guest("Kennis", "Beta", "knowledge"), Guest("Vrij")]
    operations.invite(session=cast.session, guests=guests)
    arrive(eva)

    told = attendance(cast.session, "")

    assert (told["expected"], told["came"], told["by_code"]) == (4, 1, 3)
    assert [each.name for each in told["missing"]] == ["Kennis", "Vrij", "Weg"]
    assert [(each["sector"], each["expected"], each["missing"]) for each in told["sectors"]] == [
        ("business", 2, 1),
        ("knowledge", 1, 1),
    ]
    page = cast.alice_client().get(cast.path("facilitate/people/")).content.decode()
    assert "1 van 4 verwachte gasten" in page and "mailto:weg@voorbeeld.nl" in page


def test_made_anew_the_links_of_merged_entries_end_too(cast):
    anna, bram, chris = cast.anna.participant, cast.bram.participant, cast.chris.participant
    merge_people(kept=bram, other=chris)
    merge_people(kept=anna, other=bram)
    assert cast.chris.client().get(cast.path("me/")).status_code == 200

    operations.renew_invitation(invitation=operations.invitation_of(anna))

    for person in cast.people:
        assert person.client().get(cast.path("me/")).status_code == 302
        assert Client().get(reverse("personal-link", args=[person.secret])).status_code == 404
