from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce
from sessions.core.given import GivenToWords
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.removable import Removable
from sessions.phases.concretise.answered import ANSWERS
from sessions.phases.enthuse.models import Workgroup

__all__ = ["AmbassadorPledge", "Answer", "Commitment", "ConsentAnswer"]


class Answer(models.TextChoices):
    """The five answers of a consent round."""

    ENTHUSIASTIC = "enthusiastic", _("enthousiast")
    AGREE = "agree", _("akkoord")
    RESERVATION = "reservation", _("akkoord met kanttekening")
    ABSTAIN = "abstain", _("onthouding")
    OBJECTION = "objection", _("overwegend bezwaar")


class UnderWayManager(models.Manager):
    """Only the answers of the rounds that are under way."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(of_round=None)


class ConsentAnswer(GivenToWords):
    """What somebody says to a solution; can be changed until the freeze, or until another round begins on it.

    Its `objects` are those of the rounds that are under way; `everything` has also those of earlier rounds.
    """

    workgroup = models.ForeignKey(Workgroup, on_delete=models.CASCADE, related_name="consent")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="consent")
    answer = models.CharField(max_length=12, choices=Answer)
    reason = models.TextField(_("waarom?"), max_length=1000, blank=True)
    improvement = models.TextField(_("wat zou het beter maken?"), max_length=1000, blank=True)
    # Of an earlier round: which one.
    of_round = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    # Of an earlier round: did it count as that ended? Texts change afterwards too.
    counted = models.BooleanField(default=True, db_default=True, editable=False)

    objects = UnderWayManager()
    everything = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workgroup", "participant"], condition=models.Q(of_round=None), name="consent_once"
            ),
            models.UniqueConstraint(fields=["workgroup", "participant", "of_round"], name="consent_once_a_round"),
            models.CheckConstraint(
                condition=~models.Q(answer__in=["reservation", "objection"]) | ~models.Q(reason=""),
                name="reservation_has_reason",
            ),
        ]

    def __str__(self):
        return f"{self.participant_id}: {self.answer}"


class Commitment(CreatedOnce, Removable):
    """Who does what, when."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="commitments")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="commitments")
    workgroup = models.ForeignKey(
        Workgroup, null=True, blank=True, on_delete=models.SET_NULL, related_name="commitments"
    )
    what = models.CharField(_("wat gaat u doen?"), max_length=400)
    due = models.DateField(_("wanneer is het klaar?"))

    def __str__(self):
        return self.what


class AmbassadorPledge(Removable):
    """Somebody will carry the outcome out into the world."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="pledge")
    text = models.CharField(_("waar draagt u dit uit?"), max_length=300)

    def __str__(self):
        return self.text


# What is answered here are the solutions: whoever rewrites one reaches these answers.
ANSWERS.append(lambda workgroup: ConsentAnswer.everything.filter(workgroup=workgroup))
