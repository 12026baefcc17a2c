"""The facilitator's side: freezing, versions, and who gets the brownpaper."""

from datetime import timedelta
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sessions.brownpaper import versions
from sessions.brownpaper.contents.current import brownpaper_of
from sessions.brownpaper.handover import operations
from sessions.brownpaper.handover.asks import asks_for
from sessions.brownpaper.handover.forms import LinkForm, MailForm, PassOnForm, RecipientForm
from sessions.brownpaper.handover.models import AskResponse, Stance
from sessions.brownpaper.handover.queries import token_for
from sessions.core.access import for_facilitators
from sessions.core.forms import done, shown_anew, submit
from sessions.core.fragments import Audience
from sessions.core.links import readers_token
from sessions.core.models import AccessLink
from sessions.core.pages import page
from sessions.core.people.models import Recipient
from sessions.core.refusal import Refused
from sessions.core.texts import on_one_line
from sessions.facilitation.shell.queries import link
from sessions.phases.concretise.asks.models import Ask

# Within so long the same message once more is a second press, not a second message.
PRESSED_TWICE = timedelta(minutes=1)


def delivery_page(request, session, form=None):
    recipients = session.recipients.prefetch_related("visits", "responses", "mailings", "asks__workgroup")
    return page(
        request,
        "brownpaper/handover/delivery.html",
        session=session,
        audience=Audience.FACILITATOR,
        versions=[(version, versions.checksum_of(version)) for version in session.versions.all()],
        reader_token=readers_token(link(session, AccessLink.Role.READER), request.user),
        recipients=[given(request, recipient, form) for recipient in recipients],
        not_theirs=[
            (response, ask, in_turn(form, PassOnForm(ask=ask))) for response, ask in without_addressee(session)
        ],
        recipient_form=in_turn(form, RecipientForm()),
    )


def given(request, recipient: Recipient, form) -> tuple:
    """(recipient, the address of their link, the form that gives one where they have none)."""
    if recipient.has_link:
        return recipient, address_of(request, recipient), None
    return recipient, "", None if recipient.revoked_at else in_turn(form, LinkForm(recipient=recipient))


def in_turn(form, fresh):
    """The form that somebody just filled in, if it is this one."""
    return form if form is not None and form.slug == fresh.slug else fresh


def without_addressee(session) -> list[tuple[AskResponse | None, Ask]]:
    """Asks that nobody will answer until they are passed on: their recipient said that they are somebody else's, or has
    no link any more."""
    ended = Ask.objects.filter(workgroup__session=session, recipient__revoked_at__isnull=False)
    return [*sent_back(session), *((None, ask) for ask in ended.select_related("workgroup", "recipient"))]


def sent_back(session) -> list[tuple[AskResponse, Ask]]:
    """Asks of which their recipient said that they are somebody else's, and that were not passed on yet."""
    said = AskResponse.objects.filter(about__workgroup__session=session).select_related(
        "about__workgroup", "recipient"
    )
    last = {each.about: each for each in said.order_by("pk") if each.about}
    return [
        (response, ask)
        for ask, response in last.items()
        if response.stance == Stance.NOT_MINE
        and ask.recipient_id == response.recipient_id
        and response.recipient.revoked_at is None
    ]


delivery = for_facilitators(delivery_page)


def address_of(request, recipient: Recipient) -> str:
    return request.build_absolute_uri(reverse("share", args=[token_for(recipient)]))


@require_POST
@for_facilitators
def freezing(request, session):
    """What stands now is the brownpaper: the next version."""
    versions.freeze_as_version(session=session, language=get_language())
    return done(request)


@require_POST
@for_facilitators
def suspension(request, session, number):
    versions.suspend(get_object_or_404(session.versions, number=number))
    return shown_anew(request, reverse("delivery", args=[session.code]))


@require_POST
@for_facilitators
def resumption(request, session, number):
    versions.resume(get_object_or_404(session.versions, number=number))
    return shown_anew(request, reverse("delivery", args=[session.code]))


@require_POST
@for_facilitators
def reprinting(request, session, number):
    versions.print_again(get_object_or_404(session.versions, number=number))
    return done(request, reverse("delivery", args=[session.code]))


@require_POST
@for_facilitators
def recipients(request, session):
    return submit(
        request,
        RecipientForm(request.POST),
        partial(operations.add_recipient, session=session),
        page=partial(delivery_page, request, session),
    )


@require_POST
@for_facilitators
def revocation(request, session, pk):
    operations.revoke(recipient=get_object_or_404(session.recipients, pk=pk))
    return done(request, reverse("delivery", args=[session.code]))


