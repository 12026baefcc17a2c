"""What each screen in the room shows: the phase, or what the facilitator chose for it."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sessions.core import events
from sessions.core.deeds.operations import Act, deed, of_kind
from sessions.core.event_types import subject_of
from sessions.core.journal import change
from sessions.core.links import make_link
from sessions.core.models import AccessLink, CocreationSession
from sessions.core.refusal import Refused
from sessions.facilitation.screens.queries import pinned_thing, screens
from sessions.phases.concretise.queries import numbered

Shows = AccessLink.Shows
SCREEN_CHOSEN = Act(
    "screen_chosen",
    gettext_lazy("Ander beeld op het scherm"),
    events.SCREEN_CHOSEN,
    of_kind(AccessLink),
    even_frozen=True,
)


def add_screen(*, session: CocreationSession, name: str) -> AccessLink:
    """Another screen, with an address of its own. Raises Refused where one is called that already."""
    with change(session, even_frozen=True) as under_way:
        if screens(session).filter(name=name).exists():
            raise Refused(_("Zo heet al een scherm."), field="name")
        link = make_link(session, AccessLink.Role.SCREEN, name)
        under_way.record(events.SCREEN_CHOSEN, link)
    return link


def end_screen(*, screen: AccessLink) -> None:
    """Its address opens nothing any more. The first screen of a session is renewed, not ended."""
    with change(screen.session, even_frozen=True) as under_way:
        ended = AccessLink.objects.filter(pk=screen.pk, revoked_at=None).exclude(name="")
        if ended.update(revoked_at=timezone.now()):
            under_way.record(events.LINK_RENEWED, screen)


def choose(*, screen: AccessLink, shows: str, key: str = "") -> None:
    """Let a screen show this. key: of what it shows, where that is one thing. Raises Refused where that is not
    there."""
    here = (AccessLink.objects.filter(pk=screen.pk), ("shows", "shows_key"))
    with change(screen.session, even_frozen=True) as under_way, deed(under_way, SCREEN_CHOSEN, here):
        screen.refresh_from_db()
        if (screen.shows, screen.shows_key) == (shows, key):
            return
        if shows in AccessLink.PINNED and pinned_thing(screen.session, shows, key) is None:
            raise Refused(_("Dat is er niet, of het is niet meer te zien."), field=shows)
        screen.shows, screen.shows_key = shows, key
        screen.save(update_fields=["shows", "shows_key"])
        under_way.record(events.SCREEN_CHOSEN, subject_of(screen))


def turn(*, screen: AccessLink, by: int) -> None:
    """The next solution, or the one before, as a slide; after the last one the first."""
    keys = [str(pk) for pk in (each.pk for each in numbered(screen.session).values())]
    if not keys:
        raise Refused(_("Er zijn nog geen oplossingen."))
    at = keys.index(screen.shows_key) if screen.shows_key in keys else -1 if by > 0 else 0
    choose(screen=screen, shows=Shows.SOLUTION, key=keys[(at + by) % len(keys)])
