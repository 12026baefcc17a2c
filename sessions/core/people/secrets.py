"""A participant's secret: what the personal link holds, and what can be derived from it."""

import base64
import hashlib
import hmac
import secrets
import uuid

from django.conf import settings


def new_secret() -> str:
    return secrets.token_urlsafe(24)


def secret_for(creation_key: uuid.UUID | None) -> str:
    """The secret that belongs to one press of "join": a doubled POST gets the same, so it joins once.

    The key is random and never stored, so the secret cannot be made again from what the server keeps.
    """
    if creation_key is None:
        return new_secret()
    mixed = hmac.new(settings.SECRET_KEY.encode(), b"join:" + creation_key.bytes, hashlib.sha256)
    return base64.urlsafe_b64encode(mixed.digest()[:24]).decode()


def digest(secret: str) -> str:
    """What the database keeps of a secret: enough to recognise it, not enough to use it."""
    return hashlib.sha256(secret.encode()).hexdigest()
