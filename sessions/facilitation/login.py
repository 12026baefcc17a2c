"""Logging in, with an end to guessing: counted by account, never by address, since a whole room shares one.

Nobody can lock a facilitator out by guessing for them: a browser in which that account logged in before is counted by
itself (OWASP, "device cookies").
"""

import hashlib

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core import signing
from django.core.cache import cache
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


class CountedForm(AuthenticationForm):
    """The login form. It looks at the count before it makes a hash of a password, which costs a server dearly."""

    def clean(self) -> dict:
        key = counted_as(self.request, self.cleaned_data.get("username", ""))
        if cache.get(key, 0) >= MOST_FAILURES:
            raise forms.ValidationError(
                _("Te vaak een verkeerd wachtwoord. Wacht vijf minuten, of vraag een collega om een link.")
            )
        try:
            cleaned = super().clean()
        except forms.ValidationError:
            cache.add(key, 0, FORGOTTEN_AFTER)
            cache.incr(key)
            raise
        cache.delete(key)
        return cleaned


def counted_as(request: HttpRequest | None, username: str) -> str:
    """Under which name failures for an account are counted in this browser."""
    told = request.COOKIES.get(DEVICE, "") if request is not None else ""
    try:
        account, device = signing.loads(told, salt=SALT, max_age=KNOWN_FOR) if told else ("", "")
    except (signing.BadSignature, ValueError):
        account, device = "", ""
    where = device if account == name_key(username) else "elsewhere"
    return f"login-failures:{hashlib.sha256(f'{where}:{name_key(username)}'.encode()).hexdigest()}"


class Login(LoginView):
    template_name = "facilitation/login.html"
    authentication_form = CountedForm

    def form_valid(self, form) -> HttpResponse:
        response = super().form_valid(form)
        told = signing.dumps([name_key(form.get_user().get_username()), get_random_string(16)], salt=SALT)
        give_cookie(response, DEVICE, told, age=KNOWN_FOR)
        return response
