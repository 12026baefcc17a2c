"""From a file back to a session, on this server or another; whatever else is there stays as it is."""

import json
from collections.abc import Iterable
from dataclasses import replace

from django.core import serializers
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import CharField, Max, Model, QuerySet, TextField, UniqueConstraint
from django.utils.translation import gettext as _

from sessions.archive.pack import FORMAT
from sessions.archive.sealing import Opener
from sessions.archive.tables import parents, tables
from sessions.archive.upgrades import STEPS, VERSION, completed, upgraded
from sessions.brownpaper.models import BrownpaperVersion
from sessions.core.event_types import Subject, UnreadableSubject
from sessions.core.hiding.models import Redaction
from sessions.core.journal import Event
from sessions.core.models import AccessLink, CocreationSession
from sessions.core.people.invitations.letters.models import LetterSent
from sessions.core.people.models import Merging
from sessions.core.refusal import Refused
from sessions.core.signalling.models import BoundarySignal
from sessions.core.texts import tamed

# Files stay behind; a version is printed again from its data, to the same bytes.
NOT_PRINTED = {"status": BrownpaperVersion.Status.WAITING, "file": "", "signed_sha256": ""}

NO_KEY = Opener()
# What waited to be mailed is not mailed by another server.
ON_THEIR_WAY = (LetterSent.Status.WAITING, LetterSent.Status.GOING)


@transaction.atomic
def unpack(lines: Iterable[str], opener: Opener = NO_KEY) -> CocreationSession:
    """Put a packed session back: whole, or not at all. opener: of what is sealed in it.

    Its rows get numbers that are free here; whatever points to them, also in the journal, is changed along.
    Raises Refused when this is no such file, when a session with its code is here already, or when something is sealed
    that the opener does not open.
    """
    lines = iter(lines)
    heading = heading_of(next(lines, ""))
    if CocreationSession.objects.filter(code=heading["code"]).exists():
        raise Refused(_("Er is hier al een sessie met code %(code)s.") % heading)
    wait_for_the_tables()
    shift = first_free_number()
    block = None
    rows = 0
    for line in lines:
        row = row_of(line)
        if "rows" in row:
            break
        row |= {"fields": opener.opened(row["fields"])}
        block = block or running_block(row, shift)
        for each in upgraded(row, heading["version"]):
            put(each, shift)
        rows += 1
    else:
        row = {"rows": None}
    if row["rows"] != rows:
        raise Refused(_("Dit bestand is niet heel. Er is niets teruggezet."))
    session = CocreationSession.objects.get(code=heading["code"])
    CocreationSession.objects.filter(pk=session.pk).update(current_block=block)
    for role in (AccessLink.Role.SCREEN, AccessLink.Role.READER):
        AccessLink.objects.create(session=session, role=role)
    for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
        connection.cursor().execute(statement)
    completed(session, heading["version"])
    return session


def heading_of(line: str) -> dict:
    try:
        heading = json.loads(line)
    except ValueError:
        heading = {}
    if not isinstance(heading, dict) or heading.get("format") != FORMAT or "code" not in heading:
        raise Refused(_("Dit is geen bestand met een cocreatiesessie."))
    if heading.get("version") != VERSION and heading.get("version") not in STEPS:
        raise of_another_version()
    return heading


def row_of(line: str) -> dict:
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict) or not row.keys() & {"rows", "model"}:
        raise Refused(_("Dit bestand is niet heel. Er is niets teruggezet."))
    return row


def of_another_version() -> Refused:
    return Refused(_("Dit bestand is van een andere versie van de software."))


def wait_for_the_tables() -> None:
    """Rooms that run here write no rows until ours are in: the numbers that we take are then really free."""
    if connection.vendor == "postgresql":
        names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in tables())
        connection.cursor().execute(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")


def first_free_number() -> int:
    """A number above every primary key that is in use here."""
    highest = [model._base_manager.aggregate(highest=Max("pk"))["highest"] or 0 for model in tables()]
    return max(highest)


def running_block(row: dict, shift: int) -> int | None:
    """The session points to its running block, which comes later in the file."""
    if row["model"] != CocreationSession._meta.label_lower:
        return None
    block, row["fields"]["current_block"] = row["fields"]["current_block"], None
    return block and block + shift


def put(row: dict, shift: int) -> None:
    model = next((model for model in tables() if model._meta.label_lower == row["model"]), None)
    if model is None:
        raise of_another_version()
    row["pk"] += shift
    for name in parents(model):
        if row["fields"].get(name) is not None:
            row["fields"][name] += shift
    if model is BrownpaperVersion:
        row["fields"] |= NOT_PRINTED
    else:
        row["fields"] |= tamed_texts(model, row["fields"])
    if model is Event:
        row["fields"]["subjects"] = moved_all(row["fields"]["subjects"], shift)
    if model is Merging:
        row["fields"]["rows"] = {name: [pk + shift for pk in pks] for name, pks in row["fields"]["rows"].items()}
    if model is LetterSent and row["fields"]["status"] in ON_THEIR_WAY:
        row["fields"]["status"] = LetterSent.Status.DROPPED
    if model is BoundarySignal:
        row["fields"]["thing"] += shift
    if model is Redaction:
        places = row["fields"]["places"]
        row["fields"]["thing"] += shift
        row["fields"]["places"] = [[label, pk + shift, *rest] for label, pk, *rest in places]
    for thing in serializers.deserialize("python", [row]):
        thing.save(force_insert=True)


def tamed_texts(model: type[Model], fields: dict) -> dict[str, str]:
    """What people wrote, as our forms would have taken it. Two names that thereby become one stay apart by a number."""
    columns = [each for each in model._meta.fields if isinstance(each, (CharField, TextField)) and not each.choices]
    texts = {each.name: tamed(text) for each in columns if isinstance(text := fields.get(each.name), str)}
    if "session" in fields:
        once = {
            name
            for each in model._meta.constraints
            if isinstance(each, UniqueConstraint) and "session" in each.fields
            for name in each.fields
        }
        same_session = model._base_manager.filter(session=fields["session"])
        texts |= {name: free(texts[name], name, same_session) for name in once & texts.keys()}
    return texts


def free(text: str, name: str, others: QuerySet) -> str:
    number = 2
    wanted = text
    while text and others.filter(**{name: wanted}).exists():
        wanted, number = f"{text} ({number})", number + 1
    return wanted


def moved_all(subjects: object, shift: int) -> object:
    if not isinstance(subjects, dict):
        return subjects
    return {
        kind: [moved(kind, stored, shift) for stored in keys] if isinstance(keys, list) else keys
        for kind, keys in subjects.items()
    }


def moved(kind: str, stored: object, shift: int) -> object:
    """What an event names, under its new number; what cannot be read stays as it is."""
    try:
        subject = Subject.restored(kind, stored)
    except UnreadableSubject:
        return stored
    return replace(subject, pk=subject.pk + shift).stored if isinstance(subject.pk, int) else stored
