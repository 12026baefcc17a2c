import pytest

from sessions.facilitation.steering.operations import move_to
from sessions.phases.inventory.operations import reveal


@pytest.fixture
def board(live_cast):
    """The room is at the inventory and the cards lie face up."""
    move_to(session=live_cast.session, phase="inventory")
    reveal(session=live_cast.session)
    return live_cast
