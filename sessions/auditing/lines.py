"""What a line of the audit log says, in words and as a table."""

import csv
import io
import json
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from sessions.core.audit.log import moment
from sessions.core.audit.models import AuditEntry

WORDS: dict[str, StrOrPromise] = {
    "account_made": _("account gemaakt"),
    "logged_in": _("ingelogd"),
    "logged_out": _("uitgelogd"),
    "login_failed": _("verkeerd wachtwoord"),
    "password_changed": _("wachtwoord gewijzigd"),
    "second_step_added": _("tweede stap ingesteld"),
    "second_step_removed": _("tweede stap verwijderd"),
    "recovery_codes_made": _("nieuwe herstelcodes"),
    "second_step_failed": _("verkeerde code"),
    "vouched": _("ingestaan voor een collega zonder tweede stap"),
    "came_back": _("teruggekomen zonder tweede stap"),
    "session_made": _("sessie gemaakt"),
    "session_erased": _("sessie gewist"),
    "session_packed": _("sessie als bestand bewaard"),
    "archived": _("export voor het archief gemaakt"),
    "facilitator_admitted": _("facilitator toegelaten"),
    "facilitator_ended": _("toegang van een facilitator beëindigd"),
    "link_made": _("link gemaakt"),
    "link_renewed": _("link vernieuwd"),
    "door_changed": _("deur of code veranderd"),
    "participant_removed": _("deelnemer verwijderd"),
    "participant_restored": _("deelnemer teruggehaald"),
    "participant_erased": _("gegevens van een deelnemer gewist"),
    "data_copied": _("kopie van iemands gegevens gemaakt"),
    "guest_list_erased": _("adressen van genodigden gewist"),
    "moderated": _("tekst verborgen of weer getoond"),
    "session_frozen": _("brownpaper vastgesteld"),
    "session_thawed": _("brownpaper weer open"),
    "version_frozen": _("versie vastgelegd"),
    "version_suspended": _("versie opgeschort"),
    "version_resumed": _("versie weer zichtbaar"),
    "recipient_added": _("ontvanger toegevoegd"),
    "recipient_revoked": _("link van een ontvanger ingetrokken"),
    "mailed": _("bericht aan een ontvanger verstuurd"),
    "invitation_mailed": _("uitnodiging verstuurd"),
    "dots_settled": _("vergeten wie welke stip gaf"),
    "term_changed": _("bewaartermijn veranderd"),
    "tidied": _("verlopen gegevens opgeruimd"),
}


def told(entry: AuditEntry) -> StrOrPromise:
    return WORDS.get(entry.act, entry.act)


def details(entry: AuditEntry) -> str:
    """What it was about: "role screen, version 2"."""
    return ", ".join(f"{name} {value}" for name, value in entry.about.items())


def as_csv(entries: Iterable[AuditEntry]) -> str:
    """All of it, with the digests by which it can be checked."""
    into = io.StringIO()
    table = csv.writer(into)
    table.writerow(["number", "at", "act", "who", "session", "about", "previous", "digest"])
    for each in entries:
        about = json.dumps(each.about, sort_keys=True)
        row = (
            each.number,
            moment(each.at),
            each.act,
            each.who,
            each.session_code,
            about,
            each.previous,
            each.digest,
        )
        table.writerow(row)
    return into.getvalue()
