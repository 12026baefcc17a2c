"""What the facilitator hides is gone from every page, screen and paper at once, openly, and comes back as it was."""

import pytest
from django.contrib.auth.models import User
from django.db.models import CharField, TextField
from django.test import Client

from sessions.brownpaper.contents.assemble import assemble
from sessions.core.hiding.models import Act, ModerationEntry
from sessions.core.hiding.operations import Moderation, hide, show
from sessions.core.models import CocreationSession
from sessions.core.removable import Hideable
from sessions.core.taking_away import rewrite_thing
from sessions.phases.inform import operations as inform
from sessions.phases.inventory import operations as inventory
from sessions.phases.inventory.queries import my_dots
from sessions.phases.network import operations as network
from sessions.phases.registry import BELONGINGS, MODERATIONS, SLUGS
from tests.cast import Cast
from tests.live.scenarios import set_stage
from tests.test_endpoints import MADE

HARM = "SMAAD"
WHY = "Het gaat over iemand persoonlijk"
OURS = ("hidden_why", "mark", "origin", "on_behalf")


@pytest.fixture
def stage(cast) -> Cast:
    set_stage(cast)
    inventory.reveal(session=cast.session)
    return cast


@pytest.fixture(params=MODERATIONS.values(), ids=lambda each: each.kind)
def moderation(request) -> Moderation:
    return request.param


def harmful(cast: Cast, moderation: Moderation) -> Hideable:
    """One of this kind, made by Anna, with harm in all that can be written of it."""
    made = cast.extra["cards"][0] if moderation.kind == "contribution" else MADE[moderation.kind][0](cast)
    free = [
        field.name
        for field in moderation.model._meta.fields
        if isinstance(field, (CharField, TextField)) and not field.choices and field.name not in OURS
    ]
    assert free
    moderation.model._base_manager.filter(pk=made.pk).update(**dict.fromkeys(free, HARM))
    made.refresh_from_db()
    return made


def seen(cast: Cast) -> set[str]:
    """Every place at which others than the author read harm."""
    group = cast.extra["workgroup"].pk
    others = [
        *((cast.chris.client(), f"{slug}/") for slug in SLUGS),
        (cast.chris.client(), f"concretise/{group}/"),
        (cast.chris.client(), "inventory/?board-find=smaad"),
        *((cast.alice_client(), f"{slug}/facilitate/") for slug in SLUGS),
        (cast.alice_client(), f"concretise/facilitate/{group}/"),
    ]
    found = {path for client, path in others if HARM in client.get(cast.path(path)).content.decode()}
    here = CocreationSession.objects.filter(pk=cast.session.pk)
    for slug in SLUGS:
        here.update(current_phase=slug)
        found |= {f"screen of {slug}"} if HARM in Client().get(cast.screen_path).content.decode() else set()
    here.update(current_phase=cast.session.current_phase)
    found |= {"document"} if HARM in Client().get(f"{cast.reader_path}document/").content.decode() else set()
    return found | ({"paper"} if HARM in str(assemble(cast.session)) else set())


def test_it_is_gone_from_everywhere_at_once_and_comes_back(stage, moderation):
    thing = harmful(stage, moderation)
    before = seen(stage)
    assert before

    hide(moderation, thing, why=WHY)

    assert seen(stage) == set()

    show(moderation, thing)

    assert seen(stage) == before


def test_its_author_reads_why_and_the_facilitator_shows_it_again(stage, moderation):
    thing = harmful(stage, moderation)
    alice, address = stage.alice_client(), stage.path(f"facilitate/hidden/{moderation.kind}/{thing.pk}/")
    assert HARM in alice.get(address).content.decode()

    alice.post(address, {"why": WHY})

    mine = "".join(stage.anna.client().get(stage.path(f"{slug}/")).content.decode() for slug in SLUGS)
    listed = alice.get(stage.path("facilitate/hidden/")).content.decode()
    for page in (mine, listed):
        assert HARM in page and WHY in page
    assert f"{address}showing/" in listed

    alice.post(f"{address}showing/")

    thing.refresh_from_db()
    assert not thing.is_hidden and thing.hidden_why == ""


def test_without_a_reason_nothing_is_hidden(stage, moderation):
    thing = harmful(stage, moderation)
    answer = stage.alice_client().post(
        stage.path(f"facilitate/hidden/{moderation.kind}/{thing.pk}/"), {"why": "  "}
    )

    thing.refresh_from_db()
    assert answer.status_code == 422 and not thing.is_hidden


