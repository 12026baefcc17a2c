"""What is answered of a solution: everything that stands on its canvas, in its value case
and among its asks. Later phases say which
answers were given to it, and those are told when it is rewritten."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from sessions.core.given import Words, words_changed
from sessions.phases.concretise.asks.models import Ask
from sessions.phases.concretise.canvas import FIELDS
from sessions.phases.concretise.models import SolutionText
from sessions.phases.concretise.value_case.models import ValueItem
from sessions.phases.enthuse.models import Workgroup

VALUE_CASE, ASKS = "value_case", "asks"
# Workgroup → the answers that were given to its solution.
ANSWERS: list[Callable[[Workgroup], QuerySet]] = []


def solution_words(workgroup: Workgroup) -> Words:
    """Everything that somebody answers who says yes or no to a solution."""
    return words_of([workgroup])[workgroup.pk]


def words_of(workgroups: Iterable[Workgroup]) -> dict[int, Words]:
    """The same for many, by their keys, in three queries."""
    pks = [each.pk for each in workgroups]
    texts: dict[int, dict[str, str]] = {pk: {} for pk in pks}
    for text in SolutionText.objects.filter(workgroup__in=pks).order_by("pk"):
        texts[text.workgroup_id][text.field] = text.text
    lines: dict[int, list[str]] = {pk: [] for pk in pks}
    for item in ValueItem.objects.filter(workgroup__in=pks).select_related("party"):
        lines[item.workgroup_id].append(line(item))
    asks: dict[int, list[str]] = {pk: [] for pk in pks}
    for ask in Ask.objects.filter(workgroup__in=pks).select_related("recipient"):
        asks[ask.workgroup_id].append(f"{ask.recipient}: {ask.text} {ask.due or ask.due_words}".strip())
    return {pk: texts[pk] | {VALUE_CASE: "\n".join(lines[pk]), ASKS: "\n".join(asks[pk])} for pk in pks}


def line(item: ValueItem) -> str:
    """A line of the value case in words."""
    amount = "" if item.low is None else f" (€ {item.low:f} – {item.high:f}; {item.assumption})"
    return f"{item.party}: {item.get_side_display()}: {item.text}{amount}, {item.get_theme_display()}"


@contextmanager
def rewriting(workgroup: Workgroup, *, is_withheld: bool = False) -> Iterator[None]:
    """Inside change(): whoever answered this solution is told of what is rewritten meanwhile. is_withheld: what stood
    there is hidden, and told to nobody again."""
    answers = [given for of in ANSWERS if (given := of(workgroup)).exists()]
    before = solution_words(workgroup) if answers else {}
    yield
    if answers:
        now = solution_words(workgroup)
        before = dict.fromkeys(now, "") | dict(before)
        for each in answers:
            words_changed(each, before, now, is_withheld=is_withheld)


def label_of(name: str) -> StrOrPromise:
    beside = {VALUE_CASE: _("Valuecase"), ASKS: _("Wat we vragen")}
    return FIELDS[name].label if name in FIELDS else beside.get(name, name)


def as_read(name: str, text: str) -> StrOrPromise:
    """A text as people read it: the label of what was picked."""
    return dict(FIELDS[name].choices).get(text, text) if name in FIELDS else text
