from django.utils.translation import gettext_lazy as _

from sessions.core.fields import LineField, TextField
from sessions.core.forms import ChangeForm, CreateForm, RewriteForm, RewriteWordsForm, paragraph


class QuestionForm(CreateForm):
    slug = "question-form"
    button = _("Stel uw vraag")
    note = _("Uw vraag staat in de rij.")
    is_emptied_by_browser = True
    text = TextField(label=_("Uw vraag"), max_length=400, widget=paragraph(2))


class FactForm(CreateForm):
    slug = "fact-form"
    button = _("Feit toevoegen")
    text = TextField(label=_("Feit, in gewone taal"), max_length=400, widget=paragraph(2))
    source = LineField(label=_("Bron"), max_length=200)


class ChangeQuestionForm(RewriteWordsForm, QuestionForm):
    pass


class ChangeFactForm(RewriteForm, FactForm):
    pass


class AnswerForm(ChangeForm):
    slug = "answer-form"
    button = _("Beantwoord")
    note = _("Het antwoord staat erbij.")
    answer = TextField(
        label=_("Antwoord (mag leeg blijven als u het hardop gaf)"),
        max_length=2000,
        required=False,
        widget=paragraph(4),
    )
