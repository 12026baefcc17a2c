from argparse import FileType

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sessions.archive.unpack import unpack
from sessions.brownpaper.versions import print_version
from sessions.core.access import token_of
from sessions.core.models import AccessLink
from sessions.core.refusal import Refused


class Command(BaseCommand):
    help = (
        "Put a session back from a file that pack_session wrote, on this server or another. Personal links go on "
        "working; the room screen and the readers get new links, and a one-time link into the cockpit is printed."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=FileType("r", encoding="utf-8"))

    def handle(self, *args, file, **options):
        try:
            with file:
                session = unpack(file)
        except Refused as refused:
            raise CommandError(refused.message) from refused
        for version in session.versions.order_by("number"):
            print_version.call(version.pk)
            self.stdout.write(f"brownpaper version {version.number} printed again")
        link = AccessLink.objects.create(session=session, role=AccessLink.Role.FACILITATOR)
        self.stdout.write(f"{session.code}: {session.challenge}")
        self.stdout.write(f"cockpit (works once): {settings.PUBLIC_URL}/f/{token_of(link)}/")
