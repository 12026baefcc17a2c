"""Idempotency keys: whatever is created carries a key made in the browser; the server applies a key once."""

import secrets
import uuid
from typing import TypeVar

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from sessions.core.quota import count_made
from sessions.core.refusal import Refused

Thing = TypeVar("Thing", bound="CreatedOnce")


# From here on: keys that were given out in order, before there were random ones, lie below.
FIRST_RANDOM_KEY = 2**40
# Small enough for a script in a browser to tell two of them apart.
RANDOM_KEYS = 2**52 - FIRST_RANDOM_KEY


def random_key() -> int:
    return FIRST_RANDOM_KEY + secrets.randbelow(RANDOM_KEYS)


class RandomlyKeyed(models.Model):
    """A row whose primary key tells nothing of when it was written, nor how many were written before it."""

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)

    class Meta:
        abstract = True


class CreatedOnce(models.Model):
    """A thing that a retried or doubled POST creates only once."""

    creation_key = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


def was_made(words: dict) -> bool:
    """Has this key already made something of these words? Then its first answer was lost on the way back.

    words: the cleaned data of a form, creation_key among them.
    """
    key = words.get("creation_key")
    if key is None:
        return False
    texts = {name: text for name, text in words.items() if type(text) is str}
    made = (model._base_manager.filter(creation_key=key).first() for model in once_made())
    return any(all(getattr(thing, name, text) == text for name, text in texts.items()) for thing in made if thing)


def once_made() -> list[type[CreatedOnce]]:
    return [model for model in apps.get_models() if issubclass(model, CreatedOnce)]


def create_once(model: type[Thing], creation_key: uuid.UUID | None, **fields) -> tuple[Thing, bool]:
    """Create `model` with `fields` unless this key already did. Called inside `change()`, whose lock keeps a
    repeated POST waiting until the first is through; the database's unique key guards the rest.

    creation_key: from the browser; None makes a fresh one. Returns (the thing, whether it was created now).
    Raises Refused when the key already made something with other words: they were improved while the first
    answer was lost, and neither may disappear. The form then gets a fresh key.
    """
    thing = model._base_manager.filter(creation_key=creation_key).first() if creation_key else None
    if thing is None:
        count_made()
        return model._base_manager.create(creation_key=creation_key or uuid.uuid4(), **fields), True
    if any(getattr(thing, name) != text for name, text in fields.items() if type(text) is str):
        raise Refused(_("Wat u eerder verstuurde, is al bewaard. Verstuur nog eens als dit erbij moet."))
    return thing, False
