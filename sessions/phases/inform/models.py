from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce, RandomlyKeyed
from sessions.core.given import GivenToWords, Words
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.removable import Removable

__all__ = ["FactCard", "Question", "QuestionUpvote"]


class FactCard(CreatedOnce, Removable):
    """One fact in plain language, with its source, so that everybody starts on the same page."""

    subject_kind = "fact"

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="fact_cards")
    text = models.CharField(_("feit, in gewone taal"), max_length=400)
    source = models.CharField(_("bron"), max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text


class Question(RandomlyKeyed, CreatedOnce, Removable):
    """A question from the room. Questions carry no name: the question counts, not who asks."""

    not_written = ("mark",)

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="questions")
    # Lets only who asked find it back.
    mark = models.CharField(max_length=64, blank=True, default="", db_default="")
    # Of questions that were asked when their author was still kept.
    participant = models.ForeignKey(Participant, null=True, on_delete=models.SET_NULL, related_name="questions")
    text = models.CharField(_("uw vraag"), max_length=400)
    answer = models.TextField(_("antwoord"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return self.text

    @property
    def words(self) -> Words:
        """What is supported by who wants to know this too."""
        return {"text": self.text}


class QuestionUpvote(GivenToWords):
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="upvotes")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="question_upvotes")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "participant"], name="upvote_once")]

    def __str__(self):
        return f"{self.participant_id} → {self.question_id}"
