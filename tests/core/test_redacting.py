"""A text that is taken out where it stood is gone from everywhere at once, with its history, and can be put back."""

import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from django.test import Client

from sessions.catalogue import FRAGMENTS
from sessions.core.hiding.models import Act, ModerationEntry, Redaction
from sessions.core.hiding.redacting import Redactable, lift, redact, without
from sessions.core.journal import Event
from sessions.core.models import CocreationSession
from sessions.core.people.operations import add_party, change_participant
from sessions.phases.conclude.models import ConsentAnswer
from sessions.phases.conclude.operations import give_consent
from sessions.phases.concretise.models import SolutionText
from sessions.phases.concretise.operations import write_text
from sessions.phases.enthuse.operations import join_workgroup
from sessions.phases.introduce.operations import introduce
from sessions.phases.registry import REDACTABLES, SLUGS
from tests.cast import Cast
from tests.core.test_hiding import HARM, WHY, seen
from tests.live.scenarios import set_stage


@pytest.fixture
def stage(cast) -> Cast:
    set_stage(cast)
    furnish(cast)
    return cast


def furnish(cast: Cast) -> None:
    """A text of each kind that can be taken out, by Anna."""
    cast.open_everything()
    group, anna = cast.extra["workgroup"], cast.anna.participant
    introduce(participant=anna, why="nieuwsgierig", skills="rekenen")
    write(cast, "Een plan")
    ConsentAnswer.objects.all().delete()
    give_consent(workgroup=group, participant=anna, answer="objection", reason="duur", improvement="goedkoop")


def write(cast: Cast, text: str) -> SolutionText:
    group = cast.extra["workgroup"]
    now = SolutionText.objects.filter(workgroup=group, field="think_big").first()
    base = now.version if now else 0
    anna = cast.anna.participant
    return write_text(workgroup=group, field="think_big", text=text, base_version=base, participant=anna)


@pytest.fixture(params=REDACTABLES.values(), ids=lambda each: each.kind)
def redactable(request) -> Redactable:
    return request.param


def harmful(cast: Cast, redactable: Redactable):
    """One of Anna's, with harm in every text of it."""
    if redactable.kind == "text":
        thing = write(cast, HARM)
        write(cast, f"{HARM} en meer")
        thing.refresh_from_db()
        return thing
    thing = redactable.of(cast.anna.participant).first()
    redactable.model._base_manager.filter(pk=thing.pk).update(**dict.fromkeys(redactable.columns, HARM))
    thing.refresh_from_db()
    return thing


def everywhere(cast: Cast) -> set[str]:
    """Also where a text stood before, and on the pages about people."""
    pages = [
        (cast.chris.client(), f"concretise/{cast.extra['workgroup'].pk}/texts/think_big/earlier/"),
        (cast.alice_client(), f"concretise/facilitate/{cast.extra['workgroup'].pk}/texts/think_big/earlier/"),
        (cast.alice_client(), "facilitate/people/"),
        (cast.alice_client(), f"facilitate/people/{cast.anna.participant.pk}/"),
        (cast.bram.client(), "conclude/"),
    ]
    return seen(cast) | {path for client, path in pages if HARM in client.get(cast.path(path)).content.decode()}


def stored() -> set[str]:
    """Every column of the database in which harm stands, but for what keeps it to put it back."""
    return {
        f"{model.__name__}.{row.pk}"
        for model in apps.get_app_config("cocreation").get_models()
        if model is not Redaction
        for row in model._base_manager.all()
        if HARM in str({field.name: getattr(row, field.attname) for field in model._meta.fields})
    }


def test_it_is_gone_from_everywhere_and_comes_back(stage, redactable):
    thing = harmful(stage, redactable)
    before, kept = everywhere(stage), stored()
    assert before

    redaction = redact(redactable, thing, why=WHY)

    assert everywhere(stage) == set()
    assert stored() == set()

    lift(redactable, redaction)
    lift(redactable, redaction)

    assert everywhere(stage) == before
    assert stored() >= kept


