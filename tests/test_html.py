"""Every page is valid HTML, by the Nu Html Checker; every template says so before it is sent."""

import json
import secrets
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.template.base import Lexer, TokenType
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cocreatie.templates import folded
from sessions.brownpaper.handover.operations import add_recipient
from sessions.brownpaper.handover.queries import token_for
from sessions.brownpaper.versions import freeze_as_version
from sessions.core.models import AccessLink
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.invitations.operations import invite, renew_invitation
from sessions.core.people.invitations.plan import Guest
from sessions.core.people.invitations.tokens import token_of
from sessions.facilitation.screens.operations import choose
from sessions.facilitation.screens.queries import screens
from sessions.facilitation.steering.operations import move_to, thaw
from sessions.phases.concretise.operations import write_text
from sessions.phases.registry import SLUGS
from tests.accounts.people import pages_of_accounts
from tests.live.scenarios import set_stage

CHECKER = settings.BASE_DIR / "scripts" / "vnu"
JAR = next((settings.BASE_DIR / ".venv" / "vnu").glob("vnu-*.jar"), None)
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
LONGEST_LINE = 120


@pytest.fixture
def room(cast):
    """A room in which everything was used, frozen once and thawed."""
    set_stage(cast)
    texts = {"think_big": "Een <b>loket</b> & meer"}
    group, anna = cast.extra["workgroup"], cast.anna.participant
    for field, text in texts.items():
        write_text(workgroup=group, field=field, text=text, base_version=0, participant=anna)
    cast.asks(group, of="Ministerie")
    until = timezone.now() + timedelta(days=1)
    cast.extra["minister"] = add_recipient(
        session=cast.session, name="Ministerie", role="minister", expires_at=until
    )
    freeze_as_version(session=cast.session, language="nl")
    thaw(session=cast.session)
    return cast


def seated(cast, *, is_open: bool = False) -> Client:
    """A laptop that a table shares, with one seat."""
    client = Client()
    client.post(cast.path("table/"), {"table": "4"})
    sent = {"name": f"Gast {secrets.token_hex(3)}", "party": cast.anna.party.pk, "pin": "1234", "charter": "on"}
    client.post(cast.path("table/joining/"), sent)
    if not is_open:
        client.post(cast.path("table/passing-on/"))
    return client


