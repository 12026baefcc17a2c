"""Saying back what was read of something that is being typed, before it is sent."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.html import conditional_escape, format_html
from django.views.decorators.http import require_GET

from sessions.core import amounts
from sessions.core.fields import AmountField


@require_GET
def amount(request):
    """What was read as an amount, in figures and in words, or what is asked about it.

    The text is the value of the one field that asks, whatever its name; nothing was read of an empty one.
    """
    text = next(iter(request.GET.values()), "")
    try:
        read = AmountField(required=False).clean(text)
    except ValidationError as refused:
        return HttpResponse(" ".join(conditional_escape(words) for words in refused.messages))
    return HttpResponse("" if read is None else said(read))


def said(read) -> str:
    return format_html("{} ({})", amounts.in_figures(read), amounts.in_words(read))