def test_its_author_reads_why_and_the_log_tells_it(stage, redactable):
    thing = harmful(stage, redactable)
    alice, address = stage.alice_client(), stage.path(f"facilitate/hidden/{redactable.kind}/{thing.pk}/")
    assert HARM in alice.get(address).content.decode()
    assert alice.post(address, {"why": " "}).status_code == 422

    alice.post(address, {"why": WHY})

    mine = "".join(stage.anna.client().get(stage.path(f"{slug}/")).content.decode() for slug in SLUGS)
    # Nobody knows who wrote the name of a party.
    assert (HARM in mine) == (redactable.kind != "party") and WHY in mine
    listed = alice.get(stage.path("facilitate/hidden/")).content.decode()
    assert HARM in listed and WHY in listed
    strangers = "".join(stage.chris.client().get(stage.path(f"{slug}/")).content.decode() for slug in SLUGS)
    assert HARM not in strangers
    redaction = Redaction.objects.get()
    assert alice.post(stage.path(f"facilitate/hidden/lifting/{redaction.pk}/")).status_code == 302
    log = list(ModerationEntry.objects.values_list("kind", "act", "why"))
    assert log == [(redactable.kind, Act.SHOWN, ""), (redactable.kind, Act.HIDDEN, WHY)]


def test_the_facilitator_finds_the_way_beside_it(stage, redactable):
    thing = harmful(stage, redactable)
    paths = (
        *(f"{slug}/facilitate/" for slug in SLUGS),
        f"concretise/facilitate/{stage.extra['workgroup'].pk}/",
        "facilitate/people/",
        f"facilitate/people/{stage.anna.participant.pk}/",
    )
    pages = "".join(stage.alice_client().get(stage.path(path)).content.decode() for path in paths)
    assert f"/facilitate/hidden/{redactable.kind}/{thing.pk}/" in pages


def test_after_the_freeze_too(stage, redactable):
    thing = harmful(stage, redactable)
    CocreationSession.objects.filter(pk=stage.session.pk).update(frozen_at=stage.session.starts_at)
    redact(redactable, thing, why=WHY)
    assert stored() == set()


def test_what_was_written_since_stays_when_it_is_put_back(stage, redactable):
    thing = harmful(stage, redactable)
    redaction = redact(redactable, thing, why=WHY)
    thing.refresh_from_db()
    column = redactable.columns[0]
    redactable.model._base_manager.filter(pk=thing.pk).update(**{column: "Iets vriendelijks"})

    lift(redactable, redaction)

    thing.refresh_from_db()
    assert getattr(thing, column) == "Iets vriendelijks"


def test_twice_takes_out_nothing_more(stage, redactable):
    thing = harmful(stage, redactable)
    redact(redactable, thing, why=WHY)
    assert redact(redactable, thing, why=WHY) is None
    assert Redaction.objects.count() == 1


def test_every_text_of_it_is_named(redactable):
    free = {
        field.name
        for field in redactable.model._meta.fields
        if isinstance(field, (CharField, TextField)) and not field.choices and field.editable
    }
    # What no participant writes.
    ours = {"secret_digest", "field", "table", "room"}
    assert free - ours == set(redactable.columns)


def test_everything_that_shows_it_is_rendered_anew(stage, redactable):
    thing = harmful(stage, redactable)
    scope = str(stage.extra["workgroup"].pk)

    def shown() -> dict[str, str]:
        return {
            f"{each.name} {audience}": str(each.render(stage.session, audience, scope if each.is_scoped else ""))
            for each in FRAGMENTS
            for audience in each.audiences
            if each.name != "moderation"
        }

    before = shown()
    redact(redactable, thing, why=WHY)
    now = shown()
    happened = {each.type for each in Event.objects.filter(session=stage.session).order_by("-revision")[:2]}
    changed = {name.split()[0] for name in before if before[name] != now[name]}
    assert changed
    waiting = {each.name for each in FRAGMENTS if happened & {*each.stale_on, *each.all_stale_on}}
    assert changed - waiting == set()


@pytest.mark.parametrize("later", ["Een plan", "Iets anders"])
def test_whoever_answered_the_text_reads_it_nowhere_and_is_asked_again(stage, later):
    thing = write(stage, HARM)
    group, bram = stage.extra["workgroup"], stage.bram.participant
    give_consent(workgroup=group, participant=bram, answer="agree", reason="", improvement="")
    write(stage, later)
    thing.refresh_from_db()
    assert HARM in stage.bram.client().get(stage.path("conclude/")).content.decode()

    redaction = redact(REDACTABLES["text"], thing, why=WHY)

    given = ConsentAnswer.objects.get(participant=bram)
    assert HARM not in str([given.given_to, given.holds_for]) and not given.stands
    assert HARM not in stage.bram.client().get(stage.path("conclude/")).content.decode()
    lift(REDACTABLES["text"], redaction)
    given.refresh_from_db()
    assert HARM in str(given.given_to)


