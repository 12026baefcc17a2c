import uuid
from datetime import date

from django.utils.translation import gettext as _

from sessions.core.creation import create_once
from sessions.core.given import GIVEN_ANEW, guard_seen, only_typos
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.refusal import Refused
from sessions.core.seen import Seen, rewrite
from sessions.phases.conclude import events
from sessions.phases.conclude.models import AmbassadorPledge, Answer, Commitment, ConsentAnswer
from sessions.phases.conclude.rounds.operations import guard_asked
from sessions.phases.concretise.answered import solution_words
from sessions.phases.concretise.operations import guard_member
from sessions.phases.enthuse.models import Workgroup

PHASE = "conclude"
NEEDS_REASON = (Answer.RESERVATION, Answer.OBJECTION)


def give_consent(
    *,
    workgroup: Workgroup,
    participant: Participant,
    answer: str,
    reason: str = "",
    improvement: str = "",
    about: str = "",
    asked_in: str = "",
) -> None:
    """Answer a solution's consent round; a later answer replaces the earlier one.

    A reservation needs a reason, a paramount objection a reason and an improvement. about: the fingerprint of the
    solution that somebody read, and asked_in: the number of the round, "" where their page does not say.
    """
    if answer in NEEDS_REASON and not reason.strip():
        raise Refused(_("Schrijf erbij waarom."), field="reason")
    if answer == Answer.OBJECTION and not improvement.strip():
        raise Refused(_("Schrijf erbij wat het beter zou maken."), field="improvement")
    with change(workgroup.session, phase=PHASE) as under_way:
        guard_asked(workgroup, asked_in)
        guard_seen(about, solution_words(workgroup))
        ConsentAnswer.objects.update_or_create(
            workgroup=workgroup,
            participant=participant,
            defaults={"answer": answer, "reason": reason, "improvement": improvement, **GIVEN_ANEW},
        )
        under_way.record(events.CONSENT_GIVEN, workgroup)


def mend_typos(*, workgroup: Workgroup, participant: Participant) -> None:
    """A member says that what changed since the answers were given were only typing errors: they stand again. Who
    gave them sees both texts, and may answer anew."""
    with change(workgroup.session) as under_way:
        guard_member(workgroup, participant)
        only_typos(workgroup.consent.all(), solution_words(workgroup))
        under_way.record(events.TYPOS_MENDED, workgroup)


def commit_to(
    *,
    session: CocreationSession,
    participant: Participant,
    what: str,
    due: date,
    workgroup: Workgroup | None = None,
    creation_key: uuid.UUID | None = None,
) -> Commitment:
    with change(session, phase=PHASE) as under_way:
        commitment, is_new = create_once(
            Commitment,
            creation_key,
            session=session,
            participant=participant,
            workgroup=workgroup,
            what=what,
            due=due,
        )
        if is_new:
            under_way.record(events.COMMITMENT_MADE, commitment)
    return commitment


def pledge(*, participant: Participant, text: str, seen: Seen | None = None) -> None:
    """Become an ambassador, or say it in other words."""
    with change(participant.session, phase=PHASE) as under_way:
        made, _is_new = AmbassadorPledge.everything.get_or_create(participant=participant)
        is_back = made.is_taken_away
        if is_back:
            AmbassadorPledge.everything.filter(pk=made.pk).update(taken_away_at=None)
        if rewrite(made, seen, text=text) or is_back:
            under_way.record(events.AMBASSADOR_PLEDGED, participant)
