"""From a committed change to the hub: tell this process at once, the others through the channel layer."""

from sessions.core.journal import recorded
from sessions.live.hub import HUBS


def listen() -> None:
    recorded.connect(tell, dispatch_uid="live.announce")


def tell(sender, session_id: int, revision: int, **_more) -> None:
    """Called in the thread that committed; never waits for the fan-out."""
    HUBS.poke(session_id)
