"""Taking one's seat at a shared laptop, with a PIN."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.core.access import holder_of
from sessions.core.journal import write_lock
from sessions.core.models import CocreationSession
from sessions.core.people.models import Merging, Participant
from sessions.core.people.tables.device import TableDevice
from sessions.core.people.tables.models import Seat
from sessions.core.refusal import Refused

# So many wrong PINs are mistakes; after each further one the seat waits, twice as long every time.
FREE_TRIES = 5
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(minutes=15)


def take_seat(*, device: TableDevice, participant: Participant, pin: str) -> str:
    """The secret of who sits there, for the browser to be them from now on.

    A try counts before it is looked at, so that many at once are no more than one after the other. Raises Refused for
    a wrong PIN, for any while the seat waits, and where a newer invitation ended it.
    """
    seat = try_once(participant)
    secret = device.opened(participant.pk, pin)
    if secret is None:
        left = FREE_TRIES - seat.tries
        if left > 0:
            told = ngettext(
                "Deze pincode klopt niet. U kunt het nog %(n)d keer proberen.",
                "Deze pincode klopt niet. U kunt het nog %(n)d keer proberen.",
                left,
            )
            raise Refused(told % {"n": left}, field="pin")
        raise must_wait(seat)
    Seat.objects.filter(pk=seat.pk).update(tries=0, locked_until=None)
    if holder_of(secret) is None:
        raise Refused(
            _("Voor u is een nieuwe uitnodiging gemaakt. Open die op deze laptop en kies een nieuwe pincode."),
            field="pin",
        )
    return secret


def whose_seats(session: CocreationSession, device: TableDevice) -> dict[int, Participant]:
    """By the key of each seat who sits there, with the entry that they are now; not who was removed."""
    found = Participant.objects.filter(pk__in=device.seats, session=session).select_related("party")
    here = {each.pk: now_called(each) for each in found}
    return {pk: here[pk] for pk in device.seats if pk in here and not here[pk].removed_at}


def now_called(participant: Participant) -> Participant:
    """Somebody whose entry was merged with another of theirs is that one."""
    merging = Merging.objects.select_related("kept__party").filter(other=participant).first()
    return now_called(merging.kept) if merging else participant


def try_once(participant: Participant) -> Seat:
    with write_lock(), transaction.atomic():
        Seat.objects.get_or_create(participant=participant)
        seat = Seat.objects.select_for_update().get(participant=participant)
        if seat.locked_until and seat.locked_until > timezone.now():
            raise must_wait(seat)
        seat.tries += 1
        if seat.tries >= FREE_TRIES:
            seat.locked_until = timezone.now() + min(
                FIRST_WAIT * 2 ** min(seat.tries - FREE_TRIES, 8), LONGEST_WAIT
            )
        seat.save(update_fields=["tries", "locked_until"])
    return seat


def must_wait(seat: Seat) -> Refused:
    assert seat.locked_until is not None
    minutes = max(1, -int((timezone.now() - seat.locked_until).total_seconds() // 60))
    told = ngettext(
        "Te vaak een verkeerde pincode. Wacht %(n)d minuut.",
        "Te vaak een verkeerde pincode. Wacht %(n)d minuten.",
        minutes,
    )
    return Refused(told % {"n": minutes}, field="pin")
