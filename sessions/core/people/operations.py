"""Joining, and who sits at the table."""

import uuid
from collections.abc import Iterable, Sequence

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core.creation import create_once
from sessions.core.event_types import EventType
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.names import called
from sessions.core.people import events
from sessions.core.people.models import Merging, Participant, Party, Sector
from sessions.core.people.secrets import digest
from sessions.core.refusal import Refused
from sessions.core.retention import note_told
from sessions.core.seen import Seen, rewrite
from sessions.core.texts import name_key


def join(*, session: CocreationSession, name: str, party: Party, secret: str) -> Participant:
    """Let somebody in who accepted the charter.

    secret: what their personal link will hold; joining again with the same secret gives the same participant.
    """
    with change(session) as under_way:
        is_here = Participant.objects.filter(session=session, secret_digest=digest(secret)).exists()
        if not is_here and not under_way.session.is_door_open:
            raise Refused(_("De deur is dicht. Gebruik uw uitnodiging, of vraag de facilitator er een."))
        participant, is_new = Participant.objects.get_or_create(
            session=session,
            secret_digest=digest(secret),
            defaults={
                "name": name,
                "party": party,
                "charter_accepted_at": timezone.now(),
                "is_confirmed": not has_guest_list(session),
            },
        )
        if not is_new and (participant.name, participant.party) != (name, party):
            # Somebody else used the same form, on a shared laptop: nobody comes in as another.
            raise Refused(_("Wat u eerder verstuurde, is al bewaard. Verstuur nog eens als dit erbij moet."))
        if is_new:
            note_told(under_way.session)
            under_way.record(events.PARTICIPANT_JOINED, participant, party)
    participant.secret = secret
    return participant


def add_party(
    *,
    session: CocreationSession,
    name: str,
    sector: str,
    creation_key: uuid.UUID | None = None,
    is_newcomer: bool = False,
) -> Party:
    """Seat a party at the table; the same name gives the party that is already there. is_newcomer: did somebody name it
    who came in? Then it is told apart until the facilitator confirms it."""
    if sector not in Sector.values:
        raise Refused(_("Kies een sector."), field="sector")
    with change(session) as under_way:
        known = called(name, Party.objects.filter(session=session, is_seated=True))
        if known:
            return known
        guard_free_of_sources(session, [name], field="name")
        party, is_new = create_once(
            Party, creation_key, session=session, name=name, sector=sector, is_confirmed=not is_newcomer
        )
        if is_new:
            under_way.record(events.PARTY_ADDED, party)
    return party


def guard_free_of_sources(session: CocreationSession, names: Sequence[str], *, field: str) -> None:
    """The source of imported statements has no chair, but its name is taken."""
    for source in Party.objects.filter(session=session, is_seated=False):
        if name_key(source.name) in map(name_key, names):
            raise Refused(
                _("Zo heet de bron van overgenomen bijdragen al: %(name)s.") % {"name": source.name}, field=field
            )


def has_guest_list(session: CocreationSession) -> bool:
    """Were people invited here? Then who only knows the code is told apart from them."""
    return (
        session.invitations.filter(participant=None).exists()
        or session.invitations.filter(participant__joined_at__gte=F("made_at")).exists()
    )


def confirm_participants(*, session: CocreationSession, participants: Iterable[Participant]) -> int:
    """Confirm people who came by the code. Returns how many were not confirmed before."""
    with change(session, even_frozen=True) as under_way:
        here = Participant.objects.filter(session=session, is_confirmed=False).select_related("party")
        waiting = list(here.filter(pk__in=[each.pk for each in participants]))
        here.filter(pk__in=[each.pk for each in waiting]).update(is_confirmed=True)
        for each in waiting:
            under_way.record(events.PARTICIPANT_CHANGED, each, each.party)
    return len(waiting)


def confirm_party(*, party: Party) -> None:
    """Confirm a party that a newcomer named. A second time changes nothing."""
    with change(party.session) as under_way:
        if Party.objects.filter(pk=party.pk, is_confirmed=False).update(is_confirmed=True):
            under_way.record(events.PARTY_CHANGED, party)


def add_parties(*, session: CocreationSession, parties: Sequence[tuple[str, str]]) -> list[Party]:
    """Seat many parties at once, or none. parties: (name, sector) of each; who is there already stays as they are.
    Returns those that are new."""
    with change(session) as under_way:
        known = {name_key(party.name) for party in Party.objects.filter(session=session, is_seated=True)}
        guard_free_of_sources(session, [name for name, _sector in parties], field="lines")
        made = []
        for name, sector in parties:
            if name_key(name) not in known:
                known.add(name_key(name))
                made.append(Party.objects.create(session=session, name=name, sector=Sector(sector)))
        if made:
            under_way.record(events.PARTY_ADDED, *made)
    return made


def change_party(*, party: Party, name: str, sector: str, seen: Seen | None = None) -> None:
    with change(party.session) as under_way:
        if called(name, Party.objects.filter(session=party.session).exclude(pk=party.pk)):
            raise Refused(_("Er is al een partij met deze naam."), field="name")
        if rewrite(party, seen, name=name, sector=sector):
            under_way.record(events.PARTY_CHANGED, party)


def change_participant(
    *, participant: Participant, name: str, party: Party, seen: Seen | None = None, **more: str
) -> None:
    """What somebody is called, and for whom they came. Everything they made goes along. more: what only the facilitator
    changes: their role and table."""
    with change(participant.session) as under_way:
        before = participant.party
        if party.session_id != participant.session_id or not party.is_seated:
            raise Refused(_("Kies uw partij."), field="party")
        if rewrite(participant, seen, name=name, party=party, **more):
            under_way.record(events.PARTICIPANT_CHANGED, participant, party, *([before] if before != party else []))


def seat_at(*, participant: Participant, table: str) -> None:
    """They sit at this table, as its shared laptop says."""
    with change(participant.session, even_frozen=True) as under_way:
        if Participant.objects.filter(pk=participant.pk).exclude(table=table).update(table=table):
            under_way.record(events.PARTICIPANT_CHANGED, participant)


def remove_participant(*, participant: Participant) -> None:
    """End somebody's access. What they wrote stays; restore_participant brings them back."""
    set_removed(participant, timezone.now(), events.PARTICIPANT_REMOVED)


def restore_participant(*, participant: Participant) -> None:
    """Let somebody in again. Raises Refused for who is another entry of somebody else: those are parted."""
    if participant.erased_at:
        raise Refused(_("De gegevens van deze deelnemer zijn gewist. Wie terug wil, komt opnieuw binnen."))
    if Merging.objects.filter(other=participant).exists():
        raise Refused(
            _("Dit is dezelfde als een andere deelnemer. Haal ze uit elkaar om deze weer binnen te laten.")
        )
    set_removed(participant, None, events.PARTICIPANT_RESTORED)


def set_removed(participant: Participant, moment, event_type: EventType) -> None:
    with change(participant.session, even_frozen=True) as under_way:
        Participant.objects.filter(pk=participant.pk).update(removed_at=moment)
        under_way.record(event_type, participant, participant.party)
