from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.core.fields import LineField
from sessions.core.forms import CreateForm, RewriteForm, RewriteWordsForm, offer
from sessions.core.people.models import Participant, Party
from sessions.core.people.queries import at_the_table


class PersonChoice(forms.ModelChoiceField):
    def label_from_instance(self, person: Participant) -> str:
        return f"{person.name} ({person.party})"


class ConnectionForm(CreateForm):
    slug = "connection-form"
    button = _("Bewaar dit gesprek")
    other = PersonChoice(Participant.objects.none(), label=_("Ik sprak met"))
    insight = LineField(label=_("Welk inzicht gaf het?"), max_length=400, required=False)

    def __init__(self, *args, participant, **kwargs):
        super().__init__(*args, **kwargs)
        people = at_the_table(participant.session).exclude(pk=participant.pk)
        offer(self, "other", people.filter(is_pseudonymous=False).only("name", "party__name"))


class RequestForm(CreateForm):
    slug = "request-form"
    is_main = False
    button = _("Stel deze vraag")
    party: forms.Field | None = forms.ModelChoiceField(Party.objects.none(), label=_("Aan welke partij?"))
    text = LineField(label=_("Wat hebt u van hen nodig?"), max_length=400)

    def __init__(self, *args, participant, **kwargs):
        super().__init__(*args, **kwargs)
        if "party" not in self.fields:
            return
        others = Party.objects.filter(session=participant.session, is_seated=True).exclude(pk=participant.party_id)
        offer(self, "party", others)


class ChangeConnectionForm(RewriteForm, ConnectionForm):
    pass


class ChangeRequestForm(RewriteWordsForm, RequestForm):
    """What is asked; another party is asked anew."""

    party: forms.Field | None = None
