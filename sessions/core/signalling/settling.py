from django.utils import timezone

from sessions.core.signalling.models import BoundarySignal, Verdict


def settle_as_hidden(kind: str, thing: int, why: str) -> None:
    """Whoever signalled about what is hidden now has their answer."""
    waiting = BoundarySignal.objects.filter(kind=kind, thing=thing, settled_at=None)
    waiting.update(verdict=Verdict.HIDDEN, answer=why, settled_at=timezone.now())
