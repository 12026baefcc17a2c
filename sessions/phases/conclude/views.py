from functools import partial

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sessions.core.access import for_participants
from sessions.core.forms import done, in_place, submit
from sessions.core.phase_states import state_of
from sessions.phases import pages
from sessions.phases.conclude import operations, queries
from sessions.phases.conclude.forms import CommitmentForm, ConsentForm, PledgeForm
from sessions.phases.conclude.models import AmbassadorPledge
from sessions.phases.conclude.phase import CONCLUDE
from sessions.phases.conclude.rounds.queries import asked_of, deciding_of, round_on, rounds_on
from sessions.phases.concretise.answered import solution_words, words_of
from sessions.phases.enthuse.models import Workgroup

# Up to so many solutions stand open below each other. Of more only one is: the first that waits for an answer.
ALL_OPEN = 4


def participant_page(request, session, participant, form=None):
    answers = queries.my_answers(participant)
    listed = queries.titles(Workgroup.objects.filter(session=session))
    asked = asked_of(session, [group for group, _title in listed])
    listed.sort(key=lambda each: not asked[each[0].pk].on_table)
    sent = form.workgroup.pk if isinstance(form, ConsentForm) else None
    answerable = [group.pk for group, _title in listed if asked[group.pk].is_asked or group.pk == sent]
    opened = open_rounds(answerable, answers, request.GET.get("solution", ""), form)
    forms = in_place(form, CommitmentForm(session=session), PledgeForm(initial=my_pledge(participant)))
    return pages.participant_page(
        request,
        CONCLUDE,
        participant,
        {
            "rounds": [
                {
                    "workgroup": group,
                    "title": title,
                    "is_answered": group.pk in answers,
                    "body": opened.get(group.pk),
                    "asked": asked[group.pk],
                }
                for group, title in listed
            ],
            "has_errors": form is not None,
            "deciding": deciding_of(session),
            **forms,
        },
    )


def open_rounds(pks: list[int], answers: dict, asked: str, form) -> dict[int, dict]:
    """What stands in the rounds that are open, by workgroup. pks: of those that can be answered; asked: the key of the
    one that somebody wants to open."""
    waiting = next((pk for pk in pks if pk not in answers), None)
    sent = form.workgroup.pk if isinstance(form, ConsentForm) else None
    chosen = [pk for pk in pks if str(pk) == asked or pk == sent]
    here = pks if len(pks) <= ALL_OPEN else chosen or [pk for pk in [waiting] if pk]
    return {each["workgroup"].pk: each for each in bodies(here, answers, form)}


def bodies(pks: list[int], answers: dict, form=None) -> list[dict]:
    """What one reads of these solutions, and the form in which one answers. form: one that comes back."""
    shown = [queries.readiness(group) for group in queries.solutions_of(pks)]
    groups = [each["workgroup"] for each in shown]
    words, rounds = words_of(groups), rounds_on(groups)
    for each in shown:
        group = each["workgroup"]
        is_sent = isinstance(form, ConsentForm) and form.workgroup == group
        given, number = answers.get(group.pk), rounds[group.pk].number
        each["form"] = (
            form if is_sent else ConsentForm(workgroup=group, words=words[group.pk], number=number, given=given)
        )
    return shown


def my_pledge(participant) -> dict:
    return dict(AmbassadorPledge.objects.filter(participant=participant).values("text").first() or {})


conclude = for_participants(participant_page)


@for_participants
def consent(request, session, participant, pk):
    """One round: read when somebody opens it, and answered. Without scripts it is opened on the whole page."""
    workgroup = get_object_or_404(Workgroup, pk=pk, session=session)
    if request.method != "POST":
        if not request.htmx or not state_of(session, CONCLUDE.slug).is_visible:
            return redirect(f"{reverse('conclude', args=[session.code])}?solution={pk}#round-{pk}")
        body = bodies([workgroup.pk], queries.my_answers(participant))[0]
        asked = asked_of(session, [workgroup])[workgroup.pk]
        return render(request, "phases/conclude/round.html", {"session": session, "body": body, "asked": asked})

    def form(*data) -> ConsentForm:
        given = queries.my_answers(participant).get(workgroup.pk)
        number = round_on(workgroup).number
        return ConsentForm(*data, workgroup=workgroup, words=solution_words(workgroup), number=number, given=given)

    return submit(
        request,
        form(request.POST),
        partial(operations.give_consent, workgroup=workgroup, participant=participant),
        page=partial(participant_page, request, session, participant),
        fresh=form,
    )


@require_POST
@for_participants
def commitments(request, session, participant):
    return submit(
        request,
        CommitmentForm(request.POST, session=session),
        partial(operations.commit_to, session=session, participant=participant),
        page=partial(participant_page, request, session, participant),
        fresh=lambda: CommitmentForm(session=session),
    )


@require_POST
@for_participants
def typos(request, session, participant, pk):
    operations.mend_typos(workgroup=get_object_or_404(Workgroup, pk=pk, session=session), participant=participant)
    return done(request)


@require_POST
@for_participants
def pledge(request, session, participant):
    return submit(
        request,
        PledgeForm(request.POST),
        partial(operations.pledge, participant=participant),
        page=partial(participant_page, request, session, participant),
        fresh=lambda: PledgeForm(initial=my_pledge(participant)),
    )
