"""A copy of what is kept of one person (GDPR, article 15), in a form that other software reads (article 20)."""

from typing import Any

from django.apps import apps
from django.core import serializers
from django.db.models import ForeignKey, Model, Q, QuerySet

from sessions.core.anonymity import marked_as_mine
from sessions.core.people.models import Participant
from sessions.core.retention import kept_until

# Secrets and what is made of them: it lets somebody in, and says nothing of who they are.
LEFT_OUT = {"secret_digest", "mark", "key", "creation_key", "numbered_until"}


def copy_of(participant: Participant) -> dict[str, Any]:
    """Everything that names this participant, by kind. With their secret at hand (on their own device) also what they
    wrote without a name; nobody else can find that."""
    until = kept_until(participant.session)
    things = {model._meta.model_name or "": rows(theirs(participant, model)) for model in models_of_people()}
    return {
        "session": {"code": participant.session.code, "challenge": participant.session.challenge},
        "kept_until": until.isoformat() if until else None,
        "participant": rows(Participant.objects.filter(pk=participant.pk))[0]
        | {"party": participant.party.name, "sector": participant.party.sector},
        "holds_what_was_written_without_a_name": bool(participant.secret),
        "things": {kind: found for kind, found in things.items() if found},
    }


def models_of_people() -> list[type[Model]]:
    """The tables of which a column names a participant."""
    return [model for model in apps.get_app_config("cocreation").get_models() if columns(model)]


def entries_of(participant: Participant) -> list[Participant]:
    """All entries of a person: they may have been in the list twice, and an entry that was merged may hold another."""
    found = [participant]
    for entry in found:
        found += [merging.other for merging in entry.merged.select_related("other")]
    return found


def columns(model: type[Model]) -> list[str]:
    found = (each for each in model._meta.fields if isinstance(each, ForeignKey))
    return [each.name for each in found if each.related_model is Participant]


def theirs(participant: Participant, model: type[Model]) -> QuerySet:
    """The rows of this table that name them, or carry a mark of theirs."""
    named = Q(pk__in=[])
    for column in columns(model):
        named |= Q(**{f"{column}__in": entries_of(participant)})
    things = model._base_manager.all()
    if participant.secret and any(each.name == "mark" for each in model._meta.fields):
        named |= Q(pk__in=marked_as_mine(participant, things.filter(session=participant.session)))
    return things.filter(named).order_by("pk")


def rows(found: QuerySet) -> list[dict[str, Any]]:
    """As plain values, without secrets."""
    plain = serializers.serialize("python", found)
    return [
        {"id": each["pk"]} | {name: value for name, value in each["fields"].items() if name not in LEFT_OUT}
        for each in plain
    ]
