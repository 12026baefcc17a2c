"""Badges that let in with one scan, and table cards: whole, on as many sheets as promised, by the standards."""

import re
import shutil
import subprocess

import pypdfium2
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from sessions.brownpaper.badges.jobs import badges_job, badges_of, table_cards_job, table_key
from sessions.brownpaper.printing.press_process import print_apart
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.invitations.operations import invitation_of, invite, renew_invitation, withdraw_invitation
from sessions.core.people.invitations.plan import Guest
from sessions.core.people.invitations.tokens import token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(cast):
    """Eighty are expected, of twenty-five parties with names of 45 characters."""
    parties = [f"Samenwerkingsverband Wonen, Werken en Bouw {n:02}" for n in range(25)]
    guests = [
        Guest(f"Gast {n:02} van Langezwaag-Westerdorp (demo)", parties[n % 25], "business", table=str(n % 12 + 1))
        for n in range(80)
    ]
    invite(session=cast.session, guests=guests)
    return cast


def made(session) -> list:
    return badges_of(session, lambda address: f"https://voorbeeld.nl{address}")


def test_a_badge_for_who_is_expected_and_who_is_here(room):
    anna = invitation_of(room.anna.participant)
    gone = Invitation.objects.get(name__startswith="Gast 07")
    withdraw_invitation(invitation=gone)

    badges = {each.name: each for each in made(room.session)}

    assert gone.name not in badges
    assert badges[room.anna.participant.name].address == ""
    eight = Invitation.objects.get(name__startswith="Gast 08")
    assert badges[eight.name].address == "https://voorbeeld.nl" + reverse("invitation", args=[token_of(eight)])
    assert badges[eight.name].table == "9"
    renew_invitation(invitation=anna)
    assert "/i/" in {each.name: each for each in made(room.session)}[room.anna.participant.name].address


def test_tables_are_in_the_order_in_which_people_count():
    assert sorted(["10", "2", "bar", "1", "Aan zee"], key=table_key) == ["1", "2", "10", "Aan zee", "bar"]


def test_only_facilitators_print_them(room):
    for name in ("badges", "table-cards"):
        address = reverse(name, args=[room.session.code])
        assert room.anna.client().get(address).status_code == 302
        assert Client().get(address).status_code == 302


@pytest.mark.paper
def test_sheets_hold_everybody_whole_and_comply(room, tmp_path):
    badges = made(room.session)
    pages = print_apart(badges_job(room.session, badges), tmp_path / "badges.pdf", tmp_path / "shelf")
    tables = print_apart(table_cards_job(room.session, badges), tmp_path / "tables.pdf", tmp_path / "shelf")
    print_apart(badges_job(room.zed.session, []), tmp_path / "none.pdf", tmp_path / "shelf")

    assert pages == -(-len(badges) // 8) and tables == 12
    for name in ("badges", "tables"):
        paper = pypdfium2.PdfDocument(tmp_path / f"{name}.pdf")
        # A hyphen at the end of a line is read as a sign of its own.
        read = "".join(page.get_textpage().get_text_bounded() for page in paper).replace("\x02", "-")
        text = re.sub(r"\s", "", read)
        for each in badges:
            if each.table or name == "badges":
                assert re.sub(r"\s", "", each.name) in text
                assert re.sub(r"\s", "", each.party) in text
    if shutil.which("java"):
        files = [tmp_path / f"{name}.pdf" for name in ("badges", "tables", "none")]
        done = subprocess.run([settings.BASE_DIR / "scripts" / "verapdf", *files], capture_output=True, text=True)
        assert done.stdout.count(": complies") == 6, done.stdout


@pytest.mark.paper
def test_the_page_gives_a_file_that_nothing_is_kept_of(room):
    answer = room.alice_client().get(reverse("badges", args=[room.session.code]))
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    assert "attachment" in answer["Content-Disposition"]
