from argparse import FileType

from django.core.management.base import BaseCommand, CommandError

from sessions.archive.pack import pack
from sessions.core.models import CocreationSession


class Command(BaseCommand):
    help = (
        "Write everything of one session to a file: to keep it, or to go on with it on another server "
        "(unpack_session). People, texts, votes, versions and journal come along; accounts and links stay behind."
    )

    def add_arguments(self, parser):
        parser.add_argument("code")
        parser.add_argument("file", type=FileType("w", encoding="utf-8"))

    def handle(self, *args, code, file, **options):
        session = CocreationSession.objects.filter(code=code.upper()).first()
        if session is None:
            raise CommandError(f"There is no session with code {code}.")
        with file:
            rows = pack(session, file)
        self.stdout.write(f"{session.code}: {rows} rows written to {file.name}")
