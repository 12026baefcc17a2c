from django.utils.translation import gettext_lazy

from sessions.core.hiding.redacting import Redactable, hidden_words
from sessions.phases.conclude import events
from sessions.phases.conclude.models import ConsentAnswer
from sessions.phases.conclude.rounds.queries import is_told

CONSENT_REASON = Redactable(
    ConsentAnswer,
    gettext_lazy("Reden bij een antwoord"),
    ("reason", "improvement"),
    changed=events.CONSENT_GIVEN,
    named=lambda thing: (thing.workgroup,),
    stand_in=hidden_words,
    of=lambda participant: ConsentAnswer.everything.filter(participant=participant),
    session_of="participant__session",
    is_told=is_told,
)
