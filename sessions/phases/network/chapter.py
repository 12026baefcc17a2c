"""Connections and new requests, for the brownpaper."""

from dataclasses import dataclass

from sessions.core.models import CocreationSession
from sessions.phases.network.models import Request
from sessions.phases.network.queries import connections, requests


@dataclass(frozen=True)
class Talk:
    between: str
    insight: str


@dataclass(frozen=True)
class RequestRow:
    asker: str
    party: str
    text: str
    answer: str


@dataclass(frozen=True)
class NetworkChapter:
    talks: tuple[Talk, ...]
    requests: tuple[RequestRow, ...]


def chapter(session: CocreationSession) -> NetworkChapter:
    return NetworkChapter(
        talks=tuple(
            Talk(f"{talk.participant.party} – {talk.other.party}", talk.insight)
            for talk in connections(session).order_by("pk")
        ),
        requests=tuple(
            RequestRow(
                str(r.participant.party), str(r.party), r.text, str(dict(Request.Answer.choices).get(r.counted, ""))
            )
            for r in requests(session).order_by("pk")
        ),
    )
