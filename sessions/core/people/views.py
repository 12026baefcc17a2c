"""Coming in: by code, by QR, by personal link."""

from functools import partial

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sessions.core.access import cookie_name, for_participants, holder_of, participant_from, remember
from sessions.core.forms import submit
from sessions.core.fragments import Audience
from sessions.core.models import CocreationSession
from sessions.core.pages import page
from sessions.core.people import operations
from sessions.core.people.door import door_of
from sessions.core.people.forms import AdmitForm, JoinForm, MeForm
from sessions.core.people.invitations.operations import admit
from sessions.core.people.invitations.tokens import invitation_from
from sessions.core.people.models import Participant, Party
from sessions.core.people.secrets import secret_for
from sessions.core.people.tables.device import TableDevice, device_of, keep_table
from sessions.core.refusal import Refused


def home(request):
    return render(request, "home.html")


@require_POST
def door(request):
    """From a typed code to the door of that session; who is in already may type its first code too."""
    typed = "".join(filter(str.isalnum, request.POST.get("code", ""))).upper()
    found = CocreationSession.objects.filter(Q(code=typed) | Q(door_code=typed)).first() if typed else None
    if found is None:
        error = _("Deze code kennen we niet. Kijk op het scherm in de zaal.")
        return render(request, "home.html", {"code": typed, "error": error}, status=422)
    return redirect(door_of(found, typed))


def join(request, code):
    session = get_object_or_404(CocreationSession, code=code)
    if participant_from(request.COOKIES, session):
        return redirect("session", code=session.code)
    if device_of(request.COOKIES, code):
        return redirect("table", code=session.code)
    typed = {"door": request.GET.get("door", "")}
    form = JoinForm(request.POST if request.method == "POST" else None, session=session, initial=typed)
    if not session.is_door_open:
        return render(request, "people/door_closed.html", {"session": session}, status=403)
    if form.is_bound and form.is_valid():
        return come_in(request, session, form)
    status = 422 if form.errors else 200
    return render(request, "people/join.html", {"session": session, "form": form}, status=status)


def come_in(request, session, form):
    data = form.cleaned_data
    try:
        party = chosen_party(session, data)
        secret = secret_for(data["creation_key"])
        operations.join(session=session, name=data["name"], party=party, secret=secret)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return render(request, "people/join.html", {"session": session, "form": form}, status=422)
    return remember(redirect("session", code=session.code), session, secret)


def chosen_party(session, data) -> Party:
    """The party that somebody chose as they came in, or the new one that they named."""
    if data["party"]:
        return data["party"]
    return operations.add_party(session=session, name=data["new_party"], sector=data["sector"], is_newcomer=True)


def invitation(request, token):
    """Come in by an invitation. The secret is made in the browser, now: nobody who made or sent it knows it."""
    invited, issue = invitation_from(token)
    now = participant_from(request.COOKIES, invited.session)
    if now is not None and now == invited.participant:
        return redirect("session", code=invited.session.code)
    if not invited.is_open or invited.issue != issue:
        return render(request, "people/invitation_ended.html", {"session": invited.session}, status=410)
    is_known = invited.party is not None or invited.participant is not None
    sent = request.POST if request.method == "POST" else None
    device = device_of(request.COOKIES, invited.session.code)
    form = AdmitForm(sent, session=invited.session, knows_party=is_known, at_table=device is not None)
    if form.is_bound and form.is_valid() and (response := admitted(request, invited, issue, form, device)):
        return response
    context = {"session": invited.session, "invited": invited, "now": now, "form": form}
    return render(request, "people/invitation.html", context, status=422 if form.errors else 200)


def admitted(request, invited, issue: int, form: AdmitForm, device: TableDevice | None):
    """The way in, or None and an error in the form."""
    data, secret = form.cleaned_data, secret_for(form.cleaned_data["creation_key"])
    try:
        party = None if form.knows_party else chosen_party(invited.session, data)
        if device and device.is_full and invited.participant_id not in device.seats:
            raise Refused(_("Deze tafel is vol: acht mensen delen een laptop."))
        person = admit(invitation=invited, issue=issue, secret=secret, party=party)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return None
    response = redirect("session", code=invited.session.code)
    if device:
        operations.seat_at(participant=person, table=device.table)
        device.seat(person.pk, secret, data["pin"])
        keep_table(response, invited.session, device)
    return remember(response, invited.session, secret)


def personal_link(request, secret):
    """Come back in, on this device or another. Who is somebody else here now is asked first."""
    participant = holder_of(secret)
    if participant is None or participant.removed_at:
        raise Http404
    now = participant_from(request.COOKIES, participant.session)
    if now is not None and now != participant and request.method != "POST":
        return render(request, "people/become.html", {"now": now, "participant": participant})
    response = redirect("session", code=participant.session.code)
    return remember(response, participant.session, secret)


def me_form(participant) -> MeForm:
    fresh = Participant.objects.select_related("party").get(pk=participant.pk)
    return MeForm(session=participant.session, initial={"name": fresh.name, "party": fresh.party})


def me_page(request, session, participant, form=None):
    link = reverse("personal-link", args=[participant.secret])
    return page(
        request,
        "people/me.html",
        session=session,
        audience=Audience.PARTICIPANT,
        participant=participant,
        personal_link=request.build_absolute_uri(link),
        form=form or me_form(participant),
    )


@for_participants
def me(request, session, participant):
    if request.method != "POST":
        return me_page(request, session, participant)
    return submit(
        request,
        MeForm(request.POST, session=session),
        partial(operations.change_participant, participant=participant),
        page=partial(me_page, request, session, participant),
        fresh=lambda: me_form(participant),
    )


@require_POST
@for_participants
def leaving(request, session, participant):
    """Forget this session on this device; the personal link still leads back in."""
    messages.success(request, _("U bent uitgelogd op dit apparaat. Met uw persoonlijke link komt u weer binnen."))
    response = redirect("home")
    response.delete_cookie(cookie_name(session))
    return response
