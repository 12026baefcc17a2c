from django.core.management.base import BaseCommand, CommandError

from sessions.archive.erase import erase
from sessions.core.models import CocreationSession


class Command(BaseCommand):
    help = "Erase a session for good: everything that people wrote, and every paper that was printed of it."

    def add_arguments(self, parser):
        parser.add_argument("code", help="code of the session, such as DEMO24")
        parser.add_argument("--yes", action="store_true", help="really; without it, this only says what would go")

    def handle(self, *args, code, yes, **options):
        session = CocreationSession.objects.filter(code=code.upper()).first()
        if session is None:
            raise CommandError(f"There is no session with code {code}.")
        said = f"{session.code}: {session.challenge}, {session.participants.count()} people"
        if not yes:
            raise CommandError(f"{said}. Nothing was erased; say --yes.")
        erase(session)
        self.stdout.write(f"erased: {said}")
