"""Template tags: fragments, icons, and a few ways of saying things."""

import re
from functools import cache

import segno
from django import template
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language

from sessions.catalogue import BY_NAME
from sessions.core import given
from sessions.core.amiss import is_away, placeholder, report
from sessions.core.amounts import in_figures
from sessions.core.event_types import kind_of
from sessions.core.fragment_cache import CACHE
from sessions.core.fragments import Audience, ItemList
from sessions.core.languages import language_of
from sessions.core.looking import Look
from sessions.core.retention import ends_soon, kept_until
from sessions.phases.registry import BELONGINGS, BY_SLUG, SLUGS

register = template.Library()
STATIC = settings.BASE_DIR / "static"
ICONS = STATIC / "vendor" / "icons"
# The design system's classes for a button, and the icon that says the same.
LOOKS = {
    "primary": ("utrecht-button--primary-action", ""),
    "secondary": ("utrecht-button--secondary-action", ""),
    "subtle": ("utrecht-button--subtle", ""),
    "undo": ("utrecht-button--subtle", "undo-2"),
    "remove": ("utrecht-button--subtle", "x"),
}
SELECTED = mark_safe(" selected")
# Those among whom somebody finds what is theirs.
THEIRS = (Audience.PARTICIPANT, Audience.WORKGROUP)
# In a list of so many one finds everything by looking.
SHORT = 12
# As much of a text as a screen reader needs to tell one button from another.
LONGEST_NAME = 80
COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")


@register.simple_tag(takes_context=True)
def fragment(context, name: str, scope="") -> SafeString:
    """Render a declared fragment into a page, exactly as a push would; one that fails costs only its own place."""
    declared = BY_NAME[name]
    try:
        return CACHE.render(declared, context["session"], context["audience"], str(scope))
    except Exception as failure:
        if is_away(failure):
            raise  # nobody's page is whole then
        report(declared)
        return placeholder(declared, context["audience"], str(scope))


@register.inclusion_tag("components/long_list.html", takes_context=True)
def long_list(context, name: str, jumps: str = "", empty: str = "", *, is_ticked: bool = False) -> dict:
    """A declared list that becomes long, a page at a time, with what one needs to find something in it.

    jumps: the name of the list of headings that lead into it; empty: what to say where there is nothing;
    is_ticked: can its entries be ticked?
    """
    declared = BY_NAME[name]
    assert isinstance(declared, ItemList)  # a fragment has no pages
    look = Look.asked(name, context["request"].GET)
    try:
        part, html = CACHE.look(declared, context["session"], context["audience"], look)
    except Exception as failure:
        if is_away(failure):
            raise
        report(declared)
        return {"name": name, "empty": "", "html": placeholder(declared, context["audience"], "")}
    return {
        "session": context["session"],
        "audience": context["audience"],
        "name": name,
        "label": declared.label,
        "jumps": jumps,
        "is_ticked": is_ticked,
        "look": look,
        "choices": declared.choices.choices if declared.choices else (),
        "part": part,
        "html": html,
        "empty": "" if look.is_search else empty,
        "is_long": part.total > SHORT or look.is_search,
        "before": look.address(part.page - 1) if part.page > 1 else "",
        "after": look.address(part.page + 1) if part.page < part.pages else "",
    }


@register.inclusion_tag("components/phase_heading.html", takes_context=True)
def phase_heading(context) -> dict:
    """The heading of a phase's page, with a note where the phase is closed."""
    phase = BY_SLUG[context["phase"]]
    return {
        "session": context["session"],
        "state": context["state"],
        "title": phase.title,
        "sentence": phase.sentence,
        "asked": phase.asked if context["audience"] == Audience.PARTICIPANT and context["state"].is_open else "",
        "icon_name": phase.icon,
    }


@register.simple_tag
def phase_styles() -> SafeString:
    """A link to the stylesheet of each phase that has one: css/phases/<slug>.css."""
    there = [f"css/phases/{slug}.css" for slug in SLUGS if (STATIC / "css" / "phases" / f"{slug}.css").exists()]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(path),) for path in there))


