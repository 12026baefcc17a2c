"""What a recipient sees: a calm page behind a link of their own, without an account."""

from collections.abc import Callable
from functools import partial, wraps

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sessions.brownpaper.contents.current import brownpaper_of
from sessions.brownpaper.contents.zone import in_its_zone
from sessions.brownpaper.handover.asks import AskForYou, asks_for
from sessions.brownpaper.handover.forms import AskResponseForm
from sessions.brownpaper.handover.operations import answer_ask, note_visit
from sessions.brownpaper.handover.queries import recipient_from
from sessions.brownpaper.reading.views import portable_file, suspended, version_document, version_file
from sessions.brownpaper.versions import checksum_of, signature_of
from sessions.core.forms import submit
from sessions.core.refusal import Refused


def for_recipients(view):
    """Hand the view (request, recipient, version). A link that never was, has ended or was revoked says so, and
    nothing of what it once opened; version: the newest frozen one, None before the first freeze."""

    @wraps(view)
    def guarded(request, token, *args, **kwargs):
        recipient = recipient_from(token)
        if recipient is None or recipient.expires_at is None:
            return ended(request, "unknown", 404)
        if recipient.revoked_at:
            return ended(request, "revoked", 410)
        if recipient.is_expired:
            return ended(request, "expired", 410)
        request.recipient_token = token
        newest = recipient.session.versions.first()
        if newest is not None and newest.suspended_at:
            return suspended(request)
        return view(request, recipient, newest, *args, **kwargs)

    return guarded


def ended(request, why: str, status: int) -> HttpResponse:
    return render(request, "brownpaper/handover/link_ended.html", {"why": why}, status=status)


def share_page(request, recipient, version, form=None):
    if version is None:
        return render(request, "brownpaper/handover/not_yet.html", {"recipient": recipient})
    made = brownpaper_of(version)
    asks = asks_for(recipient, version, made)
    keys = {each.asked.ask.key for each in asks}
    with in_its_zone(made):
        return render(
            request,
            "brownpaper/handover/share.html",
            {
                "recipient": recipient,
                "token": request.recipient_token,
                "version": version,
                "earlier": recipient.session.versions.filter(suspended_at=None).exclude(number=version.number),
                "is_rewritten": not recipient.session.is_frozen,
                "checksum": checksum_of(version),
                "signature": signature_of(version),
                "brownpaper": made,
                "asks": [(each, form_for(recipient, each, form)) for each in asks],
                "changes_for_you": [each for each in made.differences if is_about(each, recipient, asks)],
                "changes": [
                    each for each in made.differences if each.recipient in ("", str(recipient.creation_key))
                ],
                "asked_of_others": sum(each.ask.key not in keys for each in made.asks),
            },
        )


def is_about(difference, recipient, asks: list[AskForYou]) -> bool:
    """Does what changed concern what this recipient is asked: the ask itself, or the solution behind it?"""
    if difference.recipient:
        return difference.recipient == str(recipient.creation_key)
    return difference.solution in {each.asked.solution.number for each in asks}


def form_for(recipient, each: AskForYou, form=None) -> AskResponseForm:
    fresh = AskResponseForm(number=each.asked.number, recipient=recipient)
    return form if form is not None and form.slug == fresh.slug else fresh


@for_recipients
def share(request, recipient, version):
    if not request.htmx:  # the page that looks whether its PDF is ready is no visit
        note_visit(recipient=recipient, what="page")
    return share_page(request, recipient, version)


def noted(what: str) -> Callable:
    """A file that is handed out to a recipient, which is written down."""

    def decorate(view):
        @for_recipients
        def handing(request, recipient, version, *args, **kwargs):
            if version is None:
                return redirect("share", token=request.recipient_token)
            note_visit(recipient=recipient, what=what)
            return view(request, recipient, version, *args, **kwargs)

        return handing

    return decorate


@noted("pdf")
def share_pdf(request, recipient, version):
    return version_file(version) if version.is_ready else redirect("share", token=request.recipient_token)


@noted("pdf")
def share_version_pdf(request, recipient, version, number):
    """An earlier version, which stays readable beside its successor."""
    earlier = get_object_or_404(recipient.session.versions, number=number, suspended_at=None)
    return version_file(earlier) if earlier.is_ready else redirect("share", token=request.recipient_token)


@noted("document")
def share_document(request, recipient, version):
    return version_document(request, version)


@noted("portable")
def share_portable(request, recipient, version, form):
    return portable_file(brownpaper_of(version), version.contents, form)


@require_POST
@for_recipients
def ask_response(request, recipient, version, asked_in, key):
    """asked_in: number of the version in which the recipient read the ask; key: of the ask."""
    asks = asks_for(recipient, version, brownpaper_of(version)) if version else []
    mine = next((each for each in asks if each.asked.ask.key == key), None)
    if mine is None:
        raise Http404

    def answer(**said) -> None:
        if asked_in != version.number:
            raise Refused(_("Er is intussen een nieuwe versie. Lees eerst wat daar wordt gevraagd."))
        answer_ask(
            recipient=recipient,
            ask=mine.ask,
            version=version.number,
            text=mine.asked.ask.text,
            due=mine.asked.ask.by_when,
            **said,
        )

    form = partial(AskResponseForm, request.POST, number=mine.asked.number, recipient=recipient)
    return submit(
        request, form(), answer, page=partial(share_page, request, recipient, version), fresh=lambda: form()
    )
