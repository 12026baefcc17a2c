"""What a laptop that serves a table keeps: a cookie of its own, with the secret of everybody who sits there, each
sealed with their PIN.

A sealed secret opens with three things together: this cookie, the PIN and the server's own key. So no table of the
database, no other laptop and nobody at the table without the PIN can be somebody; and since each person's secret is
like any other, what they write without a name is theirs alone.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core import signing
from django.http import HttpResponse

from sessions.core.cookies import give_cookie
from sessions.core.models import CocreationSession

COOKIE_AGE = 14 * 24 * 3600
SALT = "cocreatie.table"
# As many as sit at one table; their sealed secrets fit in one cookie.
MOST_SEATS = 8


@dataclass
class TableDevice:
    """table: what the table is called; seats: participant's key → their secret, sealed, in the order in which they sat
    down; key: of this laptop alone."""

    table: str
    seats: dict[int, str] = field(default_factory=dict)
    key: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def is_full(self) -> bool:
        return len(self.seats) >= MOST_SEATS

    def seat(self, participant: int, secret: str, pin: str) -> None:
        """Somebody sits down; who sat there already takes their seat with this PIN from now on."""
        self.seats[participant] = self.seal_of(participant, pin).encrypt(secret.encode()).decode()

    def opened(self, participant: int, pin: str) -> str | None:
        """The secret of who sits there, None where the PIN is wrong or nobody of that key sits here."""
        try:
            return self.seal_of(participant, pin).decrypt(self.seats.get(participant, "").encode()).decode()
        except InvalidToken:
            return None

    def seal_of(self, participant: int, pin: str) -> Fernet:
        told = f"table:{self.key}:{participant}:{pin}".encode()
        return Fernet(
            base64.urlsafe_b64encode(hmac.new(settings.SECRET_KEY.encode(), told, hashlib.sha256).digest())
        )


def cookie_of(code: str) -> str:
    return f"tafel-{code}"


def device_of(cookies: Mapping[str, str], code: str) -> TableDevice | None:
    """The table that this laptop serves in this session, None where it serves none."""
    kept = cookies.get(cookie_of(code))
    if not kept:
        return None
    try:
        told = signing.loads(kept, salt=SALT)
    except signing.BadSignature:
        return None
    return TableDevice(told["table"], {int(pk): sealed for pk, sealed in told["seats"]}, told["key"])


def keep_table(response: HttpResponse, session: CocreationSession, device: TableDevice) -> HttpResponse:
    told = {"table": device.table, "seats": list(device.seats.items()), "key": device.key}
    give_cookie(response, cookie_of(session.code), signing.dumps(told, salt=SALT, compress=True), age=COOKIE_AGE)
    return response
