from django.db.models import Prefetch

from sessions.core.event_types import Subject, subject_of
from sessions.core.fragments import Item, among, place
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant, Sector
from sessions.phases.conclude.models import AmbassadorPledge, Answer, Commitment, ConsentAnswer
from sessions.phases.conclude.tally import Voice, count
from sessions.phases.concretise.queries import readiness, solutions


def rounds(session: CocreationSession):
    """Solutions with every answer given to them."""
    answers = ConsentAnswer.objects.select_related("participant__party")
    return solutions(session).prefetch_related(Prefetch("consent", queryset=answers.order_by("pk")))


def outcome(workgroup) -> dict:
    """A solution's consent so far, from a workgroup that came out of rounds()."""
    given = list(workgroup.consent.all())
    result = count(Voice(each.answer, each.participant.party.name, each.participant.party.sector) for each in given)
    return {
        **readiness(workgroup),
        "result": result,
        "persons": [(answer, result.persons.get(answer.value, 0)) for answer in Answer],
        "parties": result.parties,
        "sectors": [(sector, sector.value in result.sectors) for sector in Sector],
        "spoken": [each for each in given if each.reason],
    }


def consent_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    return [Item.of(each, place(each.pk), **outcome(each)) for each in among(rounds(session), wanted)]


def commitments(session: CocreationSession):
    return Commitment.objects.filter(session=session).select_related("participant__party", "workgroup")


def commitment_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """What is due first, first."""
    made = among(commitments(session), wanted)
    return [Item.of(each, place(each.due.isoformat(), each.pk), commitment=each) for each in made]


def pledges(session: CocreationSession):
    made = AmbassadorPledge.objects.filter(participant__session=session)
    return made.select_related("participant__party")


def pledge_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """Ambassadors, whose entries are known by the person."""
    made = among(pledges(session), wanted, field="participant", kind=Participant)
    return [Item.of(each.participant, place(each.participant_id), pledge=each) for each in made]


def my_answers(participant: Participant) -> dict[int, dict]:
    """What I said so far: workgroup key → answer, reason and improvement."""
    given = ConsentAnswer.objects.filter(participant=participant)
    said = ("answer", "reason", "improvement")
    return {each.workgroup_id: {name: getattr(each, name) for name in said} for each in given}


def mine(participant: Participant) -> list[Subject]:
    return [subject_of(participant)]
