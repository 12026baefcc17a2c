"""A thousand people press within three seconds, each once, each on a connection of their own.

Reads {"addresses", "path", "cookies", "seconds"} as JSON: who presses takes the addresses in turn. Prints figures.
"""

import asyncio
import json
import random
import sys
import time

import aiohttp
import uvloop

from bench.crowd import quantiles

CSRF = "c" * 32


class Presses:
    def __init__(self, told: dict):
        self.told = told
        self.took: list[int] = []
        self.statuses: dict[int, int] = {}

    async def press(self, http: aiohttp.ClientSession, number: int) -> None:
        await asyncio.sleep(random.random() * self.told["seconds"])
        headers = {
            "Cookie": f"{self.told['cookies'][number]}; csrftoken={CSRF}",
            "X-CSRFToken": CSRF,
            "HX-Request": "true",
        }
        address = self.told["addresses"][number % len(self.told["addresses"])] + self.told["path"]
        began = time.monotonic_ns()
        async with http.post(
            address, data={"kind": "idea", "text": f"gedachte {number}"}, headers=headers
        ) as answer:
            await answer.read()
            self.took.append(time.monotonic_ns() - began)
            self.statuses[answer.status] = self.statuses.get(answer.status, 0) + 1

    async def run(self) -> dict:
        connector = aiohttp.TCPConnector(limit=0, force_close=True)
        async with aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as http:
            began = time.monotonic()
            pressing = (self.press(http, number) for number in range(len(self.told["cookies"])))
            await asyncio.gather(*pressing)
            wall = time.monotonic() - began
        return {"ms": quantiles(self.took), "statuses": self.statuses, "seconds": round(wall, 2)}


if __name__ == "__main__":
    print(json.dumps(uvloop.run(Presses(json.load(sys.stdin)).run())))
