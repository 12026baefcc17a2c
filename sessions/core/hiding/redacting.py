"""Taking a text out where it stood, and putting it back: for what must stay itself, a name or a field of a canvas."""

import re
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_stubs_ext import StrOrPromise

from sessions.core.deeds.operations import forget_deeds
from sessions.core.event_types import EventType, kind_of
from sessions.core.given import GivenToWords
from sessions.core.hiding.events import MODERATED
from sessions.core.hiding.models import Act, ModerationEntry, Redaction
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.refusal import Refused
from sessions.core.signalling.settling import settle_as_hidden
from sessions.core.taking_away import itself, session_of

# (model, key, column, what stood there, what stands there instead)
Place = tuple[str, int, str, Any, Any]


def nothing(thing: Any) -> str:
    return ""


@dataclass(frozen=True)
class Redactable:
    """A kind of thing of which a text can be taken out.

    name: what people call the text; columns: those that hold it; stand_in: thing → what stands there instead; changed:
    what has happened then; named: what the event names; of: participant → those whose text it is, who read why; wrote:
    those of which they also read what it said, by default the same; earlier: thing → rows with texts that stood there
    before, which go too; around: what is done about a change; session_of: the lookup to its
    session; is_told: does anybody but its author read it yet?
    """

    model: type[models.Model]
    name: StrOrPromise
    columns: tuple[str, ...]
    changed: EventType
    of: Callable[[Participant], models.QuerySet]
    wrote: Callable[[Participant], models.QuerySet] | None = None
    stand_in: Callable[[Any], str] = nothing
    named: Callable[[Any], Any] = itself
    earlier: Callable[[Any], Iterable[models.Model]] = lambda thing: ()
    around: Callable[[Any], AbstractContextManager] = nullcontext
    session_of: str = "session"
    is_told: Callable[[Any], bool] = lambda thing: True

    @property
    def kind(self) -> str:
        """As addresses and the log call it."""
        return kind_of(self.model)

    def all_in(self, session: CocreationSession) -> models.QuerySet:
        return self.model._base_manager.filter(**{self.session_of: session})

    def written(self, thing: Any) -> str:
        """What stands there, to judge it by."""
        return " · ".join(text for column in self.columns if (text := getattr(thing, column, "")))

    def is_in_sight(self, thing: Any) -> bool:
        """Is there a text of somebody's, and not only what stands in for one?"""
        return self.is_told(thing) and any(
            getattr(thing, column, "") not in ("", self.stand_in(thing)) for column in self.columns
        )

    def take_from_sight(self, thing: Any, *, why: str) -> None:
        redact(self, thing, why=why)


def redact(redactable: Redactable, thing: Any, *, why: str) -> Redaction | None:
    """Take its text out wherever it stands, also after the freeze. Nothing where it holds none. why: what its author
    and the log read."""
    session = session_of(thing, redactable.session_of)
    with change(session, even_frozen=True) as under_way, override(session.language):
        thing.refresh_from_db()
        stand_in, rows = redactable.stand_in(thing), [thing, *redactable.earlier(thing)]
        written = next((redactable.written(row) for row in rows if redactable.is_in_sight(row)), "")
        if not written:
            return None
        harm = {text for row in rows for column in redactable.columns if (text := getattr(row, column, ""))}
        given = {(type(each), each.pk): kept_of(each) for each in answers(session)}
        with redactable.around(thing):
            places = [place for row in rows for place in emptied(row, redactable.columns, stand_in)]
        for answer in answers(session):
            scrub(answer, harm - {stand_in}, stand_in)
            places += differences(answer, given[type(answer), answer.pk])
        redaction = Redaction.objects.create(
            session=session, kind=redactable.kind, thing=thing.pk, places=places, written=written, hidden_why=why
        )
        settle_as_hidden(redactable.kind, thing.pk, why)
        forget_deeds(session)
        ModerationEntry.objects.create(session=under_way.session, kind=redactable.kind, act=Act.HIDDEN, why=why)
        under_way.record(redactable.changed, *redactable.named(thing))
        under_way.record(MODERATED)
    return redaction


def lift(redactable: Redactable, redaction: Redaction) -> None:
    """Put back what was taken out, where nothing else was written meanwhile. A second time changes nothing."""
    with change(redaction.session, even_frozen=True) as under_way:
        if not Redaction.objects.filter(pk=redaction.pk, lifted_at=None).update(lifted_at=timezone.now()):
            return
        thing = redactable.all_in(redaction.session).filter(pk=redaction.thing).first()
        untouched = list(standing(redaction))
        texts = [(row, column, was) for row, column, was in untouched if not is_answer(type(row), column)]
        given = [(row, column, was) for row, column, was in untouched if is_answer(type(row), column)]
        with redactable.around(thing) if thing else nullcontext():
            for row, column, was in texts:
                put_in_place(row, column, was)
        # What was answered stands again only where the text is what it was answered to.
        stood = [place for place in redaction.places if not is_answer(apps.get_model(place[0]), place[2])]
        for row, column, was in given if len(texts) == len(stood) else ():
            rewrite_row(row, column, was)
        ModerationEntry.objects.create(session=under_way.session, kind=redaction.kind, act=Act.SHOWN)
        under_way.record(redactable.changed, *(redactable.named(thing) if thing else ()))
        under_way.record(MODERATED)


