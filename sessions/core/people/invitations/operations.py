"""Inviting people, and what becomes of an invitation."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core.audit.log import note
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.people.events import PARTICIPANT_CHANGED, PARTICIPANT_JOINED
from sessions.core.people.invitations import events
from sessions.core.people.invitations.letters.models import LetterSent
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.invitations.plan import DEFAULT_ROLE, Guest, Outcome, Plan, Planned
from sessions.core.people.models import Participant, Party
from sessions.core.people.secrets import digest, new_secret
from sessions.core.refusal import Refused
from sessions.core.retention import note_told
from sessions.core.seen import Seen, rewrite
from sessions.core.texts import name_key


def invite(*, session: CocreationSession, guests: Sequence[Guest], sector: str = "") -> list[Planned]:
    """Expect everybody on a list, and seat the parties that it names. All of them or, where one is wrong, nobody.

    sector: of new parties of which the list does not say it. Returns what became of each. Raises Refused.
    """
    with change(session) as under_way:
        plan = Plan(under_way.session, guests, sector=sector).planned
        if any(each.wrong for each in plan):
            raise Refused(_("Er staan nog regels in die niet kloppen. Er is niets toegevoegd."))
        parties = seated(session, plan)
        new = [planned for planned in plan if planned.outcome == Outcome.NEW and planned.guest.name]
        for planned in new:
            tell_role_and_table(planned.here, planned.guest)
        made = Invitation.objects.bulk_create([expected(session, planned, parties) for planned in new])
        changed = [rewritten(planned, parties) for planned in plan if planned.outcome == Outcome.CHANGED]
        touched = [*parties.values(), *made, *changed, *(each.here for each in new if each.here)]
        if made or changed or parties:
            under_way.record(events.PEOPLE_INVITED, *touched)
        here = [each.participant for each in (*made, *changed) if each.participant]
        if here:
            under_way.record(PARTICIPANT_CHANGED, *here)
    return plan


def seated(session: CocreationSession, plan: list[Planned]) -> dict[str, Party]:
    """The parties that were not there yet, by the key of their name."""
    new = {name_key(name): (name, sector) for name, sector in (each.new_party for each in plan if each.new_party)}
    made = Party.objects.bulk_create(
        Party(session=session, name=name, sector=sector) for name, sector in new.values()
    )
    return dict(zip(new, made, strict=True))


def party_of(planned: Planned, parties: dict[str, Party]) -> Party | None:
    return planned.party or parties.get(name_key(planned.guest.party))


def tell_role_and_table(here: Participant | None, guest: Guest) -> None:
    """Of somebody who came in by themselves, what the list says."""
    said = {name: value for name, value in (("role", guest.role), ("table", guest.table)) if value}
    if here and said:
        Participant.objects.filter(pk=here.pk).update(**said)


def expected(session: CocreationSession, planned: Planned, parties: dict[str, Party]) -> Invitation:
    """An invitation for a guest; already used by who came in by themselves. Not saved."""
    guest, here = planned.guest, planned.here
    return Invitation(
        session=session,
        name=guest.name,
        party=here.party if here else party_of(planned, parties),
        email=guest.email,
        role=guest.role or DEFAULT_ROLE,
        table=guest.table,
        participant=here,
        used_at=here.joined_at if here else None,
    )


def rewritten(planned: Planned, parties: dict[str, Party]) -> Invitation:
    """Somebody who was expected already, as the list says it now."""
    invitation = planned.known
    assert invitation is not None
    values = planned.changes | ({"party": party_of(planned, parties)} if "party" in planned.changes else {})
    for name, value in values.items():
        setattr(invitation, name, value)
    invitation.save(update_fields=list(values))
    theirs = {name: values[name] for name in ("role", "table") if name in values}
    if invitation.participant and theirs:
        Participant.objects.filter(pk=invitation.participant.pk).update(**theirs)
    return invitation


def admit(*, invitation: Invitation, issue: int, secret: str, party: Party | None = None) -> Participant:
    """Let in whom an invitation is for; it is worthless afterwards.

    issue: of the invitation as it was opened; secret: which the guest's browser made just now; party: which they chose,
    where the invitation names none. With the same secret once more the same participant comes in. Who was here before
    and got a new invitation is who they were. Raises Refused.
    """
    with change(invitation.session, even_frozen=invitation.participant is not None) as under_way:
        fresh = Invitation.objects.select_related("party", "participant").get(pk=invitation.pk)
        person = fresh.participant
        if person is not None and person.secret_digest == digest(secret):
            return person
        if not fresh.is_open or fresh.issue != issue or (person is not None and person.removed_at):
            raise Refused(_("Deze uitnodiging is al gebruikt, of ingetrokken."))
        if person is None:
            seat = fresh.party or party
            if seat is None:
                raise Refused(_("Kies uw partij."), field="party")
            person = newcomer(fresh, seat, secret)
            note_told(under_way.session)
            under_way.record(PARTICIPANT_JOINED, person, seat)
        else:
            person.secret_digest = digest(secret)
            person.save(update_fields=["secret_digest"])
            under_way.record(PARTICIPANT_CHANGED, person)
        fresh.participant, fresh.used_at = person, timezone.now()
        fresh.save(update_fields=["participant", "used_at"])
        under_way.record(events.INVITATION_CHANGED, fresh)
    return person


def newcomer(invitation: Invitation, party: Party, secret: str) -> Participant:
    return Participant.objects.create(
        session=invitation.session,
        name=invitation.name,
        party=party,
        role=invitation.role,
        table=invitation.table,
        secret_digest=digest(secret),
        charter_accepted_at=timezone.now(),
    )


def invitation_of(participant: Participant) -> Invitation:
    """Of whoever came in by themselves it is made when it is first needed, as if they had used it."""
    known, _new = Invitation.objects.get_or_create(
        participant=participant,
        defaults={
            "session": participant.session,
            "name": participant.name,
            "party": participant.party,
            "role": participant.role,
            "table": participant.table,
            "used_at": participant.joined_at,
        },
    )
    return known


def renew_invitation(*, invitation: Invitation) -> Invitation:
    """Make the invitation anew, for who lost it or their device: earlier addresses, and the personal link of who came
    in with them, open nothing from now on. What they made stays theirs; what they wrote without a name is found back
    only with the link that they had. Raises Refused for somebody who was removed."""
    with change(invitation.session, even_frozen=True) as under_way:
        fresh = Invitation.objects.select_related("participant").get(pk=invitation.pk)
        person = fresh.participant
        if person is not None and person.removed_at:
            raise Refused(_("Van diegene is de toegang beëindigd. Laat diegene eerst weer binnen."))
        fresh.issue, fresh.used_at, fresh.withdrawn_at = fresh.issue + 1, None, None
        fresh.save(update_fields=["issue", "used_at", "withdrawn_at"])
        entries = entries_of(person) if person else []
        for each in entries:
            Participant.objects.filter(pk=each.pk).update(secret_digest=digest(new_secret()))
        under_way.record(events.INVITATION_RENEWED, fresh, *entries)
    return fresh


def entries_of(person: Participant) -> list[Participant]:
    """Somebody, and every other entry of theirs that was merged into this one: each has a link that lets them in."""
    found = [person]
    for each in found:
        found += Participant.objects.filter(merging__kept=each)
    return found


def change_invitation(
    *,
    invitation: Invitation,
    name: str,
    party: Party | None,
    email: str,
    role: str,
    table: str,
    seen: Seen | None = None,
) -> None:
    """What we know of somebody who is expected."""
    with change(invitation.session, even_frozen=True) as under_way:
        values = {"name": name, "party": party, "email": email, "role": role, "table": table}
        before = invitation.party
        if rewrite(invitation, seen, **values):
            parties = {each.pk: each for each in (before, party) if each}.values()
            under_way.record(events.INVITATION_CHANGED, invitation, *parties)


def withdraw_invitation(*, invitation: Invitation) -> None:
    """No longer expect somebody; who came in stays."""
    set_withdrawn(invitation, timezone.now())


def restore_invitation(*, invitation: Invitation) -> None:
    """Expect them again, with the address that they had."""
    set_withdrawn(invitation, None)


def set_withdrawn(invitation: Invitation, moment) -> None:
    with change(invitation.session, even_frozen=True) as under_way:
        if Invitation.objects.filter(pk=invitation.pk, used_at=None).update(withdrawn_at=moment):
            under_way.record(
                events.INVITATION_CHANGED, invitation, *([invitation.party] if invitation.party else [])
            )


def erase_guest_list(*, session: CocreationSession) -> int:
    """Delete what was imported of people and is no longer needed: who did not come, and all e-mail addresses. Returns
    how many people it forgot."""
    with change(session, even_frozen=True) as under_way:
        absent = list(Invitation.objects.filter(session=session, participant=None).select_related("party"))
        addresses = Invitation.objects.filter(session=session).exclude(email="").update(email="")
        LetterSent.objects.filter(letter__session=session).update(address="", why="")
        if absent or addresses:
            parties = {each.party.pk: each.party for each in absent if each.party}.values()
            under_way.record(events.INVITATIONS_ERASED, *absent, *parties)
            note("guest_list_erased", session=session, people=len(absent))
        Invitation.objects.filter(pk__in=[each.pk for each in absent]).delete()
    return len(absent)
