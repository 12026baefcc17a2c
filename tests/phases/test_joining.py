"""Cards without a name: nobody can tell by when a card came who wrote it, not even with the whole database."""

import json
import random
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import serializers
from django.db import connection
from django.utils import timezone

from sessions.archive.tables import rows_of, tables
from sessions.catalogue import FRAGMENTS
from sessions.core.creation import FIRST_RANDOM_KEY
from sessions.core.hiding.operations import hide
from sessions.core.journal import Event
from sessions.core.people.operations import join
from sessions.core.people.secrets import new_secret
from sessions.core.refusal import Refused
from sessions.core.stale import stale_after
from sessions.facilitation.steering.operations import close_phase, freeze, move_to, open_phase
from sessions.live.rendering import Subscription, catch_up_frame
from sessions.phases.inform.models import Question
from sessions.phases.inform.queries import my_questions
from sessions.phases.inventory import joining, operations, queries
from sessions.phases.inventory.belongings import CARD
from sessions.phases.inventory.joining import BATCH, STEP, let_in
from sessions.phases.inventory.models import Board, Contribution, ParkedItem
from tests.cast import Person

# So many write one after the other; that order comes back by chance once in 20! times.
MANY = 20


@pytest.fixture
def writers(cast) -> list[Person]:
    """Twenty people who write in turn."""
    found = []
    for number in range(MANY):
        secret = new_secret()
        person = join(session=cast.session, name=f"Gast {number}", party=cast.anna.party, secret=secret)
        found.append(Person(person, secret, cast.session))
    move_to(session=cast.session, phase="inventory")
    return found


def written_by(writers: list[Person]) -> list[Contribution]:
    """A card of each, in that order."""
    return [person.contributes(f"kaart {number}", waits=True) for number, person in enumerate(writers)]


