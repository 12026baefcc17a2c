"""One bot: a laptop with its person, over real HTTP and a real WebSocket."""

import asyncio
import math
import random
import re
import time
import uuid
from urllib.parse import urlsplit

import aiohttp
from yarl import URL

from sessions.phases.registry import PHASES, SLUGS
from sessions.rehearsal.ledger import TAG, Ledger
from sessions.rehearsal.reading import Form, Page, buttons_in

REVISION = re.compile(r'^\{"rev": (\d+)')
PULLED = re.compile(r'"op": "pull", "id": "([\w-]+)"')
# Where a long list goes on.
PAGE_OF_A_LIST = re.compile(r'href="(\?[\w-]+-page=\d+)#')
CURRENT_PHASE = re.compile(r'data-current=\\?"(\w+)')
# After these a browser fetches its page: too much to push, away too long, a phase opened, closed or revealed.
LOOK_AGAIN = ('"op": "pull"', '"anew": true', '"id": "phase-bar"')
MOST_BUTTONS = 200
# Seconds: as in static/js/live.js. The server says something every five.
SILENCE = 12
BEFORE_THE_REVEAL = SLUGS[: SLUGS.index("inventory") + 1]
# What a browser takes for "nobody answered": it keeps the text and sends it again.
TRY_AGAIN = {502, 503, 504}
LOST = (aiohttp.ClientError, TimeoutError, OSError)


class Unwelcome(Exception):
    """The server does not let bots in: a wrong code, or a proxy that hides the address it was asked for."""


