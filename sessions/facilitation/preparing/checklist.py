"""What is still missing before a room can be received, each with the way there."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from sessions.core.models import AccessLink, CocreationSession
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.models import Party, Sector
from sessions.facilitation.timing.remarks import remarks
from sessions.phases.enthuse.queries import horizon


@dataclass(frozen=True)
class Check:
    """label: what should be so; to: where it is put right; still: what is missing, in words, "" for what the label
    says."""

    label: str
    is_done: bool
    to: str
    still: str = ""


def checklist(session: CocreationSession) -> list[Check]:
    """In the order in which people prepare a session."""

    def way(name: str, anchor: str = "") -> str:
        return reverse(name, args=[session.code]) + (f"#{anchor}" if anchor else "")

    looked_at = remarks(session, list(session.blocks.all()))
    sectors = set(Party.objects.filter(session=session).values_list("sector", flat=True))
    absent = [str(sector.label) for sector in Sector if sector.value not in sectors]
    has_people = session.participants.exists() or Invitation.objects.filter(session=session).exists()
    invited = AccessLink.objects.filter(session=session, role=AccessLink.Role.FACILITATOR).exclude(name="")
    has_colleague = session.facilitators.count() > 1 or invited.filter(revoked_at=None).exists()
    described = [session.urgency, session.purpose, session.character]
    return [
        Check(
            _("De opgave, de urgentie en de bedoeling zijn beschreven"),
            all(described),
            way("prepare", "describe-form"),
        ),
        Check(_("Begin en programma kloppen"), not looked_at, way("prepare", "programme"), " ".join(looked_at)),
        Check(_("Er staan feiten klaar"), session.fact_cards.exists(), way("inform-facilitate")),
        Check(
            _("De stip op de horizon staat klaar (mag ook met de zaal)"),
            bool(horizon(session)["horizon"].statement),
            way("enthuse-facilitate"),
        ),
        Check(_("Er zijn mensen genodigd of binnen"), has_people, way("guests")),
        Check(
            _("Alle vier de sectoren zijn genodigd"),
            not absent,
            way("guests"),
            _("Nog niemand van: %(sectors)s.") % {"sectors": ", ".join(absent)} if absent else "",
        ),
        Check(_("Een collega kan het overnemen"), has_colleague, way("colleagues")),
        Check(_("Er is een bewaartermijn gekozen"), session.keep_months is not None, way("prepare", "term-form")),
    ]
