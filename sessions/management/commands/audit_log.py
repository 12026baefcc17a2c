from django.core.management.base import BaseCommand, CommandError

from sessions.auditing.lines import as_csv, details
from sessions.core.audit.log import faults
from sessions.core.audit.models import AuditEntry


class Command(BaseCommand):
    help = (
        "Print the audit log of this server, and say whether it is as it was written. Keep the last digest elsewhere: "
        "who can write in the database could write a whole new log, but not one that ends the same."
    )

    def add_arguments(self, parser):
        parser.add_argument("--csv", action="store_true", help="as a table, with the digests")
        parser.add_argument("--check", action="store_true", help="only check it; fails where a line was changed")

    def handle(self, *args, csv, check, **options):
        entries = AuditEntry.objects.order_by("number")
        if csv:
            return self.stdout.write(as_csv(entries.iterator()), ending="")
        for entry in [] if check else entries.iterator():
            about = details(entry)
            where = f" {entry.session_code}" if entry.session_code else ""
            self.stdout.write(
                f"{entry.number} {entry.at:%Y-%m-%d %H:%M:%S} {entry.who}{where} {entry.act} {about}".rstrip()
            )
        found = list(faults())
        if found:
            raise CommandError("; ".join(f"line {fault.number}: {fault.what}" for fault in found))
        if (last := entries.last()) is None:
            return self.stdout.write("The log is empty.")
        self.stdout.write(f"{last.number} lines, as they were written; the last digest is {last.digest}")
