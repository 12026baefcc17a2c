"""How far each phase of a session is. A phase without a row, such as one that came with a newer version of the
software, is still ahead; its row is made when something happens to it."""

from sessions.core.models import CocreationSession, PhaseState
from sessions.core.rows import row


class PhaseStates(dict[str, PhaseState]):
    """Every phase's state by its slug, read in one query."""

    def __init__(self, session: CocreationSession):
        super().__init__((state.phase, state) for state in PhaseState.objects.filter(session=session))
        self.session = session

    def __missing__(self, phase: str) -> PhaseState:
        return PhaseState(session=self.session, phase=phase)


def state_of(session: CocreationSession, phase: str) -> PhaseState:
    """The state of one phase."""
    return row(PhaseState, session_id=session.pk, phase=phase) or PhaseState(session=session, phase=phase)


def set_status(session: CocreationSession, phase: str, status: PhaseState.Status) -> PhaseState:
    """Write how far a phase is. Called inside a change, whose lock keeps two from making the row at once."""
    state, _is_new = PhaseState.objects.update_or_create(session=session, phase=phase, defaults={"status": status})
    return state
