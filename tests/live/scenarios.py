"""For every declared fragment: where it stands, and something that happens to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

from django.utils import timezone

from sessions.brownpaper.handover.operations import add_recipient, answer_ask
from sessions.core.access import participant_in
from sessions.core.deeds.operations import undo
from sessions.core.fragments import Audience
from sessions.core.hiding.operations import hide
from sessions.core.overuse.operations import note_overuse
from sessions.core.people.door import close_door
from sessions.core.people.invitations.letters.models import LetterSent
from sessions.core.people.invitations.letters.operations import mark_bounced, write_to_guests
from sessions.core.people.invitations.letters.sending import send_letter
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.invitations.operations import invite
from sessions.core.people.invitations.plan import Guest
from sessions.core.programme.operations import add_block, shift, stretch
from sessions.core.signalling.operations import raise_signal
from sessions.core.taking_away import take_away
from sessions.facilitation.preparing import operations as preparation
from sessions.facilitation.screens.operations import add_screen, choose
from sessions.facilitation.screens.queries import screens
from sessions.facilitation.shift.models import ShiftPoint
from sessions.facilitation.shift.operations import take_over, watch_group, write_point
from sessions.facilitation.steering import operations as facilitation
from sessions.phases.conclude import operations as conclude
from sessions.phases.concretise import operations as concretise
from sessions.phases.concretise.helping import operations as helping
from sessions.phases.concretise.value_case.operations import add_value_item
from sessions.phases.enthuse import operations as enthuse
from sessions.phases.enthuse.groups import operations as groups
from sessions.phases.inform import operations as inform
from sessions.phases.inform.belongings import FACT
from sessions.phases.introduce import operations as introduce
from sessions.phases.inventory import operations as inventory
from sessions.phases.inventory.clustering import make_cluster
from sessions.phases.inventory.models import Board
from sessions.phases.inventory.reworking import split_card
from sessions.phases.network import operations as network
from sessions.phases.registry import MODERATIONS
from tests.cast import Cast, seat


def call_for_help(cast: Cast) -> None:
    helping.call_for_help(workgroup=cast.extra["workgroup"], participant=cast.anna.participant)


def write_a_point(cast: Cast) -> ShiftPoint:
    return write_point(session=cast.session, kind="point", text="De koffie is op", who="Sofie")


@dataclass(frozen=True)
class Scenario:
    """phase: whose page it stands on; act: what happens, given the cast; scope: of a scoped fragment; path: of the
    page, where that is no phase's; before: what is made ready beside the stage."""

    phase: str
    act: object
    is_scoped: bool = False
    path: str = ""
    before: Callable[[Cast], None] = lambda cast: None


def set_stage(cast: Cast) -> None:
    """Something of everything, so that an act changes, adds to or removes from what is there."""
    cast.open_everything()
    session, anna = cast.session, cast.anna.participant
    facilitation.move_to(session=session, phase="concretise")
    for phase in ("inform", "introduce", "inventory", "enthuse", "network", "conclude"):
        facilitation.open_phase(session=session, phase=phase)
    cards = [cast.anna.contributes(f"kaart {number}") for number in range(4)]
    workgroup = cast.workgroup()
    cast.extra = {
        "fact": inform.add_fact(session=session, text="feit", source="bron"),
        "question": inform.ask_question(session=session, participant=anna, text="vraag"),
        "second_question": inform.ask_question(session=session, participant=anna, text="tweede vraag"),
        "cards": cards,
        "cluster": make_cluster(session=session, title="kop", contributions=cards[:2]),
        "pitch": enthuse.make_pitch(session=session, participant=anna, title="oproep", why="nou"),
        "workgroup": workgroup,
        "ask": cast.asks(workgroup),
        "request": network.make_request(session=session, participant=anna, party=cast.bram.party, text="help"),
    }


def sort_the_board(cast: Cast) -> None:
    """A card moves, one is parked, one gets a dot and rises nowhere, a new heading comes."""
    first, second, third, _fourth = cast.extra["cards"]
    inventory.cast_dot(contribution=first, participant=cast.bram.participant)
    make_cluster(session=cast.session, title="nieuwe kop", contributions=[second])
    inventory.park(contribution=third)
    split_card(contribution=second, parts=[("idea", "een"), ("idea", "ander")])
    cast.bram.contributes("een nieuwe kaart")


