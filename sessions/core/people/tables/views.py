"""One laptop for a table of up to eight, who each take their own seat with a PIN."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sessions.core.access import cookie_name, participant_from, remember
from sessions.core.forms import SendForm
from sessions.core.models import CocreationSession
from sessions.core.people import operations as people
from sessions.core.people.models import Participant
from sessions.core.people.secrets import secret_for
from sessions.core.people.tables.device import TableDevice, device_of, keep_table
from sessions.core.people.tables.forms import SeatForm, StartTableForm, TakeSeatForm
from sessions.core.people.tables.operations import take_seat, whose_seats
from sessions.core.people.views import chosen_party
from sessions.core.refusal import Refused


def table(request, code):
    """Who sits at this laptop, to take one's seat; where it serves no table yet, to begin."""
    session = get_object_or_404(CocreationSession, code=code)
    device = device_of(request.COOKIES, code)
    if device is None:
        return begin(request, session)
    return seats_page(request, session, device)


def begin(request, session):
    now = participant_from(request.COOKIES, session)
    form = StartTableForm(request.POST if request.method == "POST" else None, has_somebody=now is not None)
    if not form.is_bound or not form.is_valid():
        context = {"session": session, "now": now, "form": form}
        return render(request, "people/tables/begin.html", context, status=422 if form.errors else 200)
    device = TableDevice(form.cleaned_data["table"])
    if now is not None:
        device.seat(now.pk, now.secret, form.cleaned_data["pin"])
        people.seat_at(participant=now, table=device.table)
    return passed_on(request, session, device)


def seats_page(request, session, device: TableDevice, form: SendForm | None = None):
    """form: that of the seat on which a PIN was refused."""
    seats = []
    for pk, person in whose_seats(session, device).items():
        fresh = TakeSeatForm(participant=pk)
        seats.append((pk, person, form if form and form.slug == fresh.slug else fresh))
    context = {"session": session, "device": device, "seats": seats}
    return render(request, "people/tables/seats.html", context, status=422 if form else 200)


def at_table(view):
    """Hand the view (request, session, device) where this laptop serves a table; else lead to where that begins."""

    def guarded(request, code, *args, **kwargs):
        session = get_object_or_404(CocreationSession, code=code)
        device = device_of(request.COOKIES, code)
        if device is None:
            return redirect("table", code=code)
        return view(request, session, device, *args, **kwargs)

    return guarded


@require_POST
@at_table
def seat_opening(request, session, device, pk):
    """Be who sits there."""
    if pk not in whose_seats(session, device):
        raise Http404
    participant = get_object_or_404(Participant, pk=pk)
    form = TakeSeatForm(request.POST, participant=pk)
    if form.is_valid():
        try:
            secret = take_seat(device=device, participant=participant, pin=form.cleaned_data["pin"])
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            response = redirect("session", code=session.code)
            return remember(response, session, secret)
    return seats_page(request, session, device, form)


@at_table
def seating(request, session, device):
    """Somebody more sits down."""
    if device.is_full:
        return redirect("table", code=session.code)
    if not session.is_door_open:
        return render(request, "people/door_closed.html", {"session": session}, status=403)
    form = SeatForm(request.POST if request.method == "POST" else None, session=session)
    shown = partial(
        render, request, "people/tables/seating.html", {"session": session, "device": device, "form": form}
    )
    if not form.is_bound or not form.is_valid():
        return shown(status=422 if form.errors else 200)
    data = form.cleaned_data
    secret = secret_for(data["creation_key"])
    try:
        party = chosen_party(session, data)
        newcomer = people.join(session=session, name=data["name"], party=party, secret=secret)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return shown(status=422)
    people.seat_at(participant=newcomer, table=device.table)
    device.seat(newcomer.pk, secret, data["pin"])
    response = remember(redirect("session", code=session.code), session, secret)
    return keep_table(response, session, device)


@require_POST
@at_table
def passing_on(request, session, device):
    """Nobody is on this laptop until the next takes their seat."""
    return passed_on(request, session, device)


@require_POST
@at_table
def seat_leaving(request, session, device):
    """Who is on this laptop now gives up their seat; their personal link still leads back in."""
    now = participant_from(request.COOKIES, session)
    for pk, person in whose_seats(session, device).items():
        if person == now:
            del device.seats[pk]
    return passed_on(request, session, device)


def passed_on(request, session, device: TableDevice):
    response = redirect("table", code=session.code)
    response.delete_cookie(cookie_name(session))
    # Also what the browser would show on the way back.
    response["Clear-Site-Data"] = '"cache"'
    return keep_table(response, session, device)
