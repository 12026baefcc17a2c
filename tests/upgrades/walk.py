"""Looks at every page of every session in an upgraded database: `python -m tests.upgrades.walk`. Prints what it found.

Run in a process of its own, with DATABASE_URL pointing to that database.
"""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cocreatie.settings")
django.setup()

from django.apps import apps  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402

from sessions.brownpaper.contents.current import brownpaper_of  # noqa: E402
from sessions.brownpaper.handover.queries import token_for  # noqa: E402
from sessions.core.access import cookie_name  # noqa: E402
from sessions.core.links import token_of  # noqa: E402
from sessions.core.models import AccessLink, CocreationSession  # noqa: E402
from sessions.core.people.secrets import digest, new_secret  # noqa: E402
from sessions.facilitation.shell.queries import link  # noqa: E402
from sessions.phases.registry import SLUGS  # noqa: E402


def facilitator_of(session: CocreationSession) -> Client:
    client = Client()
    client.force_login(session.facilitators.first().user)
    return client


def participant_of(session: CocreationSession) -> Client | None:
    person = session.participants.filter(removed_at=None, is_pseudonymous=False).first()
    if person is None:
        return None
    secret = new_secret()
    person.secret_digest = digest(secret)
    person.save(update_fields=["secret_digest"])
    client = Client()
    client.cookies[cookie_name(session)] = secret
    return client


def pages(session: CocreationSession):
    """(client, address) of everything that somebody of this session can open."""
    here = f"/s/{session.code}/"
    facilitator, participant = facilitator_of(session), participant_of(session)
    for path in ("facilitate/", "facilitate/prepare/", "facilitate/people/", "facilitate/delivery/", "brownpaper/"):
        yield facilitator, here + path
    for slug in SLUGS:
        yield facilitator, f"{here}{slug}/facilitate/"
        if participant:
            yield participant, f"{here}{slug}/"
    for path in ("", "me/", "programme/", "brownpaper/mine/", "news/?since=0") if participant else ():
        yield participant, here + path
    for group in session.workgroups.all():
        yield facilitator, f"{here}concretise/facilitate/{group.pk}/"
        yield participant, f"{here}concretise/{group.pk}/"
    reader = token_of(link(session, AccessLink.Role.READER))
    yield Client(), reverse("reader", args=[reader])
    yield Client(), reverse("document", args=[reader])
    yield Client(), reverse("portable", args=[reader, "json"])
    yield Client(), f"/screen/{token_of(link(session, AccessLink.Role.SCREEN))}/"
    for recipient in session.recipients.exclude(expires_at=None):
        yield Client(), reverse("share", args=[token_for(recipient)])
        yield Client(), reverse("share-document", args=[token_for(recipient)])


def look(client: Client, address: str) -> list[str]:
    answer = client.get(address, follow=True)
    if answer.status_code != 200:
        return [f"{address} answered {answer.status_code}"]
    return [f"{address} has a part amiss"] if b"data-amiss" in answer.content else []


def main() -> None:
    setup_test_environment()
    sessions = CocreationSession.objects.all()
    seen = [(client, address) for session in sessions for client, address in pages(session)]
    told = {
        "wrong": [words for client, address in seen for words in look(client, address)],
        "pages": len(seen),
        "versions": [len(brownpaper_of(each).solutions) for session in sessions for each in session.versions.all()],
        "asks": [each.ask for session in sessions for r in session.recipients.all() for each in r.responses.all()],
        "boards": [[each.board.is_anonymous, each.board.is_revealed] for each in sessions.order_by("pk")],
        # The cards of each session by their keys, which were given out in order: [key, number].
        "cards": [
            list(each.contributions.order_by("pk").values_list("pk", "number")) for each in sessions.order_by("pk")
        ],
        "rows": {m._meta.model_name: m.objects.count() for m in apps.get_app_config("cocreation").get_models()},
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
