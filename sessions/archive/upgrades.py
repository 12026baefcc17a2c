"""From the rows of an earlier archive to those of now, one step at a time, as they are read."""

from collections.abc import Callable, Iterator

from django.apps import apps

from sessions.core.models import CocreationSession
from sessions.phases.concretise.asks.from_texts import make_asks
from sessions.phases.inventory.queries import board_of

VERSION = 4


def upgraded(row: dict, version: int) -> list[dict]:
    """The rows that this row of an archive of that version is now."""
    rows = [row]
    for step in range(version, VERSION):
        rows = [made for each in rows for made in STEPS[step](each)]
    return rows


def board_apart(row: dict) -> Iterator[dict]:
    """In version 1 what the board promises stood in the phase states. Its number is free among the boards."""
    if row["model"] == "cocreation.phasestate":
        fields = row["fields"]
        promise = {name: fields.pop(name) for name in ("is_anonymous", "revealed_at")}
        yield row
        if fields["phase"] == "inventory":
            yield {
                "model": "cocreation.board",
                "pk": row["pk"],
                "fields": {"session": fields["session"]} | promise,
            }
    else:
        yield row


def as_it_was(row: dict) -> Iterator[dict]:
    """In version 2 what a solution asks stood on its canvas: asks are made of that once all rows are there."""
    yield row


def numbered(row: dict) -> Iterator[dict]:
    """In version 3 a card was cited by its place among all that were made: counted once all rows are there."""
    if row["model"] == "cocreation.contribution":
        row["fields"]["number"] = row["pk"]
    yield row


def completed(session: CocreationSession, version: int) -> None:
    """Make what follows from rows that belong together, of an archive of that version."""
    if version < 3:
        make_asks(lambda name: apps.get_model("cocreation", name), [session.pk])
    if version < 4:
        number_cards(session)


def number_cards(session: CocreationSession) -> None:
    """As they were cited so far; before the reveal none was."""
    if not board_of(session).is_revealed:
        session.contributions.update(number=None)
        return
    for place, card in enumerate(session.contributions.order_by("number"), start=1):
        type(card).objects.filter(pk=card.pk).update(number=place)


# Version → the step to the next.
STEPS: dict[int, Callable[[dict], Iterator[dict]]] = {1: board_apart, 2: as_it_was, 3: numbered}
