from django.utils.translation import gettext_lazy

from sessions.core.hiding.events import NAME_HIDDEN
from sessions.core.hiding.redacting import Redactable, hidden_name
from sessions.phases.enthuse.models import Workgroup
from sessions.phases.enthuse.queries import canvases_of

WORKGROUP_NAME = Redactable(
    Workgroup,
    gettext_lazy("Naam van een werkgroep"),
    ("title",),
    changed=NAME_HIDDEN,
    named=lambda thing: (),
    stand_in=hidden_name,
    of=lambda participant: canvases_of(participant),
    wrote=lambda participant: Workgroup.objects.filter(pitch__participant=participant),
)
