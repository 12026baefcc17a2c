"""A wire between a browser and the server, which can be cut: what an engine does without a connection."""

import socket
import threading
from contextlib import suppress


class Wire:
    """Hands bytes on to a port of this machine until it is cut, and again once it is mended."""

    def __init__(self, port: int):
        self.to = port
        self.is_cut = False
        self.ends: set[socket.socket] = set()
        self.door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        threading.Thread(target=self.let_in, daemon=True).start()

    def let_in(self) -> None:
        with suppress(OSError):
            while True:
                here, _address = self.door.accept()
                if self.is_cut:
                    here.close()
                    continue
                there = socket.create_connection(("127.0.0.1", self.to))
                self.ends |= {here, there}
                for one, other in ((here, there), (there, here)):
                    threading.Thread(target=self.hand_on, args=(one, other), daemon=True).start()

    def hand_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
        self.hang_up(one, other)

    def hang_up(self, *ends: socket.socket) -> None:
        for each in ends:
            self.ends.discard(each)
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def cut(self) -> None:
        self.is_cut = True
        self.hang_up(*list(self.ends))

    def mend(self) -> None:
        self.is_cut = False

    def close(self) -> None:
        self.cut()
        self.door.close()
