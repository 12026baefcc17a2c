from argparse import FileType

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sessions.archive.sealing import Opener
from sessions.archive.unpack import unpack
from sessions.brownpaper.versions import print_version
from sessions.core.links import make_link_at_once, token_of
from sessions.core.refusal import Refused


class Command(BaseCommand):
    help = (
        "Put a session back from a file that pack_session wrote, on this server or another. Personal links go on "
        "working; the room screen and the readers get new links, and a one-time link into the cockpit is printed."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=FileType("r", encoding="utf-8"))
        parser.add_argument(
            "--key", default="", help="that pack_session printed, where texts are sealed in the file"
        )
        parser.add_argument(
            "--leave-sealed", action="store_true", help="without the key: what was hidden does not come along"
        )

    def handle(self, *args, file, key, leave_sealed, **options):
        try:
            with file:
                session = unpack(file, Opener(key, leave_sealed))
        except Refused as refused:
            raise CommandError(refused.message) from refused
        for version in session.versions.order_by("number"):
            print_version.call(version.pk)
            self.stdout.write(f"brownpaper version {version.number} printed again")
        link = make_link_at_once(session)
        self.stdout.write(f"{session.code}: {session.challenge}")
        self.stdout.write(f"cockpit (works once): {settings.PUBLIC_URL}/f/{token_of(link)}/")
