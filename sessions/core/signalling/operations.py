"""Raising a signal, and settling many at once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core.anonymity import signed, write_anew
from sessions.core.hiding.operations import Moderation
from sessions.core.hiding.redacting import Redactable
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.refusal import Refused
from sessions.core.signalling.events import SIGNAL_RAISED, SIGNALS_SETTLED
from sessions.core.signalling.models import BoundarySignal, Verdict

# How the kind of a thing is judged: hidden as a whole, or only its text taken out.
Judged = Moderation | Redactable
# So many of one person may wait for the facilitator: nobody floods them.
MOST_OPEN = 5


def mark_of(participant: Participant, kind: str, thing: int) -> str:
    """The mark that only this person can make; another about each thing, so that nobody sees which signals are of one
    person. thing: its primary key."""
    key = participant.session.creation_key
    return signed(participant.secret, f"signal:{key}:{kind}:{thing}")


def of(participant: Participant, signals: Iterable[BoundarySignal]) -> list[BoundarySignal]:
    """Those of these signals that somebody raised."""
    before = signed(participant.secret, f"signal:{participant.session.creation_key}")
    return [each for each in signals if each.mark in (before, mark_of(participant, each.kind, each.thing))]


def raise_signal(*, participant: Participant, moderation: Judged, thing: Any, crosses: str) -> None:
    """Say quietly that a text crosses a line. A second time about the same thing changes which; once that was settled
    it is a signal anew. Raises Refused for more than MOST_OPEN that wait."""
    session = participant.session
    with change(session, even_frozen=True) as under_way:
        waiting = of(participant, BoundarySignal.objects.filter(session=session, settled_at=None))
        is_open = any((each.kind, each.thing) == (moderation.kind, thing.pk) for each in waiting)
        if not is_open and len(waiting) >= MOST_OPEN:
            raise Refused(
                _("U hebt %(n)d signalen die nog open staan. Wacht tot de facilitator ze heeft bekeken.")
                % {"n": MOST_OPEN}
            )
        BoundarySignal.objects.update_or_create(
            session=session,
            kind=moderation.kind,
            thing=thing.pk,
            mark=mark_of(participant, moderation.kind, thing.pk),
            defaults={
                "written": moderation.written(thing),
                "crosses": crosses,
                "verdict": "",
                "answer": "",
                "settled_at": None,
            },
        )
        # The journal tells when one was raised; nothing tells which of them that was.
        write_anew(list(BoundarySignal.objects.filter(session=session)))
        under_way.record(SIGNAL_RAISED)


def settle_signals(
    *,
    session: CocreationSession,
    things: Sequence[tuple[Judged, Any]],
    verdict: str,
    answer: str = "",
) -> None:
    """Settle every open signal about these things in the same way. answer: a line that the signallers read; of what is
    hidden its author reads it as the reason."""
    with change(session, even_frozen=True) as under_way:
        settled = 0
        for moderation, thing in things:
            waiting = BoundarySignal.objects.filter(
                session=session, kind=moderation.kind, thing=thing.pk, settled_at=None
            )
            settled += waiting.update(
                verdict=verdict, answer=answer, settled_at=timezone.now(), written=moderation.written(thing)
            )
        if settled:
            under_way.record(SIGNALS_SETTLED)
        # Last: each is a change of its own within this one.
        for moderation, thing in things if verdict == Verdict.HIDDEN else ():
            moderation.take_from_sight(thing, why=answer or _("Deze tekst ging over een grens."))


def settle_gone(*, session: CocreationSession, gone: Sequence[tuple[str, int]]) -> None:
    """What its author took away waits for nobody any more. gone: (kind, key) of each."""
    with change(session, even_frozen=True) as under_way:
        settled = sum(
            BoundarySignal.objects.filter(session=session, kind=kind, thing=pk, settled_at=None).update(
                verdict=Verdict.GONE, settled_at=timezone.now()
            )
            for kind, pk in gone
        )
        if settled:
            under_way.record(SIGNALS_SETTLED)


def signals_of(
    participant: Participant, moderations: Sequence[Judged]
) -> tuple[list[BoundarySignal], list[tuple[str, str]]]:
    """Somebody's own signals about these kinds of things, the newest first; and what of theirs they are asked to write
    otherwise, what it says with the facilitator's line, until it says another thing."""
    session, kinds = participant.session, [each.kind for each in moderations]
    concerning = BoundarySignal.objects.filter(session=session, kind__in=kinds)
    found = list(concerning.order_by("-pk"))
    return of(participant, found), list(to_reword(participant, moderations, found))


def to_reword(
    participant: Participant, moderations: Sequence[Judged], found: Sequence[BoundarySignal]
) -> Iterator[tuple[str, str]]:
    for moderation in moderations:
        wanted = {
            (each.thing, each.written): each.answer
            for each in reversed(found)
            if each.kind == moderation.kind and each.verdict == Verdict.REWORDED
        }
        things = {pk for pk, _written in wanted}
        for thing in moderation.of(participant).filter(pk__in=things) if things else ():
            says = moderation.written(thing)
            if (thing.pk, says) in wanted:
                yield says, wanted[thing.pk, says]
