from django.utils.translation import gettext as _

from sessions.core.digest import MOST, Happened, Line, entry_in
from sessions.core.people.models import Participant
from sessions.phases.inform import events
from sessions.phases.inform.models import Question
from sessions.phases.inform.queries import my_questions


def digest(participant: Participant, happened: Happened) -> list[Line]:
    """Which of one's questions were answered."""
    answered = happened.keys(Question, events.QUESTION_ANSWERED)
    mine = my_questions(participant).filter(pk__in=answered, taken_away_at=None, hidden_at=None)
    mine = mine.exclude(answered_at=None).order_by("pk")
    return [
        Line(_("Uw vraag is beantwoord:"), each.text, entry_in(participant.session, "inform", "questions", each))
        for each in mine[:MOST]
    ]
