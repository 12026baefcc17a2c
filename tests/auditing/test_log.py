"""The audit log: what stands in it, that nothing of it changes unnoticed, and that it names nobody who wrote."""

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test import Client

from sessions.archive.erase import erase
from sessions.auditing.lines import WORDS
from sessions.brownpaper.versions import freeze_as_version, resume, suspend
from sessions.core.audit.log import faults, note
from sessions.core.audit.models import AuditEntry, AuditHead
from sessions.core.event_types import BY_VERB
from sessions.core.hiding.operations import hide, show
from sessions.core.people.operations import remove_participant
from sessions.facilitation.guests.colleagues import end_facilitating
from sessions.phases.registry import MODERATIONS
from tests.accounts.people import log_in, make_sofie, with_app

pytestmark = pytest.mark.django_db


def acts() -> list[str]:
    return list(AuditEntry.objects.values_list("act", flat=True))


def since(number: int) -> list[tuple[str, str]]:
    return list(AuditEntry.objects.filter(number__gt=number).values_list("act", "who"))


def last() -> int:
    return AuditEntry.objects.count()


@pytest.mark.django_db(transaction=True)
def test_logins_and_their_parts_stand_in_it_with_the_account(cast):
    sofie = make_sofie(cast)
    before, who = last(), f"account {sofie.pk}"
    log_in(password="fout")
    client, _answer = log_in()
    with_app(client)
    client.post("/facilitator/logout/")

    told = since(before)
    assert ("login_failed", "outside") in told
    assert {("logged_in", who), ("second_step_added", who), ("logged_out", who)} <= set(told)


def test_what_a_facilitator_does_stands_in_it_with_who_did_it(cast):
    cast.open_everything()
    card = cast.anna.contributes("een kaart")
    alice, before = cast.alice_client(), last()
    alice.post(cast.path("facilitate/door/closing/"))
    alice.post(cast.path(f"facilitate/people/{cast.bram.participant.pk}/removal/"))
    alice.post(cast.path("facilitate/links/reader/renewal/"))
    alice.post(cast.path(f"facilitate/hidden/contribution/{card.pk}/"), {"why": "privé"})

    told = [(act, by) for act, by in since(before) if act in ("door_changed", "participant_removed", "moderated")]
    assert told == [
        (act, f"account {cast.alice.pk}") for act in ("door_changed", "participant_removed", "moderated")
    ]
    assert "link_renewed" in acts()
    page = alice.get(cast.path("facilitate/log/")).content.decode()
    assert "deelnemer verwijderd" in page and "alice" in page


def test_papers_rights_and_erasures_stand_in_it(cast):
    cast.open_everything()
    version = freeze_as_version(session=cast.session, language="nl")
    suspend(version)
    suspend(version)
    resume(version)
    colleague = cast.session.facilitators.create(user=cast.new_user("nacht"))
    end_facilitating(facilitator=colleague)
    erase(cast.session)

    wanted = ["version_frozen", "version_suspended", "version_resumed", "facilitator_admitted", "facilitator_ended"]
    found = [act for act in acts() if act in wanted]
    assert found[-5:] == wanted
    assert acts()[-1] == "session_erased"
    assert list(faults()) == []


def test_no_line_tells_who_wrote_what(cast):
    """Not the words, not the author: neither of a card nor of what was hidden."""
    cast.open_everything()
    card = cast.anna.contributes("iets dat geheim is")
    hide(MODERATIONS["contribution"], card, why="Jansen woont op nummer 12")
    show(MODERATIONS["contribution"], card)
    told = json.dumps(list(AuditEntry.objects.values("act", "who", "about")))
    for word in ("geheim", "Jansen", str(card.pk), "Anna"):
        assert word not in told


def test_every_act_has_words():
    assert set(acts()) <= set(WORDS)
    assert {verb for verb, kind in BY_VERB.items() if kind.is_audited} <= set(WORDS)


@pytest.mark.parametrize(
    "tamper",
    [
        lambda: AuditEntry.objects.filter(number=2).update(who="account 99"),
        lambda: AuditEntry.objects.filter(number=2).update(about={"role": "x"}),
        lambda: AuditEntry.objects.filter(number=2).delete(),
        lambda: AuditEntry.objects.order_by("-number").first().delete(),
        lambda: AuditEntry.objects.all().delete(),
        lambda: AuditHead.objects.update(number=1),
    ],
    ids=["who", "about", "one gone", "last gone", "all gone", "head"],
)
def test_what_is_changed_left_out_or_cut_off_is_found(db, tamper):
    for act in ("logged_in", "logged_out", "login_failed"):
        note(act)
    assert list(faults()) == []
    tamper()
    assert list(faults())
    with pytest.raises(CommandError):
        call_command("audit_log", "--check", stdout=StringIO())


def test_it_is_read_as_text_and_as_a_table(cast):
    note("logged_in", session=cast.session, role="screen")
    out = StringIO()
    call_command("audit_log", stdout=out)
    assert "role screen" in out.getvalue() and "as they were written" in out.getvalue()

    rows = list(
        csv.DictReader(io.StringIO(cast.alice_client().get(cast.path("facilitate/log/?as=csv")).content.decode()))
    )
    assert rows and {row["session"] for row in rows} == {cast.session.code}


def test_only_who_leads_the_session_reads_it(cast):
    for client in (Client(), cast.anna.client()):
        assert client.get(cast.path("facilitate/log/")).status_code in (302, 403)


@pytest.mark.django_db(transaction=True)
def test_who_write_at_once_make_one_chain(cast):
    before = last()

    def write(number: int) -> None:
        note("logged_in", role=number)
        connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(20)))

    assert last() == before + 20
    assert list(faults()) == []
    assert connection.vendor in ("sqlite", "postgresql")


def test_a_removed_participant_is_named_by_number_only(cast):
    remove_participant(participant=cast.anna.participant)
    entry = AuditEntry.objects.get(act="participant_removed")
    assert entry.about["participant"] == [cast.anna.participant.pk]
