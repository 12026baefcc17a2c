"""Addresses that let somebody in: signed with the server's secret over a random key. The row alone opens nothing.

Never over a primary key: those are given out again when a backup is put back, and on another server with the same
secret they are somebody else's.
"""

import uuid
from datetime import timedelta
from typing import TypeVar

from django.core import signing
from django.db import models
from django.http import Http404
from django.utils import timezone

Row = TypeVar("Row", bound="Keyed")
# So long after the upgrade the addresses work that name a primary key, as they were made before.
NUMBERED = timedelta(days=30)


class LinkExpired(Http404):
    """The link once let in: its holder is told to ask for a new one."""


class Keyed(models.Model):
    """A row that an address opens."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Until when its address of before does; empty for a row that never had one.
    numbered_until = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True


def signer(of: str) -> signing.Signer:
    """of: what is opened, so that no signature serves another kind."""
    return signing.Signer(salt=f"cocreatie.{of}", sep="~")


def opened(by: signing.Signer, token: str) -> str:
    """What was signed. Raises Http404 for what never was, without saying why."""
    try:
        return by.unsign(token)
    except signing.BadSignature:
        raise Http404 from None


def row_of(rows: models.QuerySet[Row], told: str) -> Row:
    """The row that an address names by its key, or by its number where it was made before. Raises Http404."""
    try:
        named = models.Q(key=uuid.UUID(told))
    except ValueError:
        if not told.isdecimal():
            raise Http404 from None
        named = models.Q(pk=told, numbered_until__gt=timezone.now())
    found = rows.filter(named).first()
    if found is None:
        raise Http404
    return found
