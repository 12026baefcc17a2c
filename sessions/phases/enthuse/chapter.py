"""The point on the horizon and the headlines, for the brownpaper."""

from dataclasses import dataclass

from sessions.core.models import CocreationSession
from sessions.phases.enthuse.queries import horizon


@dataclass(frozen=True)
class EnthuseChapter:
    statement: str
    indicator: str
    baseline: str
    target: str
    year: int | None
    headlines: tuple[str, ...]


def chapter(session: CocreationSession) -> EnthuseChapter:
    point = horizon(session)["horizon"]
    return EnthuseChapter(
        statement=point.statement,
        indicator=point.indicator,
        baseline=point.baseline,
        target=point.target,
        year=point.year,
        headlines=tuple(headline.text for headline in session.headlines.order_by("pk")),
    )
