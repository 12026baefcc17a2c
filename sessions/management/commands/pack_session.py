from argparse import FileType

from django.core.management.base import BaseCommand, CommandError

from sessions.archive.pack import pack
from sessions.core.audit.log import note
from sessions.core.models import CocreationSession


class Command(BaseCommand):
    help = (
        "Write everything of one session to a file: to keep it, or to go on with it on another server "
        "(unpack_session). People, texts, votes, versions and journal come along; accounts and links stay behind. What "
        "was hidden is sealed with a key that is printed once."
    )

    def add_arguments(self, parser):
        parser.add_argument("code")
        parser.add_argument("file", type=FileType("w", encoding="utf-8"))

    def handle(self, *args, code, file, **options):
        session = CocreationSession.objects.filter(code=code.upper()).first()
        if session is None:
            raise CommandError(f"There is no session with code {code}.")
        with file:
            packed = pack(session, file)
        note("session_packed", session=session, rows=packed.rows)
        self.stdout.write(f"{session.code}: {packed.rows} rows written to {file.name}")
        if packed.key:
            self.stdout.write(f"{packed.sealed} texts were hidden or taken out, and are sealed in it.")
            self.stdout.write(f"Keep this key apart from the file, it is shown only now: {packed.key}")
