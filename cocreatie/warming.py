"""Getting warm before the first visitor: what is loaded when first needed would make a whole room wait a second."""

import io
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.conf import settings
from django.db import Error, connection
from django.db.models import Max
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from django.utils import timezone, translation

from cocreatie.one_hop import OneHopHandler
from cocreatie.pools import in_every_thread
from sessions.core.amounts import in_figures
from sessions.core.fragment_cache import CACHE
from sessions.core.fragments import Audience
from sessions.core.languages import identifier
from sessions.core.models import CocreationSession
from sessions.facilitation.shell.fragments import SHELL
from sessions.phases.registry import current

FOLDER = settings.BASE_DIR / "templates"
LOG = logging.getLogger("cocreatie")
# A session in which something happened so long ago is under way still.
UNDER_WAY = timedelta(hours=36)
# So long, in seconds, pages are made at most: the room waits for the door to open.
MOST = 2.0


def warm_up(handler: OneHopHandler, *pools: ThreadPoolExecutor) -> None:
    """Load everything, give every thread its connection, and make the pages of the sessions that are under way."""
    load_templates()
    load_words()
    for threads in (handler.threads, *pools):
        in_every_thread(threads, connect)
    in_every_thread(handler.threads, lambda: visit_home(handler))
    handler.threads.submit(make_pages).result()


def load_templates() -> None:
    """Compile every template once."""
    for file in sorted(FOLDER.rglob("*.html")):
        try:
            get_template(str(file.relative_to(FOLDER)))
        except (TemplateDoesNotExist, TemplateSyntaxError):
            LOG.exception("a template cannot be used")


def load_words() -> None:
    """Read the translations, the model that tells languages apart, and how amounts are written."""
    identifier()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Vul dit nog in.")
            in_figures(1)


def connect() -> None:
    """Give this thread its connection. A database that is away now is looked for again by the first visitor."""
    try:
        connection.ensure_connection()
    except Error as failure:
        LOG.error("the database does not answer: %s", failure)


def visit_home(handler: OneHopHandler) -> None:
    """Walk the way of a request once: addresses, middleware, and what they load."""
    host = next((host for host in settings.ALLOWED_HOSTS if not host.startswith((".", "*"))), "localhost")
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", host.encode())],
        "scheme": "http",
    }
    handler.answer(scope, io.BytesIO())


def make_pages() -> None:
    """Render what the pages of each room share, as its next visitors would."""
    began = time.monotonic()
    try:
        since = timezone.now() - UNDER_WAY
        under_way = CocreationSession.objects.filter(frozen_at=None, events__at__gt=since)
        for session in under_way.annotate(last=Max("events__at")).order_by("-last"):
            for audience in (Audience.PARTICIPANT, Audience.FACILITATOR):
                for fragment in (*SHELL, *current(session).fragments):
                    if audience in fragment.audiences and not fragment.is_scoped:
                        CACHE.render(fragment, session, audience, "")
                    if time.monotonic() - began > MOST:
                        return
    except Exception:
        LOG.exception("the pages of the rooms under way could not be made ready; the first visitors make them")
