"""The facilitator's side: freezing, versions, and who gets the brownpaper."""

from functools import partial
from smtplib import SMTPException

from django.contrib import messages
from django.core.mail import send_mail
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sessions.brownpaper import versions
from sessions.brownpaper.handover import operations
from sessions.brownpaper.handover.forms import RecipientForm
from sessions.brownpaper.handover.models import Recipient
from sessions.brownpaper.handover.queries import token_for
from sessions.core.access import for_facilitators, token_of
from sessions.core.forms import done, submit
from sessions.core.fragments import Audience
from sessions.core.models import AccessLink
from sessions.core.pages import page
from sessions.core.texts import on_one_line
from sessions.facilitation.shell.queries import link


def delivery_page(request, session, form=None):
    recipients = session.recipients.prefetch_related("visits", "responses")
    return page(
        request,
        "brownpaper/handover/delivery.html",
        session=session,
        audience=Audience.FACILITATOR,
        recipient_form=form or RecipientForm(),
        versions=[(version, versions.checksum_of(version)) for version in session.versions.all()],
        reader_token=token_of(link(session, AccessLink.Role.READER)),
        recipients=[(recipient, address_of(request, recipient)) for recipient in recipients],
    )


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
def mailing(request, session, pk):
    """Send a recipient their link. Mail that does not go out is told; the link works all the same."""
    recipient = get_object_or_404(session.recipients, pk=pk, revoked_at=None)
    version = session.versions.first()
    checksum = versions.checksum_of(version) if version else ""
    try:
        send_mail(
            on_one_line(_("Brownpaper: %(challenge)s") % {"challenge": session.challenge}),
            render_to_string(
                "brownpaper/handover/mail.txt", {"address": address_of(request, recipient), "checksum": checksum}
            ),
            None,
            [recipient.email],
        )
        messages.success(request, _("De link is verstuurd naar %(email)s.") % {"email": recipient.email})
    except (OSError, SMTPException):
        messages.error(request, _("De e-mail kon niet worden verstuurd. Kopieer de link en geef hem zelf door."))
    return done(request, reverse("delivery", args=[session.code]))
