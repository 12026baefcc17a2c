"""What one recipient is asked, and what they answered: nobody sees or answers what is asked of another."""

from collections.abc import Iterator
from dataclasses import dataclass

from sessions.brownpaper.contents.assemble import Brownpaper, NumberedAsk
from sessions.brownpaper.contents.differences import words_apart
from sessions.brownpaper.handover.models import AskResponse, Referral
from sessions.brownpaper.models import BrownpaperVersion
from sessions.core.given import same
from sessions.core.models import CocreationSession
from sessions.core.people.models import Recipient
from sessions.phases.concretise.asks.models import Ask
from sessions.phases.concretise.queries import numbered


@dataclass(frozen=True)
class AskForYou:
    """One ask as its recipient reads it. ask: what the session keeps; asked: how this version puts it; answers: theirs,
    of every version, the oldest first."""

    ask: Ask
    asked: NumberedAsk
    answers: tuple[AskResponse, ...]

    @property
    def answer(self) -> AskResponse | None:
        """Their last answer, if it is to what is asked now."""
        last = self.answers[-1] if self.answers else None
        return last if last and self.is_answered_by(last) else None

    @property
    def answer_to_other_words(self) -> AskResponse | None:
        """Their last answer, if what is asked has changed since."""
        return self.answers[-1] if self.answers and not self.answer else None

    @property
    def before(self) -> tuple[AskResponse, ...]:
        """What they answered before the last time."""
        return self.answers[:-1]

    @property
    def difference(self) -> list[tuple[str, str]]:
        """How this ask differs from the one that was answered, word by word: (what happened, words)."""
        earlier = self.answer_to_other_words
        return words_apart(earlier.ask, self.asked.ask.text) if earlier else []

    def is_answered_by(self, response: AskResponse) -> bool:
        """An answer of before did not keep its day."""
        return same(response.ask, self.asked.ask.text) and response.due in ("", self.asked.ask.by_when)


def asks_for(recipient: Recipient, version: BrownpaperVersion, made: Brownpaper) -> list[AskForYou]:
    """Every ask of this version that is this recipient's, in the order of its numbers."""
    if not recipient.may_answer:
        return []
    given: dict[int | None, list[AskResponse]] = {}
    for each in AskResponse.objects.filter(recipient=recipient):
        given.setdefault(each.about_id, []).append(each)
    return [
        AskForYou(ask, asked, tuple(given.get(ask.pk, ())))
        for ask, asked, to in addressed(recipient.session, version, made)
        if to == recipient.pk
    ]


def addressed(
    session: CocreationSession, version: BrownpaperVersion, made: Brownpaper
) -> Iterator[tuple[Ask, NumberedAsk, int]]:
    """Each ask of a version with the primary key of its recipient: by the version, unless it was passed on since."""
    asks = list(Ask.everything.filter(workgroup__session=session).select_related("recipient", "workgroup"))
    by_key = {str(ask.creation_key): ask for ask in asks}
    recipients = {str(key): pk for key, pk in session.recipients.values_list("creation_key", "pk")}
    passed_on = {
        each.ask_id: each.recipient_id
        for each in Referral.objects.filter(ask__workgroup__session=session, version=version.number)
    }
    groups = numbered(session)
    for asked in made.asks:
        ask = by_key.get(asked.ask.key)
        if ask is None and not asked.ask.recipient_key:
            # Of a version in which a solution had one ask and no key for it.
            group = groups.get(asked.solution.number)
            ask = next((each for each in asks if group and each.workgroup_id == group.pk), None)
        if ask:
            said = recipients.get(asked.ask.recipient_key, ask.recipient_id)
            yield ask, asked, passed_on.get(ask.pk, said)
