from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.core.event_types import Subject, subject_of, subjects_of
from sessions.core.fragments import Item, among, place
from sessions.core.given import Answered, Press, counts
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.removable import there
from sessions.phases.introduce.models import GiveGet
from sessions.phases.network.matching import match
from sessions.phases.network.models import Connection, Request


def matches(session: CocreationSession, scope: str = "") -> dict:
    entries = GiveGet.objects.filter(there("party__"), party__session=session).select_related("party")
    sides: dict[str, list[tuple[str, str]]] = {direction: [] for direction in GiveGet.Direction.values}
    for entry in entries:
        sides[entry.direction].append((entry.party.name, entry.text))
    return {"matches": match(sides["get"], sides["give"])}


def connections(session: CocreationSession):
    return Connection.objects.filter(session=session).select_related("participant__party", "other__party")


def connection_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """The newest first."""
    return [Item.of(each, place(-each.pk), connection=each) for each in among(connections(session), wanted)]


def words_of_a_connection(shown: dict) -> str:
    """By which a conversation is found: who spoke, for whom, and what came out of it."""
    talk = shown["connection"]
    other = talk.other.name if talk.is_agreed else ""
    return f"{talk.insight} {talk.participant.name} {talk.participant.party} {other} {talk.other.party}"


def requests(session: CocreationSession):
    """What was asked, of parties that are there. An answer counts while it stands and who gave it is at the table."""
    asked = Request.objects.filter(there("party__"), session=session)
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


def words_of_a_request(shown: dict) -> str:
    """By which a request is found: what is asked, by whom and of whom."""
    asked = shown["request"]
    return f"{asked.text} {asked.participant.name} {asked.participant.party} {asked.party}"


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
    """Their party, themselves, and the talks that others say they had with them."""
    named = Connection.objects.filter(other=participant).values_list("pk", flat=True)
    return [subject_of(participant.party), subject_of(participant), *subjects_of(Connection, named)]
