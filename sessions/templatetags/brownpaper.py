"""Template tags of the brownpaper's documents."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def chart(chart) -> SafeString:
    """A drawing with the table of its figures."""
    return mark_safe(render_to_string(chart.template, {"chart": chart}))
