"""A mail server on loopback that keeps what it is given, and refuses as mail servers do."""

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy


class Conversation(socketserver.StreamRequestHandler):
    """As much of SMTP (RFC 5321) as a client needs."""

    def handle(self):
        self.say(220, "hier")
        recipient = ""
        while line := self.rfile.readline().decode().strip():
            verb = line.split(":")[0].split()[0].upper()
            if verb == "RCPT":
                recipient = line.split("<")[1].split(">")[0]
                refused = recipient.startswith("weg@")
                self.say(550, "Onbekend adres") if refused else self.say(250, "ok")
            elif verb == "DATA":
                self.say(354, "ga uw gang")
                self.take(recipient)
                if self.server.hangs_up_after == len(self.server.taken):
                    return
                self.say(250, "aangenomen")
            elif verb == "QUIT":
                self.say(221, "dag")
                return
            else:
                self.say(250, "ok")

    def take(self, recipient: str) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        self.server.taken.append((recipient, message_from_bytes(b"".join(lines), policy=policy.default)))

    def say(self, code: int, words: str) -> None:
        self.wfile.write(f"{code} {words}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        # (recipient, message) of each that was taken; after so many it hangs up without an answer.
        self.taken = []
        self.hangs_up_after = -1


@contextmanager
def mail_server(settings):
    """Let Django send its mail to a server of its own."""
    server = MailServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
    settings.EMAIL_USE_TLS = False
    try:
        yield server
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()
