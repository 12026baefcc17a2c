from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from sessions.core.event_types import Subject, subject_of
from sessions.core.fragments import Item, among, place
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant, Sector
from sessions.core.people.rules import takes_part
from sessions.phases.enthuse.models import Headline, Horizon, Membership, Pitch, Workgroup
from sessions.phases.inventory import queries as inventory
from sessions.phases.inventory.models import Cluster


def headline_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """The newest first."""
    headlines = among(Headline.objects.filter(session=session), wanted)
    return [Item.of(each, place(-each.pk), headline=each) for each in headlines]


def horizon(session: CocreationSession, scope: str = "") -> dict:
    return {"horizon": Horizon.objects.filter(session=session).first() or Horizon(session=session)}


def words_of_a_pitch(shown: dict) -> str:
    """By which a call is found: what it says, who made it, and the cluster it came from."""
    pitch = shown["pitch"]
    maker = f"{pitch.participant.name} {pitch.participant.party}" if pitch.participant else ""
    return f"{pitch.title} {pitch.why} {maker} {pitch.shown_cluster or ''}"


def pitch_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    pitches = Pitch.objects.filter(session=session).select_related("cluster", "workgroup", "participant__party")
    return [
        Item.of(each, place(each.pk), pitch=each, workgroup=getattr(each, "workgroup", None))
        for each in among(pitches, wanted)
    ]


def workgroups(session: CocreationSession):
    """Workgroups with their lead and members, the members with their party."""
    here = Membership.objects.filter(takes_part("participant"))
    members = here.select_related("participant__party").order_by("participant__name")
    return (
        Workgroup.objects.filter(session=session)
        .select_related("lead", "pitch__cluster", "hosting__group__lead")
        .prefetch_related(
            Prefetch("memberships", queryset=members),
            Prefetch("hosting__group__memberships", queryset=members),
            "hosted__solution",
        )
    )


def homes(session: CocreationSession):
    """The groups that people work in: not those of which another took over the solution."""
    return workgroups(session).filter(hosting=None)


def workgroup_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    return [Item.of(each, place(each.pk), **seats(each)) for each in among(homes(session), wanted)]


def seats(workgroup: Workgroup) -> dict:
    """A workgroup with its members, the sectors that nobody in it comes from, and what else it works on."""
    members = members_of(workgroup)
    present = {member.party.sector for member in members}
    missing = [sector.label for sector in Sector if sector not in present]
    return {
        "workgroup": workgroup,
        "lead": lead_of(workgroup),
        "members": members,
        "missing": missing,
        "others": [each.solution for each in workgroup.hosted.all()],
        "is_full": workgroup.capacity is not None and len(members) >= workgroup.capacity,
    }


def members_of(workgroup: Workgroup) -> list[Participant]:
    """Who works on its solution, out of workgroups()."""
    return [membership.participant for membership in workgroup.home.memberships.all()]


def lead_of(workgroup: Workgroup) -> Participant | None:
    """Who keeps the group going, unless their access ended or they work elsewhere."""
    lead = workgroup.home.lead
    if lead is None or lead.removed_at or lead.is_observer:
        return None
    return lead if any(each.participant_id == lead.pk for each in workgroup.home.memberships.all()) else None


def canvases(group: Workgroup) -> list[Workgroup]:
    """All solutions that a group works on, its own first."""
    return [group, *(each.solution for each in group.hosted.select_related("solution"))]


def everything_of(pks: Iterable[int]) -> list[Workgroup]:
    """The groups with these keys, and all solutions that they work on."""
    groups = Workgroup.objects.filter(pk__in=list(pks))
    return [each for group in groups for each in canvases(group)]


def canvases_of(participant: Participant) -> QuerySet[Workgroup]:
    """The solutions that somebody works on."""
    mine = Q(memberships__participant=participant) | Q(hosting__group__memberships__participant=participant)
    return Workgroup.objects.filter(pk__in=Workgroup.objects.filter(mine).values("pk"))


def moves(session: CocreationSession, scope: str = "") -> dict:
    """What people are still to read about their group."""
    told = Membership.objects.filter(takes_part("participant"), workgroup__session=session).exclude(told="")
    groups = {each.pk: each for each in workgroups(session)}
    return {
        "told": [
            {"membership": each, "group": groups[each.workgroup_id], "lead": lead_of(groups[each.workgroup_id])}
            for each in told.order_by("pk")
        ]
    }


def workgroup_of(participant: Participant) -> Workgroup | None:
    membership = Membership.objects.select_related("workgroup").filter(participant=participant).first()
    return membership.workgroup if membership else None


def is_member(participant: Participant, workgroup: Workgroup) -> bool:
    return works_in(participant, workgroup.pk)


def works_in(participant: Participant, workgroup_id: int) -> bool:
    """Are they a member, or there to help every group of their session?"""
    if participant.helps_every_group:
        return Workgroup.objects.filter(pk=workgroup_id, session=participant.session_id).exists()
    here = Q(workgroup_id=workgroup_id) | Q(workgroup__hosted__solution_id=workgroup_id)
    return Membership.objects.filter(here, participant=participant).exists()


def left_behind(participant: Participant) -> list[str]:
    group = workgroup_of(participant)
    if group is None:
        return []
    is_lead = group.lead_id == participant.pk
    words = _("trekker van %(group)s") if is_lead else _("lid van %(group)s")
    return [words % {"group": group.title}]


def mine(participant: Participant) -> list[Subject]:
    group = workgroup_of(participant)
    return [subject_of(each) for each in canvases(group)] if group else []


def still_needs(session: CocreationSession) -> list[str]:
    """What the room lacks before it can go to this phase."""
    board = inventory.board_of(session)
    if not board.is_revealed:
        return [_("het bord is nog niet onthuld")]
    return [] if Cluster.objects.filter(session=session).exists() else [_("er zijn nog geen clusters")]
