"""The days and hours of a brownpaper are told in its own time zone: the same words and bytes on every server."""

from contextlib import AbstractContextManager
from zoneinfo import ZoneInfo

from django.utils import timezone

from sessions.brownpaper.contents.assemble import Brownpaper


def in_its_zone(brownpaper: Brownpaper) -> AbstractContextManager:
    return timezone.override(ZoneInfo(brownpaper.zone))
