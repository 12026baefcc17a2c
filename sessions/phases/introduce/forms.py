from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.core.fields import LineField, TextField
from sessions.core.forms import ChangeForm, CreateForm, RewriteForm, paragraph
from sessions.phases.introduce.models import GiveGet


class IntroductionForm(ChangeForm):
    slug = "introduction-form"
    button = _("Bewaar mijn kaart")
    why = TextField(label=_("Waarom bent u hier?"), max_length=600, widget=paragraph(3))
    skills = LineField(label=_("Wat kunt u goed?"), max_length=200, required=False)


class GiveGetForm(CreateForm):
    slug = "give-get-form"
    is_main = False
    button = _("Toevoegen")
    direction = forms.ChoiceField(
        label=_("Halen of brengen"), choices=GiveGet.Direction, widget=forms.RadioSelect, initial="get"
    )
    text = LineField(label=_("Wat komt uw partij halen of brengen?"), max_length=200)


class ChangeGiveGetForm(RewriteForm, GiveGetForm):
    pass
