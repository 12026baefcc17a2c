"""The real server in a thread of the test, on the test's own database."""

import socket
import threading
import time

import uvicorn


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    def __init__(self):
        from cocreatie.asgi import application  # noqa: PLC0415 (importing it starts threads)

        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        config = uvicorn.Config(
            application,
            port=self.port,
            loop="asyncio",
            http="cocreatie.http:Bounded",
            ws="cocreatie.websockets:SharedFrames",
            ws_per_message_deflate=False,
            log_level="warning",
            lifespan="off",
        )
        self.uvicorn = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.uvicorn.run, daemon=True)

    def start(self) -> None:
        self.thread.start()
        deadline = time.monotonic() + 10
        while not self.uvicorn.started and time.monotonic() < deadline:
            time.sleep(0.01)
        assert self.uvicorn.started

    def stop(self) -> None:
        self.uvicorn.should_exit = True
        self.uvicorn.force_exit = True
        self.thread.join(10)
        assert not self.thread.is_alive()
