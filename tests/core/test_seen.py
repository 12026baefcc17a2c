"""An older page never overwrites what somebody else made of it since: only what was changed is written."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape

import pytest

from sessions.core.people.invitations.models import Invitation
from sessions.core.people.invitations.operations import invite
from sessions.core.people.invitations.plan import Guest
from sessions.core.people.operations import add_party
from sessions.core.seen import Clash, Seen, changes
from sessions.phases.conclude.operations import commit_to
from sessions.phases.concretise.value_case.operations import add_value_item
from sessions.phases.enthuse.operations import make_pitch, set_horizon, write_headline
from sessions.phases.inform.operations import add_fact, ask_question
from sessions.phases.introduce.operations import add_give_get, introduce
from sessions.phases.inventory.clustering import make_cluster
from sessions.phases.network.operations import connect, make_request


def test_only_what_was_changed_is_written():
    seen = Seen.of({"a": "1", "b": "2"})

    assert changes(seen, {"a": "1", "b": "van een ander"}, {"a": "nieuw", "b": "2"}) == {"a": "nieuw"}
    assert changes(None, {"a": "1", "b": "2"}, {"a": "1", "b": "3"}) == {"b": "3"}


def test_same_field_changed_by_two_is_a_clash_that_can_be_settled():
    seen = Seen.of({"a": "1", "b": "2"})
    now = {"a": "van een ander", "b": "ook van een ander"}

    with pytest.raises(Clash) as clash:
        changes(seen, now, {"a": "van mij", "b": "2"})

    assert clash.value.theirs == {"a": "van een ander"}
    assert changes(clash.value.seen, now, {"a": "van mij", "b": "2"}) == {"a": "van mij"}


def test_same_change_by_two_is_no_clash():
    assert changes(Seen.of({"a": "1"}), {"a": "2"}, {"a": "2"}) == {}


@pytest.mark.parametrize("broken", ["", "{", "[]", "3", '"x"', "null"])
def test_state_that_cannot_be_read_breaks_nothing(cast, broken):
    answer = cast.alice_client().post(
        cast.path("facilitate/prepare/description/"), {"challenge": "Nieuw", "seen": broken}
    )

    assert answer.status_code == (302 if broken == "" else 422)


@dataclass(frozen=True)
class Page:
    """A form that changes what exists. where: it is shown; to: it is sent, where that is another address; field: what
    both change; other: what the second person changes, where there is a second field; values: of each."""

    where: str
    to: str
    field: str
    other: str = ""
    by: str = "alice"
    values: tuple[str, str, str] = ("van de een", "van de ander", "iets anders")


PAGES = {
    "description": Page("facilitate/prepare/", "facilitate/prepare/description/", "urgency", "purpose"),
    "start": Page(
        "facilitate/prepare/",
        "facilitate/prepare/start/",
        "starts_at",
        # Soon: whoever came in read until when it is kept.
        values=tuple(f"{date.today() + timedelta(days=days)}T12:00" for days in (40, 41, 42)),
    ),
    "term": Page("facilitate/prepare/", "facilitate/prepare/term/", "keep_months", values=("6", "3", "1")),
    "horizon": Page("enthuse/facilitate/", "enthuse/horizon/", "statement", "indicator"),
    "block": Page("facilitate/blocks/{block}/", "", "title", "minutes", values=("een", "ander", "77")),
    "workgroup": Page("enthuse/groups/{workgroup}/", "", "title", "room"),
    "party": Page("facilitate/parties/{party}/", "", "name", "sector", values=("een", "ander", "business")),
    "cluster": Page("inventory/clusters/{cluster}/", "", "title"),
    "answer": Page("inform/questions/{question}/answer/", "", "answer"),
    "message": Page("facilitate/", "facilitate/message/", "message"),
    "dark_text": Page("facilitate/", "facilitate/screen/text/", "dark_text"),
    "introduction": Page("introduce/", "introduce/card/", "why", "skills", by="anna"),
    "card": Page("inventory/contributions/{card}/", "", "text", "kind", by="anna", values=("een", "ander", "idea")),
    "pledge": Page("conclude/", "conclude/pledge/", "text", by="anna"),
    "me": Page("me/", "", "name", by="anna"),
    "guest": Page("facilitate/people/invited/{guest}/", "", "name", "table"),
    "person": Page("facilitate/people/{person}/", "", "name", "table"),
    "fact": Page("things/fact/{fact}/", "", "text", "source"),
    "question": Page("things/question/{question}/", "", "text", by="anna"),
    "give_get": Page("things/giveget/{entry}/", "", "text", "direction", "anna", ("een", "ander", "give")),
    "headline": Page("things/headline/{headline}/", "", "text", by="anna"),
    "pitch": Page("things/pitch/{pitch}/", "", "title", "why", by="anna"),
    "value_item": Page("things/valueitem/{item}/", "", "text", "assumption", by="anna"),
    "ask": Page("things/ask/{ask}/", "", "text", "due", "anna", ("een", "ander", "2035-01-02")),
    "connection": Page("things/connection/{connection}/", "", "insight", by="anna"),
    "request": Page("things/request/{request}/", "", "text", by="anna"),
    "commitment": Page("things/commitment/{promise}/", "", "what", "due", "anna", ("een", "ander", "2035-01-02")),
}
# Of yes and no: two people never want two things of one question. Tried in tests/phases/test_rounds.py.
WITHOUT_CLASH = {"DecidingForm"}
# They stand before the forms in which things were made, and are no forms by themselves.
TO_PUT_BEFORE = {"RewriteForm", "RewriteWordsForm"}


@pytest.fixture
def room(cast):
    cast.open_everything()
    set_horizon(session=cast.session, statement="een punt")
    introduce(participant=cast.anna.participant, why="nieuwsgierig")
    cast.extra = {
        "block": cast.session.blocks.first().pk,
        "party": add_party(session=cast.session, name="Een partij", sector="knowledge").pk,
        "cluster": make_cluster(session=cast.session, title="Een kop").pk,
        "question": ask_question(session=cast.session, participant=cast.anna.participant, text="Waarom?").pk,
        "card": cast.anna.contributes("een kaart").pk,
        "person": cast.bram.participant.pk,
    }
    invite(session=cast.session, guests=[Guest("Een gast")])
    cast.extra["guest"] = Invitation.objects.get().pk
    anna, bram = cast.anna.participant, cast.bram.participant
    here = {"session": cast.session, "participant": anna}
    cast.extra["group"] = cast.workgroup()
    cast.extra["workgroup"] = cast.extra["group"].pk
    made = {
        "ask": cast.asks(cast.extra["group"]),
        "fact": add_fact(session=cast.session, text="een feit", source="een bron"),
        "entry": add_give_get(party=cast.anna.party, direction="get", text="grond"),
        "headline": write_headline(**here, text="Gelukt"),
        "pitch": make_pitch(**here, title="Samen", why="daarom"),
        "item": add_value_item(
            workgroup=cast.extra["group"],
            participant=anna,
            party=cast.bram.party,
            side="gains",
            theme="people",
            text="x",
        ),
        "connection": connect(**here, other=bram, insight="een kavel"),
        "request": make_request(**here, party=cast.bram.party, text="help"),
        "promise": commit_to(**here, what="bellen", due=date(2034, 1, 2)),
    }
    cast.extra |= {name: thing.pk for name, thing in made.items()}
    return cast


def form_on(page: str, action: str) -> dict[str, str]:
    """What a browser would send of the form with this action: the values of its controls."""
    form = next(each for each in re.findall(r"<form.*?</form>", page, re.S) if f'action="{action}"' in each)
    sent = {}
    for control in re.findall(r"<input[^>]*>|<textarea.*?</textarea>|<select.*?</select>", form, re.S):
        name = re.search(r'name="([^"]+)"', control)[1]
        if control.startswith("<textarea"):
            sent[name] = re.search(r">\n?(.*)</textarea>", control, re.S)[1]
        elif control.startswith("<select"):
            chosen = re.search(r'value="([^"]*)"[^>]*selected', control)
            sent[name] = chosen[1] if chosen else ""
        elif "radio" not in control or "checked" in control:
            value = re.search(r'value="([^"]*)"', control)
            sent[name] = value[1] if value else ""
    return {name: unescape(value) for name, value in sent.items()}


@pytest.mark.parametrize("name", PAGES)
def test_two_people_on_one_form(room, name):
    page = PAGES[name]
    where = room.path(page.where.format(**room.extra))
    to = room.path(page.to) if page.to else where
    client = room.alice_client() if page.by == "alice" else room.anna.client()

    def shown() -> dict[str, str]:
        return form_on(client.get(where).content.decode(), to)

    older = shown()
    first, second, other = page.values
    assert client.post(to, shown() | {page.field: first}, headers={"HX-Request": "true"}).status_code == 200

    if page.other:
        answer = client.post(to, older | {page.other: other}, headers={"HX-Request": "true"})
        assert answer.status_code == 200, answer.content.decode()
        assert (shown()[page.field], shown()[page.other]) == (first, other)

    clash = client.post(to, older | {page.field: second}, headers={"HX-Request": "true"})
    told = clash.content.decode()
    assert clash.status_code == 422
    assert "Iemand anders heeft dit intussen gewijzigd" in told
    assert first in told
    assert form_on(told, to)[page.field] == second
    assert shown()[page.field] == first

    again = client.post(to, form_on(told, to) | {page.field: second}, headers={"HX-Request": "true"})
    assert again.status_code == 200
    assert shown()[page.field] == second


def test_every_form_that_changes_what_exists_is_tried():
    """Each that carries the state it was made from stands in the table above."""
    import sessions.urls  # noqa: F401, PLC0415 (imports every form)
    from sessions.core.forms import ChangeForm  # noqa: PLC0415

    def below(form):
        return [each for child in form.__subclasses__() for each in (child, *below(child))]

    ours = {form.__name__ for form in below(ChangeForm) if form.__module__.startswith("sessions.")}
    assert len(ours - TO_PUT_BEFORE - WITHOUT_CLASH) == len(PAGES)
