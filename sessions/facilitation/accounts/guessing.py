"""An end to guessing passwords: counted by account, never by address, since a whole room shares one.

Nobody can lock a facilitator out by guessing for them: a browser in which that account logged in before is counted by
itself (OWASP, "device cookies").
"""

import hashlib

from django.core import signing
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from sessions.core.cookies import give_cookie
from sessions.core.texts import name_key

# So many times in so many seconds an account may be guessed wrong in one place.
MOST_FAILURES = 10
FORGOTTEN_AFTER = 5 * 60
DEVICE = "ingelogd-geweest"
KNOWN_FOR = 180 * 24 * 3600
SALT = "cocreatie.device"


def refuse_guesser(request: HttpRequest, username: str) -> None:
    """To be asked before a hash of a password is made, which costs a server dearly. Raises ValidationError."""
    if cache.get(counted_as(request, username), 0) >= MOST_FAILURES:
        raise ValidationError(
            _("Te vaak een verkeerd wachtwoord. Wacht vijf minuten, of vraag een collega om een link.")
        )


def count_failure(request: HttpRequest, username: str) -> None:
    key = counted_as(request, username)
    cache.add(key, 0, FORGOTTEN_AFTER)
    cache.incr(key)


def forget_failures(request: HttpRequest, username: str) -> None:
    cache.delete(counted_as(request, username))


def counted_as(request: HttpRequest | None, username: str) -> str:
    """Under which name failures for an account are counted in this browser."""
    told = request.COOKIES.get(DEVICE, "") if request is not None else ""
    try:
        account, device = signing.loads(told, salt=SALT, max_age=KNOWN_FOR) if told else ("", "")
    except (signing.BadSignature, ValueError):
        account, device = "", ""
    where = device if account == name_key(username) else "elsewhere"
    return f"login-failures:{hashlib.sha256(f'{where}:{name_key(username)}'.encode()).hexdigest()}"


def remember_device(response: HttpResponse, username: str) -> None:
    """This account logged in here: others who guess for it elsewhere do not count in this browser."""
    told = signing.dumps([name_key(username), get_random_string(16)], salt=SALT)
    give_cookie(response, DEVICE, told, age=KNOWN_FOR)
