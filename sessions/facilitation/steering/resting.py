from sessions.core.journal import Change
from sessions.phases.registry import BY_SLUG


def come_to_rest(under_way: Change, *phases: str) -> None:
    """Nobody writes in these phases for now. After the freeze nothing waits any more."""
    if not under_way.session.is_frozen:
        for phase in phases:
            BY_SLUG[phase].comes_to_rest(under_way)
