"""Who gave which dot is forgotten a while after the session was settled; what was counted stays counted."""

import io
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import serializers
from django.utils import timezone

from sessions.archive.erase import erase
from sessions.archive.pack import pack
from sessions.archive.tidying import tidy
from sessions.archive.unpack import unpack
from sessions.brownpaper.contents.assemble import assemble
from sessions.core.audit.models import AuditEntry
from sessions.core.models import CocreationSession
from sessions.core.people.operations import remove_participant
from sessions.core.people.own_data.erasing import erase_participant
from sessions.core.refusal import Refused
from sessions.core.taking_away import take_away
from sessions.facilitation.guests.merging import merge_people, part_people
from sessions.facilitation.steering.operations import freeze, move_to, thaw
from sessions.phases.inventory import operations as inventory
from sessions.phases.inventory.belongings import REWORKING
from sessions.phases.inventory.models import Board, Dot, DotAlong
from sessions.phases.inventory.queries import on_board
from sessions.phases.inventory.reworking import merge_cards
from sessions.phases.inventory.settling import KNOWN, LEFT_OPEN, settle_dots, with_dots_to_settle
from tests.cast import seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(cast):
    move_to(session=cast.session, phase="inventory")
    inventory.reveal(session=cast.session)
    cards = [cast.anna.contributes(f"Kaart {n}") for n in range(5)]
    for person, given in ((cast.anna, cards[:3]), (cast.bram, cards[1:4])):
        for card in given:
            inventory.cast_dot(contribution=card, participant=person.participant)
    cast.extra["cards"] = cards
    return cast


def counted(session) -> dict[str, tuple[int, int]]:
    return {card.text: (card.dot_count, card.earlier_dots) for card in on_board(session)}


def settled(cast) -> int:
    cast.session.refresh_from_db()
    freeze(session=cast.session)
    return settle_dots(cast.session)


def names_in_the_database(participant) -> list[str]:
    """The tables of dots of which a row names somebody, by a key or in what is kept beside it."""
    told = serializers.serialize("json", [*Dot.objects.all(), *DotAlong.objects.all()])
    return [told] if f'"participant": {participant.pk}' in told else []


def test_it_happens_some_days_after_the_session_was_settled_and_once(board, time_machine):
    before = counted(board.session)
    board.session.refresh_from_db()
    freeze(session=board.session)
    assert tidy()["dots"] == 0

    time_machine.move_to(timezone.now() + KNOWN + timedelta(minutes=1))
    assert tidy()["dots"] == 6
    assert tidy()["dots"] == 0
    assert counted(board.session) == before
    assert not Dot.objects.exclude(participant=None, slot=None).exists()
    assert AuditEntry.objects.filter(act="dots_settled").count() == 1


def test_a_session_that_was_left_open_is_settled_too_but_not_while_it_may_go_on(board, time_machine):
    CocreationSession.objects.filter(pk=board.session.pk).update(starts_at=timezone.now(), keep_months=12)
    time_machine.move_to(timezone.now() + LEFT_OPEN - timedelta(days=1))
    assert with_dots_to_settle() == []
    time_machine.move_to(timezone.now() + timedelta(days=2))
    assert with_dots_to_settle() == [board.session]


def test_the_order_of_the_rows_does_not_tell_which_were_given_together(board, monkeypatch):
    monkeypatch.setattr("random.SystemRandom.shuffle", lambda _self, rows: rows.reverse())
    before = list(Dot.objects.order_by("pk").values_list("contribution_id", flat=True))
    kept = set(Dot.objects.values_list("pk", flat=True))
    settled(board)
    after = list(Dot.objects.order_by("pk").values_list("contribution_id", flat=True))
    assert after == before[::-1]
    assert not kept & set(Dot.objects.values_list("pk", flat=True))


