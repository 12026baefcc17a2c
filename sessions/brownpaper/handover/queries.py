from django.core import signing

from sessions.brownpaper.handover.models import AskResponse
from sessions.core.event_types import Subject
from sessions.core.fragments import Item, among, place
from sessions.core.models import CocreationSession
from sessions.core.people.models import Recipient
from sessions.phases.conclude.queries import readiness, solutions

SIGNER = signing.Signer(salt="cocreatie.recipient", sep="~")


def token_for(recipient: Recipient) -> str:
    # Primary keys are given out again when an older database is restored; creation keys are not.
    return SIGNER.sign(str(recipient.creation_key))


def recipient_from(token: str) -> Recipient | None:
    """Whose link this is, also when it has ended; None for a link that never was."""
    try:
        key = SIGNER.unsign(token)
    except signing.BadSignature:
        return None
    return Recipient.objects.select_related("session").filter(creation_key=key).first()


def responses(session: CocreationSession):
    return AskResponse.objects.filter(recipient__session=session).select_related("recipient")


def response_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """Per solution what the minister and the chairs answered; solutions without an answer are not among them."""
    given: dict[int, list[AskResponse]] = {}
    for response in responses(session):
        given.setdefault(response.workgroup_id, []).append(response)
    groups = among(solutions(session).filter(pk__in=given), wanted)
    return [
        Item.of(each, place(each.pk), title=readiness(each)["title"], responses=given[each.pk]) for each in groups
    ]
