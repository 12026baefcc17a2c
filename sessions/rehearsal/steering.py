"""The facilitator of a rehearsal in a session of its own: takes the room through the phases over HTTP."""

import asyncio
import random
import re
import time
from html import unescape

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core.links import make_link_at_once, token_of
from sessions.core.models import CocreationSession
from sessions.core.people.models import Sector
from sessions.core.people.operations import add_party
from sessions.facilitation.preparing import operations as preparation
from sessions.phases.registry import SLUGS
from sessions.rehearsal.bot import LOST, Bot

# How much of the time each phase gets beside the others; what is not named here gets as little as the shortest.
SHARES = {
    "inform": 0.08,
    "introduce": 0.08,
    "inventory": 0.34,
    "enthuse": 0.15,
    "concretise": 0.2,
    "network": 0.08,
    "conclude": 0.07,
}
SHORTEST = min(SHARES.values())
PITCH_TO_GROUP = re.compile(r'data-hx-post="(/s/\w+/enthuse/pitches/\d+/workgroup/)"')
CARD_TO_CHOOSE = re.compile(r'name="contributions" value="(\d+)"')
DRAFT = re.compile(r'<textarea [^>]*name="text"[^>]*>\n?(.*?)</textarea>', re.DOTALL)
ANEW = re.compile(r"(conclude/facilitate/\d+/anew/)")
MOST_GROUPS = 12
# Seconds.
TIDY_EVERY, HIDDEN_FOR = 2.0, 1.0
FEWEST_CARDS = 6


def session_for_rehearsing() -> tuple[CocreationSession, str]:
    """A fresh session, marked as a demo, with a party of every sector. Returns it and its one-time cockpit path."""
    user, _is_new = get_user_model().objects.get_or_create(username="repetitie")
    session = preparation.create_session(
        facilitator=user,
        challenge=_("Repetitie"),
        starts_at=timezone.now(),
        is_demo=True,
        # Cards without a name wait for each other; how fast a card is on every screen is what a rehearsal tells.
        is_anonymous=False,
    )
    for sector in Sector:
        add_party(session=session, name=f"Repetitie {sector.label}", sector=sector)
    link = make_link_at_once(session)
    return session, f"/f/{token_of(link)}/"


class Steering(Bot):
    """A bot in the facilitator's chair."""

    async def come_in(self, path: str) -> None:
        await self.text(f"{self.address}{path}")
        async with self.http.post(f"{self.address}{path}", headers=self.token()) as answer:
            self.note_status(answer.status)

    async def steer(self, seconds: float) -> None:
        """Walk through the phases; reveal the board and form the workgroups at their time."""
        shares = {slug: SHARES.get(slug, SHORTEST) for slug in SLUGS}
        for phase, share in shares.items():
            share /= sum(shares.values())
            await self.press_as_facilitator(f"facilitate/phases/{phase}/")
            if phase == "conclude":
                await self.press_as_facilitator("conclude/facilitate/deciding/", is_hidden="on")
            await asyncio.sleep(seconds * share / 2)
            if phase == "inventory":
                await self.press_as_facilitator("inventory/reveal/")
                await self.tidy_the_board(seconds * share / 2)
                continue
            if phase == "enthuse":
                await self.form_workgroups()
            if phase == "network":
                await self.press_as_facilitator("facilitate/shift/taking-over/")
            if phase == "conclude":
                await self.decide_anew()
            await asyncio.sleep(seconds * share / 2)

    async def decide_anew(self) -> None:
        """Reveal what the room said, and ask again of each solution."""
        await self.press_as_facilitator("conclude/facilitate/reveal/")
        try:
            page = await self.text(self.at("conclude/facilitate/"))
        except LOST:
            return
        for path in sorted(set(ANEW.findall(page))):
            await self.press_as_facilitator(path)

    async def press_as_facilitator(self, path: str, **sent: object) -> int:
        return await self.send(f"/s/{self.code}/{path}", sent, {"HX-Request": "true"})

    async def tidy_the_board(self, seconds: float) -> None:
        """As long as people still write: merge two cards, hide one and show it again, expect a guest."""
        ends = time.monotonic() + seconds
        while time.monotonic() + TIDY_EVERY < ends:
            await asyncio.sleep(TIDY_EVERY)
            try:
                await self.tidy_once()
            except LOST:
                self.ledger.counts["lost answers"] += 1
        await asyncio.sleep(max(0.0, ends - time.monotonic()))

    async def tidy_once(self) -> None:
        cards = CARD_TO_CHOOSE.findall(await self.text(self.at("inventory/facilitate/")))
        if len(cards) < FEWEST_CARDS:
            return
        one, other, harmful = random.sample(cards, 3)
        words = [
            unescape(text)
            for text in DRAFT.findall(await self.text(self.at(f"inventory/merging/?cards={one},{other}")))
        ]
        if words:
            sent = {"contributions": [one, other], "kind": "idea", "text": words[0]}
            status = await self.press_as_facilitator("inventory/merging/", **sent)
            self.ledger.counts["merged" if status < 300 else "refused"] += 1
        hidden = f"facilitate/hidden/contribution/{harmful}/"
        if await self.press_as_facilitator(hidden, why="repetitie") < 300:
            self.ledger.counts["hidden"] += 1
            await asyncio.sleep(HIDDEN_FOR)
            await self.press_as_facilitator(f"{hidden}showing/")
        guest = f"Repetitie gast {self.ledger.counts['hidden']}"
        await self.press_as_facilitator("facilitate/people/invited/", name=guest, role="participant")

    async def form_workgroups(self) -> None:
        try:
            page = await self.text(self.at("enthuse/facilitate/"))
        except LOST:
            return
        for url in PITCH_TO_GROUP.findall(page)[:MOST_GROUPS]:
            await self.send(url, {}, {"HX-Request": "true"})