def ask_and_vote(cast: Cast) -> None:
    inform.upvote(question=cast.extra["second_question"], participant=cast.bram.participant)
    inform.answer_question(question=cast.extra["question"], answer="zo zit het")
    inform.ask_question(session=cast.session, participant=cast.chris.participant, text="nog een vraag")


def write_on_canvas(cast: Cast) -> None:
    for field, text in (("title", "De titel"), ("government_role", "facilitating"), ("think_big", "a < b & c\nd")):
        concretise.write_text(
            workgroup=cast.extra["workgroup"],
            field=field,
            text=text,
            base_version=0,
            participant=cast.anna.participant,
        )
    concretise.own_solution(workgroup=cast.extra["workgroup"], participant=cast.anna.participant)


def put_in_value_case(cast: Cast) -> None:
    add_value_item(
        workgroup=cast.extra["workgroup"],
        participant=cast.anna.participant,
        party=cast.bram.party,
        side="invests",
        theme="profit",
        text="Een proefhuis",
        low=20_000,
        high=50_000,
        assumption="grond is er",
    )


def consent(cast: Cast) -> None:
    group = cast.extra["workgroup"]
    conclude.give_consent(workgroup=group, participant=cast.anna.participant, answer="agree")
    conclude.give_consent(
        workgroup=group, participant=cast.bram.participant, answer="reservation", reason="Let op de kosten"
    )


def answer_the_ask(cast: Cast) -> None:
    minister = add_recipient(
        session=cast.session,
        name="Ministerie (demo)",
        role="minister",
        expires_at=timezone.now() + timedelta(days=1),
    )
    answer_ask(
        recipient=minister,
        ask=cast.extra["ask"],
        version=1,
        text="Geef ons een loket",
        stance="adopt",
        reason="Het past.",
        name="Ministerie (demo)",
    )


def facts(cast: Cast) -> None:
    take_away(FACT, cast.extra["fact"])
    inform.add_fact(session=cast.session, text="nieuw feit", source="nieuwe bron")


def commitments(cast: Cast) -> None:
    conclude.commit_to(session=cast.session, participant=cast.anna.participant, what="later", due=date(2031, 1, 2))
    conclude.commit_to(session=cast.session, participant=cast.bram.participant, what="eerst", due=date(2030, 1, 2))


def new_arrival(cast: Cast) -> None:
    dora = seat(cast.session, "Dora", "Hogeschool Proef", "knowledge")
    introduce.introduce(participant=dora.participant, why="nieuwsgierig", skills="rekenen")
    introduce.add_give_get(party=dora.party, direction="give", text="kennis")


def start_next(cast: Cast) -> None:
    block = cast.session.blocks.filter(phase="concretise").last()
    facilitation.start_block(block=block)


def late(cast: Cast) -> None:
    """It moves with one press, is looked at, and something is left out after all."""
    start_next(cast)
    shift(session=cast.session, minutes=10)
    undo(session=cast.session, deed=cast.session.deeds.first())
    shift(session=cast.session, minutes=20)


def overlap(cast: Cast) -> None:
    first = cast.session.blocks.first()
    add_block(session=cast.session, title="Naast elkaar", phase="", starts_at=first.starts_at, minutes=5)


def choose_screens(cast: Cast) -> None:
    second = add_screen(session=cast.session, name="Zaal 2")
    choose(screen=second, shows="code")
    choose(screen=second, shows="phase")


def pin_the_solution(cast: Cast) -> None:
    choose(screen=screens(cast.session).get(), shows="solution", key=str(cast.extra["workgroup"].pk))


def change_the_pinned(cast: Cast) -> None:
    """What is shown is written in, and another screen shows a card and a cluster."""
    write_on_canvas(cast)
    second = add_screen(session=cast.session, name="Zaal 2")
    choose(screen=second, shows="cluster", key=str(cast.extra["cluster"].pk))
    choose(screen=second, shows="card", key=str(cast.extra["cards"][0].number))


def lead_groups(cast: Cast) -> None:
    """A group is made, filled, named and joined with another; its solution gets a group of its own again."""
    first = cast.extra["workgroup"]
    second = groups.make_group(session=cast.session, title="Tweede groep", capacity=2)
    groups.place_people(group=second, people=[cast.chris.participant], why="Daar is plaats")
    groups.change_group(group=second, title="Tweede groep, anders", room="Zaal 2", capacity=5)
    groups.merge_groups(kept=first, other=second)
    third = groups.make_group(session=cast.session, title="Derde groep")
    groups.part_group(solution=second, people=[cast.chris.participant])
    groups.close_group(group=third)
    groups.put_away(participant=cast.chris.participant)
    groups.place_people(group=first, people=[cast.chris.participant], why="Toch hier")
    groups.give_lead(group=first, participant=cast.chris.participant)


