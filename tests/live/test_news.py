"""What somebody who was away is told, and who is not told anything."""

import re
from html import unescape

from django.test import Client

from sessions.facilitation.steering.operations import move_to, tell_everyone
from sessions.phases.conclude.operations import give_consent
from sessions.phases.conclude.rounds.operations import begin_round
from sessions.phases.concretise.operations import write_text
from sessions.phases.inform.operations import answer_question, ask_question
from sessions.phases.inventory.clustering import make_cluster
from sessions.phases.inventory.operations import reveal
from sessions.phases.network.operations import answer_request, make_request
from tests.live.scenarios import set_stage


def news(cast, client, since) -> str:
    return client.get(cast.path(f"news/?since={since}")).content.decode()


def test_it_counts_what_happened_since(cast):
    cast.open_everything()
    reveal(session=cast.session)
    cast.promises_names()
    cast.session.refresh_from_db()
    since = cast.session.revision
    for number in range(2):
        cast.bram.contributes(f"kaart {number}")
    tell_everyone(session=cast.session, message="Koffie")
    move_to(session=cast.session, phase="enthuse")

    told = news(cast, cast.anna.client(), since)

    assert "2 nieuwe kaarten" in told
    assert "1 bericht van de facilitator" in told
    assert "Enthousiasmeren" in told
    assert "2 nieuwe kaarten" in news(cast, cast.alice_client(), since)
    assert news(cast, cast.anna.client(), since + 99).strip() == ""


def test_it_says_how_many_cards_and_never_what_is_on_them(cast):
    move_to(session=cast.session, phase="inventory")
    for number in range(4):
        cast.bram.contributes(f"nog niet onthuld {number}")
    assert "kaart" not in news(cast, cast.anna.client(), 0)
    cast.bram.contributes("nog niet onthuld")

    told = news(cast, cast.anna.client(), 0)

    assert "er kwamen kaarten bij" in told
    assert "onthuld" not in told


def test_outsiders_and_odd_questions_get_nothing(cast):
    for client in (Client(), cast.zed.client()):
        assert client.get(cast.path("news/?since=0")).status_code == 404
    for odd in ("", "-1", "abc", "1;drop"):
        assert cast.anna.client().get(cast.path(f"news/?since={odd}")).status_code == 404


def links(told: str) -> dict[str, str]:
    """What each line says and where it leads."""
    found = re.findall(r'<a class="[^"]*"\s+href="([^"]*)">(.*?)</a>', told, re.S)
    return {" ".join(re.sub(r"<[^>]+>", "", words).split()): unescape(to) for to, words in found}


def test_it_says_what_changed_for_me_and_my_group_and_leads_there(cast):
    set_stage(cast)
    session, anna, group = cast.session, cast.anna.participant, cast.extra["workgroup"]
    question = ask_question(session=session, participant=anna, text="Mag dit?")
    request = make_request(session=session, participant=anna, party=cast.bram.party, text="een kavel")
    give_consent(workgroup=group, participant=anna, answer="agree")
    session.refresh_from_db()
    since = session.revision
    assert "Voor u en uw groep" not in news(cast, cast.anna.client(), since)

    answer_question(question=question, answer="Ja")
    answer_request(request=request, participant=cast.bram.participant, answer="yes")
    make_request(session=session, participant=cast.chris.participant, party=anna.party, text="een vergunning")
    write_text(workgroup=group, participant=cast.bram.participant, field="think_big", text="Groot", base_version=0)
    make_cluster(session=session, title="Zorg", contributions=cast.extra["cards"][:1])

    client = cast.anna.client()
    told = links(news(cast, client, since))
    for says in (
        "Uw vraag is beantwoord: Mag dit?",
        "Uw verzoek kreeg antwoord (ja): een kavel",
        "Iemand vraagt iets van uw partij: een vergunning",
        f"Geschreven bij “Groot denken: waar werken we naartoe?”: {group.title}",
        "Uw kaart staat nu onder “Zorg”: kaart 0",
    ):
        assert says in told, "\n".join(told)
    asked = next(to for says, to in told.items() if says.startswith("De tekst is gewijzigd"))
    begin_round(workgroup=group)
    again = links(news(cast, client, since))
    assert next(to for says, to in again.items() if says.startswith("Er is een nieuwe ronde")) == asked
    for to in {**told, **again}.values():
        page, _hash, anchor = to.partition("#")
        answer = client.get(page)
        assert answer.status_code == 200, to
        assert not anchor or f'id="{anchor}"' in answer.content.decode(), to
    # Of others' things nobody is told.
    others = links(news(cast, cast.chris.client(), since))
    assert not [
        each for each in others if each.startswith(("Uw vraag", "Uw verzoek", "Geschreven bij", "De tekst"))
    ]


def test_a_facilitator_is_led_to_their_own_pages(cast):
    set_stage(cast)
    told = links(news(cast, cast.alice_client(), 0))
    assert told and all("/facilitate/" in to for to in told.values())
    client = cast.alice_client()
    assert {client.get(to).status_code for to in told.values()} == {200}


def test_who_leads_and_takes_part_too_is_told_as_the_page_asks(cast):
    set_stage(cast)
    client = cast.alice_client()
    for name, value in cast.anna.cookie.items():
        client.cookies[name] = value
    as_anna = links(client.get(cast.path("news/?since=0")).content.decode())
    as_alice = links(client.get(cast.path("news/?since=0&as=facilitator")).content.decode())
    assert not [to for to in as_anna.values() if "/facilitate/" in to]
    assert all("/facilitate/" in to for to in as_alice.values())
    assert cast.anna.client().get(cast.path("news/?since=0&as=facilitator")).status_code == 404


def test_a_card_without_a_name_is_told_of_to_who_wrote_it_only(cast):
    move_to(session=cast.session, phase="inventory")
    card = cast.anna.contributes("zonder naam")
    for person in (cast.bram, cast.chris):
        person.contributes("nog een")
    reveal(session=cast.session)
    make_cluster(session=cast.session, title="Zorg", contributions=[card])
    line = "Uw kaart staat nu onder “Zorg”: zonder naam"
    assert line in links(news(cast, cast.anna.client(), 0))
    for other in (cast.bram.client(), cast.chris.client(), cast.alice_client()):
        assert line not in links(news(cast, other, 0))
