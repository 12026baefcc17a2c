"""Every address that changes something: who may, who may not, and only while its phase is open.

First the refusals, each of which must leave the session as it was; then the one that is let through, which must not.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from sessions.brownpaper.handover.forms import MailForm
from sessions.brownpaper.handover.operations import add_recipient
from sessions.brownpaper.models import BrownpaperVersion
from sessions.brownpaper.versions import freeze_as_version
from sessions.core.forms import ConfirmedForm
from sessions.core.hiding.operations import hide
from sessions.core.hiding.redacting import redact
from sessions.core.models import CocreationSession, Facilitator
from sessions.core.people import door
from sessions.core.people.invitations.letters.models import LetterSent
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.invitations.operations import invite, withdraw_invitation
from sessions.core.people.invitations.plan import Guest
from sessions.core.people.models import Participant, Party
from sessions.core.people.operations import add_party, remove_participant
from sessions.core.taking_away import Belonging, take_away
from sessions.facilitation.accounts import urls as accounts
from sessions.facilitation.guests.colleagues import invite_facilitator
from sessions.facilitation.guests.letters.forms import LetterForm
from sessions.facilitation.guests.merging import merge_people
from sessions.facilitation.screens.operations import add_screen, choose
from sessions.facilitation.screens.queries import screens
from sessions.facilitation.shift.operations import settle_point, watch_group
from sessions.facilitation.steering import operations as facilitation
from sessions.facilitation.timing.forms import LateForm
from sessions.phases.conclude import operations as conclude
from sessions.phases.conclude.models import AmbassadorPledge
from sessions.phases.conclude.rounds.operations import choose_deciding
from sessions.phases.concretise import operations as concretise
from sessions.phases.concretise.value_case.operations import add_value_item
from sessions.phases.enthuse import operations as enthuse
from sessions.phases.enthuse.groups.forms import FillForm
from sessions.phases.enthuse.groups.operations import (
    add_solution,
    close_group,
    give_lead,
    make_group,
    place_people,
)
from sessions.phases.inform import operations as inform
from sessions.phases.introduce import operations as introduce
from sessions.phases.inventory import operations as inventory
from sessions.phases.inventory.clustering import make_cluster
from sessions.phases.inventory.models import Board, Reworking
from sessions.phases.inventory.reading import key_of
from sessions.phases.inventory.reworking import merge_cards
from sessions.phases.network import operations as network
from sessions.phases.registry import BELONGINGS, MODERATIONS, REDACTABLES
from tests.cast import Cast
from tests.live.scenarios import call_for_help, consent, set_stage, write_a_point, write_letters


@dataclass(frozen=True)
class Endpoint:
    """name: of the address; phase: that must be open, "" for none; args: cast → what the address needs besides the
    session's code; sent: cast → the form; before: what must have happened; by: whose press it is."""

    name: str
    phase: str = ""
    args: Callable[[Cast], list] = lambda cast: []
    sent: Callable[[Cast], dict] = lambda cast: {}
    before: Callable[[Cast], object] = lambda cast: None
    by: str = "anna"
    # How many events it records: a mail, or printing again, is nothing that the room sees.
    events: int = 1

    def address(self, cast: Cast) -> str:
        return reverse(self.name, args=[cast.session.code, *self.args(cast)])


def of(name: str) -> Callable[[Cast], list]:
    return lambda cast: [cast.extra[name].pk]


def of_kind(name: str) -> Callable[[Cast], list]:
    return lambda cast: [name, cast.extra[name].pk]


def wait_for_each_other(cast: Cast) -> None:
    """Three cards that are not on the revealed board yet."""
    for person in (cast.anna, cast.bram, cast.chris):
        person.contributes("wacht", waits=True)


def card(number: int) -> Callable[[Cast], list]:
    return lambda cast: [cast.extra["cards"][number].pk]


def keep(name: str, make: Callable[[Cast], object]) -> Callable[[Cast], None]:
    """Make something before the press, and remember it by this name."""
    return lambda cast: cast.extra.update({name: make(cast)})


def text(value: str) -> Callable[[Cast], dict]:
    return lambda cast: {"text": value}


def value_item(cast: Cast):
    return add_value_item(
        workgroup=cast.extra["workgroup"],
        participant=cast.anna.participant,
        party=cast.bram.party,
        side="gains",
        theme="people",
        text="rust",
    )


def commitment(cast: Cast):
    return conclude.commit_to(
        session=cast.session, participant=cast.anna.participant, what="bellen", due=timezone.localdate()
    )


def empty_party(cast: Cast):
    return add_party(session=cast.session, name="Lege stoel", sector="knowledge")


def colleague(cast: Cast) -> Facilitator:
    user = get_user_model().objects.create_user("collega")
    return Facilitator.objects.create(session=cast.session, user=user)


def with_second_step(cast: Cast) -> Facilitator:
    found = colleague(cast)
    Authenticator.objects.create(user=found.user, type=Authenticator.Type.TOTP, data={})
    return found