def invite_and_arrive(cast: Cast) -> None:
    invite(session=cast.session, guests=[Guest("Verwacht", "Nieuwe partij", "business"), Guest("Zonder partij")])
    new_arrival(cast)


def write_letters(cast: Cast) -> None:
    guests = [Guest(name, "Alfa", "business", email=f"{name.lower()}@voorbeeld.nl") for name in ("Eva", "Wim")]
    invite(session=cast.session, guests=guests)
    letter = {"sender": "Alice", "reply_to": "a@voorbeeld.nl", "subject": "Komt u?", "text": "Beste [naam]"}
    there = {"language": "nl", "base": "http://127.0.0.1/"}
    write_to_guests(session=cast.session, guests=Invitation.objects.all(), **letter, **there)


def send_letters(cast: Cast) -> None:
    send_letter.func(cast.session.letters.get().pk)
    mark_bounced(sent=LetterSent.objects.first())


def read_along(cast: Cast) -> None:
    """Back before the reveal, with seven cards: the next one makes a batch whole."""
    Board.objects.filter(session=cast.session).update(is_read_before=True, revealed_at=None)
    for number in range(3):
        cast.chris.contributes(f"kaart {number}")


def send_too_much(cast: Cast) -> None:
    note_overuse(participant=cast.anna.participant, place="enthuse")


def write_and_close(cast: Cast) -> None:
    cast.bram.contributes("nog een kaart")
    facilitation.close_phase(session=cast.session, phase="inventory")


def signal_the_question(cast: Cast) -> None:
    anna = participant_in(cast.anna.cookie, cast.session.code)
    question = cast.extra["question"]
    raise_signal(participant=anna, moderation=MODERATIONS["question"], thing=question, crosses="harm")


def hide_the_question(cast: Cast) -> None:
    hide(MODERATIONS["question"], cast.extra["question"], why="Er staat een telefoonnummer in")


