from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from sessions.archive.archivist import export
from sessions.archive.mdto import faults_of
from sessions.core.models import CocreationSession


class Command(BaseCommand):
    help = (
        "Write what an archivist takes over of a session into a new folder: frozen papers (PDF/A) with their data, the "
        "moderation and audit logs, the whole session with what was hidden sealed, MDTO metadata, and checksums."
    )

    def add_arguments(self, parser):
        parser.add_argument("code")
        parser.add_argument("folder", type=Path, help="is made; must not be there yet")
        parser.add_argument("--creator", required=True, help="the organisation that made it (archiefvormer)")
        parser.add_argument(
            "--for-ever", action="store_true", help="blijvend te bewaren; else until the session's term"
        )
        parser.add_argument("--schema", type=Path, help="MDTO-XML1.0.1.xsd, to check the metadata against")

    def handle(self, *args, code, folder, creator, for_ever, schema, **options):
        session = CocreationSession.objects.filter(code=code.upper()).first()
        if session is None:
            raise CommandError(f"There is no session with code {code}.")
        try:
            metadata, key = export(session, folder, creator=creator, for_ever=for_ever)
        except FileExistsError:
            raise CommandError(f"{folder} is there already.") from None
        self.stdout.write(f"{session.code}: {len(metadata)} descriptions, {folder}")
        if key:
            self.stdout.write(f"Keep this key apart from the folder, it is shown only now: {key}")
        if schema is None:
            return
        if found := faults_of(metadata, schema):
            raise CommandError("\n".join(found))
        self.stdout.write("The descriptions are valid by the schema.")
