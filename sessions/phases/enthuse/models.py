from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.removable import Removable
from sessions.phases.inventory.models import Cluster

__all__ = ["Headline", "Horizon", "Membership", "Pitch", "Workgroup"]


class Headline(CreatedOnce, Removable):
    """A newspaper headline from the future in which it worked."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="headlines")
    participant = models.ForeignKey(Participant, null=True, on_delete=models.SET_NULL, related_name="headlines")
    text = models.CharField(_("krantenkop uit de toekomst"), max_length=160)

    def __str__(self):
        return self.text


class Horizon(models.Model):
    """The point on the horizon (stip op de horizon): concrete, ambitious, achievable in 3 to 5 years."""

    session = models.OneToOneField(CocreationSession, on_delete=models.CASCADE, related_name="horizon")
    statement = models.TextField(_("stip op de horizon"), max_length=1000, blank=True)
    indicator = models.CharField(_("waaraan meten we het?"), max_length=200, blank=True)
    baseline = models.CharField(_("hoe staat het nu?"), max_length=100, blank=True)
    target = models.CharField(_("wat is het doel?"), max_length=100, blank=True)
    year = models.PositiveSmallIntegerField(
        _("in welk jaar?"),
        null=True,
        blank=True,
        validators=[MinValueValidator(2000), MaxValueValidator(2100)],
    )

    def __str__(self):
        return self.statement


class Pitch(CreatedOnce, Removable):
    """A call to work on a cluster together, made in the room."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="pitches")
    participant = models.ForeignKey(Participant, null=True, on_delete=models.SET_NULL, related_name="pitches")
    cluster = models.ForeignKey(Cluster, null=True, blank=True, on_delete=models.SET_NULL, related_name="pitches")
    title = models.CharField(_("titel"), max_length=120)
    why = models.TextField(_("waarom moeten we dit samen doen?"), max_length=600)

    def __str__(self):
        return self.title

    @property
    def shown_cluster(self) -> Cluster | None:
        """The cluster it is about, unless its heading was taken away."""
        return None if self.cluster is None or self.cluster.is_taken_away else self.cluster


class Workgroup(CreatedOnce):
    """People from several parties who will work out one solution."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="workgroups")
    pitch = models.OneToOneField(Pitch, null=True, blank=True, on_delete=models.SET_NULL, related_name="workgroup")
    title = models.CharField(_("naam van de werkgroep"), max_length=120)
    lead = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="leads")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.title


class Membership(models.Model):
    """Somebody works in this workgroup. One group at a time; switching is free."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="membership")
    workgroup = models.ForeignKey(Workgroup, on_delete=models.CASCADE, related_name="memberships")

    def __str__(self):
        return f"{self.participant_id} in {self.workgroup_id}"
