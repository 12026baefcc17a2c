"""The facilitator of a rehearsal in a session of its own: takes the room through the phases over HTTP."""

import asyncio
import re

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core.access import token_of
from sessions.core.models import AccessLink, CocreationSession
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
MOST_GROUPS = 12


def session_for_rehearsing() -> tuple[CocreationSession, str]:
    """A fresh session, marked as a demo, with a party of every sector. Returns it and its one-time cockpit path."""
    user, _is_new = get_user_model().objects.get_or_create(username="repetitie")
    session = preparation.create_session(
        facilitator=user, challenge=_("Repetitie"), starts_at=timezone.now(), is_demo=True
    )
    for sector in Sector:
        add_party(session=session, name=f"Repetitie {sector.label}", sector=sector)
    link = AccessLink.objects.create(session=session, role=AccessLink.Role.FACILITATOR)
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
            await asyncio.sleep(seconds * share / 2)
            if phase == "inventory":
                await self.press_as_facilitator("inventory/reveal/")
            if phase == "enthuse":
                await self.form_workgroups()
            await asyncio.sleep(seconds * share / 2)

    async def press_as_facilitator(self, path: str) -> None:
        await self.send(f"/s/{self.code}/{path}", {}, {"HX-Request": "true"})

    async def form_workgroups(self) -> None:
        try:
            page = await self.text(self.at("enthuse/facilitate/"))
        except LOST:
            return
        for url in PITCH_TO_GROUP.findall(page)[:MOST_GROUPS]:
            await self.send(url, {}, {"HX-Request": "true"})