class Bot:
    """A participant of a rehearsal. address: of the server; code: of the session; name: shown to everyone."""

    def __init__(self, address: str, code: str, name: str, ledger: Ledger):
        self.address, self.code, self.name, self.ledger = address.rstrip("/"), code, name, ledger
        # An IP address is a fine place to keep cookies for.
        self.http = aiohttp.ClientSession(
            cookie_jar=aiohttp.CookieJar(unsafe=True),
            timeout=aiohttp.ClientTimeout(total=30),
            headers={"Referer": f"{self.address}/", "Origin": self.address},
        )
        self.page: Page | None = None
        self.phase = ""
        self.revision = 0
        # The revision of the last frame on this socket.
        self.told = 0
        # Before the board is revealed, cards are nobody else's business: their wait says nothing about the network.
        self.revealed_at: float | None = None
        self.seen: dict[str, float] = {}
        self.first_connected: float | None = None
        self.connected_at: float | None = None
        self.is_connected = False
        # Fetching pages because a frame advised to.
        self.is_looking = False
        self.may_connect = asyncio.Event()
        self.may_connect.set()
        self.socket: aiohttp.ClientWebSocketResponse | None = None

    def at(self, path: str) -> str:
        return f"{self.address}/s/{self.code}/{path}"

    # Coming in

    async def join(self) -> None:
        """Through the door, as everybody: read the form, choose a party, accept the charter."""
        key = str(uuid.uuid4())
        while True:
            try:
                door = Page(await self.text(self.at("join/")))
                form = next(form for form in door.forms if "party" in form.fields)
                data = {"name": self.name, "charter": "on", "creation_key": key} | self.party(form)
                # Where this leads is looked at next, once, as a browser does.
                there = self.http.post(self.at("join/"), data=data, headers=self.token(), allow_redirects=False)
                async with there as answer:
                    self.note_status(answer.status)
                    if answer.status < 400:
                        return
                    if answer.status in (403, 404):
                        raise Unwelcome(f"joining was answered with {answer.status}")
            except (StopIteration, *LOST):
                pass
            await asyncio.sleep(random.uniform(0.2, 1))  # noqa: S311

    def party(self, form: Form) -> dict[str, str]:
        known = form.fields["party"]
        if known:
            return {"party": random.choice(known)}  # noqa: S311
        return {"new_party": "Repetitie", "sector": "community"}

    def token(self) -> dict[str, str]:
        cookies = self.http.cookie_jar.filter_cookies(URL(self.address))
        return {"X-CSRFToken": cookies["csrftoken"].value if "csrftoken" in cookies else ""}

    async def text(self, url: str) -> str:
        began = time.monotonic()
        async with self.http.get(url) as answer:
            html = await answer.text()
            self.note_status(answer.status)
            if answer.status >= 500:
                raise aiohttp.ClientError("nobody answered")
            self.ledger.pages.append(time.monotonic() - began)
            return html

    def note_status(self, status: int) -> None:
        self.ledger.counts[f"http {status // 100}xx"] += 1
        if status >= 500 and status not in TRY_AGAIN:
            self.ledger.counts["errors"] += 1

    # Listening

    async def follow(self) -> None:
        """Stay connected: look at the page, open the socket, hear; come back whenever it ends."""
        attempts = 0
        while True:
            await self.may_connect.wait()
            try:
                if self.page is None:
                    await self.look()
                await self.listen()
                attempts = 0
            except LOST as lost:
                attempts += 1
                self.is_looking = False
                self.ledger.counts["silent"] += isinstance(lost, TimeoutError)
            self.is_connected = False
            await asyncio.sleep(0.1 + random.random() * min(15, 2**attempts))  # noqa: S311

    async def look(self) -> None:
        """Fetch the page of the room's phase, as a browser does on entering or when it is told to."""
        html = await self.text(self.at(""))
        fresh = Page(html)
        if "data-live" not in fresh.body:
            raise aiohttp.ClientError("this is not a page of the session")
        self.page = fresh
        if current := CURRENT_PHASE.search(html):
            self.phase = current[1]
        # A page shows one phase, the frames tell of all: after the first page only frames count as heard.
        self.revision = self.revision or int(self.page.body.get("data-revision", 0))
        if 'id="board"' in html or self.phase not in BEFORE_THE_REVEAL:
            self.revealed_at = self.revealed_at or time.monotonic()
        self.note_tags(html)
        if self.phase:
            await self.further(f"{self.phase}/", html)

    async def whole(self, path: str) -> list[str]:
        """The page at this path, and all further pages of the long lists on it."""
        first = await self.text(self.at(path))
        return [first, *await self.further(path, first)]

    async def further(self, path: str, html: str) -> list[str]:
        texts, known = [html], {""}
        while links := {each for text in texts for each in PAGE_OF_A_LIST.findall(text)} - known:
            link = min(links)
            known.add(link)
            texts.append(await self.text(self.at(f"{path}{link}")))
            self.note_tags(texts[-1])
        return texts[1:]

    async def listen(self) -> None:
        place = urlsplit(self.address)
        scheme = "wss" if place.scheme == "https" else "ws"
        page = self.page or Page("")
        live = page.body.get("data-live", "")
        url = f"{scheme}://{place.netloc}{live}&since={self.revision}"
        self.told = self.revision
        async with asyncio.timeout(SILENCE):
            self.socket = await self.http.ws_connect(url, max_msg_size=0, compress=0)
        async with self.socket:
            while (message := await self.socket.receive(SILENCE)).type is aiohttp.WSMsgType.TEXT:
                await self.hear(message.data)

    async def hear(self, frame: str) -> None:
        if not self.is_connected:
            self.connected_at = time.monotonic()
        self.is_connected = True
        self.first_connected = self.first_connected or time.monotonic()
        self.ledger.counts["frames"] += 1
        told = REVISION.match(frame)
        revision = int(told[1]) if told else 0
        if revision < self.told:
            self.ledger.counts["backwards"] += 1
        self.told = revision
        self.note_tags(frame)
        if self.page is not None:
            self.page.buttons = [*buttons_in(frame), *self.page.buttons][:MOST_BUTTONS]
        if any(words in frame for words in LOOK_AGAIN):
            self.is_looking = True
            await asyncio.sleep(random.random() * 0.8)  # noqa: S311
            await self.look()
            await self.look_at_what_was_not_pushed(frame)
            self.is_looking = False
        # Only what was taken in counts as heard: when fetching failed, the same is asked for again.
        self.revision = max(self.revision, revision)

    async def look_at_what_was_not_pushed(self, frame: str) -> None:
        """Follow the advice to fetch: the page of a list that was too long, every page after a long absence."""
        pulled = set(PULLED.findall(frame))
        for phase in PHASES:
            if '"anew": true' in frame or pulled & {fragment.name for fragment in phase.fragments}:
                self.note_tags("".join(await self.whole(f"{phase.slug}/")))

    def note_tags(self, text: str) -> None:
        now = time.monotonic()
        for tag in TAG.findall(text):
            if tag not in self.seen and tag in self.ledger.written:
                self.seen[tag] = now
                if self.was_listening_since(self.ledger.written[tag].due):
                    self.ledger.latencies.append(now - self.ledger.written[tag].due)

    def was_listening_since(self, moment: float) -> bool:
        """Was this screen connected all the time, and could it see what was written then?"""
        since = max(self.connected_at or math.inf, self.revealed_at or math.inf)
        return self.is_connected and since < moment

    async def drop(self, seconds: float) -> None:
        """Lose the network for a while, without a goodbye."""
        self.may_connect.clear()
        connection = self.socket and self.socket._response.connection
        if connection and connection.transport is not None:
            connection.transport.abort()
        self.ledger.counts["drops"] += 1
        await asyncio.sleep(seconds)
        self.may_connect.set()

    # Doing

    async def act(self, words: str) -> None:
        """Do one thing that this page offers: mostly write, sometimes press a button or open the canvas."""
        if self.page is None:
            return
        forms = [form for form in self.page.forms if "creation_key" in form.fields or form.is_autosave]
        buttons = self.page.buttons
        rounds = [form for form in self.page.forms if form.url.endswith("/consent/")]
        if rounds and random.random() < 0.4:  # noqa: S311
            await self.answer(random.choice(rounds))  # noqa: S311
        elif forms and random.random() < 0.65:  # noqa: S311
            await self.write(random.choice(forms), words)  # noqa: S311
        elif buttons:
            await self.press(random.choice(buttons))  # noqa: S311

    async def write(self, form: Form, words: str) -> None:
        """Send a text until somebody answers, always under the same key."""
        text, line = self.ledger.new_text(words)
        line.url = form.url
        data = form.filled_in(text, str(uuid.uuid4()))
        headers = {"Accept": "application/json"} if form.is_autosave else {"HX-Request": "true"}
        status = await self.send(form.url, data, headers)
        if status < 300:
            line.acknowledged = time.monotonic()
            self.ledger.answers.append(line.acknowledged - line.due)
        else:
            self.ledger.counts["refused"] += 1
            self.page = None if status in (403, 404) else self.page
        if form.is_autosave and status in (200, 409):
            await self.look_at_canvas()

    async def answer(self, form: Form) -> None:
        """Say something of a solution, as it happens."""
        status = await self.send(form.url, form.filled_in("repetitie", ""), {"HX-Request": "true"})
        self.ledger.counts["answered" if status < 300 else "refused"] += 1

    async def press(self, url: str) -> None:
        status = await self.send(url, {}, {"HX-Request": "true"})
        self.ledger.counts["pressed" if status < 300 else "refused"] += 1
        if url.endswith("/membership/") and status < 300:
            await self.look_at_canvas(url.split("/")[-3])

    async def look_at_canvas(self, workgroup: str | None = None) -> None:
        """Open the canvas of one's own workgroup; its texts are there to be written in."""
        self.workgroup = workgroup or getattr(self, "workgroup", None)
        if self.workgroup is None:
            return
        try:
            html = await self.text(self.at(f"concretise/{self.workgroup}/"))
        except LOST:
            return
        canvas = Page(html)
        if canvas.body.get("data-live") and self.page is not None:
            self.page.forms = canvas.forms or self.page.forms

    async def send(self, url: str, data: dict, headers: dict) -> int:
        while True:
            try:
                address = f"{self.address}{url}"
                async with self.http.post(address, data=data, headers=headers | self.token()) as answer:
                    await answer.read()
                    if answer.status not in TRY_AGAIN:
                        self.note_status(answer.status)
                        return answer.status
            except LOST:
                pass
            self.ledger.counts["sent again"] += 1
            await asyncio.sleep(random.uniform(0.3, 2))  # noqa: S311
