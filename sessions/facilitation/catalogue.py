"""Every declared fragment by its name: the shell's, then each phase's."""

from sessions.core.fragments import Fragment, ItemList
from sessions.facilitation.fragments import SHELL
from sessions.phases.registry import PHASES

FRAGMENTS: tuple[Fragment | ItemList, ...] = (*SHELL, *(each for phase in PHASES for each in phase.fragments))
BY_NAME = {fragment.name: fragment for fragment in FRAGMENTS}
