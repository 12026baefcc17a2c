"""An archive that somebody made by hand: refused whole, with the line and the reason, whatever it says."""

import copy
import io
import json

import pytest
from django.contrib.auth import get_user_model

from sessions.archive.erase import erase
from sessions.archive.pack import pack
from sessions.archive.unpack import unpack
from sessions.core.hiding.redacting import redact
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.refusal import Refused
from sessions.facilitation.guests.merging import merge_people
from sessions.phases.registry import REDACTABLES


@pytest.fixture
def rows(cast) -> list[dict]:
    """The lines of an archive of a session in which everything was used; the session itself is gone."""
    cast.open_everything()
    cast.anna.contributes("een kaart")
    cast.workgroup()
    redact(REDACTABLES["party"], cast.chris.party, why="Een naam")
    merge_people(kept=cast.anna.participant, other=cast.bram.participant)
    file = io.StringIO()
    key = pack(cast.session, file).key
    cast.extra["key"] = key
    cast.session.contributions.all().delete()
    cast.session.workgroups.all().delete()
    erase(cast.session)
    return [json.loads(line) for line in file.getvalue().splitlines()]


def put_back(cast, rows: list[dict]):
    from sessions.archive.sealing import Opener  # noqa: PLC0415

    return unpack([json.dumps(row) for row in rows], Opener(cast.extra["key"]))


def first(rows: list[dict], model: str) -> dict:
    return next(row for row in rows if row.get("model") == f"cocreation.{model}")


def sets(model: str, column: str, value):
    return lambda rows, cast: first(rows, model)["fields"].update({column: value})


def elsewhere(rows, cast) -> None:
    """A participant of another session, whose key the numbers of this file would come to name."""
    first(rows, "participant")["fields"]["party"] = cast.zed.party.pk + 10_000


def user_in_a_redaction(rows, cast) -> None:
    first(rows, "redaction")["fields"]["places"] = [["auth.user", cast.alice.pk, "password", "x", "y"]]


def column_in_a_redaction(rows, cast) -> None:
    place = first(rows, "redaction")["fields"]["places"][0]
    place[2] = "secret_digest; DROP"


def rows_of_others_in_a_merging(rows, cast) -> None:
    first(rows, "merging")["fields"]["rows"] = {"cocreation.dot.participant": [123_456]}


def another_session(rows, cast) -> None:
    again = copy.deepcopy(first(rows, "cocreationsession"))
    again["pk"] += 1
    again["fields"] |= {"code": "ANDER1", "creation_key": "7d7d7d7d-0000-4000-8000-000000000001"}
    rows.insert(2, again)
    rows[-1]["rows"] += 1


TAMPERED = {
    "markup in the code": lambda rows, cast: rows[0].update(code="<b>"),
    "a path in the code": lambda rows, cast: rows[0].update(code="../../x"),
    "no code": lambda rows, cast: rows[0].update(code=None),
    "another code than the heading": sets("cocreationsession", "code", "ANDERS"),
    "markup in the session's code": sets("cocreationsession", "code", "<b>"),
    "a path in the language": sets("cocreationsession", "language", "../x"),
    "a path in the zone": sets("cocreationsession", "zone", "../../etc/passwd"),
    "a number as text": sets("cocreationsession", "challenge", 12 * [1]),
    "a text that is too long": sets("party", "name", "x" * 121),
    "a sector that is none": sets("party", "sector", "<script>"),
    "a moment that is none": sets("participant", "joined_at", "gisteren"),
    "a party elsewhere": elsewhere,
    "a key that is none": lambda rows, cast: first(rows, "party").update(pk="1; DROP"),
    "a key that is too large": lambda rows, cast: first(rows, "party").update(pk=2**70),
    "a key below zero": lambda rows, cast: first(rows, "party").update(pk=-1),
    "a column that is none": sets("party", "is_superuser", True),
    "no fields": lambda rows, cast: first(rows, "party").update(fields=[]),
    "the same row twice": lambda rows, cast: rows.insert(3, copy.deepcopy(rows[2])),
    "a table of the server": lambda rows, cast: first(rows, "party").update(model="auth.user"),
    "a running block elsewhere": sets("cocreationsession", "current_block", 424_242),
    "a text of a user to put back": user_in_a_redaction,
    "a column that cannot be put back": column_in_a_redaction,
    "rows of others to part": rows_of_others_in_a_merging,
    "a second session": another_session,
    "fewer rows than told": lambda rows, cast: rows.pop(3),
}


@pytest.mark.parametrize("tamper", TAMPERED.values(), ids=TAMPERED)
def test_it_is_refused_whole_and_says_where(rows, cast, tamper):
    before = (CocreationSession.objects.count(), Participant.objects.count(), get_user_model().objects.count())
    tamper(rows, cast)

    with pytest.raises(Refused) as refused:
        put_back(cast, rows)

    assert refused.value.message
    after = (CocreationSession.objects.count(), Participant.objects.count(), get_user_model().objects.count())
    assert after == before


def test_the_line_is_that_of_the_file(rows, cast):
    place = next(number for number, row in enumerate(rows, start=1) if row.get("model") == "cocreation.party")
    rows[place - 1]["fields"]["sector"] = "<script>"
    with pytest.raises(Refused, match=f"Regel {place}: sector"):
        put_back(cast, rows)


def test_what_nobody_touched_is_put_back(rows, cast):
    assert put_back(cast, rows).contributions.count() == 1


@pytest.mark.parametrize("line", ["", "null", "[]", "12", '{"rows": "x"}', "{" * 5000])
def test_lines_that_are_none(rows, cast, line):
    lines = [json.dumps(row) for row in rows]
    for place in (0, 2, len(lines) - 1):
        broken = [*lines[:place], line, *lines[place + 1 :]]
        with pytest.raises(Refused):
            from sessions.archive.sealing import Opener  # noqa: PLC0415

            unpack(broken, Opener(cast.extra["key"]))