def test_the_facilitator_finds_the_way_beside_the_thing(stage, moderation):
    thing = harmful(stage, moderation)
    pages = "".join(
        stage.alice_client().get(stage.path(path)).content.decode()
        for path in (
            *(f"{slug}/facilitate/" for slug in SLUGS),
            f"concretise/facilitate/{stage.extra['workgroup'].pk}/",
        )
    )
    assert f"/facilitate/hidden/{moderation.kind}/{thing.pk}/" in pages


def test_the_log_tells_what_when_and_why_and_never_of_whom(stage, moderation):
    thing = harmful(stage, moderation)
    hide(moderation, thing, why=WHY)
    hide(moderation, thing, why="Nog eens")
    show(moderation, thing)

    log = list(ModerationEntry.objects.filter(session=stage.session).values_list("kind", "act", "why", "role"))

    assert log == [
        (moderation.kind, Act.SHOWN, "", "facilitator"),
        (moderation.kind, Act.HIDDEN, WHY, "facilitator"),
    ]
    assert {field.name for field in ModerationEntry._meta.fields} == {
        "id",
        "session",
        "kind",
        "act",
        "role",
        "why",
        "at",
    }
    brownpaper = assemble(stage.session)
    assert (brownpaper.hidden, brownpaper.shown_again) == (1, 1)


def test_only_the_facilitators_of_the_session_hide(stage, moderation):
    thing = harmful(stage, moderation)
    other = Client()
    other.force_login(User.objects.create_user("somebody-else"))

    for each in (stage.anna.client(), stage.zed.client(), Client(), other):
        answer = each.post(
            stage.path(f"facilitate/hidden/{moderation.kind}/{thing.pk}/"),
            {"why": WHY},
            headers={"HX-Request": "true"},
        )
        assert answer.status_code == 403

    thing.refresh_from_db()
    assert not thing.is_hidden


def test_after_the_freeze_it_can_still_be_hidden(stage, moderation):
    thing = harmful(stage, moderation)
    CocreationSession.objects.filter(pk=stage.session.pk).update(frozen_at=stage.session.created_at)

    hide(moderation, thing, why=WHY)

    assert seen(stage) == set()


def test_dots_on_a_hidden_card_are_their_givers_again(stage):
    card = stage.extra["cards"][0]
    inventory.cast_dot(contribution=card, participant=stage.bram.participant)

    hide(MODERATIONS["contribution"], card, why=WHY)
    assert my_dots(stage.bram.participant)["left"] == 3

    show(MODERATIONS["contribution"], card)
    assert my_dots(stage.bram.participant)["left"] == 2


def test_what_its_author_writes_anew_stays_hidden_until_it_is_shown(stage):
    card = stage.extra["cards"][0]
    hide(MODERATIONS["contribution"], card, why=WHY)

    inventory.change_contribution(contribution=card, kind="idea", text="Iets vriendelijks")
    assert "Iets vriendelijks" not in stage.bram.client().get(stage.path("inventory/")).content.decode()

    show(MODERATIONS["contribution"], card)
    assert "Iets vriendelijks" in stage.bram.client().get(stage.path("inventory/")).content.decode()


@pytest.mark.parametrize("kind", ["contribution", "question", "request"])
def test_who_answered_a_hidden_text_does_not_read_it_again_when_it_was_rewritten(stage, kind):
    thing, moderation = harmful(stage, MODERATIONS[kind]), MODERATIONS[kind]
    bram = stage.bram.participant
    if kind == "contribution":
        inventory.cast_dot(contribution=thing, participant=bram)
    elif kind == "question":
        inform.upvote(question=thing, participant=bram)
    else:
        network.answer_request(request=thing, participant=bram, answer="yes")
    hide(moderation, thing, why=WHY)
    if kind == "contribution":
        inventory.change_contribution(contribution=thing, kind="idea", text="Iets vriendelijks")
    else:
        rewrite_thing(BELONGINGS[kind], thing, text="Iets vriendelijks")

    show(moderation, thing)

    pages = "".join(stage.bram.client().get(stage.path(f"{slug}/")).content.decode() for slug in SLUGS)
    assert "Iets vriendelijks" in pages and HARM not in pages
