"""Connections and new requests, for the brownpaper."""

from dataclasses import dataclass

from sessions.core.models import CocreationSession
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
    # What was answered to an earlier text, which counts no longer.
    earlier: str = ""


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
        requests=tuple(request_row(r) for r in requests(session).order_by("pk")),
    )


def request_row(request) -> RequestRow:
    """request: out of queries.requests()."""
    return RequestRow(
        asker=str(request.participant.party),
        party=str(request.party),
        text=request.text,
        answer=request.get_answer_display() if request.counted else "",
        earlier="" if request.stands else request.get_answer_display(),
    )
