"""From dream to workgroups."""

import uuid

from django.utils.translation import gettext as _

from sessions.core.creation import create_once
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.people.rules import takes_part
from sessions.core.refusal import Refused
from sessions.core.seen import Seen, rewrite
from sessions.phases.enthuse import events
from sessions.phases.enthuse.models import Headline, Horizon, Hosting, Membership, Pitch, Workgroup
from sessions.phases.enthuse.queries import canvases, everything_of
from sessions.phases.inventory.models import Cluster

PHASE = "enthuse"


def write_headline(
    *, session: CocreationSession, participant: Participant, text: str, creation_key: uuid.UUID | None = None
) -> Headline:
    with change(session, phase=PHASE) as under_way:
        headline, is_new = create_once(Headline, creation_key, session=session, participant=participant, text=text)
        if is_new:
            under_way.record(events.HEADLINE_WRITTEN, headline)
    return headline


def set_horizon(
    *,
    session: CocreationSession,
    statement: str,
    indicator: str = "",
    baseline: str = "",
    target: str = "",
    year: int | None = None,
    seen: Seen | None = None,
) -> None:
    """Put the point on the horizon, from `baseline` to `target` of the `indicator` in `year`."""
    with change(session) as under_way:
        point, _is_new = Horizon.objects.get_or_create(session=session)
        words = {
            "statement": statement,
            "indicator": indicator,
            "baseline": baseline,
            "target": target,
            "year": year,
        }
        if rewrite(point, seen, **words):
            under_way.record(events.HORIZON_SET)


def make_pitch(
    *,
    session: CocreationSession,
    participant: Participant | None,
    title: str,
    why: str,
    cluster: Cluster | None = None,
    creation_key: uuid.UUID | None = None,
) -> Pitch:
    with change(session, phase=PHASE) as under_way:
        pitch, is_new = create_once(
            Pitch,
            creation_key,
            session=session,
            participant=participant,
            title=title,
            why=why,
            cluster=cluster,
        )
        if is_new:
            under_way.record(events.PITCH_MADE, pitch)
    return pitch


def form_workgroup(*, pitch: Pitch) -> Workgroup:
    """Turn a pitch into a workgroup; doing it twice gives the same workgroup. A pitcher
    who is in no group yet is its first member and lead."""
    with change(pitch.session) as under_way:
        workgroup, is_new = Workgroup.objects.get_or_create(
            pitch=pitch, defaults={"session": pitch.session, "title": pitch.title}
        )
        if is_new:
            if pitch.participant and not Membership.objects.filter(participant=pitch.participant).exists():
                Membership.objects.create(participant=pitch.participant, workgroup=workgroup)
                Workgroup.objects.filter(pk=workgroup.pk).update(lead=pitch.participant)
            under_way.record(events.WORKGROUP_FORMED, workgroup, pitch)
    return workgroup


def join_workgroup(*, workgroup: Workgroup, participant: Participant) -> None:
    """Join, or switch to, a workgroup. Possible from the marketplace on until the freeze."""
    if participant.session_id != workgroup.session_id:
        raise Refused(_("Deze werkgroep hoort bij een andere sessie."))
    with change(workgroup.session) as under_way:
        left = Membership.objects.filter(participant=participant).values_list("workgroup_id", flat=True).first()
        if left == workgroup.pk:
            return
        guard_welcome(workgroup)
        fresh = {"workgroup": workgroup, "told": "", "why": ""}
        Membership.objects.update_or_create(participant=participant, defaults=fresh)
        if left:
            Workgroup.objects.filter(pk=left, lead=participant).update(lead=None)
        under_way.record(events.MEMBERSHIP_CHANGED, *everything_of([left] if left else []), *canvases(workgroup))


def guard_welcome(workgroup: Workgroup) -> None:
    """Raises Refused where nobody joins by themselves: it is closed, full, or its solution is another group's now."""
    workgroup.refresh_from_db()
    if hosting := Hosting.objects.select_related("group").filter(solution=workgroup).first():
        raise Refused(
            _("Aan deze oplossing werkt nu “%(group)s”. Sluit u daar aan.") % {"group": hosting.group.title}
        )
    if workgroup.is_closed:
        raise Refused(_("Deze werkgroep is gesloten. Kies een andere."))
    if (
        workgroup.capacity is not None
        and workgroup.memberships.filter(takes_part("participant")).count() >= workgroup.capacity
    ):
        raise Refused(_("Deze werkgroep is vol, voorlopig. Kies een andere, of vraag de facilitator."))


def leave_workgroup(*, participant: Participant) -> None:
    with change(participant.session) as under_way:
        membership = Membership.objects.filter(participant=participant).first()
        if membership is None:
            return
        membership.delete()
        Workgroup.objects.filter(pk=membership.workgroup_id, lead=participant).update(lead=None)
        under_way.record(events.MEMBERSHIP_CHANGED, *canvases(membership.workgroup))


def take_the_lead(*, workgroup: Workgroup, participant: Participant) -> None:
    """Become the one who keeps the group going (trekker). Only for its members."""
    with change(workgroup.session) as under_way:
        if not Membership.objects.filter(workgroup=workgroup, participant=participant).exists():
            raise Refused(_("Word eerst lid van deze werkgroep."))
        workgroup.refresh_from_db()
        tell_former(workgroup, participant)
        Workgroup.objects.filter(pk=workgroup.pk).update(lead=participant)
        under_way.record(events.LEAD_TAKEN, *canvases(workgroup))


def tell_former(group: Workgroup, participant: Participant | None) -> None:
    """Who led a group until now reads who does since. Inside change()."""
    if group.lead_id and (participant is None or group.lead_id != participant.pk):
        former = Membership.objects.filter(workgroup=group, participant=group.lead_id)
        former.update(told=Membership.Told.LEAD_PASSED, why="")
