"""Template tags: fragments, icons, and a few ways of saying things."""

from functools import cache

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from sessions.facilitation.catalogue import BY_NAME

register = template.Library()
ICONS = settings.BASE_DIR / "static" / "vendor" / "icons"


@register.simple_tag(takes_context=True)
def fragment(context, name: str, scope="") -> SafeString:
    """Render a declared fragment into a page, exactly as a push would."""
    return BY_NAME[name].render(context["session"], context["audience"], str(scope))


@cache
def icon_paths(name: str) -> str:
    svg = (ICONS / f"{name}.svg").read_text()
    return svg[svg.index(">", svg.index("<svg")) + 1 : svg.index("</svg>")].strip()


@register.simple_tag
def icon(name: str) -> SafeString:
    """A decorative icon; the words beside it carry the meaning."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(icon_paths(name)),
    )


@register.filter
def width_class(percentage: int) -> str:
    """A bar's width as a class in steps of five, since the page's policy forbids inline styles."""
    return f"w-{round(percentage / 5) * 5}"


@register.filter
def share_of(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0
