"""How a room decides, and the rounds in which it does. A second press changes nothing."""

from collections.abc import Iterable

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core.deeds.operations import deed
from sessions.core.journal import Change, change
from sessions.core.models import CocreationSession
from sessions.core.refusal import Refused
from sessions.core.seen import Seen, rewrite
from sessions.phases.conclude import events
from sessions.phases.conclude.models import ConsentAnswer
from sessions.phases.conclude.rounds import deeds
from sessions.phases.conclude.rounds.models import ConsentRound, Deciding
from sessions.phases.conclude.rounds.queries import deciding_of, hides, is_asked, round_on, untold
from sessions.phases.enthuse.models import Workgroup

ROUND = ("number", "is_tabled", "revealed_at")


def choose_deciding(
    *, session: CocreationSession, one_at_a_time: bool, is_hidden: bool, seen: Seen | None = None
) -> None:
    """Whether the room is asked of one solution at a time, and whether the outcome is hidden until it is revealed.

    What everybody saw is not hidden any more. Raises Refused where hiding would end while something is hidden: a reveal
    says beforehand that it is final.
    """
    mine = Deciding.objects.filter(session=session)
    with change(session) as under_way:
        deciding, _is_new = Deciding.objects.get_or_create(session=under_way.session)
        something_hidden = untold(session).exists()
        with deed(under_way, deeds.DECIDING_CHOSEN, (mine, ("one_at_a_time",))):
            changed = rewrite(deciding, seen, one_at_a_time=one_at_a_time, is_hidden=is_hidden)
            if changed:
                under_way.record(events.DECIDING_CHANGED)
        if "is_hidden" in changed and deciding.is_hidden:
            note_revealed(Workgroup.objects.filter(pk__in=answered(session)))
        elif "is_hidden" in changed and something_hidden:
            raise Refused(_("Er zijn uitslagen verborgen. Onthul die eerst."), field="is_hidden")


def answered(session: CocreationSession) -> QuerySet:
    """The keys of the solutions that somebody answered in the round that is under way."""
    return ConsentAnswer.objects.filter(workgroup__session=session).values("workgroup")


def note_revealed(workgroups: Iterable[Workgroup]) -> None:
    """From now on everybody sees the outcome of these rounds."""
    for each in workgroups:
        ConsentRound.objects.update_or_create(workgroup=each, defaults={"revealed_at": timezone.now()})


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


def reveal_outcome(*, workgroup: Workgroup, number: int | None = None) -> None:
    """From now on everybody sees the outcome of this round, where somebody answered in it.

    number: of the round that the facilitator saw, None where their page does not say; another one stays hidden.
    """
    with change(workgroup.session) as under_way:
        if is_now(workgroup, number):
            reveal(under_way, untold(workgroup.session).filter(workgroup=workgroup))


def reveal_outcomes(*, session: CocreationSession) -> None:
    """The same for all that were answered."""
    with change(session) as under_way:
        reveal(under_way, untold(session))


def reveal(under_way: Change, answers: QuerySet[ConsentAnswer]) -> None:
    revealed = list(Workgroup.objects.filter(pk__in=answers.values("workgroup")))
    note_revealed(revealed)
    if revealed:
        under_way.record(events.OUTCOME_REVEALED, *revealed)


def reveal_at_freeze(under_way: Change) -> None:
    """The freeze hides nothing: what stands is the brownpaper."""
    reveal(under_way, untold(under_way.session))


def is_now(workgroup: Workgroup, number: int | None) -> bool:
    """Is this the round that is under way? A colleague may have begun another since."""
    return number is None or round_on(workgroup).number == number


def begin_round(*, workgroup: Workgroup, number: int | None = None) -> None:
    """Everybody is asked anew, as after an improvement; what was answered stands beside it, as the round before.

    number: of the round that the facilitator saw, None where their page does not say: after another one, and where
    nobody answered in it, nothing changes. Of answers to texts of before those count that still stood, or all where
    none did. Raises Refused where its outcome is still hidden.
    """
    answers = ConsentAnswer.everything.filter(workgroup=workgroup)
    here = ConsentRound.objects.filter(workgroup=workgroup)
    with change(workgroup.session) as under_way:
        given = answers.filter(of_round=None)
        if not given.exists() or not is_now(workgroup, number):
            return
        if hides(deciding_of(under_way.session), round_on(workgroup)):
            raise Refused(_("Onthul eerst de uitslag van deze ronde."))
        ended, _is_new = ConsentRound.objects.get_or_create(workgroup=workgroup)
        # Everybody saw it, and goes on seeing it should the new round be undone.
        here.filter(revealed_at=None).update(revealed_at=timezone.now())
        watched = ((answers, ("of_round", "counted")), (here, ROUND))
        with deed(under_way, deeds.ROUND_BEGUN, *watched, group=workgroup.title, number=ended.number + 1):
            if given.filter(stands=True).exists():
                given.filter(stands=False).update(counted=False)
            given.update(of_round=ended.number)
            here.update(number=F("number") + 1, revealed_at=None)
            under_way.record(events.ROUND_CHANGED, workgroup)


def guard_asked(workgroup: Workgroup, asked_in: str) -> None:
    """Raises Refused for an answer to a round that is over, or to a solution of which the room is not asked yet.
    asked_in: the number of the round that somebody read, "" where their page does not say."""
    under_way = round_on(workgroup)
    if asked_in and asked_in != str(under_way.number):
        raise Refused(
            _("Er is een nieuwe ronde over deze oplossing. Lees de oplossing nog eens en geef dan uw antwoord.")
        )
    has_answers = ConsentAnswer.objects.filter(workgroup=workgroup).exists()
    if not is_asked(deciding_of(workgroup.session), under_way) and not has_answers:
        raise Refused(_("Deze oplossing is nog niet aan de beurt. Geef uw antwoord als zij aan de beurt is."))
