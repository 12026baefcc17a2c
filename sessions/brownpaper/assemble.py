"""From session to frozen dataclasses: a pure reader, the only part of the brownpaper that asks the database."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from sessions.core.models import CocreationSession
from sessions.phases.conclude.chapter import ConcludeChapter
from sessions.phases.concretise.chapter import ConcretiseChapter, SolutionPage
from sessions.phases.enthuse.chapter import EnthuseChapter
from sessions.phases.inform.chapter import InformChapter
from sessions.phases.introduce.chapter import IntroduceChapter
from sessions.phases.inventory.chapter import InventoryChapter
from sessions.phases.network.chapter import NetworkChapter
from sessions.phases.registry import PHASES


@dataclass(frozen=True)
class Brownpaper:
    """Everything that the document says, and nothing that it may not say."""

    challenge: str
    code: str
    starts_at: datetime
    revision: int
    as_of: datetime
    is_draft: bool
    is_demo: bool
    attribution: str
    inform: InformChapter
    introduce: IntroduceChapter
    inventory: InventoryChapter
    enthuse: EnthuseChapter
    concretise: ConcretiseChapter
    network: NetworkChapter
    conclude: ConcludeChapter

    @property
    def asks(self) -> tuple[SolutionPage, ...]:
        """Solutions that ask something of the reader."""
        return tuple(solution for solution in self.concretise.solutions if solution.ask)

    @property
    def at_a_glance(self) -> tuple[SolutionPage, ...]:
        """The five solutions that most people stand behind, for the one page that is always read."""
        supporters = {each.workgroup_id: each.supporters for each in self.conclude.agreements}
        ranked = sorted(self.concretise.solutions, key=lambda solution: -supporters.get(solution.workgroup_id, 0))
        return tuple(ranked[:5])

    @property
    def has_spoken(self) -> bool:
        """Did anybody make a reservation or an objection?"""
        return any(each.spoken for each in self.conclude.agreements)

    @property
    def endorsed(self) -> frozenset[int]:
        return frozenset(each.workgroup_id for each in self.conclude.agreements if each.is_endorsed)


def assemble(session: CocreationSession) -> Brownpaper:
    """Read a session into a brownpaper, in the language that is active."""
    return Brownpaper(
        challenge=session.challenge,
        code=session.code,
        starts_at=session.starts_at,
        revision=session.revision,
        as_of=session.frozen_at or timezone.now(),
        is_draft=not session.is_frozen,
        is_demo=session.is_demo,
        attribution=session.attribution,
        **{phase.slug: phase.chapter(session) for phase in PHASES},
    )
