from django.db.models import Prefetch

from sessions.core.fragments import Item, keys_of
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant, Sector
from sessions.phases.enthuse.models import Headline, Horizon, Membership, Pitch, Workgroup


def headline_items(session: CocreationSession, scope: str, keys: set[str] | None) -> list[Item]:
    headlines = Headline.objects.filter(session=session)
    if keys is not None:
        headlines = headlines.filter(pk__in=keys_of("headline", keys))
    return [Item(f"headline-{h.pk}", f"{10**9 - h.pk:09d}", {"headline": h}) for h in headlines]


def horizon(session: CocreationSession, scope: str = "") -> dict:
    return {"horizon": Horizon.objects.filter(session=session).first() or Horizon(session=session)}


def pitch_items(session: CocreationSession, scope: str, keys: set[str] | None) -> list[Item]:
    pitches = Pitch.objects.filter(session=session).select_related("cluster", "workgroup", "participant__party")
    if keys is not None:
        pitches = pitches.filter(pk__in=keys_of("pitch", keys))
    return [
        Item(
            f"pitch-{pitch.pk}",
            f"{pitch.pk:09d}",
            {"pitch": pitch, "workgroup": getattr(pitch, "workgroup", None)},
        )
        for pitch in pitches
    ]


def workgroups(session: CocreationSession):
    """Workgroups with their lead and members, the members with their party."""
    members = Membership.objects.select_related("participant__party").order_by("participant__name")
    return (
        Workgroup.objects.filter(session=session)
        .select_related("lead", "pitch__cluster")
        .prefetch_related(Prefetch("memberships", queryset=members))
    )


def workgroup_items(session: CocreationSession, scope: str, keys: set[str] | None) -> list[Item]:
    groups = workgroups(session)
    if keys is not None:
        groups = groups.filter(pk__in=keys_of("workgroup", keys))
    return [Item(f"workgroup-{g.pk}", f"{g.pk:09d}", seats(g)) for g in groups]


def seats(workgroup: Workgroup) -> dict:
    """A workgroup with its members and the sectors that nobody in it comes from."""
    members = [membership.participant for membership in workgroup.memberships.all()]
    present = {member.party.sector for member in members}
    missing = [sector.label for sector in Sector if sector not in present]
    return {"workgroup": workgroup, "members": members, "missing": missing}


def workgroup_of(participant: Participant) -> Workgroup | None:
    membership = Membership.objects.select_related("workgroup").filter(participant=participant).first()
    return membership.workgroup if membership else None


def is_member(participant: Participant, workgroup: Workgroup) -> bool:
    return Membership.objects.filter(participant=participant, workgroup=workgroup).exists()


def mine(session: CocreationSession, participant: Participant, secret: str) -> list[str]:
    group = workgroup_of(participant)
    return [f"workgroup-{group.pk}"] if group else []
