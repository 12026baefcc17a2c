import json
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from sessions.core.languages import language_of
from sessions.core.models import CocreationSession
from sessions.core.people.door import new_code
from sessions.core.refusal import Refused
from sessions.facilitation.preparing import operations as preparation
from sessions.facilitation.steering import operations as facilitation
from sessions.phases.inventory.operations import reveal
from sessions.phases.inventory.polis.operations import Report, import_export
from sessions.phases.inventory.polis.reader import BrokenExport, Export, read_export


class Command(BaseCommand):
    help = (
        "Import a Polis export (a folder with comments.csv, and votes.csv and summary.csv where present). "
        "Statements that the moderators did not reject become contributions; authors and voters stay pseudonymous. "
        "Votes become dots within the session's rules: everyone has three dots, at most one on a contribution. "
        "So each voter's first three agree votes count, in time. Left out, and counted in the report: disagree and "
        "pass votes (a dot can only be given), votes that the same voter replaced later, votes on statements that "
        "were skipped, and agree votes beyond the third. Without votes.csv no dots are made, since a total does "
        "not say who voted. Statements come under headings by how they were received (at least two thirds agree, "
        "at most one third, in between, fewer than five votes). A broken export is refused whole."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("--session", help="code of the session to import into; without it a new one is made")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args, folder, **options):
        try:
            export = read_export(folder)
            with transaction.atomic():
                session = self.session(options["session"], export)
                report = import_export(session=session, export=export)
        except (BrokenExport, Refused) as refused:
            raise CommandError(f"Nothing was imported. {refused}") from refused
        self.tell(session, report, as_json=options["json"])

    def session(self, code: str | None, export: Export) -> CocreationSession:
        if code is None:
            return new_session(export)
        session = CocreationSession.objects.filter(code=code.upper()).first()
        if session is None:
            raise CommandError(f"There is no session with code {code}.")
        return session

    def tell(self, session: CocreationSession, report: Report, *, as_json: bool) -> None:
        told = {
            "code": session.code,
            "statements": {
                "read": report.read,
                "imported": report.imported,
                "skipped": dict(report.skipped),
            },
            "votes": {
                "read": report.votes_read,
                "dots": report.dots,
                "left_out": dict(report.votes_left_out),
            },
            "participants": report.participants,
            "clusters": report.clusters,
        }
        if as_json:
            self.stdout.write(json.dumps(told, indent=2, ensure_ascii=False))
            return
        self.stdout.write(f"Session {session.code}: {report.imported} of {report.read} statements imported")
        for reason, count in report.skipped.items():
            self.stdout.write(f"  skipped {count}: {reason}")
        self.stdout.write(f"{report.dots} dots from {report.votes_read} votes")
        for reason, count in report.votes_left_out.items():
            self.stdout.write(f"  left out {count}: {reason}")


def language_of_export(export: Export) -> str:
    """The language of what was said there, by all of it together: one statement is often too short to tell."""
    return language_of(" ".join(each.text for each in export.statements)[:20_000], get_language() or "nl")


def new_session(export: Export) -> CocreationSession:
    """A session of its own for the export, its board open and revealed, since the statements are public."""
    code = new_code()
    user, _new = get_user_model().objects.get_or_create(username=f"facilitator-{code.lower()}")
    session = preparation.create_session(
        facilitator=user,
        challenge=export.topic[:200],
        starts_at=timezone.now(),
        code=code,
        language=language_of_export(export),
    )
    facilitation.move_to(session=session, phase="inventory")
    reveal(session=session)
    return session
