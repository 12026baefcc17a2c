from django.core.management.base import BaseCommand

from sessions.archive.tidying import over, tidy


class Command(BaseCommand):
    help = (
        "Erase the sessions whose retention term is over, with their papers, and clear logins and links that ended. "
        "For cron, once a day."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say which sessions would go")

    def handle(self, *args, dry_run, **options):
        for session in over():
            self.stdout.write(f"{session.code}: {session.challenge}")
        if dry_run:
            return
        self.stdout.write(", ".join(f"{count} {name}" for name, count in tidy().items()))
