"""Erasing what is kept of one person (GDPR, article 17), while what the room made together stays.

Their name goes from everything that is shown or printed from now on, their introduction, invitation and addresses are
deleted, who typed which version of a canvas is forgotten, and no link lets them in any more. What they wrote stays
without a name: it belongs to what the room made, and its author can take it away before. A brownpaper that was handed
over is a record of what was decided and is not changed; who joins is told so.
"""

from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from sessions.core.audit.log import note
from sessions.core.deeds.operations import forget_deeds
from sessions.core.hiding.events import NAME_HIDDEN
from sessions.core.hiding.models import Redaction
from sessions.core.hiding.redacting import answers, scrub
from sessions.core.journal import change
from sessions.core.people import events
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.models import Participant
from sessions.core.people.own_data.copying import columns, entries_of, models_of_people
from sessions.core.people.secrets import digest, new_secret
from sessions.core.refusal import Refused

# Sent with session, was (the names that go), mail (their addresses) and stand_in (what stands there instead): for who
# keeps copies of them.
person_erased = Signal()


def erase_participant(*, participant: Participant) -> None:
    """Do so, also after the freeze. It cannot be undone. Raises Refused for who was erased before."""
    with change(participant.session, even_frozen=True) as under_way, override(participant.session.language):
        participant.refresh_from_db()
        if participant.erased_at:
            raise Refused(_("De gegevens van deze deelnemer zijn al gewist."))
        for entry in entries_of(participant):
            erase_entry(entry)
        forget_deeds(participant.session)
        note("participant_erased", session=under_way.session, participant=participant.pk)
        under_way.record(events.PARTICIPANT_REMOVED, participant, participant.party)
        # Drafts that were printed before are handed out no more, as when a name was taken out.
        under_way.record(NAME_HIDDEN)


def erase_entry(participant: Participant) -> None:
    """One of the entries of a person: they may have been in the list twice."""
    stand_in = _("(gewist, %(number)d)") % {"number": participant.pk}
    was = {participant.name, *(each.written for each in redactions(participant))} - {""}
    mail = set(Invitation.objects.filter(participant=participant).exclude(email="").values_list("email", flat=True))
    redactions(participant).delete()
    for answer in answers(participant.session):
        scrub(answer, was, stand_in)
    person_erased.send(sender=Participant, session=participant.session, was=was, mail=mail, stand_in=stand_in)
    forget(participant)
    participant.name, participant.table = stand_in, ""
    participant.secret_digest = digest(new_secret())
    participant.seen_at, participant.is_pseudonymous = None, True
    participant.removed_at = participant.removed_at or timezone.now()
    participant.erased_at = timezone.now()
    participant.save()


def redactions(participant: Participant):
    """A name of theirs that was taken out is kept to be put back; it goes too."""
    return Redaction.objects.filter(session=participant.session, kind="participant", thing=participant.pk)


def forget(participant: Participant) -> None:
    """Delete what is only about them, and take them out of who typed what."""
    for model in models_of_people():
        for column in columns(model):
            theirs = model._base_manager.filter(**{column: participant})
            if getattr(model, "goes_with_its_person", False):
                theirs.delete()
            elif getattr(model, "forgets_its_person", False):
                theirs.update(**{column: None})
