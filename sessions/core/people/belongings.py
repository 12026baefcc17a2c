"""What is taken away and put back of who sits at the table."""

from django.db.models import PROTECT
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sessions.core.journal import Change
from sessions.core.names import called
from sessions.core.people import events
from sessions.core.people.models import Party
from sessions.core.refusal import Refused
from sessions.core.taking_away import Belonging


def guard_empty_chair(under_way: Change, party: Party) -> None:
    """A party with people at the table stays, and so does one that what the room made cannot do without."""
    if party.participants.exists():
        raise Refused(_("Aan deze partij zitten al deelnemers. Verander de naam of laat haar staan."))
    needed = (each for each in Party._meta.related_objects if getattr(each, "on_delete", None) is PROTECT)
    if any(each.related_model._default_manager.filter(**{each.field.name: party}).exists() for each in needed):
        raise Refused(
            _("Deze partij wordt nog genoemd in wat de zaal maakte. Verander de naam of laat haar staan.")
        )


def guard_name_is_free(under_way: Change, party: Party) -> None:
    if called(party.name, Party.objects.filter(session=party.session)):
        raise Refused(_("Er is al een partij met deze naam."))


PARTY = Belonging(
    Party,
    gettext_lazy("Partij"),
    taken_away=events.PARTY_REMOVED,
    put_back=events.PARTY_PUT_BACK,
    leaves=guard_empty_chair,
    returns=guard_name_is_free,
)
