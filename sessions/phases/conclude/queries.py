from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.core.event_types import Subject, subject_of
from sessions.core.fragments import Item, among, place
from sessions.core.given import Answered, Words, fingerprint
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant, Sector
from sessions.core.people.rules import counts_for, takes_part
from sessions.phases.conclude.models import AmbassadorPledge, Answer, Commitment, ConsentAnswer
from sessions.phases.conclude.rounds.queries import Asked, asked_of, untold
from sessions.phases.conclude.tally import Result, Voice, count
from sessions.phases.concretise.answered import as_read, label_of, solution_words, words_of
from sessions.phases.concretise.models import SolutionText
from sessions.phases.concretise.queries import readiness, solutions, with_solutions
from sessions.phases.enthuse import queries as groups
from sessions.phases.enthuse.models import Workgroup


def titles(groups: QuerySet[Workgroup]) -> list[tuple[Workgroup, str]]:
    """Solutions in order, each with what it is called."""
    written = Prefetch("texts", queryset=SolutionText.objects.filter(field="title"), to_attr="named")
    listed = groups.prefetch_related(written)
    return [(each, "".join(text.text.strip() for text in each.named) or each.title) for each in listed]


def solutions_of(pks: Iterable[int]):
    """Some workgroups, with everything that their solution holds."""
    return with_solutions(Workgroup.objects.filter(pk__in=list(pks)))


# What was answered by people who count: in the rounds that are under way, and in those before.
GIVEN = ConsentAnswer.objects.filter(counts_for("participant"))
GIVEN_BEFORE = ConsentAnswer.everything.filter(counts_for("participant"), of_round__isnull=False)
PARTY = ("participant__party__name", "participant__party__sector")


def rounds(session: CocreationSession):
    """Solutions with what was said in words with the answers to them."""
    return solutions(session).prefetch_related(Prefetch("consent", queryset=in_words(GIVEN), to_attr="spoken"))


def in_words(answers: QuerySet[ConsentAnswer]) -> QuerySet[ConsentAnswer]:
    """Those with which something was said."""
    return answers.exclude(reason="").select_related("participant__party").order_by("pk")


@dataclass
class Round:
    """How many gave each answer to one solution as it is now, and how many to an earlier text of it."""

    voices: Counter[Voice] = field(default_factory=Counter)
    # How many of those came by the code where others were invited, or for a party that named itself, and were not
    # confirmed.
    self_made: int = 0
    earlier: Counter[str] = field(default_factory=Counter)


def counted(groups: Iterable[Workgroup]) -> dict[int, Round]:
    """The answers of each of these workgroups, by its key: counted by the database, however many gave one."""
    confirmed = ("participant__party__is_confirmed", "participant__is_confirmed")
    said = ("workgroup_id", "stands", "answer", *PARTY, *confirmed)
    rows = GIVEN.filter(workgroup__in=list(groups)).values_list(*said)
    found: dict[int, Round] = defaultdict(Round)
    for workgroup, stands, answer, name, sector, *confirmed, people in rows.annotate(Count("pk")).order_by():
        if stands:
            found[workgroup].voices[Voice(answer, name, sector)] += people
            found[workgroup].self_made += 0 if all(confirmed) else people
        else:
            found[workgroup].earlier[answer] += people
    return found


@dataclass
class PastRound:
    """A round that was followed by another. number; result: how many gave each answer that counted as it ended; spoken:
    what was said in it, objections first, also to a text that had changed by then."""

    number: int
    result: Result
    spoken: list[ConsentAnswer]


def counted_before(groups: Iterable[Workgroup]) -> dict[int, list[PastRound]]:
    """The rounds before the one that is under way, in order, of each of these workgroups, by its key."""
    before = GIVEN_BEFORE.filter(workgroup__in=list(groups))
    voices: dict[tuple[int, int], Counter[Voice]] = defaultdict(Counter)
    counting = before.filter(counted=True)
    rows = counting.values_list("workgroup_id", "of_round", "answer", *PARTY).annotate(Count("pk")).order_by()
    for workgroup, number, answer, name, sector, people in rows:
        voices[workgroup, number][Voice(answer, name, sector)] += people
    spoken: dict[tuple[int, int | None], list[ConsentAnswer]] = defaultdict(list)
    for each in in_words(before) if voices else ():
        spoken[each.workgroup_id, each.of_round].append(each)
    found: dict[int, list[PastRound]] = defaultdict(list)
    for (workgroup, number), said in sorted(voices.items(), key=lambda each: each[0]):
        past = PastRound(number, count(said), objections_first(spoken[workgroup, number]))
        found[workgroup].append(past)
    return found


def objections_first(answers: Iterable[ConsentAnswer]) -> list[ConsentAnswer]:
    return sorted(answers, key=lambda each: each.answer != Answer.OBJECTION)


