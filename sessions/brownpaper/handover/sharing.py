"""What a recipient sees: a calm page behind a link of their own, without an account."""

from functools import partial, wraps

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sessions.brownpaper.contents.current import brownpaper_of
from sessions.brownpaper.handover.forms import AskResponseForm
from sessions.brownpaper.handover.models import AskResponse
from sessions.brownpaper.handover.operations import answer_ask, note_visit
from sessions.brownpaper.handover.queries import recipient_from
from sessions.brownpaper.reading.views import document_page, portable_file, version_file
from sessions.brownpaper.versions import checksum_of, signature_of
from sessions.core.forms import submit
from sessions.core.refusal import Refused
from sessions.phases.concretise.chapter import SolutionPage
from sessions.phases.concretise.queries import numbered


def for_recipients(view):
    """Hand the view (request, recipient, version). A link that never was, has ended or was revoked says so, and
    nothing of what it once opened; version: the newest frozen one, None before the first freeze."""

    @wraps(view)
    def guarded(request, token, *args, **kwargs):
        recipient = recipient_from(token)
        if recipient is None:
            return ended(request, "unknown", 404)
        if recipient.revoked_at:
            return ended(request, "revoked", 410)
        if recipient.is_expired:
            return ended(request, "expired", 410)
        request.recipient_token = token
        return view(request, recipient, recipient.session.versions.first(), *args, **kwargs)

    return guarded


def ended(request, why: str, status: int) -> HttpResponse:
    return render(request, "brownpaper/handover/link_ended.html", {"why": why}, status=status)


def share_page(request, recipient, version, form=None):
    if version is None:
        return render(request, "brownpaper/handover/not_yet.html", {"recipient": recipient})
    made = brownpaper_of(version)
    return render(
        request,
        "brownpaper/handover/share.html",
        {
            "recipient": recipient,
            "token": request.recipient_token,
            "version": version,
            "checksum": checksum_of(version),
            "signature": signature_of(version),
            "brownpaper": made,
            "heading": "",
            "asks": asks_for(recipient, version, made, form),
        },
    )


def asks_for(recipient, version, made, form=None) -> list[tuple]:
    """(solution, my answer so far, the form to answer with) for every ask that is this recipient's."""
    given = AskResponse.objects.filter(recipient=recipient, version=version.number)
    by_workgroup = {each.workgroup_id: each for each in given}
    workgroup_of = numbered(recipient.session)
    return [
        (solution, by_workgroup.get(workgroup_of[number].pk), form_for(recipient, solution, form))
        for number, solution in asked_of(recipient, made).items()
    ]


def asked_of(recipient, made) -> dict[int, SolutionPage]:
    """What this recipient is asked, by the number of the solution that asks."""
    asks = {
        recipient.Role.MINISTER: made.concretise.asks_of_minister,
        recipient.Role.CHAIR: made.concretise.asks_of_sectors,
    }
    return {solution.number: solution for solution in asks.get(recipient.role, ())}


def form_for(recipient, solution, form=None) -> AskResponseForm:
    fresh = AskResponseForm(number=solution.number, initial={"name": recipient.name})
    return form if form is not None and form.slug == fresh.slug else fresh


@for_recipients
def share(request, recipient, version):
    if not request.htmx:  # the page that looks whether its PDF is ready is no visit
        note_visit(recipient=recipient, what="page")
    return share_page(request, recipient, version)


@for_recipients
def share_pdf(request, recipient, version):
    if version is None or not version.is_ready:
        return redirect("share", token=request.recipient_token)
    note_visit(recipient=recipient, what="pdf")
    return version_file(version)


@for_recipients
def share_document(request, recipient, version):
    if version is None:
        return redirect("share", token=request.recipient_token)
    note_visit(recipient=recipient, what="document")
    return document_page(request, brownpaper_of(version), version.contents)


@for_recipients
def share_portable(request, recipient, version, form):
    if version is None:
        return redirect("share", token=request.recipient_token)
    note_visit(recipient=recipient, what="portable")
    return portable_file(brownpaper_of(version), version.contents, form)


@require_POST
@for_recipients
def ask_response(request, recipient, version, asked_in, number):
    """asked_in: number of the version in which the recipient read the ask."""
    if version is None or number not in (asked := asked_of(recipient, brownpaper_of(version))):
        raise Http404

    def answer(**said) -> None:
        if asked_in != version.number:
            raise Refused(_("Er is intussen een nieuwe versie. Lees eerst wat daar wordt gevraagd."))
        answer_ask(
            recipient=recipient,
            workgroup=numbered(recipient.session)[number],
            version=version.number,
            ask=asked[number].ask,
            **said,
        )

    return submit(
        request,
        AskResponseForm(request.POST, number=number),
        answer,
        page=partial(share_page, request, recipient, version),
        fresh=lambda: AskResponseForm(request.POST, number=number),
    )