@require_POST
@for_facilitators
def linking(request, session, pk):
    """A link for somebody whom a workgroup asks something, or one that works longer."""
    recipient = get_object_or_404(session.recipients, pk=pk, revoked_at=None)
    return whole_page_anew(
        submit(
            request,
            LinkForm(request.POST, recipient=recipient),
            partial(operations.give_link, recipient=recipient),
            page=partial(delivery_page, request, session),
            fresh=lambda: LinkForm(recipient=recipient),
        )
    )


def whole_page_anew(response: HttpResponse) -> HttpResponse:
    """What succeeded changes more of the page than its form."""
    if response.status_code == 200:
        response["HX-Refresh"] = "true"
    return response


@require_POST
@for_facilitators
def passing_on(request, session, pk):
    ask = get_object_or_404(Ask, pk=pk, workgroup__session=session)
    version = session.versions.first()
    return whole_page_anew(
        submit(
            request,
            PassOnForm(request.POST, ask=ask),
            partial(operations.pass_on, ask=ask, version=version and version.number),
            page=partial(delivery_page, request, session),
            fresh=lambda: PassOnForm(ask=ask),
        )
    )


@for_facilitators
def mailing(request, session, pk):
    """Write a recipient, look at it, send it. Where the server sends no mail, the message can be copied."""
    recipient = get_object_or_404(session.recipients, pk=pk, revoked_at=None)
    if not recipient.has_link:
        raise Http404
    letter = partial(written, request, session, recipient)
    if request.method != "POST":
        return mail_page(request, session, recipient, letter)
    if not settings.SENDS_MAIL:
        raise Http404

    return submit(
        request,
        MailForm(request.POST, letter=letter),
        partial(send, request, session, recipient, letter),
        page=partial(mail_page, request, session, recipient, letter),
        fresh=lambda: fresh_mail(session, recipient, letter),
    )


def mail_page(request, session, recipient, letter, form=None):
    return page(
        request,
        "brownpaper/handover/mail.html",
        session=session,
        audience=Audience.FACILITATOR,
        recipient=recipient,
        address=address_of(request, recipient),
        sends_mail=settings.SENDS_MAIL,
        mail_form=form or fresh_mail(session, recipient, letter),
        mailings=recipient.mailings.all(),
    )


def fresh_mail(session, recipient, letter) -> MailForm:
    return MailForm(
        letter=letter,
        initial={
            "email": recipient.email,
            "subject": on_one_line(_("Brownpaper: %(challenge)s") % {"challenge": session.challenge}),
            "text": first_draft(session, recipient),
        },
    )


def first_draft(session, recipient) -> str:
    """What is asked, by when, and of which session: for the facilitator to rewrite."""
    version = session.versions.first()
    made = brownpaper_of(version) if version else None
    asks = asks_for(recipient, version, made) if made else []
    words = {"recipient": recipient, "session": session, "brownpaper": made, "version": version, "asks": asks}
    return render_to_string("brownpaper/handover/mail_draft.txt", words).strip()


def written(request, session, recipient, words: dict) -> str:
    """The whole message: what the facilitator wrote, the link, and who writes on behalf of which session."""
    version = session.versions.first()
    told = words | {
        "session": session,
        "address": address_of(request, recipient),
        "recipient": recipient,
        "checksum": versions.checksum_of(version) if version else "",
    }
    # Added to, it is a text like any other: the page that shows it escapes it.
    return render_to_string("brownpaper/handover/mail.txt", told) + ""


def was_just_sent(recipient: Recipient, address: str, subject: str, text: str) -> bool:
    """Did exactly this go out a moment ago?"""
    since = timezone.now() - PRESSED_TWICE
    return recipient.mailings.filter(address=address, subject=subject, text=text, at__gt=since).exists()


def send(request, session, recipient, letter, **words) -> None:
    """Raises Refused when the message did not go out; the link works all the same."""
    version = session.versions.first()
    text = letter(words)
    if was_just_sent(recipient, words["email"], words["subject"], text):
        return  # pressed twice
    message = EmailMessage(words["subject"], text, to=[words["email"]])
    try:
        gone = message.send()
    except (OSError, SMTPException):
        gone = 0
    if not gone:
        raise Refused(_("De e-mail kon niet worden verstuurd. Kopieer het bericht en de link, en stuur ze zelf."))
    operations.note_mailing(
        recipient=recipient,
        version=version.number if version else None,
        address=words["email"],
        subject=words["subject"],
        text=text,
    )