def outcome(workgroup, given: Round, words: Words, past: list[PastRound], asked: Asked) -> dict:
    """A solution's consent so far, from a workgroup that came out of rounds(). words: what is answered. Of a round
    whose outcome is hidden nothing is told but how many answered."""
    given, said = (Round(), []) if asked.is_hidden else (given, workgroup.spoken)
    result = count(given.voices)
    return {
        **readiness(workgroup),
        "words": fingerprint(words),
        "result": result,
        "asked": asked,
        "past": past,
        "persons": [(answer, result.persons.get(answer.value, 0)) for answer in Answer],
        # Of each answer how many gave it, in this round and in those before.
        "compared": [
            (
                answer,
                result.persons.get(answer.value, 0),
                [each.result.persons.get(answer.value, 0) for each in past],
            )
            for answer in Answer
        ],
        "parties": result.parties,
        "self_made": given.self_made,
        "sectors": [(sector, sector.value in result.sectors) for sector in Sector],
        "spoken": objections_first(each for each in said if each.stands),
        "earlier": [(answer.label, given.earlier[answer]) for answer in Answer if given.earlier[answer]],
        "spoken_earlier": [each for each in said if not each.stands],
    }


def consent_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    return [
        Item.of(each["workgroup"], place(not each["asked"].on_table, each["workgroup"].pk), **each)
        for each in outcomes(session, among(rounds(session), wanted))
    ]


def outcomes(session: CocreationSession, groups: Iterable[Workgroup], *, with_words: bool = True) -> list[dict]:
    """The outcome of each solution that came out of rounds(). with_words: also what is answered."""
    listed = list(groups)
    words: dict[int, Words] = words_of(listed) if with_words else {each.pk: {} for each in listed}
    given, past, asked = counted(listed), counted_before(listed), asked_of(session, listed)
    return [outcome(each, given[each.pk], words[each.pk], past[each.pk], asked[each.pk]) for each in listed]


def commitments(session: CocreationSession):
    made = Commitment.objects.filter(takes_part("participant"), session=session)
    return made.select_related("participant__party", "workgroup")


def words_of_a_commitment(shown: dict) -> str:
    """By which a commitment is found: what is promised, by whom, for which workgroup."""
    made = shown["commitment"]
    return f"{made.what} {made.participant.name} {made.participant.party} {made.workgroup or ''}"


def commitment_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """What is due first, first."""
    made = among(commitments(session), wanted)
    return [Item.of(each, place(each.due.isoformat(), each.pk), commitment=each) for each in made]


def pledges(session: CocreationSession):
    made = AmbassadorPledge.objects.filter(takes_part("participant"), participant__session=session)
    return made.select_related("participant__party")


def words_of_a_pledge(shown: dict) -> str:
    """By which an ambassador is found."""
    pledge = shown["pledge"]
    return f"{pledge.text} {pledge.participant.name} {pledge.participant.party}"


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
    given = ConsentAnswer.everything.filter(participant=participant).select_related("workgroup").order_by("pk")
    hidden = set(untold(participant.session).filter(participant=participant).values_list("pk", flat=True))
    promised = Commitment.objects.filter(participant=participant)
    return [
        *(
            _("antwoord op %(solution)s") % {"solution": each.workgroup.title}
            if each.pk in hidden
            else _("%(answer)s: %(solution)s (ronde %(n)d)")
            % {"answer": each.get_answer_display(), "solution": each.workgroup.title, "n": each.of_round}
            if each.of_round
            else f"{each.get_answer_display()}: {each.workgroup.title}"
            for each in given
        ),
        *(_("toezegging: %(what)s") % {"what": each.what} for each in promised),
        *(_("ambassadeur") for _each in AmbassadorPledge.objects.filter(participant=participant)),
    ]


def mine(participant: Participant) -> list[Subject]:
    answers = ConsentAnswer.objects.filter(participant=participant).values_list("workgroup_id", flat=True)
    rounds_done = [Subject("round", pk) for pk in answers]
    return [subject_of(participant), *groups.mine(participant), *rounds_done]


def still_needs(session: CocreationSession) -> list[str]:
    """How many solutions are not ready to decide on."""
    told = [readiness(each) for each in solutions(session)]
    unready = sum(not each["has_owners"] or each["done"] < each["needed"] for each in told)
    if not told:
        return [_("er zijn nog geen oplossingen")]
    said = ngettext(
        "er is nog %(n)d oplossing niet klaar, van %(all)d",
        "er zijn nog %(n)d oplossingen niet klaar, van %(all)d",
        unready,
    )
    return [said % {"n": unready, "all": len(told)}] if unready else []


def named(workgroup: Workgroup) -> str:
    """What a solution is called."""
    ((_group, title),) = titles(Workgroup.objects.filter(pk=workgroup.pk))
    return title
