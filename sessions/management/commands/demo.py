import json

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from sessions.core.links import token_of
from sessions.demo.build import demo_session, fresh_facilitator_link
from sessions.facilitation.addresses import addresses

LABELS = {
    "cockpit_url": "Cockpit (facilitator, link works once)",
    "join_url": "Join as a participant",
    "screen_url": "Room screen",
    "brownpaper_url": "Brownpaper",
}


class Command(BaseCommand):
    help = (
        "Create the demo session (once) and print its addresses. Each run prints a new one-time facilitator "
        "link; everything else stays as people left it."
    )

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="print the addresses as JSON")

    def handle(self, *args, **options):
        session = demo_session()
        found = addresses(session)
        one_time = reverse("one-time-link", args=[token_of(fresh_facilitator_link(session))])
        found["cockpit_url"] = settings.PUBLIC_URL + one_time
        if options["json"]:
            self.stdout.write(json.dumps(found, indent=2))
            return
        self.stdout.write(f"\n  {session.challenge}\n  Code: {session.code}\n")
        for name, label in LABELS.items():
            self.stdout.write(f"  {label + ':':<40} {found[name]}")
        self.stdout.write("")
