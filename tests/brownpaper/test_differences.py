"""What changed between two versions is told of everything that a version says: what it was and what it is."""

import dataclasses
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from bench.rooms import write_much
from sessions.brownpaper.contents.assemble import Brownpaper, assemble
from sessions.brownpaper.contents.differences import differences, words_apart
from sessions.phases.conclude.operations import commit_to, pledge
from sessions.phases.enthuse.operations import set_horizon, write_headline
from sessions.phases.inform.operations import answer_question, ask_question
from sessions.phases.introduce.operations import add_give_get, introduce
from sessions.phases.inventory.operations import park
from sessions.phases.network.operations import connect, make_request

# What stands beside the contents, follows from what is told, or tells how the document is made.
NOT_TOLD = {
    "as_of", "version", "is_demo", "outline", "responses", "changes", "differences", "language", "zone",
    "workgroup_id", "number", "cluster_key", "key", "recipient_key", "is_of_chair", "is_for_sector", "share",
    "is_tension", "is_answered", "[title]", "pays_only", "due_words", "answered", "supporters",
    "dots_by_sector", "sectors", "is_revealed", "total", "participants", "answers", "values.kind",
}  # fmt: skip

# What is told by what it follows from: dots by their cards, a title by that of its solution.
FOLLOWS = {
    (".chapters[inventory]", "dots"),
    *((f".chapters[conclude].agreements[{place}]", "title") for place in (0, 1)),
}


@pytest.fixture
def told(cast) -> Brownpaper:
    """A brownpaper with something of every kind in it."""
    cast.open_everything()
    write_much(cast.session, 2, 30)
    session, anna, bram = cast.session, cast.anna.participant, cast.bram.participant
    set_horizon(session=session, statement="In 2030", indicator="jaren", baseline="9", target="2", year=2030)
    write_headline(session=session, participant=anna, text="Het is gelukt")
    question = ask_question(session=session, participant=anna, text="Waarom?")
    answer_question(question=question, answer="Daarom.")
    introduce(participant=anna, why="nieuwsgierig")
    for direction in ("get", "give"):
        add_give_get(party=anna.party, direction=direction, text="grond")
    park(contribution=cast.anna.contributes("de bus"))
    connect(session=session, participant=anna, other=bram, insight="een kavel")
    make_request(session=session, participant=anna, party=bram.party, text="help")
    commit_to(session=session, participant=anna, what="bellen", due=date(2031, 1, 2))
    pledge(participant=anna, text="in de raad")
    type(session).objects.filter(pk=session.pk).update(
        urgency="nu", purpose="wonen", character="taai", attribution="raadpleging"
    )
    return assemble(session, version=1)


def other(value):
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case int():
            return value + 400
        case str():
            return f"{value} en dan 250 m²"
        case Decimal():
            return value + 7
        case datetime() | date():
            return value + timedelta(days=40)
    raise AssertionError(f"nothing is known of {value!r}")


def rewritten(thing, path: str = ""):
    """(path, the same with one thing in it rewritten), once for the first of each kind of thing in it."""
    if dataclasses.is_dataclass(thing):
        for each in dataclasses.fields(thing):
            if each.name not in NOT_TOLD and (path, each.name) not in FOLLOWS:
                for where, changed in rewritten(getattr(thing, each.name), f"{path}.{each.name}"):
                    yield where, dataclasses.replace(thing, **{each.name: changed})
    elif isinstance(thing, dict):
        for name, value in thing.items():
            if f"[{name}]" in NOT_TOLD:
                continue
            for where, changed in rewritten(value, f"{path}[{name}]"):
                yield where, thing | {name: changed}
    elif isinstance(thing, tuple):
        # One of several of a kind stands for all; of a pair both are tried.
        for place, value in enumerate(thing[:2]):
            for where, changed in rewritten(value, f"{path}[{place}]"):
                yield where, (*thing[:place], changed, *thing[place + 1 :])
    elif thing is not None:
        yield path, other(thing)


def test_everything_that_is_rewritten_is_told_with_what_it_was_and_is(told):
    untold, paths = [], []
    for path, now in rewritten(told):
        changes = differences(told, now)
        paths.append(path)
        if not changes or any(each.was == each.now for each in changes):
            untold.append(path)

    assert not untold, "\n".join(untold)
    assert len(paths) > 100


def test_nothing_is_told_where_nothing_changed(told):
    assert differences(told, told) == ()


def test_ask_from_400_to_250_is_said_so_first(told):
    chapter = told.concretise
    first, *others = chapter.solutions
    ask = dataclasses.replace(first.asks[0], text="Geef ons 400 m²", due=date(2031, 1, 1))
    before = with_ask(told, first, others, ask)
    after = with_ask(told, first, others, dataclasses.replace(ask, text="Geef ons 250 m²"))

    (change,) = differences(before, after)

    assert (change.was, change.now) == ("Geef ons 400 m²", "Geef ons 250 m²")
    assert change.recipient == ask.recipient_key and change.solution == first.number


def with_ask(told, first, others, ask) -> Brownpaper:
    solutions = (dataclasses.replace(first, asks=(ask,)), *others)
    chapter = dataclasses.replace(told.concretise, solutions=solutions)
    return dataclasses.replace(told, chapters=told.chapters | {"concretise": chapter})


@pytest.mark.parametrize(("old", "new", "apart"), [
    ("een loket", "een loket", [("same", "een loket")]),
    ("een loket", "twee loketten", [("gone", "een"), ("new", "twee"), ("same", " "), ("gone", "loket"),
                                    ("new", "loketten")]),
    ("", "iets", [("new", "iets")]),
    ("400 m²", "250 m²", [("gone", "400"), ("new", "250"), ("same", " m²")]),
])  # fmt: skip
def test_words_are_set_apart(old, new, apart):
    assert words_apart(old, new) == apart


def test_many_rewritten_reasons_are_paired_with_what_they_were(told):
    chapter = told.introduce
    motives = tuple(
        dataclasses.replace(chapter.motives[0], why=f"{number} redenen om hier te zijn, en {number * 7} meer")
        for number in range(1, 60)
    )
    before = dataclasses.replace(told, chapters=told.chapters | {"introduce": replaced(chapter, motives)})
    mended = tuple(dataclasses.replace(each, why=each.why.replace("hier", "daar")) for each in motives)
    after = dataclasses.replace(told, chapters=told.chapters | {"introduce": replaced(chapter, mended)})

    changes = differences(before, after)

    assert len(changes) == 59
    assert all(each.was.replace("hier", "daar") == each.now for each in changes)


def replaced(chapter, motives):
    return dataclasses.replace(chapter, motives=motives)


def test_moment_is_of_the_kind_that_is_told():
    assert other(datetime(2030, 1, 1, tzinfo=UTC)) > datetime(2030, 1, 2, tzinfo=UTC)
