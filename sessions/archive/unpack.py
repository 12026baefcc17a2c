"""From a file back to a session, on this server or another; whatever else is there stays as it is."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.core import serializers
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import CharField, Max, Model, QuerySet, TextField, UniqueConstraint
from django.utils.translation import gettext as _

from sessions.archive.checking import Checker, guard_heading
from sessions.archive.pack import FORMAT
from sessions.archive.sealing import Opener
from sessions.archive.tables import name_of, parents, tables
from sessions.archive.upgrades import STEPS, VERSION, completed, upgraded
from sessions.brownpaper.models import BrownpaperVersion
from sessions.core.creation import FIRST_RANDOM_KEY, RANDOM_KEYS, RandomlyKeyed
from sessions.core.event_types import Subject, UnreadableSubject
from sessions.core.hiding.models import Redaction
from sessions.core.journal import Event
from sessions.core.keyed import Keyed
from sessions.core.links import make_link
from sessions.core.models import AccessLink, CocreationSession
from sessions.core.people.invitations.letters.models import LetterSent
from sessions.core.people.models import Merging
from sessions.core.refusal import Refused
from sessions.core.signalling.models import BoundarySignal
from sessions.core.texts import tamed

# Files stay behind; a version is printed again from its data, to the same bytes.
NOT_PRINTED = {"status": BrownpaperVersion.Status.WAITING, "file": "", "signed_sha256": ""}

NO_KEY = Opener()
RANDOMLY_KEYED = {name_of(model) for model in tables() if issubclass(model, RandomlyKeyed)}
# What waited to be mailed is not mailed by another server.
ON_THEIR_WAY = (LetterSent.Status.WAITING, LetterSent.Status.GOING)


@transaction.atomic
def unpack(lines: Iterable[str], opener: Opener = NO_KEY) -> CocreationSession:
    """Put a packed session back: whole, or not at all. opener: of what is sealed in it.

    Its rows get keys that are free here; whatever points to them, also in the journal, is changed along.
    Raises Refused when this is no such file, when a session with its code is here already, or when something is sealed
    that the opener does not open.
    """
    lines = iter(lines)
    heading = heading_of(next(lines, ""))
    if CocreationSession.objects.filter(code=heading["code"]).exists():
        raise Refused(_("Er is hier al een sessie met code %(code)s.") % heading)
    wait_for_the_tables()
    keys = Keys(first_free_number())
    checker = Checker()
    block = None
    rows = 0
    for line in lines:
        checker.line += 1
        row = row_of(line)
        if "rows" in row:
            break
        row |= {"fields": opened_fields(row, opener, checker)}
        for each in upgraded(row, heading["version"]):
            checker.look_at(each)
            block = block or running_block(each, keys)
            put(each, keys)
        rows += 1
    else:
        row = {"rows": None}
    if row["rows"] != rows:
        raise Refused(_("Dit bestand is niet heel. Er is niets teruggezet."))
    checker.look_back()
    session = CocreationSession.objects.filter(code=heading["code"]).first()
    if session is None or (block is not None and not session.blocks.filter(pk=block).exists()):
        raise Refused(_("Dit bestand is niet heel. Er is niets teruggezet."))
    CocreationSession.objects.filter(pk=session.pk).update(current_block=block)
    for role in (AccessLink.Role.SCREEN, AccessLink.Role.READER):
        make_link(session, role)
    for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
        connection.cursor().execute(statement)
    completed(session, heading["version"])
    return session


@dataclass(frozen=True)
class Keys:
    """Which primary key a row of the file gets here. shift: above every key that is in use, for those that are given
    out in order; the others, which tell nothing of an order, get a random one, the same for every mention."""

    shift: int
    nonce: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def of(self, kind: str, pk: int) -> int:
        """kind: of the row, as events call it, or the label of its model."""
        if kind.rpartition(".")[2] not in RANDOMLY_KEYED:
            return pk + self.shift
        told = hmac.digest(self.nonce, f"{kind.rpartition('.')[2]}:{pk}".encode(), hashlib.sha256)
        return FIRST_RANDOM_KEY + int.from_bytes(told[:8]) % RANDOM_KEYS


def opened_fields(row: dict, opener: Opener, checker: Checker) -> dict:
    fields = row.get("fields")
    if not isinstance(fields, dict):
        raise checker.refuse(_("geen rij"))
    return opener.opened(fields)


def heading_of(line: str) -> dict:
    try:
        heading = json.loads(line)
    except ValueError:
        heading = {}
    if not isinstance(heading, dict) or heading.get("format") != FORMAT or "code" not in heading:
        raise Refused(_("Dit is geen bestand met een cocreatiesessie."))
    if heading.get("version") != VERSION and heading.get("version") not in STEPS:
        raise of_another_version()
    guard_heading(heading)
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
    """A number above every primary key here that is given out in order."""
    in_order = [model for model in tables() if name_of(model) not in RANDOMLY_KEYED]
    highest = [model._base_manager.aggregate(highest=Max("pk"))["highest"] or 0 for model in in_order]
    return max(highest)


def running_block(row: dict, keys: Keys) -> int | None:
    """The session points to its running block, which comes later in the file."""
    if row["model"] != CocreationSession._meta.label_lower:
        return None
    block, row["fields"]["current_block"] = row["fields"]["current_block"], None
    return block and keys.of("programmeblock", block)


def put(row: dict, keys: Keys) -> None:
    model = next((model for model in tables() if model._meta.label_lower == row["model"]), None)
    if model is None:
        raise of_another_version()
    row["pk"] = keys.of(row["model"], row["pk"])
    for name, parent in parents(model).items():
        if row["fields"].get(name) is not None:
            row["fields"][name] = keys.of(parent._meta.label_lower, row["fields"][name])
    if model is BrownpaperVersion:
        row["fields"] |= NOT_PRINTED
    else:
        row["fields"] |= tamed_texts(model, row["fields"])
    if model is Event:
        row["fields"]["subjects"] = moved_all(row["fields"]["subjects"], keys)
    if model is Merging:
        rows = row["fields"]["rows"]
        row["fields"]["rows"] = {
            name: [keys.of(name.rpartition(".")[0], pk) for pk in pks] for name, pks in rows.items()
        }
    if issubclass(model, Keyed):
        row["fields"]["numbered_until"] = None  # its number is another one here
    if model is LetterSent and row["fields"]["status"] in ON_THEIR_WAY:
        row["fields"]["status"] = LetterSent.Status.DROPPED
    if model is BoundarySignal:
        row["fields"]["thing"] = keys.of(row["fields"]["kind"], row["fields"]["thing"])
    if model is Redaction:
        places = row["fields"]["places"]
        row["fields"]["thing"] = keys.of(row["fields"]["kind"], row["fields"]["thing"])
        row["fields"]["places"] = [[label, keys.of(label, pk), *rest] for label, pk, *rest in places]
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


def moved_all(subjects: object, keys: Keys) -> object:
    if not isinstance(subjects, dict):
        return subjects
    return {
        kind: [moved(kind, each, keys) for each in stored] if isinstance(stored, list) else stored
        for kind, stored in subjects.items()
    }


def moved(kind: str, stored: object, keys: Keys) -> object:
    """What an event names, under its new number; what cannot be read stays as it is."""
    try:
        subject = Subject.restored(kind, stored)
    except UnreadableSubject:
        return stored
    return replace(subject, pk=keys.of(kind, subject.pk)).stored if isinstance(subject.pk, int) else stored
