"""An answer belongs to the words it was given to. When those change it no longer stands: whoever gave it is told what
was and what is, and asked again. White space is no change; the author may say that only a typing error was mended."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from sessions.core.event_types import Subject
from sessions.core.people.rules import counts_for
from sessions.core.refusal import Refused
from sessions.core.texts import meaning

# Of something that can be answered: the name of each of its texts → what stands there.
Words = Mapping[str, str]


class GivenToWords(models.Model):
    """A vote or an answer to words that can change."""

    # Of each text that changed since: what stood there when this was given, by its name. Empty: nothing changed.
    given_to = models.JSONField(null=True, editable=False)
    # Of each text of which the author said that only a typing error was mended: what stands there since.
    holds_for = models.JSONField(null=True, editable=False)
    # Does it count, for what stands there now?
    stands = models.BooleanField(default=True, db_default=True, editable=False)

    class Meta:
        abstract = True

    def holds(self, now: Words) -> bool:
        """Is it still an answer to these words?"""
        mended = self.holds_for or {}
        return all(
            same(now.get(name, ""), was) or same(now.get(name, ""), mended.get(name))
            for name, was in (self.given_to or {}).items()
        )

    def differences(self, now: Words) -> list["Difference"]:
        """What it was given to and what stands there now, where those differ; also where a typing error was mended."""
        return [
            Difference(name, was, now.get(name, ""))
            for name, was in (self.given_to or {}).items()
            if not same(was, now.get(name, ""))
        ]

    def give_anew(self) -> None:
        """It is now an answer to what stands there now. Not saved."""
        self.given_to, self.holds_for, self.stands = None, None, True


# What is told to have stood there where that was hidden: no text is the same as it.
WITHHELD = "(…)"
# What give_anew() changes, for save(update_fields=…) and update_or_create(defaults=…).
GIVEN_ANEW = {"given_to": None, "holds_for": None, "stands": True}


@dataclass(frozen=True)
class Difference:
    """name: of the text; was: when the answer was given; now: what stands there."""

    name: str
    was: str
    now: str


@dataclass(frozen=True)
class Press:
    """A button. label: what it says; to: the name of its address; pk: what that needs beside the session's code."""

    label: StrOrPromise
    to: str
    pk: int


@dataclass(frozen=True)
class Answered:
    """One answer of one participant, with what it was given to, for their own page.

    subject: what they answered; title: what it is called; now: its words; again, back: how the answer is given anew, or
    taken back; label, says: how people call one of its texts, and what they read there.
    """

    subject: Subject
    title: str
    answer: GivenToWords
    now: Words
    again: Press | None = None
    back: Press | None = None
    label: Callable[[str], StrOrPromise] = lambda name: ""
    says: Callable[[str, str], StrOrPromise] = lambda name, text: text

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.now)

    @property
    def differences(self) -> list[Difference]:
        """What changed, called as people call it."""
        changed = self.answer.differences(self.now)
        return [
            Difference(
                str(self.label(each.name)), str(self.says(each.name, each.was)), str(self.says(each.name, each.now))
            )
            for each in changed
        ]


def same(text: str | None, other: str | None) -> bool:
    return text is not None and other is not None and meaning(text) == meaning(other)


def fingerprint(words: Words) -> str:
    """A short name for exactly these words, white space apart, for a page to say what somebody had before them."""
    told = "\n".join(f"{name}={meaning(text)}" for name, text in sorted(words.items()) if meaning(text))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def guard_seen(about: str, words: Words) -> None:
    """Raises Refused when somebody answers words that have changed since they read them. about: the fingerprint of
    what they read, "" where their page does not say."""
    if about and about != fingerprint(words):
        raise Refused(_("De tekst is intussen gewijzigd. Lees hem nog eens; daarna kunt u antwoorden."))


def words_changed(
    answers: models.QuerySet, before: Words, now: Words, *, only_typos: bool = False, is_withheld: bool = False
) -> None:
    """Tell each answer that what it was given to was rewritten; a rewriting that takes the old words again makes it
    stand again. Inside change().

    answers: of a model that is GivenToWords; before, now: all the words they answer; only_typos: the author says that
    nothing else was mended, so that what stood goes on standing; is_withheld: what stood there was hidden, and is told
    to nobody again.
    """
    changed = {name: text for name, text in before.items() if not same(text, now.get(name, ""))}
    if not changed:
        return
    told = list(answers)
    for each in told:
        if only_typos and each.stands:
            each.holds_for = {**(each.holds_for or {}), **{name: now.get(name, "") for name in changed}}
        each.given_to = {**changed, **(each.given_to or {})}
        if is_withheld:
            each.given_to |= dict.fromkeys(changed, WITHHELD)
        each.stands = each.holds(now)
    answers.model._base_manager.bulk_update(told, ["given_to", "holds_for", "stands"], batch_size=100)


def only_typos(answers: models.QuerySet, now: Words) -> None:
    """The author says afterwards that what changed since these answers were only typing errors. Inside change()."""
    told = [each for each in answers if not each.stands]
    for each in told:
        each.holds_for = {name: now.get(name, "") for name in each.given_to or {}}
        each.stands = True
    answers.model._base_manager.bulk_update(told, ["holds_for", "stands"], batch_size=100)


def counts(relation: str = "", *, by: str = "participant") -> Q:
    """Which answers count: to the words that stand there, of people who count.

    relation: from what was answered to its answers, as "dots"; by: the column of who gave them.
    """
    prefix = f"{relation}__" if relation else ""
    return Q(**{f"{prefix}stands": True}) & counts_for(f"{prefix}{by}")


def is_earlier(relation: str = "", *, by: str = "participant") -> Q:
    """Which answers were given to earlier words, by people who count."""
    prefix = f"{relation}__" if relation else ""
    return Q(**{f"{prefix}stands": False}) & counts_for(f"{prefix}{by}")
