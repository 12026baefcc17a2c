"""The board of 2,000 contributions in this process: its page and one push. Prints the figures as JSON."""

import json
import time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.stage import TEXT, set_stage
from sessions.catalogue import FRAGMENTS
from sessions.core.models import CocreationSession
from sessions.core.stale import events_after, stale_after
from sessions.live.rendering import Renderer, Subscription
from sessions.phases.inventory.operations import make_contribution


def visitor(stage: dict) -> Client:
    client = Client(HTTP_HOST="localhost")
    name, value = stage["cookies"][0].split("=")
    client.cookies[name] = value
    return client


def timed(act) -> tuple[float, object]:
    began = time.perf_counter()
    answer = act()
    return 1000 * (time.perf_counter() - began), answer


def main() -> dict:
    few, many = set_stage(1, 200), set_stage(1, 2000)
    with CaptureQueriesContext(connection) as few_queries:
        visitor(few).get(f"/s/{few['code']}/inventory/")
    few_queries = len(few_queries)
    client = visitor(many)
    address = f"/s/{many['code']}/inventory/"
    with CaptureQueriesContext(connection) as queries:
        cold, page = timed(lambda: client.get(address))
    queries = len(queries)
    warm = sorted(timed(lambda: client.get(address))[0] for _time in range(9))[4]
    session = CocreationSession.objects.get(pk=many["pk"])
    person = session.participants.first()
    make_contribution(session=session, participant=person, secret="s", kind="idea", text=TEXT.format(2001))
    one_more, _page = timed(lambda: client.get(address))
    push, frame = sorted(timed(lambda: push_of_the_last(session)) for _time in range(9))[4]
    return {
        "cold_ms": cold,
        "warm_ms": warm,
        "one_more_ms": one_more,
        "queries": queries,
        "few_queries": few_queries,
        "page_kb": len(page.content) / 1000,
        "push_bytes": len(frame.encode()),
        "push_ms": push,
    }


def push_of_the_last(session: CocreationSession) -> str:
    session.refresh_from_db()
    events = events_after(session, session.revision - 1)
    renderer = Renderer(session, stale_after(events, FRAGMENTS), session.revision)
    return json.dumps(renderer.frame(Subscription(("participant",), "nl")), ensure_ascii=False)


if __name__ == "__main__":
    print(json.dumps(main()))
