"""What is taken away and put back of the programme."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sessions.core.journal import Change
from sessions.core.programme import events
from sessions.core.programme.models import ProgrammeBlock
from sessions.core.refusal import Refused
from sessions.core.taking_away import Belonging


def guard_not_running(under_way: Change, block: ProgrammeBlock) -> None:
    if under_way.session.current_block_id == block.pk:
        raise Refused(_("Dit blok loopt nu. Begin eerst een ander blok."))


BLOCK = Belonging(
    ProgrammeBlock,
    gettext_lazy("Blok"),
    taken_away=events.PROGRAMME_CHANGED,
    put_back=events.PROGRAMME_CHANGED,
    leaves=guard_not_running,
)
