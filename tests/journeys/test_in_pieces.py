"""A page comes over the line in pieces: what a browser shows before the rest arrived stays where it is."""

import http.server
import threading
import time

import httpx
import pytest

from bench.rooms import write_much
from tests.journeys.test_real_screens import SHIFT

pytestmark = pytest.mark.browser
# Where a page is cut in two: behind the nth time that this is in it.
CUTS = [('class="connection', 1), ("</svg>", 3), ("</li>", 1), ("</li>", 4), ("</nav>", 1)]


@pytest.fixture
def slow_line():
    """A server that sends the first piece of a page, and the rest when that could be on the screen."""

    class Line(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path != "/page":
                return
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            first, rest = self.server.pieces
            self.wfile.write(first.encode())
            self.wfile.flush()
            time.sleep(0.5)
            self.wfile.write(rest.encode())

        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Line)
    at_work = threading.Thread(target=server.serve_forever)
    at_work.start()
    yield server
    server.shutdown()
    at_work.join()
    server.server_close()


@pytest.mark.parametrize("path", ["me/", "inventory/", "conclude/"])
def test_what_is_shown_before_the_rest_arrived_stays_where_it_is(live_cast, browser, slow_line, path):
    live_cast.open_everything()
    write_much(live_cast.session, 12, 240, people=80, parties=25)
    whole = httpx.get(browser.url + live_cast.path(path), cookies=live_cast.anna.cookie).text
    # What stands in the page is got from the true server; nothing live, as the address is another.
    whole = whole.replace('="/', f'="{browser.url}/').replace("data-live=", "data-not-live=")
    page = browser.window(width=1280, height=740)
    page.add_init_script(f"({SHIFT})()")
    for mark, nth in CUTS:
        *before, rest = whole.split(mark, nth)
        slow_line.pieces = mark.join([*before, ""]), rest

        page.goto(f"http://127.0.0.1:{slow_line.server_port}/page")

        assert page.evaluate("window.shifted") < 0.001, (mark, nth, page.evaluate("window.moved"))