@register.inclusion_tag("components/action.html", takes_context=True)
def action(
    context, label: str, to: str, *args, name="", icon="", look="secondary", on="", about="", is_small=False
) -> dict:
    """A button that does one thing, with and without scripts.

    label: what it says; to: the name of its address, and args what that needs beside the session's code; name: of what
    it does it to, for screen readers; look: one of LOOKS; icon: beside the label, where the look has none;
    on: for whom it is there: "mine", "others", or "" for everyone; about: the fingerprint of the words that it answers.
    """
    classes, own_icon = LOOKS[look]
    small = "action--small" if is_small else ""
    return {
        "url": reverse(to, args=[context["session"].code, *args]),
        "label": label,
        "about": about,
        "name": Truncator(name).chars(LONGEST_NAME),
        "icon_name": icon or own_icon,
        "classes": " ".join(filter(None, (classes, "action", on and f"only-{on}", small))),
    }


@register.simple_tag
def retention(session) -> dict:
    """Until when a session is kept, and whether that is soon."""
    return {"until": kept_until(session), "ends_soon": ends_soon(session)}


@register.inclusion_tag("components/own_thing.html", takes_context=True)
def own_thing(context, thing, *, is_small: bool = False) -> dict:
    """What those whose it is can do with a thing: change it, take it away."""
    audience = context["audience"]
    belonging = BELONGINGS[kind_of(type(thing))]
    return {
        "session": context["session"],
        "audience": audience,
        "can_hide": audience == Audience.FACILITATOR and belonging.of is not None,
        "can_signal": audience in THEIRS and belonging.of is not None,
        "is_here": audience == Audience.FACILITATOR if belonging.of is None else audience in THEIRS,
        "thing": thing,
        "kind": belonging.kind,
        "name": str(thing),
        "label": belonging.label,
        "is_changed": belonging.form is not None,
        "is_small": is_small,
    }


@register.simple_tag(takes_context=True)
def said(context, text) -> SafeString:
    """What somebody wrote, within a line of ours: it turns nothing around that stands beside it, and says its language
    where that is not the page's. A list is told with commas between."""
    if isinstance(text, (list, tuple)):
        return format_html_join(", ", "{}", ((said(context, each),) for each in text))
    return format_html("<bdi{}>{}</bdi>", lang(context, text), text)


@register.filter
def isolated(name) -> SafeString:
    """A name within a sentence of ours that is translated as a whole."""
    return format_html("<bdi>{}</bdi>", name)


@register.simple_tag(takes_context=True)
def lang(context, text) -> SafeString:
    """The attribute for the language of what somebody wrote, where that is not the page's."""
    whole = context.get("brownpaper") or context.get("session")
    language = language_of(str(text), getattr(whole, "language", "nl"))
    return mark_safe("") if language == get_language() else format_html(' lang="{}"', language)


@register.filter
def as_options(groups: list[tuple]) -> SafeString:
    """The options of a select, as Django's widget has them, without a template of its own for each of a thousand
    names. None of our selects names its groups."""
    options = (option for _name, group, _number in groups for option in group)
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((each["value"], SELECTED if each["selected"] else "", each["label"]) for each in options),
    )


@register.filter
def fingerprint(words: given.Words) -> str:
    """Of what somebody reads before they answer it."""
    return given.fingerprint(words)


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
    drawn = code.svg_inline(
        border=2,
        omitsize=True,
        svgclass="qr",
        lineclass=None,
        title=f"QR: {address}",
        dark=colour("ink"),
        light=colour("paper"),
    )
    return mark_safe(drawn.replace("<svg ", '<svg role="img" ', 1))


@cache
def palette() -> dict[str, str]:
    """Every colour by its name, from the one file that has them."""
    return dict(COLOUR.findall((STATIC / "css" / "palette.css").read_text()))


@register.simple_tag
def colour(name: str) -> str:
    """A colour for a drawing, which knows no stylesheet."""
    return palette()[name]


@register.simple_tag
def now_iso() -> str:
    """The server's clock while this page was made, for the countdowns."""
    return timezone.now().isoformat()


@register.filter
def to_the_second(moment) -> str:
    """A moment for `datetime`: HTML knows no fractions of more than three digits."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


@register.filter
def short_address(address: str) -> str:
    """An address as people type it: without the protocol, the path or the last slash."""
    return address.partition("://")[2].partition("/s/")[0]


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
    low, high = in_figures(item.low), in_figures(item.high)
    return low if item.low == item.high else f"{low} – {high}"