def texts_by(order: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT text FROM cocreation_contribution {order}")
        return [text for (text,) in cursor.fetchall()]


def orders() -> list[str]:
    """Every order in which a database can give the cards back."""
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    columns = [each.column for each in Contribution._meta.concrete_fields if each.name not in ("text", "kind")]
    return ["", f"ORDER BY {place}", *(f"ORDER BY {column}, {place}" for column in columns)]


def test_no_order_of_the_database_is_that_of_writing_after_the_reveal(cast, writers):
    written = [card.text for card in written_by(writers)]

    operations.reveal(session=cast.session)

    for order in orders():
        found = texts_by(order)
        assert sorted(found) == sorted(written)
        assert found not in (written, written[::-1]), order
    numbers = [card.number for card in Contribution.objects.order_by("text")]
    assert sorted(numbers) == list(range(1, MANY + 1))


def moments_in(rows) -> set[str]:
    """Everything in these rows that looks like a moment."""
    year = str(timezone.now().year)
    return {str(value) for row in rows for value in row["fields"].values() if str(value).startswith(year)}


def test_no_moment_in_the_database_is_that_of_a_card_after_the_reveal(cast, writers):
    began = timezone.now()
    for card in written_by(writers)[:3]:
        operations.withdraw_contribution(contribution=card)
    ended = timezone.now()

    operations.reveal(session=cast.session)

    of_cards = [
        row
        for model in tables()
        if model in (Contribution, ParkedItem)
        for row in json.loads(serializers.serialize("json", rows_of(cast.session, model)))
    ]
    between = [began.isoformat()[:23], ended.isoformat()[:23]]
    assert moments_in(of_cards)
    assert not [each for each in moments_in(of_cards) if between[0] <= each[:23] <= between[1]]


def test_journal_names_no_card_of_an_author_after_the_reveal(cast, writers):
    cards = written_by(writers)
    operations.reveal(session=cast.session)
    operations.change_contribution(contribution=cards[4], kind="idea", text="anders")
    operations.withdraw_contribution(contribution=cards[5])
    assert Event.objects.filter(subjects__contribution__isnull=False).exists()

    close_phase(session=cast.session, phase="inventory")

    keys = {card.pk for card in cards}
    named = [pk for event in Event.objects.all() for pk in event.subjects.get("contribution", ())]
    assert not keys & set(named)
    told = Event.objects.filter(verb__in=["contribution_changed", "contribution_withdrawn"])
    assert {(each.at.minute, each.at.second) for each in told} == {(0, 0)}


def test_marks_tell_not_which_cards_are_of_one_person(cast, writers):
    mine = [writers[0].contributes(f"mijn {number}", waits=True) for number in range(6)]
    assert len({card.mark for card in Contribution.objects.all()}) == len(mine)
    assert {card.pk for card in queries.my_contributions(writers[0].participant)} == {card.pk for card in mine}
    assert not queries.my_contributions(writers[1].participant)


def test_keys_tell_nothing_of_an_order(cast, writers):
    keys = [card.pk for card in written_by(writers)]
    assert min(keys) >= FIRST_RANDOM_KEY
    assert keys not in (sorted(keys), sorted(keys, reverse=True))


def frame(cast, since: int) -> dict:
    cast.session.refresh_from_db()
    return catch_up_frame(cast.session.pk, Subscription(("participant",), "nl"), since)


def test_before_the_reveal_nothing_is_told_card_by_card(cast, writers, monkeypatch):
    monkeypatch.setattr(joining, "PAUSE", timedelta(0))
    cast.session.refresh_from_db()
    before = cast.session.revision
    told = []
    for person in writers:
        card = person.contributes("kaart", waits=True)
        cast.session.refresh_from_db()
        told.append(cast.session.revision - before)
        assert str(card.pk) not in json.dumps(frame(cast, before))

    assert told == [(number + 1) // STEP for number in range(MANY)]
    kinds = [part for part in frame(cast, before)["parts"] if part["id"] == "inventory-tally"]
    assert "kind--" not in kinds[0]["html"]


def test_the_number_of_cards_is_told_in_steps_and_not_too_often(cast, writers):
    shown = []
    for person in writers:
        person.contributes("kaart", waits=True)
        shown.append(queries.tally(cast.session, "")["total"])
    assert shown == [0] * (STEP - 1) + [STEP] * (MANY - STEP + 1)

    Board.objects.update(told_at=timezone.now() - joining.PAUSE)
    writers[0].contributes("nog een", waits=True)
    assert queries.tally(cast.session, "")["total"] == MANY

    close_phase(session=cast.session, phase="inventory")
    assert queries.tally(cast.session, "")["total"] == MANY + 1


def test_after_the_reveal_cards_come_together(cast, writers):
    operations.reveal(session=cast.session)
    for person in writers[: BATCH - 1]:
        card = person.contributes("wacht", waits=True)
        assert not queries.on_board(cast.session).exists()
        assert "Wacht op andere kaarten" in person.client().get(cast.path("inventory/")).content.decode()
        assert str(card.pk) not in cast.alice_client().get(cast.path("inventory/facilitate/")).content.decode()

    writers[BATCH].contributes("de laatste", waits=True)

    assert queries.on_board(cast.session).count() == BATCH
    stale = stale_after(list(Event.objects.filter(verb="cards_joined")), FRAGMENTS)
    pks = set(queries.on_board(cast.session).values_list("pk", flat=True))
    assert pks <= {each.pk for each in stale.items["board"]}


def test_one_who_writes_many_brings_nobody_out(cast, writers):
    operations.reveal(session=cast.session)
    for number in range(3 * BATCH):
        writers[0].contributes(f"vul {number}", waits=True)
    writers[1].contributes("van het slachtoffer", waits=True)

    assert not queries.on_board(cast.session).exists()


@pytest.mark.parametrize("is_hidden", [True, False], ids=["hidden", "taken back"])
def test_what_is_out_of_sight_hides_nobody(cast, writers, is_hidden):
    """Who fills a batch and takes it back would be left with the one card of somebody else."""
    operations.reveal(session=cast.session)
    for person in writers[: BATCH - 1]:
        card = person.contributes("vulling", waits=True)
        if is_hidden:
            hide(CARD, card, why="vulling")
        else:
            operations.withdraw_contribution(contribution=card)
    writers[BATCH].contributes("van het slachtoffer", waits=True)

    assert not queries.on_board(cast.session).exists()
    with pytest.raises(Refused, match="te weinig"):
        let_in(session=cast.session)


@pytest.mark.parametrize("rest", [close_phase, freeze, "leave"])
def test_the_rest_comes_when_nobody_writes_any_more(cast, writers, rest):
    operations.reveal(session=cast.session)
    writers[0].contributes("alleen", waits=True)
    if rest == "leave":
        move_to(session=cast.session, phase="enthuse")
    else:
        rest(session=cast.session, **({"phase": "inventory"} if rest is close_phase else {}))

    assert [card.text for card in queries.on_board(cast.session)] == ["alleen"]


def test_late_cards_wait_too_and_lie_on_the_parking_lot_together(cast, writers):
    operations.reveal(session=cast.session)
    close_phase(session=cast.session, phase="inventory")
    for person in writers[:BATCH]:
        assert not queries.parked_items(cast.session, "", None)
        operations.make_late_contribution(
            session=cast.session, participant=person.participant, secret=person.secret, text="te laat"
        )
    assert len(queries.parked_items(cast.session, "", None)) == BATCH
    assert {(each.parked_at.minute, each.parked_at.second) for each in ParkedItem.objects.all()} == {(0, 0)}


def test_the_facilitator_brings_them_in_where_that_tells_nobody(cast, writers):
    operations.reveal(session=cast.session)
    for person in writers[:2]:
        person.contributes("wacht", waits=True)
    with pytest.raises(Refused, match="te weinig"):
        let_in(session=cast.session)
    writers[0].contributes("wacht ook", waits=True)

    let_in(session=cast.session)

    assert queries.on_board(cast.session).count() == 3


def test_where_names_stand_cards_come_at_once(cast, writers):
    Board.objects.update_or_create(session=cast.session, defaults={"is_anonymous": False})
    cards = written_by(writers)
    operations.reveal(session=cast.session)
    assert [card.text for card in Contribution.objects.order_by("number")] == [card.text for card in cards]

    writers[0].contributes("meteen", waits=True)

    assert queries.on_board(cast.session).order_by("number").last().text == "meteen"


def test_numbers_never_change_whatever_comes_after(cast, writers):
    written_by(writers)
    operations.reveal(session=cast.session)
    before = dict(Contribution.objects.values_list("pk", "number"))
    for _round in range(3):
        for person in random.sample(writers, BATCH):
            person.contributes("later", waits=True)
        close_phase(session=cast.session, phase="inventory")
        open_phase(session=cast.session, phase="inventory")

    assert before.items() <= dict(Contribution.objects.values_list("pk", "number")).items()
    numbers = Contribution.objects.values_list("number", flat=True)
    assert sorted(numbers) == list(range(1, MANY + 3 * BATCH + 1))


def test_what_is_typed_while_the_board_is_revealed_is_kept(cast, writers):
    """The page on which somebody rewrites their card was opened before."""
    card = written_by(writers)[7]
    operations.reveal(session=cast.session)

    answer = (
        writers[7]
        .client()
        .post(cast.path(f"inventory/contributions/{card.pk}/"), {"kind": "idea", "text": "beter gezegd"})
    )

    assert answer.status_code == 302
    assert queries.on_board(cast.session).filter(text="beter gezegd").count() == 1


def test_questions_have_no_author_and_tell_no_order_once_nobody_asks_any_more(cast, writers):
    open_phase(session=cast.session, phase="inform")
    asked = []
    for number, person in enumerate(writers):
        person.client().post(cast.path("inform/questions/"), {"text": f"vraag {number}"})
        asked.append(f"vraag {number}")
    assert [each.text for each in my_questions(writers[3].participant)] == ["vraag 3"]
    assert len({each.mark for each in Question.objects.all()}) == MANY
    assert not Question.objects.exclude(participant=None).exists()

    close_phase(session=cast.session, phase="inform")

    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    for column in ("id", "created_at", "creation_key", "mark", place):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT text FROM cocreation_question ORDER BY {column}, {place}")
            found = [text for (text,) in cursor.fetchall()]
        assert sorted(found) == sorted(asked)
        assert found not in (asked, asked[::-1]), column
    assert not Event.objects.filter(verb="question_asked").exclude(subjects={}).exists()
    assert [each.text for each in my_questions(writers[3].participant)] == ["vraag 3"]


def test_the_file_holds_nothing_of_what_was_there(cast, writers, transactional_db, settings):
    """Whoever copies the file of SQLite after the reveal reads no earlier row between the others."""
    if connection.vendor != "sqlite":
        pytest.skip("a file of SQLite")
    cards = written_by(writers)
    moments = [f"{card.created_at:%Y-%m-%d %H:%M:%S.%f}".encode() for card in cards]
    name = connection.settings_dict["NAME"]
    files = [Path(name), Path(f"{name}-wal")]
    if not files[0].exists():
        pytest.skip("this database is in memory")
    assert any(moment in file.read_bytes() for file in files if file.exists() for moment in moments)

    operations.reveal(session=cast.session)

    left = [each for each in moments for file in files if file.exists() and each in file.read_bytes()]
    assert not left
