"""Sets a stage in the database for a measurement and prints who is there, as JSON.

python -m bench.stage PEOPLE CARDS
"""

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cocreatie.settings")

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.utils import timezone  # noqa: E402

from sessions.core.access import cookie_name  # noqa: E402
from sessions.core.people.models import Participant  # noqa: E402
from sessions.core.people.operations import add_party  # noqa: E402
from sessions.core.people.secrets import digest  # noqa: E402
from sessions.facilitation.preparing import operations as preparation  # noqa: E402
from sessions.facilitation.steering.operations import move_to  # noqa: E402
from sessions.phases.inventory.models import Contribution, Kind  # noqa: E402
from sessions.phases.inventory.operations import reveal  # noqa: E402

TEXT = "Een gedachte van gewone lengte over wonen in de regio, zoals mensen die op een kaart schrijven, nummer {}."


def set_stage(people: int, cards: int) -> dict:
    """A session at the inventory, its board revealed with `cards` cards, and `people` participants."""
    user, _is_new = get_user_model().objects.get_or_create(username="bench")
    # Cards carry names: those without one wait for each other, and a push of each is what is measured.
    session = preparation.create_session(
        facilitator=user, challenge="Meten is weten", starts_at=timezone.now(), is_anonymous=False
    )
    party = add_party(session=session, name="Gemeente Proef", sector="government")
    secrets = [f"bench-{session.pk}-{number}" for number in range(people)]
    Participant.objects.bulk_create(
        Participant(
            session=session,
            party=party,
            name=f"Deelnemer {number}",
            secret_digest=digest(secret),
            charter_accepted_at=timezone.now(),
        )
        for number, secret in enumerate(secrets)
    )
    kinds = Kind.values
    Contribution.objects.bulk_create(
        Contribution(session=session, kind=kinds[number % len(kinds)], text=TEXT.format(number))
        for number in range(cards)
    )
    move_to(session=session, phase="inventory")
    reveal(session=session)
    session.refresh_from_db()
    name = cookie_name(session)
    return {
        "code": session.code,
        "pk": session.pk,
        "party": party.pk,
        "revision": session.revision,
        "cookies": [f"{name}={secret}" for secret in secrets],
    }


if __name__ == "__main__":
    print(json.dumps(set_stage(int(sys.argv[1]), int(sys.argv[2]))))
