"""What is kept of every fragment, beside what it would be if it were rendered now."""

from sessions.catalogue import FRAGMENTS
from sessions.core.fragment_cache import CACHE
from tests.cast import Cast


def kept_and_fresh(stage: Cast):
    """Bring every fragment up to date by the journal; then (name, audience, kept, fresh) of each."""
    stage.session.refresh_from_db()
    for fragment in FRAGMENTS:
        scope = str(stage.extra["workgroup"].pk) if fragment.is_scoped else ""
        for audience in fragment.audiences:
            kept = CACHE.render(fragment, stage.session, audience, scope)
            yield fragment.name, audience, kept, fragment.render(stage.session, audience, scope)
