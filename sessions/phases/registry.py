"""The seven phases in their order: the table of contents of a session."""

from sessions.core.models import CocreationSession
from sessions.core.overuse.operations import NAMELESS
from sessions.core.people.belongings import PARTY
from sessions.core.programme.belongings import BLOCK
from sessions.phases.base import Phase
from sessions.phases.conclude.phase import CONCLUDE
from sessions.phases.concretise.phase import CONCRETISE
from sessions.phases.enthuse.phase import ENTHUSE
from sessions.phases.inform.phase import INFORM
from sessions.phases.introduce.phase import INTRODUCE
from sessions.phases.inventory.phase import INVENTORY
from sessions.phases.network.phase import NETWORK

PHASES: tuple[Phase, ...] = (INFORM, INTRODUCE, INVENTORY, ENTHUSE, CONCRETISE, NETWORK, CONCLUDE)
BY_SLUG = {phase.slug: phase for phase in PHASES}
SLUGS = tuple(BY_SLUG)
NAMELESS.update((phase.slug, phase.is_nameless) for phase in PHASES)
# What can be changed, taken away and put back, by its kind.
BELONGINGS = {each.kind: each for each in (PARTY, BLOCK, *(each for phase in PHASES for each in phase.belongings))}
# What the facilitator can hide, by its kind.
MODERATIONS = {each.kind: each for phase in PHASES for each in phase.moderations}
# What the facilitator can take a text out of, by its kind.
REDACTABLES = {each.kind: each for phase in PHASES for each in phase.redactable}
JUDGED = {each.kind: each for phase in PHASES for each in phase.judged}
# Who may be among a scoped audience, as the phase says that makes it.
ADMITS = {audience: admits for phase in PHASES for audience, admits in phase.admits.items()}


def current(session: CocreationSession) -> Phase:
    """The phase that the room is in; the first, where it is in one that this version of the software does not know."""
    return BY_SLUG.get(session.current_phase, PHASES[0])


def after(slug: str) -> Phase | None:
    """The phase that follows, or None after the last."""
    return PHASES[SLUGS.index(slug) + 1] if slug != SLUGS[-1] else None


def before(slug: str) -> Phase | None:
    """The phase that precedes, or None before the first."""
    return PHASES[SLUGS.index(slug) - 1] if slug != SLUGS[0] else None
