"""A whole rehearsal: the room fills, works, loses its Wi-Fi now and then, and is judged."""

import asyncio
import random
import re
import secrets
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle
from statistics import quantiles

from sessions.core.models import CocreationSession
from sessions.phases.registry import SLUGS
from sessions.rehearsal.bot import LOST, Bot
from sessions.rehearsal.ledger import TAG, Ledger, Verdict, gaps_in_the_journal, stored_tags
from sessions.rehearsal.steering import Steering

ID = re.compile(r'\sid="([^"]+)"')
TELL_EVERY = 5.0
JOIN_WITHIN = 0.1
SETTLE = 20.0
WORDS = (
    "Een loket voor wie samen wil bouwen",
    "Regels spreken elkaar tegen",
    "Jongeren vinden geen huis in hun eigen dorp",
    "Begin met één straat en leer daarvan",
    "Wie beslist hier eigenlijk?",
    "Leegstand biedt ruimte die niemand ziet",
)


@dataclass(frozen=True)
class Plan:
    """What to rehearse.

    addresses: of the servers, which the bots share out; participants: how many bots; seconds: how long they work;
    pace: seconds between two acts of a bot; drops: lost connections a minute, in the whole room; words: texts to
    write, such as a consultation's; cockpit: path of a one-time facilitator link, for a session of the bots' own.
    """

    addresses: Sequence[str]
    participants: int
    seconds: float
    pace: float
    drops: float
    words: Sequence[str] = WORDS
    cockpit: str = ""


class Rehearsal:
    def __init__(self, session: CocreationSession, plan: Plan, tell: Callable[[str], None]):
        self.session, self.plan, self.tell = session, plan, tell
        self.ledger = Ledger(secrets.token_hex(3))
        self.bots: list[Bot] = []
        self.dropping: set[asyncio.Task] = set()
        self.began = time.monotonic()

    async def run(self) -> None:
        """Everything up to the judgement."""
        plan = self.plan
        addresses = cycle(plan.addresses)
        names = [f"Repetitie {number + 1}" for number in range(plan.participants)]
        self.bots = [Bot(next(addresses), self.session.code, name, self.ledger) for name in names]
        self.watcher = Bot(next(addresses), self.session.code, "Repetitie 0", self.ledger)
        steering = Steering(next(addresses), self.session.code, "facilitator", self.ledger)
        self.began = time.monotonic()
        if plan.cockpit:
            await steering.come_in(plan.cockpit)
        tasks = [asyncio.ensure_future(self.keep_telling()), asyncio.ensure_future(self.lose_connections())]
        if plan.cockpit:
            tasks.append(asyncio.ensure_future(steering.steer(plan.seconds)))
        await self.watcher.join()
        tasks += [asyncio.ensure_future(self.live(bot)) for bot in self.bots]
        await asyncio.sleep(plan.seconds)
        self.is_over = True
        await self.settle()
        self.pages_now = await self.fresh_pages()
        for task in tasks:
            task.cancel()
        for ended in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(ended, Exception):
                self.ledger.counts["errors"] += 1
                self.tell(f"a bot broke down: {ended!r}")
        for bot in (*self.bots, self.watcher, steering):
            await bot.http.close()

    is_over = False

    async def live(self, bot: Bot) -> None:
        """One bot's session: it comes in some time, listens, and does something now and then."""
        await asyncio.sleep(random.random() * min(60, self.plan.seconds * JOIN_WITHIN))  # noqa: S311
        await bot.join()
        following = asyncio.ensure_future(bot.follow())
        try:
            while True:
                await asyncio.sleep(random.expovariate(1 / self.plan.pace))
                if following.done():
                    following.result()  # a bot that broke down is no quiet bot
                if not self.is_over:
                    try:
                        await bot.act(random.choice(self.plan.words))  # noqa: S311
                    except LOST:
                        self.ledger.counts["lost answers"] += 1
        finally:
            following.cancel()

    async def lose_connections(self) -> None:
        while self.plan.drops and not self.is_over:
            await asyncio.sleep(60 / self.plan.drops)
            bot = random.choice(self.bots)  # noqa: S311
            if bot.is_connected and not self.is_over:
                drop = asyncio.ensure_future(bot.drop(random.uniform(0.5, 15)))  # noqa: S311
                self.dropping.add(drop)
                drop.add_done_callback(self.dropping.discard)

    async def settle(self) -> None:
        """Let everybody come back, catch up, and look at what they were advised to fetch."""
        deadline = time.monotonic() + SETTLE
        await asyncio.sleep(min(6, self.plan.seconds))
        while time.monotonic() < deadline and not self.is_everybody_up_to_date:
            await asyncio.sleep(0.2)
        await asyncio.sleep(2)
        while time.monotonic() < deadline and not self.is_everybody_up_to_date:
            await asyncio.sleep(0.2)

    @property
    def is_everybody_up_to_date(self) -> bool:
        return all(bot.is_connected and not bot.is_looking for bot in self.bots)

    async def fresh_pages(self) -> list[str]:
        """What somebody sees who only comes in now, on the page of every phase."""
        return [page for phase in SLUGS for page in await self.watcher.whole(f"{phase}/")]

    async def keep_telling(self) -> None:
        while True:
            await asyncio.sleep(TELL_EVERY)
            self.tell(self.line())

    def line(self) -> str:
        connected = sum(bot.is_connected for bot in self.bots)
        counts, ledger = self.ledger.counts, self.ledger
        phases = Counter(bot.phase for bot in self.bots if bot.phase).most_common(1)
        return (
            f"{time.monotonic() - self.began:5.0f} s  {phases[0][0] if phases else '':10}  "
            f"{connected}/{len(self.bots)} connected  {len(ledger.acknowledged)} acknowledged  "
            f"{counts['pressed']} pressed  {counts['refused']} refused  {counts['drops']} drops  "
            f"{counts['sent again']} sent again  seen p50/p99 {milliseconds(ledger.latencies)} ms"
        )

    def judge(self) -> Verdict:
        """Hold what was acknowledged against the database and against what every screen has seen."""
        ledger = self.ledger
        stored = stored_tags(self.session, ledger.run)
        self.missing = [each.tag for each in ledger.acknowledged if each.tag not in stored]
        public = {tag for page in self.pages_now for tag in TAG.findall(page)}
        return Verdict(
            acknowledged=len(ledger.acknowledged),
            missing=len(self.missing),
            doubled=sum(count > 1 for count in stored.values()),
            not_seen=sum(
                each.tag in public and each.tag not in bot.seen
                for bot in self.bots
                if bot.first_connected
                for each in ledger.acknowledged
                if each.due > bot.first_connected
            ),
            shown_twice=sum(sum(n > 1 for n in Counter(ID.findall(page)).values()) for page in self.pages_now),
            backwards=ledger.counts["backwards"],
            gaps=gaps_in_the_journal(self.session),
            errors=ledger.counts["errors"],
        )


def milliseconds(seconds: list[float]) -> str:
    if not seconds:
        return "–"
    hundredths = quantiles(seconds, n=100, method="inclusive") if len(seconds) > 1 else seconds * 99
    return f"{1000 * hundredths[49]:.0f}/{1000 * hundredths[98]:.0f}"
