"""For how long a session is kept: chosen, told, warned of, and carried out to the day."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from allauth.usersessions.models import UserSession
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from sessions.archive.tidying import over, tidy
from sessions.core.audit.models import AuditEntry
from sessions.core.links import make_link
from sessions.core.models import AccessLink, CocreationSession
from sessions.core.refusal import Refused
from sessions.core.retention import kept_until
from sessions.facilitation.guests.colleagues import invite_facilitator
from sessions.facilitation.preparing.operations import renew_link, set_term
from tests.accounts.people import log_in, make_sofie

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("starts", "months", "until"),
    [
        (datetime(2026, 11, 28, 11, tzinfo=UTC), 12, date(2027, 11, 29)),
        (datetime(2026, 1, 30, 11, tzinfo=UTC), 1, date(2026, 2, 28)),
        (datetime(2024, 1, 30, 11, tzinfo=UTC), 1, date(2024, 2, 29)),
        (datetime(2026, 12, 30, 23, 30, tzinfo=UTC), 1, date(2027, 2, 1)),
        (datetime(2026, 10, 24, 10, tzinfo=UTC), 60, date(2031, 10, 25)),
        (datetime(2026, 5, 1, 11, tzinfo=UTC), None, None),
    ],
)
def test_the_last_day_is_counted_from_the_day_after_it_began_where_it_was_held(starts, months, until):
    session = CocreationSession(starts_at=starts, keep_months=months, zone="Europe/Amsterdam")
    assert kept_until(session) == until


def test_a_demo_is_kept():
    assert kept_until(CocreationSession(starts_at=timezone.now(), keep_months=1, is_demo=True)) is None


def test_who_joins_reads_until_when_and_so_does_the_facilitator(cast, time_machine):
    time_machine.move_to(timezone.now())
    until = kept_until(cast.session)
    told = f"{until.day} "
    assert told in Client().get(cast.path("join/")).content.decode()
    assert "wordt bewaard tot en met" in Client().get(cast.path("join/")).content.decode()
    cockpit = cast.alice_client().get(cast.path("facilitate/")).content.decode()
    assert "daarna gewist, met al haar papieren" in cockpit and "Bewaar voor die tijd" not in cockpit

    time_machine.move_to(datetime.combine(until - timedelta(days=20), datetime.min.time(), tzinfo=UTC))
    assert "Bewaar voor die tijd" in cast.alice_client().get(cast.path("facilitate/")).content.decode()


def test_a_session_of_before_is_kept_until_a_term_is_chosen(cast):
    CocreationSession.objects.filter(pk=cast.session.pk).update(
        keep_months=None, starts_at=timezone.now() - timedelta(days=4000)
    )
    assert over() == []
    page = cast.alice_client().get(cast.path("facilitate/")).content.decode()
    assert "nog geen bewaartermijn" in page
    assert "wordt bewaard tot" not in Client().get(cast.path("join/")).content.decode()


def test_what_was_told_is_not_made_longer(cast):
    set_term(session=cast.session, keep_months=6)
    with pytest.raises(Refused):
        set_term(session=cast.session, keep_months=12)
    empty = cast.zed.session
    empty.participants.all().delete()
    set_term(session=empty, keep_months=60)
    assert AuditEntry.objects.filter(act="term_changed").count() == 2


def test_it_goes_on_the_day_after_its_last_with_its_papers(cast, time_machine, settings, tmp_path):
    settings.BROWNPAPER_DIR = tmp_path
    paper = tmp_path / str(cast.session.pk) / "v1.pdf"
    paper.parent.mkdir()
    paper.write_bytes(b"%PDF")
    until = kept_until(cast.session)
    CocreationSession.objects.filter(pk=cast.zed.session.pk).update(keep_months=60, told_until=None)

    time_machine.move_to(datetime.combine(until, datetime.min.time(), tzinfo=UTC) + timedelta(hours=12))
    tidy()
    assert CocreationSession.objects.filter(pk=cast.session.pk).exists()

    time_machine.shift(timedelta(days=1))
    out = StringIO()
    call_command("tidy", "--dry-run", stdout=out)
    assert cast.session.code in out.getvalue() and paper.exists()
    call_command("tidy", stdout=StringIO())

    assert not CocreationSession.objects.filter(pk=cast.session.pk).exists() and not paper.exists()
    assert CocreationSession.objects.filter(pk=cast.zed.session.pk).exists()
    assert list(AuditEntry.objects.values_list("act", flat=True))[-2:] == ["session_erased", "tidied"]


def test_logins_and_links_that_ended_go(cast, time_machine):
    time_machine.move_to(timezone.now())
    make_sofie(cast)
    log_in()
    link = make_link(cast.session, AccessLink.Role.READER)
    assert tidy()["logins"] == 0

    time_machine.shift(timedelta(days=100))
    counts = tidy()
    assert counts["logins"] >= 1 and counts["windows"] >= 1 and not UserSession.objects.exists()
    assert AccessLink.objects.filter(pk=link.pk).exists(), "it still says that it ended"
    old = renew_link(session=cast.session, role=AccessLink.Role.READER) and AccessLink.objects.get(pk=link.pk)
    invited = invite_facilitator(session=cast.session, name="Nacht (demo)")
    time_machine.shift(timedelta(days=200))
    tidy()
    left = set(AccessLink.objects.values_list("pk", flat=True))
    assert old.pk not in left and invited.pk not in left


def test_a_session_that_is_kept_opens_after_its_readers_link_ended(cast, time_machine):
    """People of the room read by it, and every page of the facilitator shows it."""
    time_machine.move_to(timezone.now())
    time_machine.shift(timedelta(days=300))
    tidy()
    alice, anna = cast.alice_client(), cast.anna.client()
    for path in ("facilitate/", "facilitate/prepare/", "facilitate/delivery/", "brownpaper/"):
        assert alice.get(cast.path(path), follow=True).status_code == 200, path
    assert anna.get(cast.path("brownpaper/"), follow=True).status_code == 200