def guest(cast: Cast) -> Invitation:
    invite(session=cast.session, guests=[Guest("Een gast")])
    return Invitation.objects.get(name="Een gast")


def with_letters(cast: Cast) -> None:
    """Two who were written to, of which one waits, and one who was not yet."""
    write_letters(cast)
    invite(session=cast.session, guests=[Guest("Nog niet", email="nog@voorbeeld.nl")])


def letter_sent(status: str) -> Callable[[Cast], list]:
    def keys(cast: Cast) -> list:
        sent = LetterSent.objects.filter(letter__session=cast.session).first()
        LetterSent.objects.filter(pk=sent.pk).update(status=status)
        return [sent.pk]

    return keys


def read_along(cast: Cast) -> None:
    """Back before the reveal, in a session in which the facilitator reads along."""
    Board.objects.filter(session=cast.session).update(is_read_before=True, revealed_at=None)
    facilitation.close_phase(session=cast.session, phase="inventory")


def connection(cast: Cast):
    return network.connect(
        session=cast.session, participant=cast.anna.participant, other=cast.bram.participant, insight="Een kavel"
    )


def pledged(cast: Cast):
    conclude.pledge(participant=cast.anna.participant, text="in de raad")
    return AmbassadorPledge.objects.get()


# Something of Anna's, or of the facilitator's, of each kind that can be taken away; and how it is changed.
def merged(cast: Cast) -> Reworking:
    inventory.reveal(session=cast.session)
    pair = cast.extra["cards"][2:]
    reworking = merge_cards(session=cast.session, contributions=pair, kind="idea", text="samen").comes_from
    assert reworking
    return reworking


MADE: dict[str, tuple[Callable[[Cast], object], dict]] = {
    "question": (lambda cast: cast.extra["question"], {"text": "Waarom niet?"}),
    "fact": (lambda cast: cast.extra["fact"], {"text": "Anders", "source": "bron"}),
    "giveget": (
        lambda cast: introduce.add_give_get(party=cast.anna.party, direction="get", text="grond"),
        {"direction": "give", "text": "grond"},
    ),
    "cluster": (lambda cast: cast.extra["cluster"], {}),
    "reworking": (merged, {}),
    "headline": (
        lambda cast: enthuse.write_headline(
            session=cast.session, participant=cast.anna.participant, text="Het is gelukt"
        ),
        {"text": "Gelukt!"},
    ),
    "pitch": (lambda cast: cast.extra["pitch"], {"title": "Samen", "why": "daarom"}),
    "valueitem": (value_item, {"side": "gains", "theme": "planet", "text": "stilte"}),
    "ask": (lambda cast: cast.asks(cast.extra["workgroup"]), {"text": "Geef ons twee loketten"}),
    "connection": (connection, {"insight": "Twee kavels"}),
    "request": (lambda cast: cast.extra["request"], {"text": "meer help"}),
    "commitment": (commitment, {"what": "mailen"}),
    "ambassadorpledge": (pledged, {}),
    "party": (empty_party, {}),
    "block": (lambda cast: cast.session.blocks.first(), {}),
}
THINGS = list(BELONGINGS.values())


def endpoints_of(thing: Belonging) -> Iterator[Endpoint]:
    make, words = MADE[thing.kind]
    before, args = keep("thing", make), lambda cast: [thing.kind, cast.extra["thing"].pk]
    yield Endpoint("taking-away", thing.phase, args, before=before)

    def taken(cast: Cast) -> None:
        before(cast)
        take_away(thing, cast.extra["thing"])

    yield Endpoint("putting-back", thing.phase, args, before=taken)
    if thing.form:
        yield Endpoint("changing", thing.phase, args, lambda cast: as_it_was(cast) | words, before)


def as_it_was(cast: Cast) -> dict:
    """What the form was filled with, as a browser sends it."""
    shown = {
        "other": cast.bram.participant.pk,
        "party": cast.bram.party.pk,
        "due": timezone.localdate().isoformat(),
    }
    return shown


def a_settled_point(cast: Cast) -> None:
    cast.extra["point"] = write_a_point(cast)
    settle_point(point=cast.extra["point"])


def hide_outcomes(cast: Cast) -> None:
    choose_deciding(session=cast.session, one_at_a_time=False, is_hidden=True)
    consent(cast)


def watched(cast: Cast) -> None:
    watch_group(group=cast.extra["workgroup"], who="Sofie")


def moved(cast: Cast) -> None:
    place_people(group=cast.extra["workgroup"], people=[cast.chris.participant])