def emptied(row: models.Model, columns: Iterable[str], stand_in: str) -> Iterator[Place]:
    for column in columns:
        text = getattr(row, column, "")
        if text:
            rewrite_row(row, column, stand_in)
            yield row._meta.label_lower, row.pk, column, text, stand_in


def rewrite_row(row: models.Model, column: str, value: Any) -> None:
    """Write one column. A text with versions gets a new one, so that whoever is typing in it notices."""
    setattr(row, column, value)
    columns = [column]
    if hasattr(row, "rewritten_by_hiding"):
        columns += row.rewritten_by_hiding()
    row.save(update_fields=columns)


def put_in_place(row: models.Model, column: str, was: Any) -> None:
    """Write what stood there. Raises Refused, and thereby leaves all as it is, where somebody is called so by now."""
    try:
        with transaction.atomic():
            rewrite_row(row, column, was)
    except IntegrityError as reason:
        raise Refused(_("Zo heet nu iemand of iets anders. Verander eerst die naam.")) from reason


def is_answer(model: type[models.Model], column: str) -> bool:
    """Is it what an answer was given to, rather than a text?"""
    return issubclass(model, GivenToWords) and column in KEPT


def standing(redaction: Redaction) -> Iterator[tuple[models.Model, str, Any]]:
    """The places where still stands what was put there: (row, column, what stood there before)."""
    for model, pk, column, was, instead in redaction.places:
        for row in apps.get_model(model)._base_manager.filter(pk=pk):
            if getattr(row, column) == instead:
                yield row, column, was


def answers(session: CocreationSession) -> Iterator[GivenToWords]:
    """Everything that was given to words: what those were before they changed is kept with it."""
    for model in apps.get_app_config("cocreation").get_models():
        if issubclass(model, GivenToWords):
            yield from model._base_manager.filter(models.Q(participant__session=session))


KEPT = ("given_to", "holds_for", "stands")


def kept_of(answer: GivenToWords) -> dict[str, Any]:
    return {column: getattr(answer, column) for column in KEPT}


def scrub(answer: GivenToWords, harm: Set[str], stand_in: str) -> None:
    """Take these texts out of what somebody answered earlier."""
    for column in ("given_to", "holds_for"):
        was = getattr(answer, column) or {}
        now = {name: without(text, harm, stand_in) for name, text in was.items()}
        if now != was:
            rewrite_row(answer, column, now)


def differences(answer: GivenToWords, before: dict[str, Any]) -> Iterator[Place]:
    for column, was in before.items():
        if (now := getattr(answer, column)) != was:
            yield answer._meta.label_lower, answer.pk, column, was, now


# A text shorter than this is only looked for as a whole: as a part of another it may be anybody's word.
SHORTEST_PART = 4


def without(text: str, harm: Set[str], stand_in: str) -> str:
    """A text without these texts, each as a whole or between its words; what else it says stays as it is."""
    if text in harm:
        return stand_in
    parts = sorted((each for each in harm if len(each) >= SHORTEST_PART), key=len, reverse=True)
    if not parts:
        return text
    pattern = "|".join(map(re.escape, parts))
    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", lambda _found: stand_in, text)


def hidden_name(thing: Any) -> str:
    """What stands in the place of a name; apart for each, since no two parties are called the same."""
    return _("(naam verborgen, %(number)d)") % {"number": thing.pk}


def hidden_words(thing: Any) -> str:
    """What stands in the place of words that an answer cannot be without."""
    return _("(verborgen door de facilitator)")


def redactions_of(
    participant: Participant, redactables: Iterable[Redactable]
) -> list[tuple[Redactable, Redaction, bool]]:
    """What was taken out of theirs, and whether they wrote it: what it said is for nobody else."""
    by_kind = {each.kind: each for each in redactables}
    standing = list(Redaction.objects.filter(session=participant.session, kind__in=list(by_kind), lifted_at=None))
    kinds = {each.kind for each in standing}
    theirs = {kind: keys(by_kind[kind].of(participant)) for kind in kinds}
    written = {kind: keys((by_kind[kind].wrote or by_kind[kind].of)(participant)) for kind in kinds}
    return [
        (by_kind[each.kind], each, each.thing in written[each.kind])
        for each in standing
        if each.thing in theirs[each.kind] | written[each.kind]
    ]


def keys(things: models.QuerySet) -> set[int]:
    return set(things.values_list("pk", flat=True))
