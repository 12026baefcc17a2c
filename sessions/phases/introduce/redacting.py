"""Names and introductions, of which the facilitator can take out the text."""

from django.utils.translation import gettext_lazy

from sessions.core.hiding.events import NAME_HIDDEN
from sessions.core.hiding.redacting import Redactable, hidden_name, hidden_words
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.models import Participant, Party
from sessions.phases.introduce import events
from sessions.phases.introduce.models import Introduction

NAME = Redactable(
    Participant,
    gettext_lazy("Naam van een deelnemer"),
    ("name",),
    changed=NAME_HIDDEN,
    named=lambda thing: (),
    stand_in=hidden_name,
    earlier=lambda thing: Invitation.objects.filter(participant=thing),
    of=lambda participant: Participant.objects.filter(pk=participant.pk),
)
PARTY_NAME = Redactable(
    Party,
    gettext_lazy("Naam van een partij"),
    ("name",),
    changed=NAME_HIDDEN,
    named=lambda thing: (),
    stand_in=hidden_name,
    of=lambda participant: Party.objects.filter(pk=participant.party_id),
    wrote=lambda participant: Party.objects.none(),  # nobody knows who named it
)
INTRODUCTION = Redactable(
    Introduction,
    gettext_lazy("Kennismaking"),
    ("why", "skills"),
    changed=events.PARTICIPANT_INTRODUCED,
    named=lambda thing: (thing.participant,),
    stand_in=hidden_words,
    of=lambda participant: Introduction.objects.filter(participant=participant),
    session_of="participant__session",
)
REDACTABLES = (NAME, PARTY_NAME, INTRODUCTION)