OF_PARTICIPANTS = [
    Endpoint("questions", "inform", sent=text("Waarom?")),
    Endpoint("question-upvote", "inform", of("question"), by="bram"),
    Endpoint(
        "question-upvote-withdrawal",
        "inform",
        of("question"),
        before=lambda cast: inform.upvote(question=cast.extra["question"], participant=cast.bram.participant),
        by="bram",
    ),
    Endpoint(
        "recovery",
        before=lambda cast: inventory.make_contribution(
            session=cast.session, participant=cast.anna.participant, secret="earlier", kind="idea", text="zoek"
        ),
        sent=lambda cast: {"code": "earlier"},
        events=0,
    ),
    Endpoint("signal", args=of_kind("question"), sent=lambda cast: {"crosses": "harm"}, by="bram"),
    Endpoint("naming", "network", of("talk"), before=keep("talk", connection), by="bram"),
    Endpoint(
        "naming-withdrawal",
        "network",
        of("talk"),
        before=lambda cast: network.agree_to_be_named(
            connection=cast.extra.setdefault("talk", connection(cast)), participant=cast.bram.participant
        ),
        by="bram",
    ),
    Endpoint("introduction", "introduce", sent=lambda cast: {"why": "nieuwsgierig", "skills": ""}),
    Endpoint("give-get", "introduce", sent=lambda cast: {"direction": "get", "text": "grond"}),
    Endpoint("contributions", "inventory", sent=lambda cast: {"kind": "idea", "text": "een kaart"}, events=0),
    Endpoint("late-contributions", sent=text("te laat"), events=0),
    Endpoint("contribution", "inventory", card(0), lambda cast: {"kind": "idea", "text": "anders"}),
    Endpoint("contribution-withdrawal", "inventory", card(0)),
    Endpoint("contribution-restoration", "inventory", card(0)),
    Endpoint("dot", "inventory", card(0), by="bram"),
    Endpoint(
        "dot-withdrawal",
        "inventory",
        card(0),
        before=lambda cast: inventory.cast_dot(
            contribution=cast.extra["cards"][0], participant=cast.bram.participant
        ),
        by="bram",
    ),
    Endpoint("headlines", "enthuse", sent=text("Het is gelukt")),
    Endpoint("pitches", "enthuse", sent=lambda cast: {"title": "Samen", "why": "Het kan"}),
    Endpoint("membership", args=of("workgroup"), by="chris"),
    Endpoint("lead", args=of("workgroup"), by="bram"),
    Endpoint("group-news", by="chris", before=moved),
    Endpoint("leaving", by="bram"),
    Endpoint(
        "solution-text",
        "concretise",
        lambda cast: [cast.extra["workgroup"].pk, "title"],
        lambda cast: {"text": "De titel", "base_version": 0},
    ),
    Endpoint(
        "text-restoration",
        "concretise",
        lambda cast: [cast.extra["workgroup"].pk, "title", 1],
        before=lambda cast: [
            concretise.write_text(
                workgroup=cast.extra["workgroup"],
                field="title",
                text=text,
                base_version=version,
                participant=cast.anna.participant,
            )
            for version, text in enumerate(("De titel", "Een andere"))
        ],
    ),
    Endpoint("ownership", "concretise", of("workgroup")),
    Endpoint("help", "concretise", of("workgroup")),
    Endpoint("help-end", "concretise", of("workgroup"), before=call_for_help),
    Endpoint(
        "ownership-end",
        "concretise",
        of("workgroup"),
        before=lambda cast: concretise.own_solution(
            workgroup=cast.extra["workgroup"], participant=cast.anna.participant
        ),
    ),
    Endpoint(
        "value-items",
        "concretise",
        of("workgroup"),
        lambda cast: {"party": cast.bram.party.pk, "side": "invests", "theme": "profit", "text": "Een proefhuis"},
    ),
    Endpoint(
        "asks", "concretise", of("workgroup"), lambda cast: {"text": "Geef ons een loket", "other": "Ministerie"}
    ),
    Endpoint(
        "connections",
        "network",
        sent=lambda cast: {"other": cast.bram.participant.pk, "insight": "We delen een kavel"},
    ),
    Endpoint("requests", "network", sent=lambda cast: {"party": cast.bram.party.pk, "text": "help"}),
    Endpoint("request-answer", "network", lambda cast: [cast.extra["request"].pk, "yes"], by="bram"),
    Endpoint("consent", "conclude", of("workgroup"), lambda cast: {"answer": "agree"}),
    Endpoint(
        "commitments", "conclude", sent=lambda cast: {"what": "bellen", "due": timezone.localdate().isoformat()}
    ),
    Endpoint("pledge", "conclude", sent=text("in de raad")),
    Endpoint("consent-typos", args=of("workgroup")),
    Endpoint(
        "request-answer-withdrawal",
        "network",
        of("request"),
        before=lambda cast: network.answer_request(
            request=cast.extra["request"], participant=cast.bram.participant, answer="yes"
        ),
        by="bram",
    ),
    Endpoint("me", sent=lambda cast: {"name": "Anna Anders", "party": cast.anna.party.pk}),
    *(each for thing in THINGS if thing.of for each in endpoints_of(thing)),
]


