from collections import Counter

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from sessions.core.event_types import Subject, subject_of
from sessions.core.fragments import Item, among, place
from sessions.core.given import Answered, Words, fingerprint
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant, Sector
from sessions.phases.conclude.models import AmbassadorPledge, Answer, Commitment, ConsentAnswer
from sessions.phases.conclude.tally import Voice, count
from sessions.phases.concretise.answered import as_read, label_of, solution_words, words_of
from sessions.phases.concretise.queries import readiness, solutions
from sessions.phases.enthuse.queries import workgroup_of


def rounds(session: CocreationSession):
    """Solutions with every answer given to them by people who are at the table."""
    answers = ConsentAnswer.objects.filter(participant__removed_at=None).select_related("participant__party")
    return solutions(session).prefetch_related(Prefetch("consent", queryset=answers.order_by("pk")))


def outcome(workgroup, words: Words) -> dict:
    """A solution's consent so far, from a workgroup that came out of rounds(). words: what is answered."""
    given = [each for each in workgroup.consent.all() if each.stands]
    earlier = [each for each in workgroup.consent.all() if not each.stands]
    result = count(Voice(each.answer, each.participant.party.name, each.participant.party.sector) for each in given)
    return {
        **readiness(workgroup),
        "words": fingerprint(words),
        "result": result,
        "persons": [(answer, result.persons.get(answer.value, 0)) for answer in Answer],
        "parties": result.parties,
        "sectors": [(sector, sector.value in result.sectors) for sector in Sector],
        "spoken": [each for each in given if each.reason],
        "earlier": list(Counter(each.get_answer_display() for each in earlier).items()),
        "spoken_earlier": [each for each in earlier if each.reason],
    }


def consent_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    asked = list(among(rounds(session), wanted))
    words = words_of(asked)
    return [Item.of(each, place(each.pk), **outcome(each, words[each.pk])) for each in asked]


def commitments(session: CocreationSession):
    made = Commitment.objects.filter(session=session, participant__removed_at=None)
    return made.select_related("participant__party", "workgroup")


def commitment_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """What is due first, first."""
    made = among(commitments(session), wanted)
    return [Item.of(each, place(each.due.isoformat(), each.pk), commitment=each) for each in made]


def pledges(session: CocreationSession):
    made = AmbassadorPledge.objects.filter(participant__session=session, participant__removed_at=None)
    return made.select_related("participant__party")


def pledge_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """Ambassadors, whose entries are known by the person."""
    made = among(pledges(session), wanted, field="participant", kind=Participant)
    return [Item.of(each.participant, place(each.participant_id), pledge=each) for each in made]


def my_answers(participant: Participant) -> dict[int, ConsentAnswer]:
    """What I said so far, by the solution's workgroup."""
    return {each.workgroup_id: each for each in ConsentAnswer.objects.filter(participant=participant)}


def answered(participant: Participant) -> list[Answered]:
    """The solutions that I answered, as they were then and are now."""
    given = ConsentAnswer.objects.filter(participant=participant).select_related("workgroup").order_by("pk")
    return [
        Answered(
            subject_of(each.workgroup),
            _("Uw antwoord “%(answer)s” op %(solution)s")
            % {"answer": each.get_answer_display(), "solution": each.workgroup.title},
            each,
            solution_words(each.workgroup) if each.given_to else {},
            label=label_of,
            says=as_read,
        )
        for each in given
    ]


def left_behind(participant: Participant) -> list[str]:
    given = ConsentAnswer.objects.filter(participant=participant).select_related("workgroup")
    promised = Commitment.objects.filter(participant=participant)
    return [
        *(f"{each.get_answer_display()}: {each.workgroup.title}" for each in given),
        *(_("toezegging: %(what)s") % {"what": each.what} for each in promised),
        *(_("ambassadeur") for _each in AmbassadorPledge.objects.filter(participant=participant)),
    ]


def mine(participant: Participant) -> list[Subject]:
    group = workgroup_of(participant)
    return [subject_of(participant), *([subject_of(group)] if group else [])]
