"""Who gave which dot is known for as long as somebody may take one back, and no longer: a while after the session was
settled the dots stand as they counted then, and nobody can tell any more whose they were."""

import random
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from sessions.core.audit.log import note
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.people.models import Merging
from sessions.core.people.rules import counts_for
from sessions.phases.inventory.models import Board, Dot, DotAlong

# A session that was frozen may be thawed to mend something; who comes back within this time finds their dots.
KNOWN = timedelta(days=7)
# Where a session was never settled nobody comes back to it after this time.
LEFT_OPEN = timedelta(days=90)
COLUMN = f"{Dot._meta.label_lower}.participant"


def with_dots_to_settle() -> list[CocreationSession]:
    """The sessions that were settled so long ago, or left, and still know who gave which dot."""
    now = timezone.now()
    left = Q(frozen_at__lt=now - KNOWN) | Q(frozen_at=None, starts_at__lt=now - LEFT_OPEN)
    knowing = CocreationSession.objects.filter(left, is_demo=False, board__dots_settled_at=None)
    return list(knowing.filter(contributions__dots__isnull=False).distinct().order_by("starts_at"))


def settle_dots(session: CocreationSession) -> int:
    """Forget who gave which dot. Those that counted go on counting; of the others nothing is kept. Returns how many
    stand."""
    with change(session, even_frozen=True) as under_way:
        board = Board.objects.filter(session=session, dots_settled_at=None).first()
        if board is None:
            return 0
        here = Dot.objects.filter(contribution__session=session)
        standing = list(here.filter(counts_for("participant")).prefetch_related("came_along").order_by("pk"))
        # In the order of their keys they would tell which three were given together.
        random.SystemRandom().shuffle(standing)
        anew = [
            Dot(
                contribution_id=dot.contribution_id,
                given_to=dot.given_to,
                holds_for=dot.holds_for,
                stands=dot.stands,
            )
            for dot in standing
        ]
        sources = [[along.source_id for along in dot.came_along.all()] for dot in standing]
        here.delete()
        for dot in anew:
            dot.save()
        DotAlong.objects.bulk_create(
            DotAlong(dot=dot, source_id=source) for dot, each in zip(anew, sources, strict=True) for source in each
        )
        for merging in Merging.objects.filter(kept__session=session):
            if merging.rows.pop(COLUMN, None) is not None:
                merging.save(update_fields=["rows"])
        board.dots_settled_at = timezone.now()
        board.save(update_fields=["dots_settled_at"])
        note("dots_settled", session=under_way.session, about={"dots": len(anew)})
    return len(anew)
