"""People who post without a pause while their server dies: each text with a key, again until acknowledged.

Reads {"address", "path", "cookies", "each"} as one line; prints "half" when half is acknowledged, then the figures
as JSON: acknowledged (texts), sent_again (posts that got no answer or a 5xx), errors (other answers).
"""

import asyncio
import json
import sys
import uuid

import aiohttp
import uvloop

CSRF = "c" * 32


class Posters:
    def __init__(self, told: dict):
        self.told = told
        self.acknowledged: list[str] = []
        self.sent_again, self.errors = 0, 0

    async def post_all(self, http: aiohttp.ClientSession, number: int) -> None:
        headers = {
            "Cookie": f"{self.told['cookies'][number]}; csrftoken={CSRF}",
            "X-CSRFToken": CSRF,
            "HX-Request": "true",
        }
        for count in range(self.told["each"]):
            text = f"gedachte {number}-{count}"
            form = {"kind": "idea", "text": text, "creation_key": str(uuid.uuid4())}
            while not await self.is_taken(http, form, headers):
                self.sent_again += 1
                await asyncio.sleep(0.2)
            self.acknowledged.append(text)
            if len(self.acknowledged) == self.told["each"] * len(self.told["cookies"]) // 2:
                print("half", flush=True)

    async def is_taken(self, http, form: dict, headers: dict) -> bool:
        try:
            async with http.post(self.told["address"] + self.told["path"], data=form, headers=headers) as answer:
                self.errors += answer.status >= 300 and answer.status < 500
                return answer.status < 300
        except (aiohttp.ClientError, OSError):
            return False

    async def run(self) -> dict:
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as http:
            await asyncio.gather(*(self.post_all(http, number) for number in range(len(self.told["cookies"]))))
        return {"acknowledged": self.acknowledged, "sent_again": self.sent_again, "errors": self.errors}


if __name__ == "__main__":
    print(json.dumps(uvloop.run(Posters(json.loads(sys.stdin.readline())).run())))
