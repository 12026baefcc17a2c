from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce, RandomlyKeyed
from sessions.core.given import GivenToWords, Words
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.removable import Hideable, Place, Removable
from sessions.core.texts import LONGEST_TEXT

__all__ = [
    "DOTS_EACH",
    "Board",
    "Cluster",
    "Contribution",
    "Dot",
    "DotAlong",
    "Kind",
    "ParkedItem",
    "Reworking",
    "in_sight",
]

# The rule of dot voting in this method: three each, at most one on a contribution.
DOTS_EACH = 3


class Kind(models.TextChoices):
    PROBLEM = "problem", _("probleem")
    OPPORTUNITY = "opportunity", _("kans")
    TENSION = "tension", _("spanning")
    OBSTACLE = "obstacle", _("obstakel")
    IDEA = "idea", _("idee")


def in_sight(of: str = "") -> models.Q:
    """Cards that neither their author took back nor the facilitator hid, merged or split. of: the relation to them, as
    "dots__"."""
    return models.Q(**{f"{of}withdrawn_at": None, f"{of}hidden_at": None, f"{of}became": None})


class Board(models.Model):
    """What a session's board promises about names, and since when everyone sees it. One a session at most; a session
    without one has the promise of the method: no names, not revealed yet."""

    session = models.OneToOneField(CocreationSession, on_delete=models.CASCADE, related_name="board")
    # The anonymity promise: fixed when the inventory first opens, never lifted afterwards.
    is_anonymous = models.BooleanField(default=True)
    # Part of the promise: does the facilitator read along before the reveal, without names?
    is_read_before = models.BooleanField(default=False, db_default=False)
    revealed_at = models.DateTimeField(null=True, blank=True)
    # How many cards everyone is told that there are, before the reveal, and since when.
    told_total = models.PositiveIntegerField(default=0, db_default=0)
    told_at = models.DateTimeField(null=True, blank=True)
    # Since when nobody knows any more who gave which dot; from then on they stand as they are.
    dots_settled_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"board of {self.session_id}"

    @property
    def is_revealed(self) -> bool:
        return self.revealed_at is not None

    @property
    def gives_dots(self) -> bool:
        return self.is_revealed and self.dots_settled_at is None


class Cluster(CreatedOnce, Removable):
    """Contributions that belong together, named by the facilitator with the room."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="clusters")
    title = models.CharField(_("naam van het cluster"), max_length=120)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "title"], condition=models.Q(taken_away_at=None), name="cluster_title_once"
            )
        ]

    def __str__(self):
        return self.title


class Reworking(CreatedOnce, Removable):
    """The facilitator made one card of several, or two of one; taken away once that was undone."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="reworkings")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return next((card.text for card in self.results.all()), "")


class Contribution(RandomlyKeyed, CreatedOnce, Hideable):
    """One thought on one card. Private until the facilitator reveals the board."""

    not_written = ("mark", "origin", "on_behalf")

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="contributions")
    kind = models.CharField(_("soort"), max_length=12, choices=Kind)
    text = models.TextField(_("één gedachte"), max_length=LONGEST_TEXT)
    # By which it is cited, the same for ever: given when it comes onto the board, where it is in no order of writing.
    number = models.PositiveIntegerField(null=True, editable=False)
    # None where the phase promised anonymity; the mark then lets only the author find it back.
    author = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="contributions"
    )
    mark = models.CharField(max_length=64, blank=True)
    cluster = models.ForeignKey(
        Cluster, null=True, blank=True, on_delete=models.SET_NULL, related_name="contributions"
    )
    # The heading it stood under until that was taken away, to go back to.
    was_under = models.ForeignKey(
        Cluster, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    # The table for which a note-taker wrote it; empty for one's own.
    on_behalf = models.CharField(max_length=20, blank=True, default="", db_default="")
    # Where an imported statement came from, such as "Polis 163"; empty for what was written here.
    origin = models.CharField(max_length=60, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # What the facilitator made of it, in whose place it stood on the board; and of what they made it.
    became = models.ForeignKey(
        Reworking, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="sources"
    )
    comes_from = models.ForeignKey(
        Reworking, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="results"
    )
    # What it had become until that was undone, to go back to.
    had_become = models.ForeignKey(
        Reworking, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="former_sources"
    )

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="contribution_number_once"),
            models.UniqueConstraint(
                fields=["session", "origin"], condition=~models.Q(origin=""), name="origin_once"
            ),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="contribution_known_kind"),
        ]

    def __str__(self):
        return self.text

    @property
    def cited(self) -> int:
        """The number by which it is cited; 0 as long as it was never on the board."""
        return self.number or 0

    @property
    def words(self) -> Words:
        """What a dot is given to."""
        return {"kind": self.kind, "text": self.text}

    @property
    def sources(self) -> list["Contribution"]:
        """The cards that it was made of, and those that these were made of, the oldest first. None where anything of
        them is hidden: one text would tell the other."""
        if self.comes_from is None:
            return []
        sources, results = self.comes_from.sources.all(), self.comes_from.results.all()
        if any(card.is_hidden for card in (*sources, *results)):
            return []
        return sorted({*sources, *(each for card in sources for each in card.sources)}, key=lambda card: card.cited)

    @property
    def places(self) -> list[Place]:
        """What it was made of says the same."""
        of_sources = self.comes_from.sources.all() if self.comes_from else ()
        return [*super().places, *(place for source in of_sources for place in source.places)]


class Dot(GivenToWords):
    """One of a participant's dots. The slot makes "three each" a rule of the database. A settled dot has neither: it
    counted, and whose it was is forgotten."""

    goes_with_its_person = True

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="dots")
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.CASCADE, related_name="dots"
    )
    slot = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "slot"], name="dot_slot_once"),
            models.UniqueConstraint(fields=["participant", "contribution"], name="dot_once_a_contribution"),
            models.CheckConstraint(condition=models.Q(slot__gte=1, slot__lte=DOTS_EACH), name="dots_each"),
        ]

    def __str__(self):
        return f"{self.participant_id} → {self.contribution_id}"


class DotAlong(models.Model):
    """A dot that came along from a card to what became of that, to go back with."""

    dot = models.ForeignKey(Dot, on_delete=models.CASCADE, related_name="came_along")
    source = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="dots_gone_along")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dot", "source"], name="dot_along_once")]

    def __str__(self):
        return f"{self.dot_id} from {self.source_id}"


class ParkedItem(models.Model):
    """A contribution set aside for later, in sight of everyone (parkeerplaats)."""

    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="parked")
    parked_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return str(self.contribution)
