"""Raising a signal, and settling many at once."""

import hashlib
import hmac
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

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


def mark_of(secret: str, session_key: uuid.UUID) -> str:
    """The mark that only this person can make; another than that on their cards, so that nobody matches the two."""
    return hmac.new(secret.encode(), f"signal:{session_key}".encode(), hashlib.sha256).hexdigest()


def raise_signal(*, participant: Participant, moderation: Judged, thing: Any, crosses: str) -> None:
    """Say quietly that a text crosses a line. A second time about the same thing changes which; once that was settled
    it is a signal anew. Raises Refused for more than MOST_OPEN that wait."""
    session = participant.session
    mine = BoundarySignal.objects.filter(session=session, mark=mark_of(participant.secret, session.creation_key))
    with change(session, even_frozen=True) as under_way:
        this = mine.filter(kind=moderation.kind, thing=thing.pk)
        if not this.filter(settled_at=None).exists() and mine.filter(settled_at=None).count() >= MOST_OPEN:
            raise Refused(
                _("U hebt %(n)d signalen die nog open staan. Wacht tot de facilitator ze heeft bekeken.")
                % {"n": MOST_OPEN}
            )
        BoundarySignal.objects.update_or_create(
            session=session,
            kind=moderation.kind,
            thing=thing.pk,
            mark=mark_of(participant.secret, session.creation_key),
            defaults={
                "written": moderation.written(thing),
                "crosses": crosses,
                "verdict": "",
                "answer": "",
                "settled_at": None,
            },
        )
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
    mark = mark_of(participant.secret, session.creation_key)
    concerning = BoundarySignal.objects.filter(session=session, kind__in=kinds)
    found = list(concerning.filter(Q(mark=mark) | Q(verdict=Verdict.REWORDED)).order_by("-pk"))
    mine = [each for each in found if each.mark == mark]
    return mine, list(to_reword(participant, moderations, found))


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