def test_dots_of_who_was_removed_are_not_kept_and_those_on_earlier_words_are(board):
    removed = seat(board.session, "Weg", "Bedrijf", "business")
    inventory.cast_dot(contribution=board.extra["cards"][4], participant=removed.participant)
    remove_participant(participant=removed.participant)
    Dot.objects.filter(contribution=board.extra["cards"][1]).update(stands=False, given_to={"text": "Anders"})
    before = counted(board.session)
    assert settled(board) == 6
    assert counted(board.session) == before
    assert before["Kaart 4"] == (0, 0) and before["Kaart 1"] == (0, 2)


def test_nobody_gives_or_takes_back_afterwards_and_the_page_does_not_ask_for_it(board):
    settled(board)
    board.session.refresh_from_db()
    thaw(session=board.session)
    before = counted(board.session)
    with pytest.raises(Refused, match="vast"):
        inventory.cast_dot(contribution=board.extra["cards"][4], participant=board.bram.participant)
    inventory.take_back_dot(contribution=board.extra["cards"][1], participant=board.bram.participant)
    assert counted(board.session) == before
    page = board.bram.client().get(board.path("inventory/")).content.decode()
    assert page.count("Kaart 1") and "nog 3 stippen" not in page
    assert assemble(board.session).inventory.dots == 6


def test_cards_can_still_become_one_with_their_dots_and_be_parted(board):
    merged = merge_cards(
        session=board.session, contributions=board.extra["cards"][:2], kind="idea", text="Kaart 0. Kaart 1"
    )
    before = counted(board.session)
    assert before[merged.text][0] == 2
    settled(board)
    board.session.refresh_from_db()
    thaw(session=board.session)
    assert counted(board.session) == before
    again = merge_cards(
        session=board.session,
        contributions=[merged, board.extra["cards"][3]],
        kind="idea",
        text="Kaart 0. Kaart 1. Kaart 3",
    )
    assert counted(board.session)[again.text][0] == 3
    take_away(REWORKING, again.comes_from)
    assert counted(board.session) == before


def test_they_stand_also_where_the_words_are_changed_afterwards(board):
    """Nobody is left to be asked again."""
    settled(board)
    board.session.refresh_from_db()
    thaw(session=board.session)
    inventory.change_contribution(contribution=board.extra["cards"][1], kind="idea", text="Heel iets anders")
    assert counted(board.session)["Heel iets anders"] == (2, 0)


def test_merged_people_can_be_parted_afterwards(board):
    carla = seat(board.session, "Carla", "Stichting", "community")
    inventory.cast_dot(contribution=board.extra["cards"][4], participant=carla.participant)
    kept = seat(board.session, "Carla B.", "Stichting", "community").participant
    merging = merge_people(kept=kept, other=carla.participant)
    settled(board)
    merging.refresh_from_db()
    assert "cocreation.dot.participant" not in merging.rows
    board.session.refresh_from_db()
    thaw(session=board.session)
    before = counted(board.session)
    part_people(other=carla.participant)
    assert counted(board.session) == before and before["Kaart 4"][0] == 1


def test_who_is_erased_leaves_no_dot(board):
    erase_participant(participant=board.bram.participant)
    assert not Dot.objects.filter(participant=board.bram.participant).exists()
    assert counted(board.session)["Kaart 3"] == (0, 0)
    assert counted(board.session)["Kaart 1"] == (1, 0)


def test_an_archive_brings_settled_dots_back_as_they_were(board):
    before = counted(board.session)
    settled(board)
    file = io.StringIO()
    pack(board.session, file)
    erase(board.session)
    file.seek(0)
    back = unpack(file)
    assert counted(back) == before
    assert Board.objects.get(session=back).dots_settled_at


def test_no_table_keeps_a_dot_beside_a_person_once_settled(board):
    """Of every table that holds a key of a dot: none names a person as well."""
    settled(board)
    for model in apps.get_app_config("cocreation").get_models():
        points = [each for each in model._meta.fields if each.related_model is Dot]
        if points:
            assert not any(each.name == "participant" for each in model._meta.fields), model
    assert not names_in_the_database(board.anna.participant)
