"""The fixed cast of the tests."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from sessions.core.access import cookie_name
from sessions.core.journal import change
from sessions.core.links import token_of
from sessions.core.models import AccessLink, CocreationSession, PhaseState
from sessions.core.people.models import Participant, Party
from sessions.core.people.operations import add_party, join
from sessions.core.people.secrets import new_secret
from sessions.facilitation.preparing import operations as preparation
from sessions.facilitation.shell.queries import link
from sessions.facilitation.steering import operations as facilitation
from sessions.phases.concretise.asks.operations import add_ask
from sessions.phases.enthuse import operations as enthuse
from sessions.phases.inventory import operations as inventory
from sessions.phases.inventory.joining import join_together, waiting
from sessions.phases.inventory.models import Board
from sessions.phases.inventory.queries import board_of
from sessions.phases.registry import SLUGS


@dataclass
class Person:
    participant: Participant
    secret: str
    session: CocreationSession

    @property
    def party(self) -> Party:
        return self.participant.party

    @property
    def cookie(self) -> dict[str, str]:
        return {cookie_name(self.session): self.secret}

    def client(self) -> Client:
        client = Client()
        for name, value in self.cookie.items():
            client.cookies[name] = value
        return client

    def contributes(self, text: str, kind: str = "problem", *, waits: bool = False, **more):
        """Write a card. waits: for others to come along, where it does; else it comes onto a revealed board at once."""
        card = inventory.make_contribution(
            session=self.session, participant=self.participant, secret=self.secret, kind=kind, text=text, **more
        )
        if not waits:
            bring_in(self.session)
            card.refresh_from_db()
        return card


def bring_in(session: CocreationSession) -> None:
    """Bring the cards that wait onto a revealed board, however few they are."""
    with change(session, even_frozen=True) as under_way:
        if board_of(session).is_revealed and waiting(session).exists():
            join_together(under_way)


@dataclass
class Cast:
    session: CocreationSession
    alice: object
    anna: Person
    bram: Person
    chris: Person
    zed: Person
    extra: dict = field(default_factory=dict)

    @property
    def people(self) -> list[Person]:
        return [self.anna, self.bram, self.chris]

    @property
    def screen_path(self) -> str:
        return f"/screen/{token_of(link(self.session, AccessLink.Role.SCREEN))}/"

    @property
    def reader_path(self) -> str:
        return f"/r/{token_of(link(self.session, AccessLink.Role.READER))}/"

    def path(self, rest: str = "") -> str:
        return f"/s/{self.session.code}/{rest}"

    def new_user(self, name: str):
        return get_user_model().objects.create_user(name)

    def alice_client(self) -> Client:
        client = Client()
        client.force_login(self.alice)
        return client

    def promises_names(self) -> None:
        """Cards carry names here, and stand on a revealed board as soon as they are written."""
        Board.objects.update_or_create(session=self.session, defaults={"is_anonymous": False})

    def open_everything(self) -> None:
        """Every phase open, the last one current, the board revealed."""
        for phase in SLUGS:
            facilitation.open_phase(session=self.session, phase=phase)
        inventory.reveal(session=self.session)

    def workgroup(self, title: str = "Eén loket"):
        """A workgroup out of Anna's pitch, with Anna and Bram in it."""
        pitch = enthuse.make_pitch(
            session=self.session, participant=self.anna.participant, title=title, why="Samen kan het."
        )
        workgroup = enthuse.form_workgroup(pitch=pitch)
        enthuse.join_workgroup(workgroup=workgroup, participant=self.bram.participant)
        return workgroup

    def asks(self, workgroup, text: str = "Geef ons een loket", of: str = "Ministerie (demo)", **more):
        """What this workgroup asks of a minister, or with role="chair" of a sector chair."""
        return add_ask(workgroup=workgroup, participant=self.anna.participant, text=text, other=of, **more)


def make_session(name: str, challenge: str) -> tuple[object, CocreationSession]:
    user = get_user_model().objects.create_user(name)
    session = preparation.create_session(
        facilitator=user, challenge=challenge, starts_at=timezone.now(), urgency=f"urgentie van {name}"
    )
    return user, session


def seat(session: CocreationSession, name: str, party: str, sector: str) -> Person:
    secret = new_secret()
    seated = add_party(session=session, name=party, sector=sector)
    return Person(join(session=session, name=name, party=seated, secret=secret), secret, session)


def make_cast() -> Cast:
    alice, session = make_session("alice", "Genoeg betaalbare huizen")
    _other, elsewhere = make_session("oscar", "Iets heel anders")
    PhaseState.objects.filter(session=elsewhere).update(status=PhaseState.Status.OPEN)
    return Cast(
        session=session,
        alice=alice,
        anna=seat(session, "Anna", "Gemeente Proef", "government"),
        bram=seat(session, "Bram", "Bouwbedrijf Proef", "business"),
        chris=seat(session, "Chris", "Buurtraad Proef", "community"),
        zed=seat(elsewhere, "Zed", "Buitenstaanders", "knowledge"),
    )
