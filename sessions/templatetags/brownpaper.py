"""Template tags of the brownpaper's documents."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from sessions.templatetags.cocreatie import palette

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
