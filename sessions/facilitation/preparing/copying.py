"""A session after the example of another: what its facilitators prepared, nothing of what people wrote in it."""

import uuid
from datetime import datetime

from django.db import transaction

from sessions.core.models import CocreationSession
from sessions.core.programme.operations import by_the_clock, clock_minutes
from sessions.facilitation.preparing.operations import create_session
from sessions.phases.conclude.rounds.models import Deciding
from sessions.phases.conclude.rounds.queries import deciding_of
from sessions.phases.enthuse.queries import horizon
from sessions.phases.inform.operations import add_fact
from sessions.phases.inventory.operations import promise_anonymity
from sessions.phases.inventory.queries import board_of

DESCRIBED = ("urgency", "purpose", "character", "language", "keep_months")
SETTINGS = ("zone", "dark_text", "confirms_parties")
HORIZON = ("statement", "indicator", "baseline", "target", "year")
BLOCK = ("title", "phase", "minutes", "is_fixed", "is_parallel", "is_for_facilitators")


@transaction.atomic
def make_alike(
    *,
    example: CocreationSession,
    facilitator,
    challenge: str,
    starts_at: datetime,
    creation_key: uuid.UUID | None = None,
) -> CocreationSession:
    """A new session with the description, the programme as it was planned, the facts, the point on the horizon, the way
    of deciding and the promise of an example. A second time with the same key gives the same session."""
    mine = CocreationSession.objects.filter(facilitators__user=facilitator)
    if creation_key and (made := mine.filter(creation_key=creation_key).first()):
        return made
    described = {name: value for name in DESCRIBED if (value := getattr(example, name)) not in (None, "")}
    session = create_session(
        facilitator=facilitator, challenge=challenge, starts_at=starts_at, creation_key=creation_key, **described
    )
    for name in SETTINGS:
        setattr(session, name, getattr(example, name))
    session.save(update_fields=list(SETTINGS))
    plan_alike(example, session)
    for fact in example.fact_cards.all():
        add_fact(session=session, text=fact.text, source=fact.source)
    point = horizon(example)["horizon"]
    if point.pk:
        type(point).objects.create(session=session, **{name: getattr(point, name) for name in HORIZON})
    decided = deciding_of(example)
    how = {"one_at_a_time": decided.one_at_a_time, "is_hidden": decided.is_hidden}
    if any(how.values()):
        Deciding.objects.create(session=session, **how)
    promised = board_of(example)
    promise_anonymity(session=session, is_anonymous=promised.is_anonymous, is_read_before=promised.is_read_before)
    return session


def plan_alike(example: CocreationSession, session: CocreationSession) -> None:
    """The blocks of the example as they were planned, at the same time of the day after its begin."""
    session.blocks.all().delete()
    for block in example.blocks.all():
        after = clock_minutes(example.starts_at, block.planned_start, example.zone)
        words = {name: getattr(block, name) for name in BLOCK} | {"minutes": block.planned_minutes or block.minutes}
        session.blocks.create(starts_at=by_the_clock(session.starts_at, after, session.zone), **words)
