from django.db.models import Prefetch

from sessions.core.fragments import Item, keys_of
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


def consent_items(session: CocreationSession, scope: str, keys: set[str] | None) -> list[Item]:
    asked = rounds(session)
    if keys is not None:
        asked = asked.filter(pk__in=keys_of("workgroup", keys))
    return [Item(f"workgroup-{group.pk}", f"{group.pk:09d}", outcome(group)) for group in asked]


def commitments(session: CocreationSession):
    return Commitment.objects.filter(session=session).select_related("participant__party", "workgroup")


def commitment_items(session: CocreationSession, scope: str, keys: set[str] | None) -> list[Item]:
    made = commitments(session)
    if keys is not None:
        made = made.filter(pk__in=keys_of("commitment", keys))
    return [Item(f"commitment-{c.pk}", f"{c.due}-{c.pk:09d}", {"commitment": c}) for c in made]


def pledges(session: CocreationSession):
    made = AmbassadorPledge.objects.filter(participant__session=session)
    return made.select_related("participant__party")


def pledge_items(session: CocreationSession, scope: str, keys: set[str] | None) -> list[Item]:
    made = pledges(session)
    if keys is not None:
        made = made.filter(participant__in=keys_of("participant", keys))
    return [Item(f"participant-{p.participant_id}", f"{p.participant_id:09d}", {"pledge": p}) for p in made]


def my_answers(participant: Participant) -> dict[int, dict]:
    """What I said so far: workgroup key → answer, reason and improvement."""
    given = ConsentAnswer.objects.filter(participant=participant)
    return {
        each.pop("workgroup_id"): each for each in given.values("workgroup_id", "answer", "reason", "improvement")
    }


def mine(session: CocreationSession, participant: Participant, secret: str) -> list[str]:
    return [f"participant-{participant.pk}"]