SCENARIOS: dict[str, Scenario] = {
    "urgency": Scenario(
        "inform",
        lambda cast: preparation.describe_session(
            session=cast.session, challenge="Anders", urgency="Het brandt", purpose="Samen blussen"
        ),
    ),
    "phase-bar": Scenario("inform", lambda cast: facilitation.close_phase(session=cast.session, phase="enthuse")),
    "room-is-at": Scenario("inform", lambda cast: facilitation.move_to(session=cast.session, phase="network")),
    "steering": Scenario("", lambda cast: facilitation.close_phase(session=cast.session, phase="enthuse")),
    "clock": Scenario("inform", lambda cast: stretch(session=cast.session, minutes=5)),
    "message": Scenario(
        "inform", lambda cast: facilitation.tell_everyone(session=cast.session, message="Over vijf minuten verder")
    ),
    "dark-screen": Scenario("inform", lambda cast: facilitation.darken_screen(session=cast.session)),
    "presence": Scenario("inform", lambda cast: cast.extra["arrive"](cast)),
    "programme": Scenario("", start_next),
    "running-order": Scenario("", late),
    "screens": Scenario("inform", choose_screens, path="facilitate/"),
    "pinned": Scenario("concretise", change_the_pinned, before=pin_the_solution),
    "programme-remarks": Scenario("", overlap),
    "just-done": Scenario("", late),
    "moderation": Scenario("", hide_the_question, path="facilitate/hidden/"),
    "signals": Scenario("", signal_the_question),
    "reading": Scenario("", write_and_close, path="facilitate/reading/", before=read_along),
    "door": Scenario("", lambda cast: close_door(session=cast.session), path="facilitate/people/"),
    "attendance": Scenario("", invite_and_arrive, path="facilitate/people/"),
    "guests": Scenario("", invite_and_arrive, path="facilitate/people/"),
    "letters": Scenario("", send_letters, path="facilitate/people/letters/", before=write_letters),
    "letters-sent": Scenario("", send_letters, path="facilitate/people/letters/", before=write_letters),
    "facts": Scenario("inform", facts),
    "questions": Scenario("inform", ask_and_vote),
    "top-questions": Scenario("inform", ask_and_vote),
    "wall": Scenario("introduce", new_arrival),
    "parties": Scenario("introduce", new_arrival),
    "sector-balance": Scenario("introduce", new_arrival),
    "board": Scenario("inventory", sort_the_board),
    "board-jumps": Scenario("inventory", sort_the_board),
    "parking-lot": Scenario("inventory", sort_the_board),
    "overuse": Scenario("", send_too_much, path="facilitate/"),
    "inventory-tally": Scenario("inventory", sort_the_board),
    "inventory-screen": Scenario("inventory", sort_the_board),
    "horizon": Scenario(
        "enthuse",
        lambda cast: enthuse.set_horizon(
            session=cast.session, statement="In 2031", indicator="jaren", baseline="9", target="2", year=2031
        ),
    ),
    "headlines": Scenario(
        "enthuse",
        lambda cast: enthuse.write_headline(
            session=cast.session, participant=cast.anna.participant, text="Het is gelukt"
        ),
    ),
    "pitches": Scenario("enthuse", lambda cast: enthuse.form_workgroup(pitch=cast.extra["pitch"])),
    "marketplace": Scenario(
        "enthuse",
        lambda cast: enthuse.join_workgroup(workgroup=cast.extra["workgroup"], participant=cast.chris.participant),
    ),
    "groups": Scenario("", lead_groups, path="enthuse/groups/"),
    "loose-people": Scenario("", lead_groups),
    "group-news": Scenario("enthuse", lead_groups),
    "canvas": Scenario("concretise", write_on_canvas, is_scoped=True),
    "readiness": Scenario("concretise", write_on_canvas, is_scoped=True),
    "help": Scenario("concretise", call_for_help, is_scoped=True),
    "help-calls": Scenario("", call_for_help),
    "on-duty": Scenario("", lambda cast: take_over(session=cast.session, who=cast.alice.username)),
    "shift-points": Scenario("", write_a_point, path="facilitate/shift/"),
    "group-watches": Scenario(
        "",
        lambda cast: watch_group(group=cast.extra["workgroup"], who=cast.alice.username),
        path="facilitate/shift/",
    ),
    "shifts": Scenario("", lambda cast: take_over(session=cast.session, who="Sofie"), path="facilitate/shift/"),
    "asks": Scenario("concretise", lambda cast: cast.asks(cast.extra["workgroup"]), is_scoped=True),
    "value-case": Scenario("concretise", put_in_value_case, is_scoped=True),
    "solutions": Scenario("concretise", write_on_canvas),
    "matches": Scenario(
        "network",
        lambda cast: [
            introduce.add_give_get(party=cast.anna.party, direction="give", text="bouwgrond"),
            introduce.add_give_get(party=cast.bram.party, direction="get", text="bouwgrond"),
        ],
    ),
    "connections": Scenario(
        "network",
        lambda cast: network.connect(
            session=cast.session,
            participant=cast.anna.participant,
            other=cast.bram.participant,
            insight="We delen een kavel",
        ),
    ),
    "requests": Scenario(
        "network",
        lambda cast: [
            network.answer_request(request=cast.extra["request"], participant=cast.bram.participant, answer="try"),
            network.make_request(
                session=cast.session, participant=cast.bram.participant, party=cast.chris.party, text="en jij?"
            ),
        ],
    ),
    "consent": Scenario("conclude", consent),
    "commitments": Scenario("conclude", commitments),
    "responses": Scenario("conclude", answer_the_ask),
    "ambassadors": Scenario(
        "conclude",
        lambda cast: conclude.pledge(participant=cast.anna.participant, text="in de raad"),
    ),
}

# A phase may keep its own beside its tests.
for file in sorted((Path(__file__).parents[1] / "phases").glob("*/scenarios.py")):
    SCENARIOS |= import_module(f"tests.phases.{file.parent.name}.scenarios").SCENARIOS


def address(cast: Cast, scenario: Scenario, audience: Audience) -> str | None:
    """The page on which this audience sees the fragment."""
    workgroup = cast.extra["workgroup"]
    match audience:
        case Audience.SCREEN:
            return cast.screen_path
        case Audience.WORKGROUP:
            return cast.path(f"concretise/{workgroup.pk}/")
        case Audience.FACILITATOR if scenario.is_scoped:
            return cast.path(f"concretise/facilitate/{workgroup.pk}/")
        case Audience.FACILITATOR if scenario.path:
            return cast.path(scenario.path)
        case Audience.FACILITATOR:
            return cast.path(f"{scenario.phase}/facilitate/" if scenario.phase else "facilitate/")
        case Audience.PARTICIPANT:
            return cast.path(f"{scenario.phase}/" if scenario.phase else "programme/")
