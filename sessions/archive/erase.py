"""Taking a session away for good: its rows, and every paper that was printed of it."""

import shutil

from django.conf import settings
from django.db import transaction

from sessions.archive.tables import rows_of, tables
from sessions.core.audit.log import note
from sessions.core.models import CocreationSession


def erase(session: CocreationSession) -> None:
    """Delete everything of a session. Children go before their parents, which protect them otherwise."""
    papers = settings.BROWNPAPER_DIR / str(session.pk)
    with transaction.atomic():
        CocreationSession.objects.filter(pk=session.pk).update(current_block=None)
        for model in reversed(tables()):
            rows_of(session, model).delete()
        note("session_erased", session=session)
    shutil.rmtree(papers, ignore_errors=True)