def pages(cast):
    """(name, answer) of every page, for each who can open it."""
    anna, alice, nobody = cast.anna.client(), cast.alice_client(), Client()
    group, card = cast.extra["workgroup"], cast.extra["cards"][0]
    share = reverse("share", args=[token_for(cast.extra["minister"])])
    invite(session=cast.session, guests=[Guest("Eva", "Alfa", "business"), Guest("Zonder partij")])
    cast.bram.client().post(cast.path(f"signal/contribution/{card.pk}/"), {"crosses": "harm"})
    guest, free = Invitation.objects.all()
    old = token_of(guest)
    guest = renew_invitation(invitation=guest)
    addresses = {
        "home": (nobody, "/"),
        "wrong code": (nobody, "/nergens/"),
        "login": (nobody, "/facilitator/login/"),
        **pages_of_accounts(cast),
        "erasing": (anna, cast.path("me/erasing/")),
        "erasing somebody": (alice, cast.path(f"facilitate/people/{cast.anna.participant.pk}/erasing/")),
        "audit log": (alice, cast.path("facilitate/log/")),
        "join": (nobody, cast.path("join/")),
        "sessions": (alice, "/facilitator/"),
        "new session": (alice, "/facilitator/new/"),
        "cockpit": (alice, cast.path("facilitate/")),
        "prepare": (alice, cast.path("facilitate/prepare/")),
        "guests": (alice, cast.path("facilitate/people/")),
        "guest": (alice, cast.path(f"facilitate/people/invited/{guest.pk}/")),
        "person": (alice, cast.path(f"facilitate/people/{cast.anna.participant.pk}/")),
        "invitation": (Client(), reverse("invitation", args=[token_of(guest)])),
        "invitation-ended": (Client(), reverse("invitation", args=[old])),
        "invitation without a party": (Client(), reverse("invitation", args=[token_of(free)])),
        "recovery": (anna, cast.path("inventory/recovery/")),
        "colleagues": (alice, cast.path("facilitate/people/colleagues/")),
        "roles": (alice, cast.path("facilitate/people/roles/")),
        "table": (Client(), cast.path("table/")),
        "table of who is here": (anna, cast.path("table/")),
        "seats": (seated(cast), cast.path("table/")),
        "seating": (seated(cast), cast.path("table/joining/")),
        "somebody at a table": (seated(cast, is_open=True), cast.path("me/")),
        "letters": (alice, cast.path("facilitate/people/letters/")),
        "guest-list": (alice, cast.path("facilitate/people/list/")),
        "signals": (alice, cast.path("facilitate/signals/")),
        "signal": (cast.bram.client(), cast.path(f"signal/contribution/{card.pk}/")),
        "hidden": (alice, cast.path("facilitate/hidden/")),
        "hiding": (alice, cast.path(f"facilitate/hidden/contribution/{card.pk}/")),
        "block": (alice, cast.path(f"facilitate/blocks/{cast.session.blocks.first().pk}/")),
        "delivery": (alice, cast.path("facilitate/delivery/")),
        "groups": (alice, cast.path("enthuse/groups/")),
        "group": (alice, cast.path(f"enthuse/groups/{group.pk}/")),
        "screens": (alice, cast.path("facilitate/screens/")),
        "alike": (alice, cast.path("facilitate/prepare/alike/")),
        "not yet": (alice, cast.path("facilitate/overview/conclude/")),
        "shift": (alice, cast.path("facilitate/shift/")),
        "who did not answer": (alice, cast.path(f"conclude/facilitate/{group.pk}/missing/")),
        "late": (alice, cast.path("facilitate/later/?minutes=20")),
        "me": (anna, cast.path("me/")),
        "programme": (anna, cast.path("programme/")),
        "what became": (anna, cast.path("brownpaper/mine/")),
        "news": (anna, cast.path("news/?since=0")),
        "change": (anna, cast.path(f"inventory/contributions/{card.pk}/")),
        "cluster": (alice, cast.path(f"inventory/clusters/{cast.extra['cluster'].pk}/")),
        "merging": (alice, cast.path(f"inventory/merging/?cards={card.pk},{cast.extra['cards'][1].pk}")),
        "splitting": (alice, cast.path(f"inventory/contributions/{card.pk}/splitting/")),
        "answer": (alice, cast.path(f"inform/questions/{cast.extra['question'].pk}/answer/")),
        "canvas": (anna, cast.path(f"concretise/{group.pk}/")),
        "change a thing": (anna, cast.path(f"things/pitch/{cast.extra['pitch'].pk}/")),
        "change as facilitator": (alice, cast.path(f"things/fact/{cast.extra['fact'].pk}/")),
        "earlier texts": (anna, cast.path(f"concretise/{group.pk}/texts/title/earlier/")),
        "earlier texts, looking on": (alice, cast.path(f"concretise/facilitate/{group.pk}/texts/title/earlier/")),
        "canvas of others": (cast.chris.client(), cast.path(f"concretise/{group.pk}/")),
        "canvas, looking on": (alice, cast.path(f"concretise/facilitate/{group.pk}/")),
        "reader": (nobody, cast.reader_path),
        "document": (nobody, f"{cast.reader_path}document/"),
        "share": (nobody, share),
        "shared document": (nobody, f"{share}document/"),
        "link that never was": (nobody, "/v/niets/"),
    }
    addresses |= {slug: (anna, cast.path(f"{slug}/")) for slug in SLUGS}
    addresses |= {f"{slug}, facilitator": (alice, cast.path(f"{slug}/facilitate/")) for slug in SLUGS}
    for name, (client, address) in addresses.items():
        yield name, client.get(address)
    for slug in SLUGS:
        move_to(session=cast.session, phase=slug)
        yield f"{slug}, screen", nobody.get(cast.screen_path)
    for shows in AccessLink.Shows:
        key = {"solution": group.pk, "cluster": cast.extra["cluster"].pk, "card": card.number}.get(shows, "")
        choose(screen=screens(cast.session).get(), shows=shows, key=str(key))
        yield f"{shows}, on the screen", nobody.get(cast.screen_path)
    choose(screen=screens(cast.session).get(), shows="phase")
    yield "late, shown", alice.post(cast.path("facilitate/later/"), {"minutes": "20", "way": "later"})
    yield "refused form", anna.post(cast.path("enthuse/pitches/"), {"title": "", "why": ""})


