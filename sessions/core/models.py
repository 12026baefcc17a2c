"""The session itself, how far each phase is, and who may enter by which link."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce
from sessions.core.event_types import Subject
from sessions.core.keyed import Keyed
from sessions.core.texts import LONGEST_TEXT

__all__ = ["AccessLink", "CocreationSession", "Facilitator", "PhaseState"]


def zone_here() -> str:
    """The time zone of this server."""
    return settings.TIME_ZONE


class CocreationSession(CreatedOnce):
    """One 24-hour co-creation session: a challenge, its programme and everything that is made in it."""

    code = models.CharField(max_length=8, unique=True)
    challenge = models.CharField(_("opgave"), max_length=200)
    urgency = models.TextField(_("urgentie: waarom nu?"), max_length=LONGEST_TEXT, blank=True)
    purpose = models.TextField(_("bedoeling: wat willen we bereiken?"), max_length=LONGEST_TEXT, blank=True)
    character = models.TextField(_("karakter: wat maakt deze opgave taai?"), max_length=LONGEST_TEXT, blank=True)
    starts_at = models.DateTimeField(_("begin"))
    # In which people write here, as far as a text does not tell (BCP 47).
    language = models.CharField(max_length=5, default="nl", db_default="nl")
    # In which the days and hours of its papers are told (IANA), wherever they are printed.
    zone = models.CharField(max_length=40, default=zone_here, db_default="Europe/Amsterdam")
    is_demo = models.BooleanField(default=False)
    attribution = models.TextField(blank=True)
    current_phase = models.CharField(max_length=20)
    current_block = models.ForeignKey(
        "cocreation.ProgrammeBlock", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    message = models.CharField(max_length=300, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    # The room screen shows a calm picture with this text, and nothing of the session.
    is_screen_dark = models.BooleanField(default=False, db_default=False)
    dark_text = models.CharField(max_length=120, blank=True, default="", db_default="")
    # May whoever knows the code come in? Invitations let in also where it is closed.
    is_door_open = models.BooleanField(default=True, db_default=True)
    # What is typed to come in, where it was renewed; until then it is the session's own code.
    door_code = models.CharField(max_length=8, blank=True, default="", db_default="")
    # Does a party that a newcomer names count only once the facilitator confirms it?
    confirms_parties = models.BooleanField(default=False, db_default=False)
    # How many months after it was held a session is erased; None for one that was made before that was asked.
    keep_months = models.PositiveSmallIntegerField(null=True, blank=True)
    # The earliest last day that was told to anybody who came in: it is never later, also where the begin is moved.
    told_until = models.DateField(null=True, blank=True)
    # Number of the last journal event: gapless, given out under this row's lock.
    revision = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return self.challenge

    @property
    def entry_code(self) -> str:
        """The code that lets people in now."""
        return self.door_code or self.code

    @property
    def is_frozen(self) -> bool:
        return self.frozen_at is not None


class PhaseState(models.Model):
    """How far one phase of one session is. One row a phase at most; see phase_states.py for one without."""

    subject_kind = "phase"

    class Status(models.TextChoices):
        AHEAD = "ahead", _("komt nog")
        OPEN = "open", _("open")
        CLOSED = "closed", _("afgerond")

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="phase_states")
    phase = models.CharField(max_length=20)
    status = models.CharField(max_length=10, choices=Status, default=Status.AHEAD)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "phase"], name="one_state_per_phase")]

    def __str__(self):
        return f"{self.phase}: {self.status}"

    @property
    def subject(self) -> Subject:
        return Subject(self.subject_kind, self.phase)

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def is_visible(self) -> bool:
        return self.status != self.Status.AHEAD

    def close_for_show(self) -> None:
        """On the pages of a frozen session an open phase looks closed; nothing is saved."""
        if self.is_open:
            self.status = self.Status.CLOSED


class Facilitator(models.Model):
    """This user may facilitate this session. Several can, in shifts: it lasts 24 hours."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="facilitators")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="facilitates")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "user"], name="facilitator_once")]

    def __str__(self):
        return str(self.user)


class AccessLink(Keyed):
    """A link that lets its holder in without an account: room screen, reader, or once as facilitator."""

    class Role(models.TextChoices):
        SCREEN = "screen", _("zaalscherm")
        READER = "reader", _("lezer van het brownpaper")
        FACILITATOR = "facilitator", _("facilitator, eenmalig")
        WAY_BACK = "way_back", _("terug, na het verlies van een tweede stap")

    class Shows(models.TextChoices):
        """What a screen in the room shows."""

        PHASE = "phase", _("de fase waar de zaal is")
        CODE = "code", _("de code om mee te doen")
        GROUPS = "groups", _("de werkgroepen en hun ruimtes")
        BREAK = "break", _("pauze, met een grote klok")
        SOLUTION = "solution", _("één oplossing, als dia")
        CLUSTER = "cluster", _("één cluster")
        CARD = "card", _("één kaart")
        ANSWERS = "answers", _("de antwoorden van de minister")

    # Of which a screen shows one thing.
    PINNED = (Shows.SOLUTION, Shows.CLUSTER, Shows.CARD)

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="links")
    role = models.CharField(max_length=12, choices=Role)
    # For whom it is, of an invitation of a colleague; who vouches, of a way back; of a second screen, where it hangs.
    name = models.CharField(_("naam"), max_length=80, blank=True, default="", db_default="")
    # Whom it lets in and nobody else, of a link that logs in at once (demo, first start) and of a way back.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="links"
    )
    # Of a screen: what it shows, and of which thing, by the key or number by which that is known.
    shows = models.CharField(max_length=12, choices=Shows, default=Shows.PHASE, db_default="phase")
    shows_key = models.CharField(max_length=20, blank=True, default="", db_default="")
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    # Until when it lets in; empty for as long as it is not revoked.
    expires_at = models.DateTimeField(null=True, blank=True)

    @property
    def has_expired(self) -> bool:
        return self.expires_at is not None and self.expires_at <= timezone.now()

    def __str__(self):
        return f"{self.role} of {self.session_id}"
