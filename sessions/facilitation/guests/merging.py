"""Two entries of one person: what was made under either is theirs, nothing is lost, and it can be taken apart again."""

from collections.abc import Iterator

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core.journal import change
from sessions.core.people.events import PARTICIPANT_CHANGED, PARTICIPANT_REMOVED, PARTICIPANT_RESTORED
from sessions.core.people.models import Merging, Participant
from sessions.core.refusal import Refused
from sessions.phases.registry import PHASES

Rows = dict[str, list[int]]


def merge_people(*, kept: Participant, other: Participant) -> Merging:
    """Make what somebody made under another entry theirs. Raises Refused where the two cannot be one.

    Texts all come along. Where both gave the same thing an answer, the kept one's counts; their dots stay, and the
    other's fill them up to what one person has. What stays behind counts no more, as with somebody who was removed.
    Cards without a name stay with the secret that made them: the other's devices go on as the kept one, with it.
    """
    with change(kept.session) as under_way:
        pair = Participant.objects.select_related("party").in_bulk([kept.pk, other.pk])
        if len(pair) < 2 or kept.session_id != other.session_id or any(each.removed_at for each in pair.values()):
            raise Refused(_("Kies een andere deelnemer die er nog is."), field="other")
        rows: Rows = {}
        for phase in PHASES:
            rows |= phase.merges(kept, other)
        for model, column in columns():
            if moved := move(model, column, mine(model, column, other, kept), kept):
                rows.setdefault(name_of(model, column), []).extend(moved)
        Participant.objects.filter(pk=other.pk).update(removed_at=timezone.now())
        merging = Merging.objects.create(kept=kept, other=other, rows=rows)
        under_way.record(PARTICIPANT_REMOVED, other, pair[other.pk].party)
        under_way.record(PARTICIPANT_CHANGED, kept, pair[kept.pk].party)
    return merging


def part_people(*, other: Participant) -> None:
    """Take a merged pair apart: what came along goes back, as far as it is still there and theirs."""
    with change(other.session) as under_way:
        merging = Merging.objects.select_related("kept__party", "other__party").filter(other=other).first()
        if merging is None:
            return
        if merging.other.erased_at:
            raise Refused(_("De gegevens van deze deelnemer zijn gewist."))
        if merging.kept.removed_at:
            raise Refused(
                _("%(name)s is zelf samengevoegd. Haal die eerst uit elkaar.") % {"name": merging.kept.name}
            )
        for model, column in columns():
            pks = merging.rows.get(name_of(model, column), [])
            here = model._base_manager.filter(pk__in=pks, **{column: merging.kept})
            move(model, column, here, merging.other)
        Participant.objects.filter(pk=other.pk).update(removed_at=None)
        merging.delete()
        under_way.record(PARTICIPANT_RESTORED, merging.other, merging.other.party)
        under_way.record(PARTICIPANT_CHANGED, merging.kept, merging.kept.party)


def columns() -> Iterator[tuple[type[models.Model], str]]:
    """Every column that names a participant, but those that tell of merging itself."""
    for relation in Participant._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel) and relation.related_model is not Merging:
            yield relation.related_model, relation.field.name


def name_of(model: type[models.Model], column: str) -> str:
    return f"{model._meta.label_lower}.{column}"


def mine(model: type[models.Model], column: str, other: Participant, kept: Participant) -> models.QuerySet:
    """The rows that name the other; not those that name both, such as a talk with oneself."""
    rows = model._base_manager.filter(**{column: other})
    for each, their_column in columns():
        if each is model and their_column != column:
            rows = rows.exclude(**{f"{their_column}__isnull": False, their_column: kept})
    return rows


def move(model: type[models.Model], column: str, rows: models.QuerySet, to: Participant) -> list[int]:
    """Let rows name somebody else, as far as the rules of the database allow. Returns those that do now."""
    moved = []
    for pk in list(rows.order_by("pk").values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                model._base_manager.filter(pk=pk).update(**{column: to})
        except IntegrityError:
            continue
        moved.append(pk)
    return moved
