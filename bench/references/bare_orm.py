"""Reference: the same rows with nothing but the ORM, on the same database. Prints writes a second, as JSON."""

import json
import time

from django.db import transaction

from bench.stage import set_stage
from sessions.core.journal import Event
from sessions.core.models import CocreationSession
from sessions.phases.inventory.models import Contribution

SECONDS = 4


def create(session: CocreationSession) -> None:
    with transaction.atomic():
        Contribution.objects.create(session=session, kind="idea", text="een gedachte van gewone lengte")


def create_and_journal(session: CocreationSession) -> None:
    with transaction.atomic():
        locked = CocreationSession.objects.select_for_update().get(pk=session.pk)
        card = Contribution.objects.create(session=session, kind="idea", text="een gedachte van gewone lengte")
        locked.revision += 1
        locked.save(update_fields=["revision"])
        Event.objects.create(
            session=locked, revision=locked.revision, verb="contribution_made", subjects={"contribution": [card.pk]}
        )


def a_second(write, session: CocreationSession) -> float:
    began, count = time.perf_counter(), 0
    while time.perf_counter() - began < SECONDS:
        write(session)
        count += 1
    return count / (time.perf_counter() - began)


if __name__ == "__main__":
    stage = CocreationSession.objects.get(pk=set_stage(1, 0)["pk"])
    print(json.dumps({"create": a_second(create, stage), "journal": a_second(create_and_journal, stage)}))