def recipient(cast: Cast):
    return add_recipient(
        session=cast.session,
        name="Ministerie",
        role="minister",
        email="m@example.org",
        expires_at=timezone.now() + timedelta(days=1),
    )


def frozen_and_failed(cast: Cast) -> None:
    freeze_as_version(session=cast.session, language="nl")
    BrownpaperVersion.objects.update(status="failed")


def moment(days: int = 1) -> str:
    return (timezone.localtime() + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")


def confirmed(form: Callable[..., ConfirmedForm], words: dict) -> dict:
    """What is sent once somebody has looked at it."""
    filled = form({**words, "confirmed": ""})
    assert filled.is_valid(), filled.errors
    return words | {"confirmed": filled.outcome}


LETTER = {
    "email": "m@example.org",
    "sender": "Alice",
    "contact": "Alice, 010",
    "subject": "Brownpaper",
    "text": "Dit vragen wij u.",
}
BLOCK = {"title": "Wandeling", "phase": "", "minutes": 30}


def first_screen(cast: Cast) -> list[int]:
    return [screens(cast.session).get(name="").pk]


def show_groups(cast: Cast) -> None:
    choose(screen=screens(cast.session).get(), shows="groups")


def darken(cast: Cast) -> None:
    facilitation.darken_screen(session=cast.session)


def nothing_began(cast: Cast) -> None:
    cast.session.blocks.update(started_at=None)


def beside(cast: Cast) -> None:
    block = cast.session.blocks.last()
    cast.session.blocks.filter(pk=block.pk).update(is_parallel=True)
    block.refresh_from_db()
    facilitation.start_block(block=block)


OF_FACILITATORS = [
    Endpoint("facts", sent=lambda cast: {"text": "Een feit", "source": "bron"}),
    Endpoint("question-answer", args=of("question"), sent=lambda cast: {"answer": "Ja"}),
    Endpoint(
        "question-reopening",
        args=of("question"),
        before=lambda cast: inform.answer_question(question=cast.extra["question"]),
    ),
    Endpoint(
        "reveal", before=lambda cast: inventory.Board.objects.filter(session=cast.session).update(revealed_at=None)
    ),
    Endpoint(
        "moves",
        sent=lambda cast: {"contributions": [cast.extra["cards"][3].pk], "cluster": cast.extra["cluster"].pk},
        events=2,
    ),
    Endpoint(
        "clusters", sent=lambda cast: {"title": "Nieuw", "contributions": [cast.extra["cards"][3].pk]}, events=3
    ),
    Endpoint("cluster", args=of("cluster"), sent=lambda cast: {"title": "Anders"}, events=2),
    Endpoint(
        "cluster-merging",
        args=of("cluster"),
        before=keep("kept", lambda cast: make_cluster(session=cast.session, title="Een ander")),
        sent=lambda cast: {"kept": cast.extra["kept"].pk},
        events=3,
    ),
    Endpoint("cards-joining", before=wait_for_each_other),
    Endpoint(
        "cards-merging",
        sent=lambda cast: {
            "contributions": [card.pk for card in cast.extra["cards"][:2]],
            "kind": "idea",
            "text": "Samen",
        },
    ),
    Endpoint(
        "card-splitting",
        args=card(0),
        sent=lambda cast: {"kind": "idea", "text": "Een", "second_kind": "problem", "second_text": "Ander"},
    ),
    Endpoint("parking", args=card(0)),
    Endpoint("unparking", args=card(0), before=lambda cast: inventory.park(contribution=cast.extra["cards"][0])),
    Endpoint("horizon", sent=lambda cast: {"statement": "In 2031"}),
    Endpoint("workgroup-from-pitch", args=of("pitch")),
    Endpoint("current-phase", args=lambda cast: ["inform"], events=2),
    Endpoint("phase-opening", args=lambda cast: ["inform"]),
    Endpoint("phase-closing", args=lambda cast: ["inform"], events=2),
    Endpoint("block-start", args=lambda cast: [cast.session.blocks.first().pk], events=2),
    Endpoint("more-time", events=2),
    Endpoint("one-more-minute", events=2),
    Endpoint(
        "late",
        sent=lambda cast: confirmed(partial(LateForm, session=cast.session), {"minutes": "20", "way": "later"}),
        events=2,
    ),
    Endpoint(
        "sorting-undo",
        before=lambda cast: cast.alice_client().post(
            cast.path("inventory/moves/"),
            {"contributions": [cast.extra["cards"][3].pk], "cluster": cast.extra["cluster"].pk},
        ),
        events=2,
    ),
    Endpoint("undoing", before=darken, args=lambda cast: [cast.session.deeds.first().pk], events=2),
    Endpoint("start", before=nothing_began, sent=lambda cast: {"starts_at": moment()}, events=2),
    Endpoint("groups", sent=lambda cast: {"title": "Nog een groep", "room": "Zaal 2", "capacity": "8"}),
    Endpoint("group", args=of("workgroup"), sent=lambda cast: {"title": "Anders", "room": "Zaal 3"}, events=2),
    Endpoint(
        "filling",
        before=lambda cast: make_group(session=cast.session, title="Tweede"),
        sent=lambda cast: confirmed(partial(FillForm, session=cast.session), {"why": "Zo zit het mooi"}),
        events=2,
    ),
    Endpoint(
        "placing",
        args=of("workgroup"),
        sent=lambda cast: {"people": [cast.chris.participant.pk], "why": "Kom erbij"},
        events=2,
    ),
    Endpoint(
        "leading",
        args=of("workgroup"),
        before=lambda cast: give_lead(group=cast.extra["workgroup"], participant=None),
        sent=lambda cast: {"participant": cast.extra["workgroup"].memberships.first().participant_id},
        events=2,
    ),
    Endpoint(
        "merging-groups",
        args=of("workgroup"),
        before=keep("second", lambda cast: make_group(session=cast.session, title="Tweede")),
        sent=lambda cast: {"other": cast.extra["second"].pk},
        events=2,
    ),
    Endpoint(
        "parting-groups",
        args=of("second"),
        before=keep("second", lambda cast: add_solution(group=cast.extra["workgroup"], title="Tweede")),
        events=2,
    ),
    Endpoint("solutions", args=of("workgroup"), sent=lambda cast: {"title": "Tweede oplossing"}),
    Endpoint("group-closing", args=of("workgroup"), events=2),
    Endpoint(
        "group-reopening",
        args=of("workgroup"),
        before=lambda cast: close_group(group=cast.extra["workgroup"]),
        events=2,
    ),
    Endpoint("screens", sent=lambda cast: {"name": "Zaal 2"}),
    Endpoint("screen-showing", args=first_screen, sent=lambda cast: {"shows": "groups"}, events=2),
    Endpoint("shift", sent=lambda cast: {"kind": "promise", "text": "Bram krijgt een eigen tafel"}),
    Endpoint("shift-taking-over", events=2),
    Endpoint("point-settling", before=keep("point", write_a_point), args=of("point")),
    Endpoint("point-owning", before=keep("point", write_a_point), args=of("point")),
    Endpoint("point-reopening", before=a_settled_point, args=of("point")),
    Endpoint("group-watching", args=of("workgroup")),
    Endpoint("group-letting-go", args=of("workgroup"), before=watched),
    Endpoint("help-coming", args=of("workgroup"), before=call_for_help, events=2),
    Endpoint("help-ended", args=of("workgroup"), before=call_for_help, events=2),
    Endpoint("deciding", "conclude", sent=lambda cast: {"one_at_a_time": "on"}, events=2),
    Endpoint("round-table", "conclude", args=of("workgroup"), events=2),
    Endpoint("round-reveal", "conclude", args=of("workgroup"), before=hide_outcomes),
    Endpoint("rounds-reveal", "conclude", before=hide_outcomes),
    Endpoint("round-anew", "conclude", args=of("workgroup"), before=consent, events=2),
    Endpoint("screen-next", args=first_screen, events=2),
    Endpoint("screen-previous", args=first_screen, events=2),
    Endpoint("screen-following", args=first_screen, before=show_groups, events=2),
    Endpoint(
        "screen-end",
        before=keep("screen", lambda cast: add_screen(session=cast.session, name="Zaal 2")),
        args=of("screen"),
    ),
    # Makes a session beside this one: tests/facilitation/test_alike.py.
    Endpoint("alike", sent=lambda cast: {"challenge": "Nog eens", "starts_at": moment()}, events=0),
    Endpoint("block-end", before=beside, args=lambda cast: [cast.session.blocks.last().pk], events=2),
    Endpoint("less-time", events=2),
    Endpoint("message", sent=lambda cast: {"message": "Over vijf minuten"}, events=2),
    Endpoint("thaw", before=lambda cast: facilitation.freeze(session=cast.session)),
    Endpoint("link-renewal", args=lambda cast: ["screen"]),
    Endpoint("freeze"),
    Endpoint(
        "description", sent=lambda cast: {"challenge": "Anders", "urgency": "", "purpose": "", "character": ""}
    ),
    Endpoint(
        "promise",
        before=lambda cast: [
            cast.session.contributions.all().delete(),
            cast.session.phase_states.filter(phase="inventory").update(status="ahead"),
        ],
    ),
    Endpoint("blocks", sent=lambda cast: BLOCK | {"starts_at": moment()}),
    Endpoint(
        "block",
        args=lambda cast: [cast.session.blocks.first().pk],
        sent=lambda cast: BLOCK | {"starts_at": moment()},
        events=2,
    ),
    Endpoint("party-list", sent=lambda cast: {"lines": "Eén\nTwee; kennis", "sector": "business"}),
    Endpoint("guest-list", sent=lambda cast: {"lines": "Naam;Partij;Sector\nEva;Alfa;kennis"}, events=0),
    Endpoint("guest-list-erasure", before=keep("guest", guest), events=0),
    Endpoint(
        "letters",
        before=with_letters,
        sent=lambda cast: confirmed(
            partial(LetterForm, session=cast.session),
            {
                "to": "new",
                "sender": "Alice",
                "reply_to": "a@voorbeeld.nl",
                "subject": "Komt u?",
                "text": "Beste [naam]",
            },
        ),
    ),
    Endpoint("letter-bounce", before=with_letters, args=letter_sent("accepted")),
    Endpoint("letter-arrival", before=with_letters, args=letter_sent("bounced")),
    Endpoint("letter-end", before=with_letters, args=lambda cast: [cast.session.letters.get().pk]),
    Endpoint(
        "letter-resumption",
        before=lambda cast: (with_letters(cast), cast.session.letters.update(halted_why="421")),
        args=lambda cast: [cast.session.letters.get().pk],
    ),
    Endpoint("invited", sent=lambda cast: {"name": "Nog een gast", "role": "participant"}),
    Endpoint(
        "guest",
        before=keep("guest", guest),
        args=of("guest"),
        sent=lambda cast: {"name": "Anders", "role": "guide"},
    ),
    Endpoint("invitation-renewal", before=keep("guest", guest), args=of("guest")),
    Endpoint("invitation-withdrawal", before=keep("guest", guest), args=of("guest")),
    Endpoint(
        "invitation-restoration",
        before=lambda cast: withdraw_invitation(invitation=cast.extra.setdefault("guest", guest(cast))),
        args=of("guest"),
    ),
    Endpoint(
        "person",
        args=lambda cast: [cast.anna.participant.pk],
        sent=lambda cast: {"name": "Anna Anders", "party": cast.bram.party.pk, "role": "guide"},
    ),
    Endpoint("participant-invitation", args=lambda cast: [cast.anna.participant.pk]),
    Endpoint("participant-erasing", args=lambda cast: [cast.anna.participant.pk], events=2),
    Endpoint(
        "participant-confirmation",
        args=lambda cast: [cast.anna.participant.pk],
        before=lambda cast: Participant.objects.filter(pk=cast.anna.participant.pk).update(is_confirmed=False),
    ),
    Endpoint(
        "newcomers-confirmation",
        before=lambda cast: Participant.objects.filter(pk=cast.anna.participant.pk).update(is_confirmed=False),
    ),
    Endpoint("term", sent=lambda cast: {"keep_months": "6"}),
    Endpoint("colleagues", sent=lambda cast: {"name": "Collega"}, events=0),
    Endpoint(
        "colleague-way-back",
        before=keep("colleague", with_second_step),
        args=of("colleague"),
        events=0,
    ),
    Endpoint("colleague-removal", before=keep("colleague", colleague), args=of("colleague")),
    Endpoint(
        "colleague-link-withdrawal",
        before=keep("link", lambda cast: invite_facilitator(session=cast.session, name="Collega")),
        args=of("link"),
        events=0,
    ),
    Endpoint("door-closing"),
    Endpoint("door-opening", before=lambda cast: door.close_door(session=cast.session)),
    Endpoint("door-code"),
    Endpoint("confirmed-parties"),
    Endpoint(
        "unconfirmed-parties",
        before=lambda cast: door.confirm_newcomers_parties(session=cast.session, confirms=True),
    ),
    Endpoint(
        "party-confirmation",
        before=lambda cast: Party.objects.filter(pk=cast.anna.party.pk).update(is_confirmed=False),
        args=lambda cast: [cast.anna.party.pk],
    ),
    Endpoint(
        "merging",
        args=lambda cast: [cast.anna.participant.pk],
        sent=lambda cast: {"other": cast.bram.participant.pk},
        events=2,
    ),
    Endpoint(
        "parting",
        before=lambda cast: merge_people(kept=cast.anna.participant, other=cast.bram.participant),
        args=lambda cast: [cast.bram.participant.pk],
        events=2,
    ),
    Endpoint("parties", sent=lambda cast: {"name": "Hogeschool Proef", "sector": "knowledge"}),
    Endpoint(
        "party",
        args=lambda cast: [cast.anna.party.pk],
        sent=lambda cast: {"name": "Gemeente Anders", "sector": "government"},
    ),
    Endpoint("screen-darkening", events=2),
    Endpoint(
        "screen-lighting",
        events=2,
        before=lambda cast: facilitation.darken_screen(session=cast.session),
    ),
    Endpoint("dark-text", sent=lambda cast: {"dark_text": "Zo verder"}),
    Endpoint("hiding", args=of_kind("question"), sent=lambda cast: {"why": "Een naam"}, events=2),
    Endpoint(
        "signals",
        before=lambda cast: cast.bram.client().post(
            cast.path(f"signal/question/{cast.extra['question'].pk}/"), {"crosses": "harm"}
        ),
        sent=lambda cast: {"things": [f"question-{cast.extra['question'].pk}"], "verdict": "stays"},
    ),
    Endpoint(
        "holding",
        before=read_along,
        args=lambda cast: [key_of(cast.extra["cards"][0])],
        sent=lambda cast: {"why": "Een naam"},
        events=2,
    ),
    Endpoint(
        "releasing",
        before=lambda cast: (read_along(cast), hide(MODERATIONS["contribution"], cast.extra["cards"][0], why="x")),
        args=lambda cast: [key_of(cast.extra["cards"][0])],
        events=2,
    ),
    Endpoint(
        "lifting",
        before=keep("redaction", lambda cast: redact(REDACTABLES["party"], cast.anna.party, why="Een naam")),
        args=of("redaction"),
        events=2,
    ),
    Endpoint(
        "showing",
        args=of_kind("question"),
        before=lambda cast: hide(MODERATIONS["question"], cast.extra["question"], why="Een naam"),
        events=2,
    ),
    Endpoint("participant-removal", args=lambda cast: [cast.chris.participant.pk]),
    Endpoint(
        "participant-restoration",
        args=lambda cast: [cast.chris.participant.pk],
        before=lambda cast: remove_participant(participant=cast.chris.participant),
    ),
    Endpoint("recipients", sent=lambda cast: {"name": "Ministerie", "role": "minister", "expires_at": moment()}),
    Endpoint("recipient-revocation", args=of("minister"), before=keep("minister", recipient)),
    Endpoint(
        "recipient-mail",
        args=of("minister"),
        sent=lambda cast: confirmed(MailForm, LETTER),
        before=keep("minister", recipient),
        events=0,
    ),
    Endpoint(
        "recipient-link",
        args=of("asked"),
        sent=lambda cast: {"expires_at": moment()},
        before=keep("asked", lambda cast: cast.asks(cast.extra["workgroup"]).recipient),
    ),
    Endpoint(
        "passing-on",
        args=of("ask"),
        sent=lambda cast: {"recipient": cast.extra["minister"].pk},
        before=lambda cast: [
            keep("minister", recipient)(cast),
            keep("ask", lambda cast: cast.asks(cast.extra["workgroup"], of="Een ander"))(cast),
            BrownpaperVersion.objects.create(
                session=cast.session, number=1, revision=1, frozen_at=timezone.now(), language="nl", contents="{}"
            ),
        ],
    ),
    *(each for thing in THINGS if not thing.of for each in endpoints_of(thing)),
    Endpoint("suspension", args=lambda cast: [1], before=frozen_and_failed, events=0),
    Endpoint("resumption", args=lambda cast: [1], before=frozen_and_failed, events=0),
    Endpoint("reprinting", args=lambda cast: [1], before=frozen_and_failed, events=0),
]
# They change what this browser or account holds, not a session.
OF_NO_SESSION = set("door join invitation me-leaving new-session one-time-link print-order".split())
# Of somebody's own account: tests/accounts.
OF_ACCOUNTS = {each.name for each in accounts.urlpatterns}
# Recipients have no account; tests/brownpaper/test_delivery.py is about them.
OF_RECIPIENTS = {"ask-response"}


def names(patterns) -> set[str]:
    found = set()
    for each in patterns:
        found |= names(each.url_patterns) if hasattr(each, "url_patterns") else {each.name}
    return found


@pytest.fixture
def stage(cast) -> Cast:
    set_stage(cast)
    return cast


def revision(cast: Cast) -> int:
    return CocreationSession.objects.get(pk=cast.session.pk).revision


@pytest.mark.parametrize("endpoint", OF_PARTICIPANTS, ids=lambda each: each.name)
def test_what_participants_do(stage, endpoint):
    endpoint.before(stage)
    address, sent = endpoint.address(stage), endpoint.sent(stage)
    before = revision(stage)

    assert Client().post(address, sent).status_code == 403
    assert stage.zed.client().post(address, sent).status_code == 403
    assert stage.alice_client().post(address, sent).status_code == 403
    assert getattr(stage, endpoint.by).client().get(address, follow=True).status_code in (200, 405)
    assert revision(stage) == before
    press = getattr(stage, endpoint.by).client()
    if endpoint.phase:
        facilitation.close_phase(session=stage.session, phase=endpoint.phase)
        before = revision(stage)
        assert press.post(address, sent, headers={"HX-Request": "true"}).status_code in (409, 422)
        assert press.post(address, sent, headers={"Accept": "application/json"}).status_code in (302, 422)
        assert revision(stage) == before
        facilitation.open_phase(session=stage.session, phase=endpoint.phase)
        before = revision(stage)

    answer = press.post(address, sent, headers={"HX-Request": "true"})

    assert answer.status_code in (200, 204, 302), answer.content.decode()
    assert revision(stage) == before + endpoint.events


@pytest.mark.parametrize("endpoint", OF_FACILITATORS, ids=lambda each: each.name)
def test_what_facilitators_do(stage, endpoint):
    endpoint.before(stage)
    address, sent = endpoint.address(stage), endpoint.sent(stage)
    before = revision(stage)
    other = Client()
    other.force_login(stage.zed.session.facilitators.first().user)

    assert Client().post(address, sent)["Location"].startswith("/facilitator/login/")
    assert stage.anna.client().post(address, sent)["Location"].startswith("/facilitator/login/")
    assert stage.anna.client().post(address, sent, headers={"HX-Request": "true"}).status_code == 403
    assert other.post(address, sent).status_code == 403
    assert stage.alice_client().get(address).status_code in (200, 405)
    assert revision(stage) == before

    answer = stage.alice_client().post(address, sent, headers={"HX-Request": "true"})

    assert answer.status_code in (200, 204, 302), answer.content.decode()
    assert revision(stage) == before + endpoint.events
    if endpoint.name == "recipient-mail":
        assert mail.outbox[0].to == ["m@example.org"]


def test_every_address_that_changes_something_stands_in_a_table(cast):
    listed = {each.name for each in (*OF_PARTICIPANTS, *OF_FACILITATORS)} | OF_NO_SESSION
    listed |= OF_RECIPIENTS | OF_ACCOUNTS
    ours = {name for name in names(get_resolver().url_patterns) if name and not name.startswith("admin")}
    shown = {
        "robots",
        "security-txt",
        "home",
        "personal-link",
        "sessions",
        "screen",
        "session",
        "programme",
        "own",
        "amount",
        "token",
        "cards-chosen",
        "calendar",
        # Of a laptop that a table shares: tests/guests/test_tables.py.
        "table",
        "seating",
        "seat-opening",
        "seat-leaving",
        "passing-on-laptop",
        "earlier-texts",
        "moderation",
        "audit-log",
        "participant-data",
        "me-data",
        # Ends the right of whoever presses: tests/retention/test_own_data.py.
        "me-erasing",
        "reading",
        "earlier-texts-facilitate",
        "news",
        "cockpit",
        "overview",
        "not-yet",
        "round-missing",
        "prepare",
        "guests",
        "badges",
        "roles",
        "table-cards",
        "brownpaper",
        "what-became",
        "share-version-pdf",
        "delivery",
        "reader",
        "document",
        "portable",
        "version-pdf",
        "reader-status",
        "pdf",
        "share",
        "share-pdf",
        "share-document",
        "share-portable",
        "canvas",
        "canvas-facilitate",
        "my-contributions",
        "set_language",
    }
    phases = {name for name in ours if f"{name}-facilitate" in ours} | {
        f for f in ours if f.endswith("-facilitate")
    }

    assert ours - listed - shown - phases == set()


WITH_A_FORM = (
    "questions introduction give-get contributions late-contributions contribution headlines pitches value-items "
    "connections requests consent commitments pledge facts horizon description blocks block parties party cluster "
    "recipients late start shift"
).split()


@pytest.mark.parametrize("name", WITH_A_FORM)
def test_form_that_is_empty_comes_back_with_what_is_wrong(stage, name):
    """In a browser without scripts the whole page comes back; with them, the form alone."""
    endpoint = next(each for each in (*OF_PARTICIPANTS, *OF_FACILITATORS) if each.name == name)
    client = getattr(stage, endpoint.by).client() if endpoint in OF_PARTICIPANTS else stage.alice_client()
    before = revision(stage)

    for headers, is_whole in (({}, True), ({"HX-Request": "true"}, False)):
        answer = client.post(endpoint.address(stage), {"creation_key": ""}, headers=headers)

        page = answer.content.decode()
        assert answer.status_code == 422
        assert "errorlist" in page
        assert ("<!doctype html>" in page) == is_whole
    assert revision(stage) == before


NASTY = ("x" * 10_000, "", "\x00\u202e", "🙂" * 60, "-1", "9" * 30, "<script>alert(1)</script>")


@pytest.mark.parametrize("endpoint", [*OF_PARTICIPANTS, *OF_FACILITATORS], ids=lambda each: each.name)
def test_nothing_that_is_sent_breaks_an_address(stage, endpoint):
    """Whatever stands in a field, twice in a row: an answer in words, never an error page of ours."""
    endpoint.before(stage)
    address, sent = endpoint.address(stage), endpoint.sent(stage)
    is_of_participants = endpoint in OF_PARTICIPANTS
    client = getattr(stage, endpoint.by).client() if is_of_participants else stage.alice_client()
    for name in sent:
        for value in NASTY:
            for _press in range(2):
                answer = client.post(address, sent | {name: value}, headers={"HX-Request": "true"})
                assert answer.status_code < 500, (name, value[:20])
                assert "<script>alert(1)" not in answer.content.decode()
