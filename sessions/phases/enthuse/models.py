from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.removable import Removable
from sessions.phases.inventory.deeds import CAME_OUT_OF_A_CLUSTER
from sessions.phases.inventory.models import Cluster

__all__ = ["Headline", "Horizon", "Hosting", "Membership", "Pitch", "Workgroup"]


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
    # Where it sits in the building.
    room = models.CharField(_("ruimte of tafel"), max_length=60, blank=True, default="", db_default="")
    # From so many members on nobody joins by themselves; the facilitator may still place somebody.
    capacity = models.PositiveSmallIntegerField(_("hoeveel mensen hooguit?"), null=True, blank=True)
    # It is done: nobody joins, and its canvas is read only.
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.title

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def home(self) -> "Workgroup":
        """The group that works on its solution: itself, or the one that took it over."""
        hosting = getattr(self, "hosting", None)
        return hosting.group if hosting else self


class Hosting(models.Model):
    """A workgroup works on more than its own solution: one that another began, before they were merged, or a second
    one. Its canvas, asks and value case stay what they are; the people who write on it are the group's."""

    solution = models.OneToOneField(Workgroup, on_delete=models.CASCADE, related_name="hosting")
    group = models.ForeignKey(Workgroup, on_delete=models.CASCADE, related_name="hosted")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.solution_id} in {self.group_id}"


class Membership(models.Model):
    """Somebody works in this workgroup. One group at a time; switching is free."""

    # With why they were moved, in which they may be named; who was erased works nowhere.
    goes_with_its_person = True

    class Told(models.TextChoices):
        """What somebody reads until they put it away."""

        MOVED = "moved", _("verplaatst")
        LEAD_PASSED = "lead_passed", _("een ander trekt")
        LEAD_GIVEN = "lead_given", _("trekker geworden")

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="membership")
    workgroup = models.ForeignKey(Workgroup, on_delete=models.CASCADE, related_name="memberships")
    told = models.CharField(max_length=12, choices=Told, blank=True, default="", db_default="")
    # Why they were moved, in the words of the facilitator.
    why = models.CharField(max_length=200, blank=True, default="", db_default="")

    def __str__(self):
        return f"{self.participant_id} in {self.workgroup_id}"


# A call goes along with the cluster that it came from.
CAME_OUT_OF_A_CLUSTER.append(Pitch)
