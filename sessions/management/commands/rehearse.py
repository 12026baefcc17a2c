import asyncio
import json
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from sessions.core.models import CocreationSession
from sessions.phases.inventory.polis.reader import BrokenExport, read_export
from sessions.rehearsal.rehearsal import WORDS, Plan, Rehearsal, milliseconds
from sessions.rehearsal.steering import session_for_rehearsing


class Command(BaseCommand):
    help = (
        "Rehearse with a simulated room, over the real network: bots come in with the code, write, vote, join "
        "workgroups, edit, lose their connection and return. Prints a line every five seconds and a verdict at the "
        "end; leaves with an error when anything that should be zero is not. With the code of a session the bots "
        "follow its facilitator; without one they get a session of their own and a bot that facilitates it. Run it "
        "where the server's database can be reached, or nothing can be checked."
    )

    def add_arguments(self, parser):
        parser.add_argument("code", nargs="?", help="the session to rehearse in; a fresh one without it")
        parser.add_argument(
            "--url", action="append", help="address of the running server (PUBLIC_URL); repeat it for several"
        )
        parser.add_argument("--participants", type=int, default=30)
        parser.add_argument("--minutes", type=float, default=5)
        parser.add_argument("--pace", type=float, default=10, help="seconds between two acts of one bot (10)")
        parser.add_argument("--drops", type=float, default=20, help="lost connections a minute (20)")
        parser.add_argument("--polis", type=Path, help="folder of a Polis export: the bots write its statements")
        parser.add_argument("--anyway", action="store_true", help="also where people have already come in")
        parser.add_argument("--json", action="store_true", help="print the verdict as JSON")

    def handle(self, *args, code, **options):
        session, cockpit = self.stage(code, anyway=options["anyway"])
        plan = Plan(
            addresses=options["url"] or [settings.PUBLIC_URL],
            participants=options["participants"],
            seconds=options["minutes"] * 60,
            pace=options["pace"],
            drops=options["drops"],
            words=self.words(options["polis"]),
            cockpit=cockpit,
        )
        self.stderr.write(f"Rehearsing in {session.code} at {', '.join(plan.addresses)}\n")
        rehearsal = Rehearsal(session, plan, lambda line: self.stderr.write(line))
        asyncio.run(rehearsal.run())
        connection.close()  # the database may have been away meanwhile
        verdict = rehearsal.judge()
        self.tell(rehearsal, verdict, as_json=options["json"])
        if not verdict.is_good:
            raise CommandError("Something that should be zero is not.")

    def stage(self, code: str | None, *, anyway: bool) -> tuple[CocreationSession, str]:
        if code is None:
            return session_for_rehearsing()
        session = CocreationSession.objects.filter(code=code.upper()).first()
        if session is None:
            raise CommandError(f"There is no session with code {code}.")
        people = session.participants.exclude(name__startswith="Repetitie")
        if people.exists() and not session.is_demo and not anyway:
            raise CommandError(
                "People have already come into this session, and what bots write stays. "
                "Rehearse in another one, or say --anyway."
            )
        return session, ""

    def words(self, folder: Path | None) -> tuple[str, ...]:
        if folder is None:
            return WORDS
        try:
            return tuple(statement.text for statement in read_export(folder).statements)
        except BrokenExport as broken:
            raise CommandError(str(broken)) from broken

    def tell(self, rehearsal: Rehearsal, verdict, *, as_json: bool) -> None:
        ledger = rehearsal.ledger
        figures = asdict(verdict) | {
            "ok": verdict.is_good,
            "latency_ms_p50_p99": milliseconds(ledger.latencies),
            "answer_ms_p50_p99": milliseconds(ledger.answers),
            "page_ms_p50_p99": milliseconds(ledger.pages),
            "away_at_the_end": sum(not bot.is_connected for bot in rehearsal.bots),
            "missing_from": sorted({rehearsal.ledger.written[mark].url for mark in rehearsal.missing}),
            "counts": dict(ledger.counts),
        }
        if as_json:
            self.stdout.write(json.dumps(figures))
            return
        for name, figure in figures.items():
            self.stdout.write(f"{name.replace('_', ' '):20} {figure}")
