"""Secrets of second steps are kept under a key that is not in the database."""

import base64
import hashlib

from cryptography.fernet import Fernet
from django.conf import settings
from django.utils.functional import SimpleLazyObject


def made() -> Fernet:
    digest = hashlib.sha256(b"cocreatie.second-step:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


VAULT: Fernet = SimpleLazyObject(made)  # type: ignore[assignment]
