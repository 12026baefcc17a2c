"""Nobody alone can stop the room: slow and large requests, many windows, heavy catch-ups, rights that ended."""

import socket
import threading
import time

import pytest
from django.db import connections
from django.test import Client

from cocreatie import http, one_hop
from sessions.core.models import Facilitator
from sessions.facilitation.guests.colleagues import end_facilitating
from sessions.facilitation.steering.operations import tell_everyone
from sessions.live import room as rooms
from sessions.live.origin import is_ours
from sessions.live.room import BEAT, NOT_ALLOWED, TOO_MANY_WINDOWS
from sessions.live.send_buffer import TRY_AGAIN_LATER
from tests.live.sockets import address, listen, said


def send(server, *parts: bytes, pause: float = 0.0, patience: float = 10.0) -> bytes:
    """What the server answers to these bytes, until it closes."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=patience) as line:
        for part in parts:
            line.sendall(part)
            time.sleep(pause)
        answer = b""
        try:
            while more := line.recv(65536):
                answer += more
        except ConnectionError:
            pass
        return answer


def head(length: int | None, path: str = "/") -> bytes:
    size = b"Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}".encode()
    kind = b"Content-Type: application/x-www-form-urlencoded"
    return b"\r\n".join([f"POST {path} HTTP/1.1".encode(), b"Host: 127.0.0.1", kind, size, b"", b""])


@pytest.mark.parametrize("path", ["/", "/facilitator/login/", "/nergens/"])
def test_a_body_that_is_too_large_is_refused_before_it_is_read(live_cast, server, path):
    began = time.monotonic()
    answer = send(server, head(300 * 1024 * 1024, path))

    assert answer.startswith(b"HTTP/1.1 413")
    assert "te veel ineens" in answer.decode()
    assert b"connection: close" in answer.lower()
    assert time.monotonic() - began < 5


def test_a_body_that_does_not_say_how_large_it_is_is_cut_off(live_cast, server):
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    answer = send(server, head(None), *[chunk] * (one_hop.LARGEST_BODY // 65536 + 1))
    assert answer.startswith(b"HTTP/1.1 413")


def test_a_body_of_the_largest_size_is_read(live_cast, server):
    words = b"q=" + b"x" * (one_hop.LARGEST_BODY - 2)
    answer = send(server, head(len(words)).replace(b"Host", b"Connection: close\r\nHost"), words)
    assert answer.startswith(b"HTTP/1.1 4") and not answer.startswith(b"HTTP/1.1 413")


def test_whoever_never_finishes_a_body_is_not_waited_for(live_cast, server, monkeypatch):
    monkeypatch.setattr(one_hop, "BODY_WITHIN", 0.3)
    assert send(server, head(100), b"q=1").startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize("said", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: a\r\nX: "])
def test_whoever_never_says_what_they_want_is_hung_up_on(live_cast, server, monkeypatch, said):
    monkeypatch.setattr(http, "HEADERS_WITHIN", 0.3)
    began = time.monotonic()
    assert send(server, said) == b""
    assert time.monotonic() - began < 5


def test_a_browser_that_asks_twice_on_one_connection_is_answered_twice(live_cast, server, monkeypatch):
    monkeypatch.setattr(http, "HEADERS_WITHIN", 0.5)
    ask = b"GET /robots-nergens/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    last = ask.replace(b"Host", b"Connection: close\r\nHost")
    assert send(server, ask, ask, last, pause=0.3).count(b"HTTP/1.1 404") == 3


def windows(url: str, cookies: dict[str, str], number: int) -> list[int | None]:
    """Open so many sockets at once; with which code each was closed within two seconds, None where it was not."""
    codes: list[int | None] = [None] * number

    def one(place: int) -> None:
        try:
            codes[place] = listen(url, cookies, seconds=2)[1]
        except Exception as closed:
            codes[place] = getattr(getattr(closed, "rcvd", None), "code", -1)

    threads = [threading.Thread(target=one, args=(place,)) for place in range(number)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return codes


def test_one_person_has_so_many_windows_and_others_have_theirs(live_cast, server, settings):
    settings.SOCKETS_EACH = 3
    url = address(server, live_cast, "participant")

    codes = windows(url, live_cast.anna.cookie, 5)

    assert sorted(code or 0 for code in codes) == [0, 0, 0, TOO_MANY_WINDOWS, TOO_MANY_WINDOWS]
    assert windows(url, live_cast.bram.cookie, 1) == [None]
    assert windows(url, live_cast.anna.cookie, 3) == [None] * 3, "those that closed count no longer"


def test_a_full_process_sends_who_comes_to_another(live_cast, server, settings):
    settings.SOCKETS_IN_ALL = 0
    assert windows(address(server, live_cast, "participant"), live_cast.anna.cookie, 1) == [TRY_AGAIN_LATER]


def test_a_heavy_catch_up_holds_no_push(live_cast, server, monkeypatch):
    going = threading.Event()
    made = rooms.catch_up

    def slow(session_id, subscription, since):
        if since == 0:
            going.wait(8)
        return made(session_id, subscription, since)

    monkeypatch.setattr(rooms, "catch_up", slow)
    live_cast.session.refresh_from_db()
    now = live_cast.session.revision
    heavy = threading.Thread(
        target=windows, args=(address(server, live_cast, "participant"), live_cast.bram.cookie, 1)
    )
    listening = address(server, live_cast, "facilitator", since=now)
    client = live_cast.alice_client()
    cookies = {name: each.value for name, each in client.cookies.items()}

    def act():
        heavy.start()
        time.sleep(0.3)
        client.post(live_cast.path("facilitate/message/"), {"message": "meteen"})

    began = time.monotonic()
    frames, _code = listen(listening, cookies, act, seconds=2)
    going.set()
    heavy.join()

    assert any("meteen" in part.get("html", "") for frame in frames for part in frame["parts"])
    assert time.monotonic() - began < 8


@pytest.mark.parametrize("ending", ["withdrawn", "signed out", "disabled"])
def test_an_open_cockpit_ends_with_the_right_to_it(live_cast, server, ending):
    second = Facilitator.objects.create(session=live_cast.session, user=live_cast.new_user("sofie"))
    client = Client()
    client.force_login(second.user)
    cookies = {name: each.value for name, each in client.cookies.items()}

    def end():
        if ending == "withdrawn":
            end_facilitating(facilitator=second)
        elif ending == "disabled":
            second.user.is_active = False
            second.user.save()
        else:
            client.post("/facilitator/logout/")

    _frames, code = listen(address(server, live_cast, "facilitator"), cookies, end, seconds=2 * BEAT)

    assert code == NOT_ALLOWED


@pytest.mark.parametrize(
    ("origin", "host", "is_let_in"),
    [
        (b"http://127.0.0.1:8000", b"127.0.0.1:8000", True),
        (b"http://127.0.0.1:8001", b"127.0.0.1:8000", False),
        (b"https://127.0.0.1:8000", b"127.0.0.1:8000", True),
        (b"ftp://127.0.0.1:8000", b"127.0.0.1:8000", False),
        (b"http://elders.example", b"127.0.0.1:8000", False),
        (b"http://elders.example", b"elders.example", False),
        (b"null", b"127.0.0.1:8000", False),
        (b"", b"127.0.0.1:8000", False),
        (b"http://[", b"127.0.0.1:8000", False),
    ],
)
def test_a_socket_is_opened_only_from_our_own_pages(origin, host, is_let_in):
    assert is_ours({b"origin": origin, b"host": host}) is is_let_in


def test_where_https_is_served_pages_over_http_are_not_ours(settings):
    settings.HTTPS = True
    assert not is_ours({b"origin": b"http://127.0.0.1", b"host": b"127.0.0.1"})
    assert is_ours({b"origin": b"https://127.0.0.1", b"host": b"127.0.0.1"})


@pytest.mark.parametrize(
    "odd", ["since=%FF", "since=" + "9" * 400, "since=-1", "since=1&workgroup=" + "9" * 40, "language=%ff"]
)
def test_odd_addresses_of_sockets_are_refused_in_order(live_cast, server, odd):
    url = f"{address(server, live_cast, 'participant').partition('?')[0]}?as=participant&language=nl&{odd}"
    assert windows(url, live_cast.anna.cookie, 1)[0] in (None, NOT_ALLOWED)


def test_what_is_rendered_while_somebody_comes_in_reaches_them(live_cast, server, monkeypatch):
    """A rendering that began before they were there, and reads the journal after they caught up, is not for them."""
    began, may_go_on = threading.Event(), threading.Event()
    render = rooms.Room.render

    def held(room, subscriptions, *more):
        if armed.is_set() and not may_go_on.is_set():
            began.set()
            may_go_on.wait(8)
        return render(room, subscriptions, *more)

    armed = threading.Event()
    monkeypatch.setattr(rooms.Room, "render", held)
    first = threading.Thread(
        target=listen,
        args=(address(server, live_cast, "participant"), live_cast.bram.cookie),
        kwargs={"seconds": 6},
    )
    first.start()
    time.sleep(1)
    armed.set()
    tell_everyone(session=live_cast.session, message="eerste bericht")
    assert began.wait(8)
    live_cast.session.refresh_from_db()
    url = address(server, live_cast, "participant", language="en", since=live_cast.session.revision)

    def act():
        """They have their catch-up, or wait for it behind the rendering."""

    def second_message():
        time.sleep(1)
        tell_everyone(session=live_cast.session, message="tweede bericht")
        may_go_on.set()
        connections.close_all()

    meanwhile = threading.Thread(target=second_message)
    meanwhile.start()
    frames, _code = listen(url, live_cast.anna.cookie, act, seconds=3)
    meanwhile.join()
    first.join()

    assert "tweede bericht" in said(frames)
    revisions = [frame["rev"] for frame in frames]
    assert revisions == sorted(revisions), "no frame is older than the one before"
