"""What every answer says of itself, and what machines ask a site for."""

import pytest
from django.test import Client
from django.urls import reverse

from cocreatie import settings as project

PAGES = ["/", "/facilitator/login/", "/nergens/", "join/", "inventory/", "me/", "brownpaper/", "facilitate/"]


@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_kept_on_the_way_or_framed_or_asks_for_devices(cast, page):
    address = page if page.startswith("/") else cast.path(page)
    for client in (Client(), cast.anna.client(), cast.alice_client()):
        answer = client.get(address)
        assert {"private", "no-cache"} <= set(answer["Cache-Control"].split(", "))
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert "X-Frame-Options" not in answer
        assert "camera=()" in answer["Permissions-Policy"]


def test_files_that_never_change_are_kept(cast):
    answer = Client().get(f"{project.STATIC_URL}css/palette.css")
    assert "immutable" in answer["Cache-Control"]


def test_search_engines_read_nothing(db):
    assert "Disallow: /\n" in Client().get("/robots.txt").content.decode()


def test_whom_to_tell_of_a_vulnerability(db, settings):
    assert Client().get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:veilig@voorbeeld.nl"
    told = Client().get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:veilig@voorbeeld.nl\n" in told and "Expires: 2" in told


@pytest.mark.parametrize("is_https", [True, False])
def test_where_https_is_served_no_cookie_goes_over_anything_else(cast, settings, is_https):
    """Also where the proxy in front forgot to say so."""
    settings.HTTPS = is_https
    joined = {"name": "Nieuw", "new_party": "Nieuwe partij", "sector": "business", "charter": "on"}
    shared = Client()
    account = cast.new_user("sofie")
    account.set_password("een lang wachtwoord 1")
    account.save()
    answers = [
        Client().post(cast.path("join/"), joined),
        Client().get(reverse("personal-link", args=[cast.anna.secret])),
        shared.post(cast.path("table/"), {"table": "4"}),
        Client().post("/facilitator/login/", {"login": "sofie", "password": "een lang wachtwoord 1"}),
    ]

    ours = [
        each
        for answer in answers
        for name, each in answer.cookies.items()
        if name not in ("sessionid", "csrftoken", "messages") and each["max-age"]  # 0: taken away
    ]
    assert len(ours) >= 3
    assert all(bool(each["secure"]) is is_https and each["httponly"] and each["samesite"] == "Lax" for each in ours)
