"""What is changed, taken away, put back and hidden here; cards their authors withdraw (operations.py)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sessions.core.event_types import subject_of
from sessions.core.hiding.operations import Moderation
from sessions.core.journal import Change
from sessions.core.names import called
from sessions.core.refusal import Refused
from sessions.core.taking_away import Belonging
from sessions.phases.inventory import events, reworking
from sessions.phases.inventory.models import Cluster, Contribution, Reworking
from sessions.phases.inventory.queries import is_revealed, my_contributions


def let_cards_go(under_way: Change, cluster: Cluster) -> None:
    """The cards stay on the board without a heading, and remember which they had."""
    Contribution.objects.filter(was_under=cluster).update(was_under=None)
    Contribution.objects.filter(cluster=cluster).update(cluster=None, was_under=cluster)


def take_cards_back(under_way: Change, cluster: Cluster) -> None:
    """Those that were not put under another heading meanwhile."""
    if called(cluster.title, Cluster.objects.filter(session=cluster.session), "title"):
        raise Refused(_("Er is al een cluster met deze naam."))
    Contribution.objects.filter(was_under=cluster, cluster=None).update(cluster=cluster)


CLUSTER = Belonging(
    Cluster,
    gettext_lazy("Kop"),
    taken_away=events.CLUSTER_REMOVED,
    put_back=events.CLUSTER_PUT_BACK,
    named=lambda cluster: [subject_of(cluster), *Contribution.objects.filter(was_under=cluster)],
    leaves=let_cards_go,
    returns=take_cards_back,
)
REWORKING = Belonging(
    Reworking,
    gettext_lazy("Bewerking van kaarten"),
    taken_away=events.CARDS_TAKEN_APART,
    put_back=events.CARDS_REWORKED,
    named=reworking.of_reworking,
    leaves=reworking.undo,
    returns=reworking.do_again,
    label=gettext_lazy("Maak ongedaan"),
    is_gone=gettext_lazy("Het samenvoegen of splitsen is ongedaan gemaakt."),
    is_back=gettext_lazy("Het samenvoegen of splitsen geldt weer."),
)
BELONGINGS = (CLUSTER, REWORKING)
CARD = Moderation(
    Contribution,
    gettext_lazy("Kaart"),
    hidden=events.CONTRIBUTION_WITHDRAWN,
    shown=events.CONTRIBUTION_RESTORED,
    of=my_contributions,
    is_seen=is_revealed,
    named=reworking.named,
    around=reworking.out_of_the_others,
)
