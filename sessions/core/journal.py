"""The journal: every change of a session, numbered without gaps, in the transaction of the change itself."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from threading import RLock

from django.db import connection, models, transaction
from django.dispatch import Signal
from django.utils.translation import gettext as _

from sessions.core.audit.log import note
from sessions.core.event_types import BY_VERB, EventType, Subject, UnreadableSubject
from sessions.core.models import CocreationSession, PhaseState
from sessions.core.phase_states import state_of
from sessions.core.refusal import Frozen, PhaseClosed
from sessions.core.rows import row

__all__ = ["Event"]

SQLITE_WRITE_LOCK = RLock()
NEXT_REVISION = f"UPDATE {CocreationSession._meta.db_table} SET revision = %s WHERE id = %s"  # noqa: S608 (our own names)
# Sent after commit with session_id and revision. The core does not know who listens.
recorded = Signal()


class Event(models.Model):
    """What happened, in the past tense, and to which things. Never who, so that promises hold."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="events")
    revision = models.PositiveBigIntegerField()
    verb = models.CharField(max_length=40)
    # {"contribution": [12]}: the kinds of what changed, and below each how its subjects are stored.
    subjects = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["revision"]
        constraints = [models.UniqueConstraint(fields=["session", "revision"], name="gapless_revision")]

    def __str__(self):
        return f"{self.revision} {self.verb}"

    @property
    def type(self) -> EventType | None:
        """What was declared of this kind of event; None for one that another version of the software recorded."""
        return BY_VERB.get(self.verb)

    @cached_property
    def about(self) -> frozenset[Subject]:
        """What it names. Raises UnreadableSubject where that is not understood."""
        try:
            return frozenset(
                Subject.restored(kind, stored) for kind, keys in self.subjects.items() for stored in keys
            )
        except (TypeError, AttributeError) as reason:
            raise UnreadableSubject(f"{self.subjects!r}") from reason


@dataclass
class Change:
    """A transaction under way on one locked session."""

    session: CocreationSession
    # Of the phase that this change belongs to, where it named one.
    state: PhaseState | None = None
    events: list[Event] = field(default_factory=list)

    def record(self, event_type: EventType, *things: models.Model | Subject) -> None:
        """Write one event; the last line of an operation.

        things: rows that changed, or the subjects of rows that have gone. Raises ValueError, and thereby undoes the
        change, for a thing that this event is not about or that has no key: no event may puzzle who reads it.
        """
        subjects: dict[str, list[int | str]] = {}
        for subject in event_type.checked(things):
            subjects.setdefault(subject.kind, []).append(subject.stored)
        self.session.revision += 1
        with connection.cursor() as cursor:
            cursor.execute(NEXT_REVISION, [self.session.revision, self.session.pk])
        event = Event(session=self.session, revision=self.session.revision, verb=event_type.verb, subjects=subjects)
        event.save(force_insert=True)
        self.events.append(event)
        if event_type.is_audited:
            note(event_type.verb, session=self.session, about=subjects)


@contextmanager
def change(session: CocreationSession, *, phase: str | None = None, even_frozen: bool = False) -> Iterator[Change]:
    """One operation on a session: lock its row, guard, and announce what was recorded after commit.

    session: any copy of the row; a fresh one stands in the Change. phase: the phase that must be open for
    this change, or None where only a freeze stops it. even_frozen: for steering the room, which goes on
    after the freeze: the presentation is still to come. Raises Refused when the session or phase is closed.
    """
    with write_lock(), transaction.atomic():
        locked = row(CocreationSession, is_locked=True, id=session.pk)
        if locked is None:
            raise CocreationSession.DoesNotExist
        if not even_frozen:
            guard_not_frozen(locked)
        state = guard_open(locked, phase) if phase is not None else None
        under_way = Change(locked, state)
        yield under_way
        if under_way.events:
            transaction.on_commit(lambda: announce(locked))


def write_lock() -> AbstractContextManager:
    """In SQLite one writes at a time: wait here in line, rather than by asking the file again and again."""
    return SQLITE_WRITE_LOCK if connection.vendor == "sqlite" else nullcontext()


def announce(session: CocreationSession) -> None:
    recorded.send_robust(sender=Event, session_id=session.pk, revision=session.revision)


def guard_not_frozen(session: CocreationSession) -> None:
    if session.is_frozen:
        raise Frozen(_("Het brownpaper is bevroren. Er kan niets meer worden gewijzigd."))


def guard_open(session: CocreationSession, phase: str) -> PhaseState:
    state = state_of(session, phase)
    if not state.is_open:
        raise PhaseClosed(
            _("Deze fase is nu niet open. Uw tekst staat er nog; kopieer hem als u hem wilt bewaren.")
        )
    return state
