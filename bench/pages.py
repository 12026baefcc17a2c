"""Every page of a large room in this process, kept: milliseconds of the processor, and its size. Prints JSON.

A thousand people, 25 parties, 2,000 cards, 40 workgroups: as large as a session becomes.
"""

import json
import time

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from bench.stage import set_stage  # isort: skip

from bench.rooms import write_much
from sessions.brownpaper.contents.current import current
from sessions.core.access import cookie_name
from sessions.core.links import token_of
from sessions.core.models import AccessLink, CocreationSession
from sessions.facilitation.shell.queries import link
from sessions.phases.enthuse.models import Membership
from sessions.phases.registry import PHASES

PEOPLE, PARTIES, CARDS, GROUPS = 1000, 25, 2000, 40
TIMES = 7


def room() -> CocreationSession:
    session = CocreationSession.objects.get(pk=set_stage(0, 0)["pk"])
    write_much(session, GROUPS, CARDS, PEOPLE, PARTIES)
    session.refresh_from_db()
    return session


def addresses(session: CocreationSession) -> dict[str, tuple[str, str]]:
    """(audience, name) → address, of every page that a whole room or its facilitator opens."""
    code, group = session.code, Membership.objects.filter(workgroup__session=session).first().workgroup_id
    reader, screen = (token_of(link(session, role)) for role in (AccessLink.Role.READER, AccessLink.Role.SCREEN))
    found = {("participant", phase.slug): reverse(phase.slug, args=[code]) for phase in PHASES}
    found |= {("facilitator", phase.slug): reverse(f"{phase.slug}-facilitate", args=[code]) for phase in PHASES}
    found |= {("participant", name): reverse(name, args=[code]) for name in ("me", "programme", "what-became")}
    found[("participant", "my-contributions")] = reverse("my-contributions", args=[code])
    found[("participant", "own")] = reverse("own", args=[code, "inventory"])
    found[("participant", "canvas")] = reverse("canvas", args=[code, group])
    found |= {
        ("facilitator", name): reverse(name, args=[code]) for name in ("cockpit", "prepare", "guests", "delivery")
    }
    found[("screen", "screen")] = reverse("screen", args=[screen])
    found |= {("reader", name): reverse(name, args=[reader]) for name in ("reader", "document")}
    return found


def visitors(session: CocreationSession) -> dict[str, Client]:
    person = Client(HTTP_HOST="localhost")
    person.cookies[cookie_name(session)] = f"{session.pk}-0"
    facilitator = Client(HTTP_HOST="localhost")
    facilitator.force_login(get_user_model().objects.get(username="bench"))
    outside = Client(HTTP_HOST="localhost")
    return {"participant": person, "facilitator": facilitator, "screen": outside, "reader": outside}


def measured(client: Client, address: str) -> dict:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    took = []
    for _time in range(TIMES):
        began = time.process_time()
        client.get(address)
        took.append(1000 * (time.process_time() - began))
    return {"ms": sorted(took)[TIMES // 2], "kb": len(answer.content) / 1000}


def main() -> list:
    session = room()
    who = visitors(session)
    current(session)
    return [
        {"audience": audience, "name": name} | measured(who[audience], address)
        for (audience, name), address in addresses(session).items()
    ]


if __name__ == "__main__":
    for row in main():
        print(json.dumps(row))
