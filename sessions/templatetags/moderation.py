"""Links of what is hidden: to hide it, and for its author to write it anew."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from sessions.phases.registry import BELONGINGS

register = template.Library()
LINK = '<a class="utrecht-link utrecht-link--html-a{}" href="{}" aria-label="{}: {}">{}</a>'


def link(address: str, label: str, thing, look: str = "") -> SafeString:
    return format_html(LINK, look, address, label, Truncator(str(thing)).chars(60), label)


@register.simple_tag(takes_context=True)
def hide_link(context, kind: str, thing) -> SafeString:
    """For the facilitator: to where a thing is hidden."""
    return link(reverse("hiding", args=[context["session"].code, kind, thing.pk]), _("Verberg"), thing)


@register.simple_tag(takes_context=True)
def signal_link(context, kind: str, thing, label: str = "") -> SafeString:
    """For participants: to where they quietly say that a text crosses a line. label: where one card has several."""
    address = reverse("signal", args=[context["session"].code, kind, thing.pk])
    return link(address, label or _("Signaleer"), thing, " quiet")


@register.simple_tag(takes_context=True)
def change_link(context, kind: str, thing) -> SafeString:
    """For its author: to where it is written anew, "" where that is done in the form in which it was made."""
    code = context["session"].code
    if kind == "contribution":
        return link(reverse("contribution", args=[code, thing.pk]), _("Wijzig"), thing)
    if BELONGINGS[kind].form is None:
        return SafeString("")
    return link(reverse("changing", args=[code, kind, thing.pk]), _("Wijzig"), thing)
