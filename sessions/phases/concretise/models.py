from django.db import models

from sessions.core.event_types import Subject
from sessions.core.people.models import Participant, Party
from sessions.core.texts import LONGEST_TEXT
from sessions.phases.enthuse.models import Workgroup

__all__ = ["SolutionOwner", "SolutionText", "SolutionTextVersion"]


class SolutionText(models.Model):
    """What stands in one field of a workgroup's solution canvas now."""

    subject_kind = "text"

    workgroup = models.ForeignKey(Workgroup, on_delete=models.CASCADE, related_name="texts")
    field = models.CharField(max_length=30)
    text = models.TextField(max_length=LONGEST_TEXT, blank=True)
    # Counts the writes; a writer says which version they started from.
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workgroup", "field"], name="one_text_per_field")]

    def __str__(self):
        return f"{self.field}: {self.text}"

    def rewritten_by_hiding(self) -> list[str]:
        """Counts as a write, so that a writer's page notices. Returns the columns that changed."""
        self.version += 1
        SolutionTextVersion.objects.create(solution_text=self, version=self.version, text=self.text)
        return ["version"]

    @property
    def subject(self) -> Subject:
        """Known by its place on the canvas, written in or not."""
        return Subject(self.subject_kind, self.workgroup_id, self.field)


class SolutionTextVersion(models.Model):
    """Every text that was ever saved in a field, so that no word is lost."""

    # Who typed it is forgotten when they are erased; the text stays.
    forgets_its_person = True

    solution_text = models.ForeignKey(SolutionText, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    participant = models.ForeignKey(Participant, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["solution_text", "version"], name="version_once")]

    def __str__(self):
        return f"{self.version}: {self.text}"


class SolutionOwner(models.Model):
    """A party that makes the solution its own. A solution needs two, from two sectors."""

    workgroup = models.ForeignKey(Workgroup, on_delete=models.CASCADE, related_name="owners")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="owns")
    # Who said so for their party; unknown for what was said before this was kept.
    participant = models.ForeignKey(
        Participant, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["workgroup", "party"], name="owner_once")]

    def __str__(self):
        return str(self.party)
