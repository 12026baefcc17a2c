"""Screens, and what they show."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sessions.core.models import AccessLink, CocreationSession
from sessions.phases.concretise.queries import numbered, readiness, solutions
from sessions.phases.inventory.models import Cluster
from sessions.phases.inventory.queries import on_board

Shows = AccessLink.Shows


@dataclass(frozen=True)
class Pinned:
    """One screen with the one thing that it shows; None where that cannot be seen any more."""

    screen: AccessLink
    thing: Any


def screens(session: CocreationSession):
    """The screens of a session; its first one has no name."""
    return AccessLink.objects.filter(session=session, role=AccessLink.Role.SCREEN, revoked_at=None).order_by("pk")


def pinned_thing(session: CocreationSession, shows: str, key: str) -> Any:
    """What everybody may see of this kind under this key; None where there is no such thing."""
    if not key.isascii() or not key.isdecimal() or len(key) > 18:
        return None
    match shows:
        case Shows.CARD:
            return on_board(session).filter(number=int(key)).first()
        case Shows.CLUSTER:
            cluster = Cluster.objects.filter(session=session, pk=int(key)).first()
            return cluster and {
                "cluster": cluster,
                "cards": on_board(session).filter(cluster=cluster).order_by("-dot_count", "number")[:12],
            }
        case Shows.SOLUTION:
            group = solutions(session).filter(pk=int(key)).first()
            return group and slide(session, group)
    return None


def slide(session: CocreationSession, group) -> dict:
    """A solution as one slide."""
    number = next((number for number, each in numbered(session).items() if each.pk == group.pk), 0)
    ready = readiness(group)
    steps = [(_("Groot denken"), "think_big"), (_("Klein doen"), "act_small"), (_("Nu beginnen"), "start_now")]
    return ready | {"number": number, "steps": [(label, ready["texts"].get(name, "")) for label, name in steps]}


def pinned(session: CocreationSession, scope: str = "") -> dict:
    """The one thing of each screen that shows one."""
    there = screens(session).filter(shows__in=AccessLink.PINNED)
    return {"pinned": [Pinned(each, pinned_thing(session, each.shows, each.shows_key)) for each in there]}


def shown(session: CocreationSession, scope: str = "") -> dict:
    """All screens with what they show."""
    return {"screens": list(screens(session))}
