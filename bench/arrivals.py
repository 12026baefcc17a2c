"""A crowd that comes in by QR code: door, static files, joining, the board and its socket. Prints figures as JSON.

Reads {"address", "code", "people", "seconds"} from standard input.
"""

import asyncio
import json
import random
import re
import sys
import time

import aiohttp
import django
import uvloop

django.setup()

from sessions.rehearsal.bot import Bot  # noqa: E402
from sessions.rehearsal.ledger import Ledger  # noqa: E402

STATIC = re.compile(r'"(/static/[^"]+)"')
IMPORTED = re.compile(r'@import url\("([^"]+)"\)|from "(\./[^"]+)"|import "(\./[^"]+)"')


async def static_files(bot: Bot) -> list[str]:
    """What a browser fetches for a first page, found as a browser finds it."""
    html = await bot.text(bot.at("join/"))
    found = [url for url in STATIC.findall(html) if url.endswith((".css", ".js", ".svg"))]
    for url in found:
        async with bot.http.get(f"{bot.address}{url}") as answer:
            text = await answer.text()
        for names in IMPORTED.findall(text):
            path = (
                aiohttp.client.URL(f"{bot.address}{url}").join(aiohttp.client.URL(next(filter(None, names)))).path
            )
            if path not in found:
                found.append(path)
    return found


class Arrival(Bot):
    async def arrive(self, files: list[str], delay: float, moments: dict) -> None:
        await asyncio.sleep(delay)
        try:
            for url in files:
                async with self.http.get(f"{self.address}{url}", headers={"Accept-Encoding": "gzip"}) as answer:
                    await answer.read()
                    self.note_status(answer.status)
            began = time.monotonic()
            await self.join()
            moments["join"].append(time.monotonic() - began)
            began = time.monotonic()
            await self.look()
            moments["page"].append(time.monotonic() - began)
            async with asyncio.timeout(60):
                listening = asyncio.ensure_future(self.listen())
                while not self.is_connected:
                    await asyncio.sleep(0.05)
            moments["in"].append(delay)
            moments["sockets"].append(listening)
        except Exception as error:
            moments["errors"].append(repr(error))


async def main(told: dict) -> dict:
    ledger, moments = Ledger("bench"), {"join": [], "page": [], "in": [], "errors": [], "sockets": []}
    bots = [Arrival(told["address"], told["code"], f"Deelnemer {n}", ledger) for n in range(told["people"])]
    files = await static_files(bots[0])
    began = time.monotonic()
    delays = [told["seconds"] * random.random() for _bot in bots]
    await asyncio.gather(*(bot.arrive(files, delay, moments) for bot, delay in zip(bots, delays, strict=True)))
    wall = time.monotonic() - began
    for listening in moments["sockets"]:
        listening.cancel()
    await asyncio.gather(*(bot.http.close() for bot in bots), return_exceptions=True)
    at = lambda values, share: round(1000 * sorted(values)[int(share * (len(values) - 1))])  # noqa: E731
    errors = ledger.counts["errors"] + len(moments["errors"])
    return {
        "summary": f"{len(moments['in'])} in within {wall:.0f} s, {len(files)} static files each",
        "errors": f"{errors} errors {sorted(set(moments['errors']))[:3] or ''}",
        "page_p50": at(moments["page"], 0.5),
        "page_p99": at(moments["page"], 0.99),
        "join_p50": at(moments["join"], 0.5),
        "join_p99": at(moments["join"], 0.99),
    }


if __name__ == "__main__":
    print(json.dumps(uvloop.run(main(json.load(sys.stdin)))))
