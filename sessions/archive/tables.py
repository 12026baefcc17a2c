"""Which tables hold a session, in the order in which their rows can be put back."""

from graphlib import TopologicalSorter

from django.apps import apps
from django.db.models import ForeignKey, Model

from sessions.brownpaper.models import PrintOrder
from sessions.core.audit.models import AuditEntry, AuditHead
from sessions.core.deeds.models import Deed
from sessions.core.models import AccessLink, CocreationSession, Facilitator

# Who facilitates, which links are out there and what was logged belongs to a server, not to a session; PDFs are made
# anew.
# What can be undone belongs to the room that is under way.
LEFT_BEHIND = (AccessLink, AuditEntry, AuditHead, Deed, Facilitator, PrintOrder)


def tables() -> list[type[Model]]:
    """Every table of a session; a row's parents come before it. The session itself comes first."""
    ours = [model for model in apps.get_app_config("cocreation").get_models() if model not in LEFT_BEHIND]
    # In the order of their names where nothing else decides, so that it is the same every time.
    parents_of = {name_of(model): sorted(name_of(parent) for parent in parents(model).values()) for model in ours}
    by_name = {name_of(model): model for model in ours}
    ordered = TopologicalSorter(dict(sorted(parents_of.items()))).static_order()
    others = [by_name[name] for name in ordered if by_name[name] is not CocreationSession]
    return [CocreationSession, *others]


def name_of(model: type[Model]) -> str:
    return model._meta.model_name or ""


def parents(model: type[Model]) -> dict[str, type[Model]]:
    """The columns of a table that point to another. The session's running block comes after its blocks."""
    columns = [field for field in model._meta.fields if isinstance(field, ForeignKey)]
    return {field.name: field.related_model for field in columns if model is not CocreationSession}


def path_to_session(model: type[Model]) -> str:
    """The lookup from a row to its session: "contribution__session" for a dot."""
    if model is CocreationSession:
        return "pk"
    known = parents(model)
    if "session" in known:
        return "session"
    required = next(name for name in known if not model._meta.get_field(name).null)
    return f"{required}__{path_to_session(known[required])}"


def rows_of(session: CocreationSession, model: type[Model]):
    return model._base_manager.filter(**{path_to_session(model): session.pk}).order_by("pk")
