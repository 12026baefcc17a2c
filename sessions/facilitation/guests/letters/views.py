"""Writing to guests: their invitation by mail, and what became of it."""

from functools import partial

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators
from sessions.core.forms import done, submit
from sessions.core.fragments import Audience
from sessions.core.pages import page
from sessions.core.people.invitations.letters import operations
from sessions.core.people.invitations.letters.models import InvitationLetter, LetterSent
from sessions.core.people.invitations.letters.text import whole_text
from sessions.core.texts import on_one_line
from sessions.facilitation.guests.letters.forms import LetterForm


@for_facilitators
def letters(request, session):
    """Write to many, or to one (?guest=their key); look at it; send it."""
    shown = partial(letters_page, request, session)
    fresh = partial(fresh_form, request, session)
    if request.method != "POST":
        return shown(fresh())
    if not settings.SENDS_MAIL:
        raise Http404
    form = LetterForm(request.POST, session=session, letter=partial(as_read, request, session))
    written = partial(
        operations.write_to_guests, session=session, language=get_language(), base=request.build_absolute_uri("/")
    )
    return submit(request, form, written, page=shown, fresh=fresh)


def letters_page(request, session, form):
    return page(
        request,
        "facilitation/guests/letters/page.html",
        session=session,
        audience=Audience.FACILITATOR,
        form=form,
        sends_mail=settings.SENDS_MAIL,
    )


def fresh_form(request, session) -> LetterForm:
    asked = request.GET.get("guest", "")
    guest = int(asked) if asked.isdecimal() and len(asked) < 19 else None
    draft = render_to_string("facilitation/guests/letters/draft.txt", {"session": session}).strip()
    words = {
        "guest": guest,
        "to": "new",
        "sender": request.user.get_full_name(),
        "reply_to": request.user.email,
        "subject": on_one_line(_("Uitnodiging: %(challenge)s") % {"challenge": session.challenge})[:200],
        "text": draft,
    }
    return LetterForm(session=session, initial=words)


def as_read(request, session, words: dict, guest) -> str:
    """The message as this guest will read it."""
    told = {name: words[name] for name in ("sender", "text")}
    letter = InvitationLetter(session=session, base=request.build_absolute_uri("/"), **told)
    return whole_text(letter, guest)


def sent_in(session, pk) -> LetterSent:
    found = LetterSent.objects.select_related("letter__session", "invitation")
    return get_object_or_404(found, pk=pk, letter__session=session)


@require_POST
@for_facilitators
def letter_bounce(request, session, pk):
    operations.mark_bounced(sent=sent_in(session, pk))
    return back_to_letters(request, session)


@require_POST
@for_facilitators
def letter_arrival(request, session, pk):
    operations.unmark_bounced(sent=sent_in(session, pk))
    return back_to_letters(request, session)


@require_POST
@for_facilitators
def letter_resumption(request, session, pk):
    operations.go_on(letter=get_object_or_404(InvitationLetter, pk=pk, session=session))
    return back_to_letters(request, session)


@require_POST
@for_facilitators
def letter_end(request, session, pk):
    operations.drop(letter=get_object_or_404(InvitationLetter, pk=pk, session=session))
    return back_to_letters(request, session)


def back_to_letters(request, session):
    return done(request, reverse("letters", args=[session.code]))
