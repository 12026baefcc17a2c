"""From a session to a file of JSON lines: a heading, then every row, parents first, and how many they were."""

import json
from typing import NamedTuple, TextIO

from django.core import serializers

from sessions.archive.sealing import Seal, harm_of
from sessions.archive.tables import rows_of, tables
from sessions.archive.upgrades import VERSION
from sessions.core.models import CocreationSession
from sessions.core.snapshot import snapshot

FORMAT = "cocreatie-session"


class Packed(NamedTuple):
    """How many rows were written, how many texts in them were sealed, and with which key; "" where none was."""

    rows: int
    sealed: int
    key: str


def pack(session: CocreationSession, file: TextIO) -> Packed:
    """Write everything of a session as it is at one moment, with what was hidden sealed. The room works on."""
    with snapshot():
        seal = Seal(harm_of(session))
        heading = {"format": FORMAT, "version": VERSION, "code": session.code, "challenge": session.challenge}
        file.write(json.dumps(heading, ensure_ascii=False) + "\n")
        rows = 0
        for model in tables():
            for written in serializers.serialize("jsonl", rows_of(session, model), ensure_ascii=False).split("\n"):
                if written:
                    file.write(json.dumps(seal.sealed(json.loads(written)), ensure_ascii=False) + "\n")
                    rows += 1
        file.write(json.dumps({"rows": rows}) + "\n")
    return Packed(rows, seal.count, seal.key if seal.count else "")
