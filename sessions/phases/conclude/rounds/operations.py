"""How a room decides, and the rounds in which it does. A second press changes nothing."""

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core.deeds.operations import deed
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.refusal import Refused
from sessions.core.seen import Seen, rewrite
from sessions.phases.conclude import events
from sessions.phases.conclude.models import ConsentAnswer
from sessions.phases.conclude.rounds import deeds
from sessions.phases.conclude.rounds.models import ConsentRound, Deciding
from sessions.phases.conclude.rounds.queries import deciding_of, hides, round_on
from sessions.phases.enthuse.models import Workgroup

ROUND = ("number", "is_tabled", "revealed_at")


def choose_deciding(
    *, session: CocreationSession, one_at_a_time: bool, is_hidden: bool, seen: Seen | None = None
) -> None:
    """Whether the room is asked of one solution at a time, and whether the outcome is hidden until it is revealed."""
    mine = Deciding.objects.filter(session=session)
    with change(session) as under_way:
        deciding, _is_new = Deciding.objects.get_or_create(session=under_way.session)
        with deed(under_way, deeds.DECIDING_CHOSEN, (mine, ("one_at_a_time", "is_hidden"))):
            if rewrite(deciding, seen, one_at_a_time=one_at_a_time, is_hidden=is_hidden):
                under_way.record(events.DECIDING_CHANGED)


def put_on_table(*, workgroup: Workgroup) -> None:
    """The room decides on this solution now. Those that lay before it can be answered still."""
    session = workgroup.session
    mine, here = Deciding.objects.filter(session=session), ConsentRound.objects.filter(workgroup=workgroup)
    with change(session) as under_way:
        deciding, _is_new = Deciding.objects.get_or_create(session=under_way.session)
        ConsentRound.objects.get_or_create(workgroup=workgroup)
        watched = ((mine, ("on_table",)), (here, ("is_tabled",)))
        with deed(under_way, deeds.PUT_ON_TABLE, *watched, group=workgroup.title):
            was = deciding.on_table
            if was == workgroup:
                return
            mine.update(on_table=workgroup)
            here.update(is_tabled=True)
            under_way.record(events.ROUND_CHANGED, workgroup, *filter(None, [was]))


def reveal_outcomes(*, session: CocreationSession, workgroup: Workgroup | None = None) -> None:
    """From now on everybody sees the outcome of this round; of all that were answered, where none is named."""
    with change(session) as under_way:
        asked = Workgroup.objects.filter(session=session, consent__of_round=None, consent__isnull=False).distinct()
        revealed = [workgroup] if workgroup else list(asked)
        hidden = [each for each in revealed if hides(deciding_of(under_way.session), round_on(each))]
        for each in hidden:
            ConsentRound.objects.update_or_create(workgroup=each, defaults={"revealed_at": timezone.now()})
        if hidden:
            under_way.record(events.OUTCOME_REVEALED, *hidden)


def begin_round(*, workgroup: Workgroup) -> None:
    """Everybody is asked anew, as after an improvement; what was answered stands beside it, as the round before.

    Nothing where nobody answered in this one. Raises Refused where its outcome is still hidden.
    """
    answers = ConsentAnswer.everything.filter(workgroup=workgroup)
    here = ConsentRound.objects.filter(workgroup=workgroup)
    with change(workgroup.session) as under_way:
        if not answers.filter(of_round=None).exists():
            return
        if hides(deciding_of(under_way.session), round_on(workgroup)):
            raise Refused(_("Onthul eerst de uitslag van deze ronde."))
        ConsentRound.objects.get_or_create(workgroup=workgroup)
        number = here.get().number
        watched = ((answers, ("of_round",)), (here, ROUND))
        with deed(under_way, deeds.ROUND_BEGUN, *watched, group=workgroup.title, number=number + 1):
            answers.filter(of_round=None).update(of_round=number)
            here.update(number=F("number") + 1, revealed_at=None)
            under_way.record(events.ROUND_CHANGED, workgroup)


def guard_asked(workgroup: Workgroup) -> None:
    """Raises Refused for a solution that did not lie before the room yet, where that decides on one at a time."""
    if deciding_of(workgroup.session).one_at_a_time and not round_on(workgroup).is_tabled:
        raise Refused(_("Over deze oplossing beslist de zaal nog niet. Geef uw antwoord als zij voorligt."))
