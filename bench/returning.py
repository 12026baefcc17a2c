"""A crowd of browsers whose server disappears: each comes back by the rule of static/js/live.js.

Reads {"address", "cookies"} as one line, prints "in" once everybody is, and afterwards the figures as JSON.
"""

import asyncio
import json
import random
import sys
import time

import aiohttp
import uvloop

SLOWEST = 15.0


class Browser:
    def __init__(self, address: str, cookie: str):
        self.address, self.cookie = address, cookie
        self.attempts = 0
        self.tries: list[float] = []
        self.came_in: list[float] = []
        self.is_in = asyncio.Event()

    async def stay(self, http: aiohttp.ClientSession) -> None:
        origin = "http://" + self.address.split("/")[2]
        while True:
            self.tries.append(time.monotonic())
            try:
                headers = {"Cookie": self.cookie, "Origin": origin}
                async with http.ws_connect(self.address, headers=headers, compress=0) as socket:
                    async for _frame in socket:
                        if not self.is_in.is_set():
                            self.came_in.append(time.monotonic())
                            self.is_in.set()
                        self.attempts = 0
            except (aiohttp.ClientError, OSError):
                pass
            self.is_in.clear()
            self.attempts += 1
            longest = min(SLOWEST, 2**self.attempts)
            await asyncio.sleep(0.1 + random.random() * longest)


async def main(told: dict) -> dict:
    browsers = [Browser(told["address"], cookie) for cookie in told["cookies"]]
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as http:
        tasks = []
        for start in range(0, len(browsers), 50):
            batch = browsers[start : start + 50]
            tasks += [asyncio.ensure_future(browser.stay(http)) for browser in batch]
            await asyncio.gather(*(browser.is_in.wait() for browser in batch))
        print("in", flush=True)
        while any(browser.is_in.is_set() for browser in browsers):
            await asyncio.sleep(0.01)
        lost = time.monotonic()
        await asyncio.gather(*(browser.is_in.wait() for browser in browsers))
        back = sorted(browser.came_in[-1] - lost for browser in browsers)
        tries = sorted(moment - lost for browser in browsers for moment in browser.tries if moment > lost)
        busiest = max(sum(second <= each < second + 1 for each in tries) for second in range(60))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return {
        "summary": f"half after {back[len(back) // 2]:.1f} s, 99 % after {back[int(len(back) * 0.99)]:.1f} s, all "
        f"after {back[-1]:.1f} s; {len(tries)} attempts, at most {busiest} in one second"
    }


if __name__ == "__main__":
    print(json.dumps(uvloop.run(main(json.loads(sys.stdin.readline())))))
