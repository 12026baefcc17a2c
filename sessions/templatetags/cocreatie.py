"""Template tags: fragments, icons, and a few ways of saying things."""

from functools import cache

import segno
from django import template
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from sessions.catalogue import BY_NAME
from sessions.core.amiss import placeholder, report
from sessions.core.fragment_cache import CACHE
from sessions.phases.registry import BY_SLUG

register = template.Library()
ICONS = settings.BASE_DIR / "static" / "vendor" / "icons"


@register.simple_tag(takes_context=True)
def fragment(context, name: str, scope="") -> SafeString:
    """Render a declared fragment into a page, exactly as a push would; one that fails costs only its own place."""
    declared = BY_NAME[name]
    try:
        return CACHE.render(declared, context["session"], context["audience"], str(scope))
    except (OperationalError, InterfaceError):
        raise  # nobody's page is whole while the database is away
    except Exception:
        report(declared)
        return placeholder(declared, context["audience"], str(scope))


@register.inclusion_tag("components/phase_heading.html", takes_context=True)
def phase_heading(context) -> dict:
    """The heading of a phase's page, with a note where the phase is closed."""
    phase = BY_SLUG[context["phase"]]
    return {
        "session": context["session"],
        "state": context["state"],
        "title": phase.title,
        "sentence": phase.sentence,
        "icon_name": phase.icon,
    }


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


@register.simple_tag
def qr(address: str) -> SafeString:
    """An address as a QR code; the same address always stands beside it in words."""
    code = segno.make(address, error="m")
    drawn = code.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None, dark="#2b1d10", light="#fff")
    return mark_safe(drawn.replace("<svg ", '<svg role="img" aria-label="QR" ', 1))


@register.simple_tag
def now_iso() -> str:
    """The server's clock while this page was made, for the countdowns."""
    return timezone.now().isoformat()


@register.filter
def short_address(address: str) -> str:
    """An address as people type it: without the protocol, the path or the last slash."""
    return address.partition("://")[2].partition("/s/")[0]


@register.filter
def width_class(percentage: int) -> str:
    """A bar's width as a class in steps of five, since the page's policy forbids inline styles."""
    return f"w-{round(percentage / 5) * 5}"


@register.filter
def share_of(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


@register.filter
def choice_label(text, field) -> str:
    """What was picked in a canvas field, in words."""
    return dict(field.choices).get(text.text, text.text)


@register.filter
def euros(item) -> str:
    """A range of a value case: from the least to the most; one amount where both are equal."""
    low, high = (f"€\u00a0{number_format(amount, force_grouping=True)}" for amount in (item.low, item.high))
    return low if item.low == item.high else f"{low} – {high}"