@pytest.mark.skipif(JAR is None or not shutil.which("java"), reason="no checker here: scripts/vnu --prepare")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_valid_html(room, tmp_path, language, monkeypatch):
    monkeypatch.setattr(settings, "LANGUAGE_CODE", language)
    for number, (name, answer) in enumerate(pages(room)):
        assert answer.status_code in (200, 401, 404, 410, 422), name
        html = answer.content.decode()
        if "<!doctype" not in html:
            html = f"<!doctype html><html lang='nl'><head><title>part</title></head><body>{html}</body></html>"
        (tmp_path / f"{number:02d} {name}.html").write_text(html)

    files = sorted(tmp_path.glob("*.html"))
    told = subprocess.run([CHECKER, *files], capture_output=True, text=True, check=False).stderr

    found = json.loads(told)["messages"]
    assert len(files) > 40
    assert [f"{Path(each['url']).name}: {each['message']} {each.get('extract', '')}" for each in found] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_template_can_be_read(template):
    lines = template.read_text().splitlines()

    assert max(map(len, lines), default=0) <= LONGEST_LINE
    assert not [line for line in lines if "\t" in line or line != line.rstrip()]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_no_tag_of_a_template_is_taken_for_text(template):
    """As happens to one over two lines: people would read it."""
    tokens = Lexer(folded(template.read_text())).tokenize()
    texts = [token.contents for token in tokens if token.token_type is TokenType.TEXT]

    assert [each for each in texts if "{%" in each or "%}" in each or "{{" in each] == []


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("<ul>\n  <li>\n    a\n  </li>\n</ul>\n", "<ul><li>a</li></ul>"),
        ("<p>\n  a\n  <b>b</b>\n</p>", "<p>a <b>b</b></p>"),
        ("<p>\n  {% if x %}\n    a\n  {% endif %}\n</p>", "<p>{% if x %}a{% endif %}</p>"),
        ("<p>a{% if x %}\n  b{% endif %}\n</p>", "<p>a{% if x %} b{% endif %}</p>"),
        ("<p>{{ a }}\n  {{ b }}</p>", "<p>{{ a }} {{ b }}</p>"),
        ("<a\n  href='x'\n  title='a > b'>c</a>", "<a href='x' title='a > b'>c</a>"),
        (
            "<div>\n  {% include 'x' %}\n  {% include 'y' %}\n</div>",
            "<div>{% include 'x' %} {% include 'y' %}</div>",
        ),
        ("<p>two  spaces</p>", "<p>two  spaces</p>"),
        ("<textarea\n  id='t'>\n{{ text }}\n\n</textarea>\n", "<textarea\n  id='t'>\n{{ text }}\n\n</textarea>"),
        ("<pre>\n a\n  b</pre>", "<pre>\n a\n  b</pre>"),
        ("{% load i18n %}\n<li>a</li>", "{% load i18n %}<li>a</li>"),
    ],
)
def test_white_space_that_nobody_sees_is_not_sent(written, sent):
    assert folded(written) == sent


def test_folding_twice_is_folding_once():
    for template in TEMPLATES:
        once = folded(template.read_text())

        assert folded(once) == once