def test_other_sessions_and_participants_take_out_nothing(stage, redactable):
    thing = harmful(stage, redactable)
    address = stage.path(f"facilitate/hidden/{redactable.kind}/{thing.pk}/")
    for client in (stage.anna.client(), stage.zed.client(), Client()):
        assert client.post(address, {"why": WHY}, headers={"HX-Request": "true"}).status_code == 403
    assert not Redaction.objects.exists()


def test_a_name_that_is_taken_by_now_is_not_put_back(stage):
    party = stage.anna.party
    name = party.name
    redaction = redact(REDACTABLES["party"], party, why=WHY)
    add_party(session=stage.session, name=name, sector="business")

    answer = stage.alice_client().post(
        stage.path(f"facilitate/hidden/lifting/{redaction.pk}/"), headers={"HX-Request": "true"}
    )

    party.refresh_from_db()
    redaction.refresh_from_db()
    assert answer.status_code == 409 and "Verander eerst die naam" in answer.content.decode()
    assert party.name != name and redaction.lifted_at is None


def test_who_comes_along_later_does_not_read_what_was_taken_out(stage):
    for kind in ("text", "workgroup", "party"):
        redact(REDACTABLES[kind], harmful(stage, REDACTABLES[kind]), why=WHY)
    chris = stage.chris.participant
    change_participant(participant=chris, name=chris.name, party=stage.anna.party)
    join_workgroup(workgroup=stage.extra["workgroup"], participant=chris)

    pages = "".join(stage.chris.client().get(stage.path(f"{slug}/")).content.decode() for slug in SLUGS)

    assert WHY in pages and HARM not in pages


def test_an_answer_stands_again_only_for_the_text_it_was_given_to(stage):
    thing = write(stage, HARM)
    group, bram = stage.extra["workgroup"], stage.bram.participant
    give_consent(workgroup=group, participant=bram, answer="agree", reason="", improvement="")
    redaction = redact(REDACTABLES["text"], thing, why=WHY)
    write(stage, "Een heel ander plan")

    lift(REDACTABLES["text"], redaction)

    assert not ConsentAnswer.objects.get(participant=bram).stands

    other = redact(REDACTABLES["text"], write(stage, "Nog een plan"), why=WHY)
    lift(REDACTABLES["text"], other)
    assert not ConsentAnswer.objects.get(participant=bram).stands  # it was given to neither


def test_what_was_taken_out_and_put_back_unchanged_is_agreed_to_again(stage):
    thing = write(stage, "Een plan")
    group, bram = stage.extra["workgroup"], stage.bram.participant
    give_consent(workgroup=group, participant=bram, answer="agree", reason="", improvement="")
    lift(REDACTABLES["text"], redact(REDACTABLES["text"], thing, why=WHY))
    assert ConsentAnswer.objects.get(participant=bram).stands


def test_a_field_that_was_emptied_is_taken_out_of_its_history(stage):
    thing = write(stage, HARM)
    write(stage, "")
    earlier = stage.path(f"concretise/facilitate/{stage.extra['workgroup'].pk}/texts/think_big/earlier/")
    alice, address = stage.alice_client(), stage.path(f"facilitate/hidden/text/{thing.pk}/")
    assert address in alice.get(earlier).content.decode()

    assert alice.post(address, {"why": WHY}).status_code == 302

    assert HARM not in alice.get(earlier).content.decode() and stored() == set()
    answer = alice.post(address, {"why": WHY})
    assert answer.status_code == 422 and "geen tekst meer" in answer.content.decode()


@pytest.mark.parametrize(
    ("text", "harm", "now"),
    [
        ("een kaart", {"een", "a"}, "een kaart"),
        ("Jan", {"Jan"}, "(…)"),
        ("Jansen en Jan", {"Jan"}, "Jansen en Jan"),
        ("Gemeente Proef: tien", {"Gemeente Proef"}, "(…): tien"),
        ("Gemeente Proefstad", {"Gemeente Proef"}, "Gemeente Proefstad"),
        ("a.b+c (d)", {"b+c (d"}, "a.(…))"),
        ("bel 0612345678 nu", {"0612345678", "bel 0612345678"}, "(…) nu"),
    ],
)
def test_only_these_texts_leave_a_text(text, harm, now):
    assert without(text, harm, "(…)") == now
