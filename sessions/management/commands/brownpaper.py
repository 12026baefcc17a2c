import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from sessions.brownpaper.contents.current import current
from sessions.brownpaper.printing.jobs import print_job
from sessions.brownpaper.printing.press_process import PrintingFailed, print_apart
from sessions.core.models import CocreationSession


class Command(BaseCommand):
    help = "Write the brownpaper of a session, as it is now, to a PDF file."

    def add_arguments(self, parser):
        parser.add_argument("code", help="code of the session, such as DEMO24")
        parser.add_argument("-o", "--output", type=Path, required=True, help="the file to write")
        parser.add_argument("--language", choices=["nl", "en"], default="nl")

    def handle(self, *args, code, output, language, **options):
        session = CocreationSession.objects.filter(code=code.upper()).first()
        if session is None:
            raise CommandError(f"There is no session with code {code}.")
        with translation.override(language):
            job = print_job(*current(session))
        try:
            shelf = settings.BROWNPAPER_DIR / str(session.pk) / "shelf"
            pages = print_apart(job, output.absolute(), shelf, on_step=self.tell)
        except PrintingFailed as failure:
            raise CommandError(f"The brownpaper was not made: {failure}") from failure
        self.stdout.write(f"{output}: {pages} pages, {output.stat().st_size} bytes")

    def tell(self, done: int, of: int) -> None:
        if self.stderr.isatty():
            sys.stderr.write(f"\rsection {done} of {of}   ")
