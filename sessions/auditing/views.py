"""The audit log of one session, for whoever leads it."""

from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.http import HttpResponse

from sessions.auditing.lines import as_csv, told
from sessions.core.access import for_facilitators
from sessions.core.audit.models import AuditEntry
from sessions.core.fragments import Audience
from sessions.core.pages import page

ON_A_PAGE = 100


@for_facilitators
def audit_log(request, session):
    entries = AuditEntry.objects.filter(session_key=str(session.creation_key))
    if request.GET.get("as") == "csv":
        answer = HttpResponse(as_csv(entries), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="audit-{session.code}.csv"'
        return answer
    part = Paginator(entries.order_by("-number"), ON_A_PAGE).get_page(request.GET.get("page"))
    names = {f"account {user.pk}": user for user in get_user_model().objects.filter(pk__in=accounts_in(part))}
    return page(
        request,
        "auditing/log.html",
        session=session,
        audience=Audience.FACILITATOR,
        part=part,
        lines=[(entry, told(entry), names.get(entry.who)) for entry in part],
    )


def accounts_in(entries) -> set[int]:
    """The accounts that acted, by their numbers."""
    return {int(entry.who.removeprefix("account ")) for entry in entries if entry.who.startswith("account ")}
