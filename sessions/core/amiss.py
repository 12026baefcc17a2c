"""A fragment that cannot be rendered costs only itself: the log says it once, and in its place on the page."""

import logging
from collections.abc import Iterable
from threading import Lock

from django.db import Error, InterfaceError, OperationalError, connection
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sessions.core.fragments import Audience, Fragment, ItemList

# What the database raises while it is away, but also where a column is missing or a statement takes too long.
PERHAPS_AWAY = (OperationalError, InterfaceError)
LOG = logging.getLogger("cocreatie.fragments")
# What was said already, so that a room of a thousand does not say it a thousand times.
MOST_SAID = 1_000
said: set[tuple] = set()
lock = Lock()


def report(fragment: Fragment | ItemList, verbs: Iterable[str] = ()) -> None:
    """Say once, with its reason, that a fragment failed. Called while its exception is being handled.

    verbs: of the events after which it was rendered; none for a page.
    """
    key = (fragment.name, *sorted(verbs))
    with lock:
        if key in said:
            return
        if len(said) >= MOST_SAID:
            said.clear()
        said.add(key)
    LOG.exception("fragment %s could not be rendered after %s", fragment.name, ", ".join(sorted(verbs)) or "a page")


def is_away(failure: Exception) -> bool:
    """Did something fail because the database does not answer? Then nothing is amiss with the fragment."""
    if not isinstance(failure, PERHAPS_AWAY):
        return False
    try:
        return not connection.is_usable()
    except Error:
        return True


def placeholder(fragment: Fragment | ItemList, audience: Audience, scope: str) -> SafeString:
    """What stands in the place of a fragment that failed; the page's sign of the connection sees it there."""
    return render_to_string("components/amiss.html", {"id": fragment.dom_id(scope), "audience": audience})
