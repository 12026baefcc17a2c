"""Every page knows for whom it was made, and says so with what it sends: nobody writes under another's name, though
the same browser may have become somebody else's in another tab."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import gettext as _

from sessions.core.people.models import Participant
from sessions.core.refusal import Refused

FIELD, HEADER = "page_of", "X-Page-Of"


class OtherPerson(Refused):
    """Refused because the page was made for somebody else than who the browser is now."""

    reason = "person"


def key_of(person: Participant | AbstractBaseUser | AnonymousUser) -> str:
    """How a page names the person it was made for."""
    return str(person.pk) if isinstance(person, Participant) else f"facilitator-{person.pk}"


def guard_page_of(request: HttpRequest, person: Participant | AbstractBaseUser | AnonymousUser) -> None:
    """Raises OtherPerson when the page that asks was made for somebody else; a page that does not say is trusted."""
    made_for = request.headers.get(HEADER) or request.POST.get(FIELD, "")
    if not made_for or made_for == key_of(person):
        return
    now = person.name if isinstance(person, Participant) else person.get_username()
    raise OtherPerson(
        _("Deze pagina is van iemand anders: u bent op dit apparaat nu %(name)s. Uw tekst staat er nog.")
        % {"name": now}
    )
