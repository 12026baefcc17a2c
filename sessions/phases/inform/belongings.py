"""What is changed, taken away and put back here."""

from django.utils.translation import gettext_lazy as _

from sessions.core.taking_away import Belonging
from sessions.phases.inform import events
from sessions.phases.inform.forms import ChangeFactForm, ChangeQuestionForm
from sessions.phases.inform.models import FactCard, Question
from sessions.phases.inform.queries import my_questions

FACT = Belonging(
    FactCard,
    _("Feit"),
    taken_away=events.FACT_REMOVED,
    put_back=events.FACT_PUT_BACK,
    changed=events.FACT_CHANGED,
    form=ChangeFactForm,
)
QUESTION = Belonging(
    Question,
    _("Vraag"),
    taken_away=events.QUESTION_TAKEN_AWAY,
    put_back=events.QUESTION_PUT_BACK,
    changed=events.QUESTION_CHANGED,
    of=my_questions,
    phase="inform",
    form=ChangeQuestionForm,
    form_needs=lambda question: {"has_answers": question.upvotes.exists()},
    answers=lambda question: question.upvotes.all(),
)
BELONGINGS = (FACT, QUESTION)
