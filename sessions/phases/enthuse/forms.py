from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.core.fields import LineField, NameField, TextField, WholeNumberField
from sessions.core.forms import ChangeForm, CreateForm, RewriteForm, offer, paragraph
from sessions.phases.inventory.models import Cluster


class HeadlineForm(CreateForm):
    slug = "headline-form"
    button = _("Op de voorpagina")
    text = LineField(label=_("Krantenkop uit de toekomst: het is gelukt!"), max_length=160)


class PitchForm(CreateForm):
    slug = "pitch-form"
    is_main = False
    button = _("Doe deze oproep")
    title = NameField(label=_("Titel van uw oproep"), max_length=120)
    why = TextField(label=_("Waarom moeten we dit samen doen?"), max_length=600, widget=paragraph(2))
    cluster = forms.ModelChoiceField(
        Cluster.objects.none(), required=False, label=_("Bij welk cluster?"), empty_label=_("geen cluster")
    )

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "cluster", Cluster.objects.filter(session=session))


class ChangeHeadlineForm(RewriteForm, HeadlineForm):
    pass


class ChangePitchForm(RewriteForm, PitchForm):
    pass


class HorizonForm(ChangeForm):
    slug = "horizon-form"
    button = _("Zet de stip")
    statement = TextField(label=_("Stip op de horizon"), max_length=1000, widget=paragraph(3))
    indicator = LineField(label=_("Waaraan meten we het?"), max_length=200, required=False)
    baseline = LineField(label=_("Hoe staat het nu?"), max_length=100, required=False)
    target = LineField(label=_("Wat is het doel?"), max_length=100, required=False)
    year = WholeNumberField(label=_("In welk jaar?"), min_value=2000, max_value=2100, required=False)
