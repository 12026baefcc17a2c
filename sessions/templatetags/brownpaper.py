"""Template tags of the brownpaper's documents."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.phases.concretise.chapter import Asked, SolutionPage
from sessions.templatetags.cocreatie import palette, said

register = template.Library()


# Parts of a bar that are plain; the others have a pattern that the drawing defines, so that they differ in grey too.
PLAIN = {0: "kraft-600", 3: "paper"}


@register.simple_tag
def pattern(drawing: str, part: int) -> str:
    """What fills a part of a bar. drawing: the name of the chart, part: the number of what it stands for."""
    return palette()[PLAIN[part]] if part in PLAIN else f"url(#{drawing}-{part})"


@register.simple_tag
def chart(chart) -> SafeString:
    """A drawing with the table of its figures."""
    return mark_safe(render_to_string(chart.template, {"chart": chart}))


@register.simple_tag(takes_context=True)
def cited(context, solution: SolutionPage) -> str:
    """By which a solution is cited: the number of its chapter and its own, "7.1"."""
    return cited_number(context, solution.number)


@register.simple_tag(takes_context=True)
def cited_number(context, number: int) -> str:
    """The same from a solution's number."""
    return f"{context['brownpaper'].number_of.get('solutions', '')}.{number}".lstrip(".")


@register.simple_tag
def by_when(ask: Asked) -> str:
    """By when something is asked, in words; "" where nobody said."""
    return date_format(ask.due, "j F Y") if ask.due else ask.due_words


@register.simple_tag(takes_context=True)
def few(context, names: Sequence[str], most: int, characters: int = 60) -> SafeString:
    """The first of these names, each cut at so many characters, "en 14 andere" in the place of the others."""
    left = len(names) - most
    shown = said(context, [Truncator(name).chars(characters) for name in names[:most]])
    if left <= 0:
        return shown
    return format_html("{} {}", shown, ngettext("en %(n)d andere", "en %(n)d andere", left) % {"n": left})


@register.filter
def moment(at: datetime) -> str:
    """A day and an hour with how far that clock is from the world's: "25 november 2026, 14:05 uur (UTC+1)"."""
    here = timezone.localtime(at)
    hours = (here.utcoffset() or timedelta()) / timedelta(hours=1)
    return _("%(day)s, %(hour)s uur (UTC%(away)s)") % {
        "day": date_format(here, "j F Y"),
        "hour": here.strftime("%H:%M"),
        "away": f"{hours:+g}" if hours else "",
    }
