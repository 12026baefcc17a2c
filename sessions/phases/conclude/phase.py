from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sessions.core.events import SESSION_FROZEN, SESSION_THAWED
from sessions.core.fragments import ItemList
from sessions.core.models import CocreationSession
from sessions.core.people.events import PARTICIPANT_JOINED, PEOPLE_CHANGED
from sessions.core.people.models import Participant
from sessions.phases.base import Phase, PlannedBlock, Trace
from sessions.phases.conclude import events, queries
from sessions.phases.conclude.belongings import BELONGINGS
from sessions.phases.conclude.chapter import chapter
from sessions.phases.conclude.digest import digest
from sessions.phases.conclude.models import AmbassadorPledge, Commitment, ConsentAnswer
from sessions.phases.conclude.redacting import CONSENT_REASON
from sessions.phases.conclude.rounds.models import ConsentRound
from sessions.phases.conclude.rounds.operations import reveal_at_freeze
from sessions.phases.conclude.rounds.queries import deciding_of, stage
from sessions.phases.concretise.events import (
    ASK_EVENTS,
    SOLUTION_DISOWNED,
    SOLUTION_OWNED,
    SOLUTION_TEXT_WRITTEN,
    VALUE_ITEM_EVENTS,
)
from sessions.phases.enthuse.events import GROUP_CHANGED, WORKGROUP_FORMED
from sessions.phases.enthuse.models import Workgroup

COMMITMENT_EVENTS = (
    events.COMMITMENT_MADE,
    events.COMMITMENT_CHANGED,
    events.COMMITMENT_WITHDRAWN,
    events.COMMITMENT_PUT_BACK,
)
# Who joins is expected to answer; how the room decides, and what can be done after the freeze, is told at every one.
ROOM_EVENTS = (PARTICIPANT_JOINED, events.DECIDING_CHANGED, SESSION_FROZEN, SESSION_THAWED)


def tells_who(session: CocreationSession) -> bool:
    """Beside an outcome that is in sight, whoever goes from the list of those who did nothing yet would be known by
    what is counted that moment."""
    seen = ConsentRound.objects.filter(workgroup__session=session, revealed_at__isnull=False)
    return deciding_of(session).is_hidden and not seen.exists()


CONCLUDE = Phase(
    slug="conclude",
    title=_("Concluderen"),
    sentence=_("Zó gaan we het doen met elkaar"),
    asked=_("Zeg van elke oplossing wat u ervan vindt, en wat u zelf gaat doen."),
    icon="circle-check",
    fragments=(
        ItemList(
            name="consent",
            label=_("Uitslag per oplossing"),
            template="phases/conclude/_consent.html",
            entries=(Workgroup,),
            items=queries.consent_items,
            stale_on=(
                events.CONSENT_GIVEN,
                events.ROUND_CHANGED,
                events.OUTCOME_REVEALED,
                events.TYPOS_MENDED,
                *VALUE_ITEM_EVENTS,
                *ASK_EVENTS,
                WORKGROUP_FORMED,
                GROUP_CHANGED,
                SOLUTION_TEXT_WRITTEN,
                SOLUTION_OWNED,
                SOLUTION_DISOWNED,
            ),
            all_stale_on=(*PEOPLE_CHANGED, *ROOM_EVENTS),
        ),
        ItemList(
            name="commitments",
            label=_("Toezeggingen"),
            template="phases/conclude/_commitment.html",
            entries=(Commitment,),
            items=queries.commitment_items,
            words=queries.words_of_a_commitment,
            stale_on=COMMITMENT_EVENTS,
            all_stale_on=PEOPLE_CHANGED,
        ),
        ItemList(
            name="ambassadors",
            label=_("Ambassadeurs"),
            template="phases/conclude/_ambassador.html",
            entries=(Participant,),
            items=queries.pledge_items,
            words=queries.words_of_a_pledge,
            stale_on=(events.AMBASSADOR_PLEDGED, events.PLEDGE_TAKEN_AWAY, events.PLEDGE_PUT_BACK),
            all_stale_on=PEOPLE_CHANGED,
        ),
    ),
    chapter=chapter,
    blocks=(
        PlannedBlock(1350, 55, _("Concluderen")),
        PlannedBlock(1405, 10, _("Brownpaper bevriezen")),
    ),
    mine=queries.mine,
    answered=queries.answered,
    belongings=BELONGINGS,
    redactable=(CONSENT_REASON,),
    left_behind=queries.left_behind,
    traces=(
        Trace(ConsentAnswer, at="", session_of="workgroup__session", only=Q(of_round=None)),
        Trace(Commitment),
        Trace(AmbassadorPledge, at="", session_of="participant__session"),
    ),
    still_needs=queries.still_needs,
    stage=stage,
    tells_who=tells_who,
    freezes=reveal_at_freeze,
    digest=digest,
    events=events,
)
