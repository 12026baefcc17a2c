"""Putting cards under headings. Each of it is a deed, to be undone."""

import uuid
from collections.abc import Mapping, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sessions.core.creation import create_once
from sessions.core.deeds.models import Deed
from sessions.core.deeds.operations import Watched, deed
from sessions.core.event_types import subjects_of
from sessions.core.journal import Change, change
from sessions.core.models import CocreationSession
from sessions.core.names import called
from sessions.core.refusal import Refused
from sessions.core.seen import Seen, rewrite
from sessions.phases.inventory import deeds, events
from sessions.phases.inventory.models import Cluster, Contribution

STANDS = ("cluster", "was_under")
HAS_GONE = gettext_lazy("Dit cluster is er niet meer. Kies een ander.")


def standing(cards: Sequence[Contribution]) -> Watched:
    """Where these cards stand."""
    return Contribution.objects.filter(pk__in=[card.pk for card in cards]), STANDS


def make_cluster(
    *,
    session: CocreationSession,
    title: str,
    contributions: Sequence[Contribution] = (),
    creation_key: uuid.UUID | None = None,
) -> Cluster:
    """A heading, with these cards under it."""
    with change(session) as under_way:
        guard_title(session, title, creation_key)
        cluster, is_new = create_once(Cluster, creation_key, session=session, title=title)
        if is_new:
            # It comes into sight as the deed, so that undoing takes it from sight, and cards that others put under it
            # since stay on the board.
            here = Cluster.everything.filter(pk=cluster.pk)
            here.update(taken_away_at=timezone.now())
            watched = ((here, ("taken_away_at",)), standing(contributions))
            with deed(under_way, deeds.CLUSTER_MADE, *watched, cluster=title):
                here.update(taken_away_at=None)
                under_way.record(events.CLUSTER_MADE, cluster)
                if contributions:
                    put(under_way, contributions, cluster)
    return cluster


def guard_title(session: CocreationSession, title: str, creation_key: uuid.UUID | None) -> None:
    """Two clusters of one name confuse the room; the same press sent twice is no second cluster."""
    others = Cluster.objects.filter(session=session)
    if creation_key is not None:
        others = others.exclude(creation_key=creation_key)
    if called(title, others, "title"):
        raise Refused(_("Er is al een cluster met deze naam."), field="title")


def rename_cluster(*, cluster: Cluster, title: str, seen: Seen | None = None) -> None:
    here = Cluster.objects.filter(pk=cluster.pk)
    with change(cluster.session) as under_way:
        guard_title(cluster.session, title, cluster.creation_key)
        with deed(under_way, deeds.CLUSTER_RENAMED, (here, ("title",)), cluster=title):
            if rewrite(cluster, seen, title=title):
                under_way.record(events.CLUSTER_RENAMED, cluster)


def merge_clusters(*, kept: Cluster, other: Cluster) -> None:
    """All cards of the other come under the kept one, with whatever came out of it; the other heading goes. A second
    press changes nothing. Raises Refused where one of them has gone otherwise."""
    with change(kept.session) as under_way:
        here = Cluster.everything.filter(pk=other.pk)
        both = Cluster.objects.filter(session=kept.session, pk__in=[kept.pk, other.pk])
        pair = {"kept": kept.pk, "merged": other.pk}
        if both.count() < len(pair):
            done = {f"about__{name}": pk for name, pk in pair.items()}
            if Deed.objects.filter(act=deeds.CLUSTERS_MERGED.name, undone_at=None, **done).exists():
                return
            raise Refused(str(HAS_GONE))
        cards = list(Contribution.objects.filter(cluster=other))
        came_out = [
            model._base_manager.filter(
                pk__in=list(model._base_manager.filter(cluster=other).values_list("pk", flat=True))
            )
            for model in deeds.CAME_OUT_OF_A_CLUSTER
        ]
        watched = ((here, ("taken_away_at",)), standing(cards), *((rows, ("cluster",)) for rows in came_out))
        with deed(under_way, deeds.CLUSTERS_MERGED, *watched, cluster=kept.title, other=other.title, **pair):
            put(under_way, cards, kept)
            for rows in came_out:
                rows.update(cluster=kept)
            here.update(taken_away_at=timezone.now())
            under_way.record(events.CLUSTER_REMOVED, other)


def move_contributions(
    *,
    session: CocreationSession,
    contributions: Sequence[Contribution],
    cluster: Cluster | None,
    stood: Mapping[int, int | None] | None = None,
) -> None:
    """Put cards under a heading, or under none.

    stood: under which heading each stood as the facilitator saw it, by its key, where their page says so. What a
    colleague put elsewhere since stays there: raises Refused where that is all of it, and moves the others.
    """
    if not contributions:
        raise Refused(_("Kies eerst één of meer bijdragen."), field="contributions")
    with change(session) as under_way:
        now = dict(Contribution.objects.filter(session=session).values_list("pk", "cluster"))
        seen = stood or {}
        moving = [each for each in contributions if now.get(each.pk) == seen.get(each.pk, now.get(each.pk))]
        if not moving:
            raise Refused(_("Een collega zette dit intussen ergens anders neer. Daar staat het nu."))
        if cluster and not Cluster.objects.filter(pk=cluster.pk).exists():
            raise Refused(str(HAS_GONE))
        with deed(under_way, deeds.CARDS_SORTED, standing(moving), cards=len(moving)):
            put(under_way, moving, cluster)


def put(under_way: Change, contributions: Sequence[Contribution], cluster: Cluster | None) -> None:
    pks = [contribution.pk for contribution in contributions]
    moving = Contribution.objects.filter(session=under_way.session, pk__in=pks)
    headings = set(moving.exclude(cluster=None).values_list("cluster_id", flat=True))
    moving.update(cluster=cluster, was_under=None)
    if cluster:
        headings.add(cluster.pk)
    under_way.record(events.CONTRIBUTIONS_MOVED, *contributions, *subjects_of(Cluster, sorted(headings)))
