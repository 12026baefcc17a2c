"""What can happen in a session: every kind of event is declared once, as an object, beside what makes it happen.

A name that is spelled wrong then fails when its module is imported, and an event that names a thing without a key
is refused inside the transaction that would have recorded it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType

from django.db.models import Model
from django_stubs_ext import StrOrPromise


class UnreadableSubject(ValueError):
    """A stored event names something in a way that this version of the software does not understand."""


@dataclass(frozen=True)
class Subject:
    """What an event is about. kind: of thing, such as "contribution"; pk: its primary key, or the name of what has
    none (a phase); part: of it, such as a field of a workgroup's canvas."""

    kind: str
    pk: int | str
    part: str = ""

    @property
    def key(self) -> str:
        """How pages and frames call it: "contribution-12", "text-5-title"."""
        return "-".join(str(each) for each in (self.kind, self.pk, self.part) if each != "")

    @property
    def stored(self) -> int | str:
        """How the journal keeps it below its kind: 12, or "5-title"."""
        return f"{self.pk}-{self.part}" if self.part else self.pk

    @classmethod
    def restored(cls, kind: str, stored: object) -> "Subject":
        """From what `stored` gave. Raises UnreadableSubject for anything else."""
        match stored:
            case int() if not isinstance(stored, bool):
                return cls(kind, stored)
            case str() if stored:
                pk, _dash, part = stored.partition("-")
                return cls(kind, int(pk), part) if pk.isdecimal() else cls(kind, stored)
        raise UnreadableSubject(f"{kind}: {stored!r}")


def kind_of(model: type[Model]) -> str:
    """The kind of subject that a model's rows are: its own name unless it says another."""
    return getattr(model, "subject_kind", None) or model._meta.model_name or ""


def subject_of(thing: "Model | Subject") -> Subject:
    """The subject that a row is. Raises ValueError for one without a key, which nobody could ever find back."""
    if isinstance(thing, Subject):
        return thing
    own = getattr(thing, "subject", None)
    if own is None and thing.pk is None:
        raise ValueError(f"{type(thing).__name__} without a key: name it before it is deleted")
    return own or Subject(kind_of(type(thing)), thing.pk)


def subjects_of(model: type[Model], pks: Iterable[int]) -> list[Subject]:
    """The subjects that the rows of a model with these primary keys are."""
    return [Subject(kind_of(model), pk) for pk in pks]


BY_VERB: dict[str, "EventType"] = {}


@dataclass(frozen=True, eq=False)
class EventType:
    """One kind of event. verb: past tense, as the journal stores it; about: the models whose rows it may name.

    news: how many of them, in words for somebody who was away (ngettext_lazy on "n"), None where it is not told.
    ends_rights: may somebody who listens no longer be allowed to? Whose right rests on a subject is asked anew.
    is_audited: does it stand in the audit log too, with who did it?
    can_wait: may a document that everybody reads show it some seconds later? Never where something was taken
    from sight.
    """

    verb: str
    about: tuple[type[Model], ...] = ()
    news: StrOrPromise | None = None
    ends_rights: bool = False
    can_wait: bool = False
    is_audited: bool = False

    def __post_init__(self) -> None:
        if self.verb in BY_VERB:
            raise ValueError(f"the event {self.verb} is declared twice")
        BY_VERB[self.verb] = self

    def __str__(self) -> str:
        return self.verb

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(kind_of(model) for model in self.about)

    def checked(self, things: Iterable[Model | Subject]) -> list[Subject]:
        """The subjects that these things are. Raises ValueError for what this event is not about, or has no key."""
        subjects = [subject_of(thing) for thing in things]
        for subject in subjects:
            if subject.kind not in self.kinds or subject.pk in (None, ""):
                raise ValueError(f"{self.verb} cannot be about {subject}")
        return subjects


def declared_in(module: ModuleType) -> list[EventType]:
    """The events of a module, in the order in which they stand there."""
    return [each for each in vars(module).values() if isinstance(each, EventType)]
