"""From a session to a file of JSON lines: a heading, then every row, parents first, and how many they were."""

import json
from typing import TextIO

from django.core import serializers

from sessions.archive.tables import rows_of, tables
from sessions.archive.upgrades import VERSION
from sessions.core.models import CocreationSession
from sessions.core.snapshot import snapshot

FORMAT = "cocreatie-session"


def pack(session: CocreationSession, file: TextIO) -> int:
    """Write everything of a session as it is at one moment. Returns how many rows.

    The room works on.
    """
    with snapshot():
        heading = {"format": FORMAT, "version": VERSION, "code": session.code, "challenge": session.challenge}
        file.write(json.dumps(heading, ensure_ascii=False) + "\n")
        rows = 0
        for model in tables():
            written = serializers.serialize("jsonl", rows_of(session, model), ensure_ascii=False)
            file.write(written)
            # Not its lines: a text may hold what Unicode calls the end of one.
            rows += written.count("\n")
        file.write(json.dumps({"rows": rows}) + "\n")
    return rows
