from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.core.event_types import Subject, subject_of
from sessions.core.fragments import Item, among, place
from sessions.core.given import Answered, Press, counts
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.phases.introduce.models import GiveGet
from sessions.phases.network.matching import match
from sessions.phases.network.models import Connection, Request


def matches(session: CocreationSession, scope: str = "") -> dict:
    entries = GiveGet.objects.filter(party__session=session, party__taken_away_at=None).select_related("party")
    sides: dict[str, list[tuple[str, str]]] = {direction: [] for direction in GiveGet.Direction.values}
    for entry in entries:
        sides[entry.direction].append((entry.party.name, entry.text))
    return {"matches": match(sides["get"], sides["give"])}


def connections(session: CocreationSession):
    return Connection.objects.filter(session=session).select_related("participant__party", "other__party")


def connection_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """The newest first."""
    return [Item.of(each, place(-each.pk), connection=each) for each in among(connections(session), wanted)]


def requests(session: CocreationSession):
    """What was asked, of parties that are there. An answer counts while it stands and who gave it is at the table."""
    asked = Request.objects.filter(session=session, party__taken_away_at=None)
    is_given = counts(by="answered_by") & ~Q(answer="")
    return asked.select_related("participant__party", "party", "answered_by").annotate(
        counted=Case(When(is_given, then="answer"), default=Value(""))
    )


def request_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """Open requests first, then answered ones; newest first."""
    return [
        Item.of(each, place(bool(each.counted), -each.pk), request=each, answers=Request.Answer.choices)
        for each in among(requests(session), wanted)
    ]


def answered(participant: Participant) -> list[Answered]:
    """What my party answered, as it was asked then and is now."""
    asked = Request.objects.filter(party=participant.party).exclude(answer="")
    return [
        Answered(
            subject_of(each),
            _("Verzoek dat uw partij beantwoordde met “%(answer)s”") % {"answer": each.get_answer_display()},
            each,
            each.words,
            back=Press(_("Neem het antwoord terug"), "request-answer-withdrawal", each.pk),
        )
        for each in asked.order_by("pk")
    ]


def left_behind(participant: Participant) -> list[str]:
    given = Request.objects.filter(answered_by=participant).count()
    return (
        [ngettext("%(n)d antwoord op een verzoek", "%(n)d antwoorden op verzoeken", given) % {"n": given}]
        if given
        else []
    )


def mine(participant: Participant) -> list[Subject]:
    return [subject_of(participant.party), subject_of(participant)]
