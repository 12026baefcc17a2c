"""What was just done, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db.models import Count, Max

from sessions.core.deeds.models import Deed
from sessions.core.deeds.operations import ACTS, just_done
from sessions.core.models import CocreationSession
from sessions.core.programme.models import ProgrammeBlock
from sessions.phases.inventory.deeds import CARDS_SORTED
from sessions.phases.registry import BY_SLUG

MOST = 8
# How the audit log names an account.
ACCOUNT = "account "


@dataclass(frozen=True)
class Told:
    """deed: to undo; says: what was done; by: the name of the account, "" where nobody's is known; more: how many of
    the same were done just before it."""

    deed: Deed
    says: str
    by: str
    more: int = 0

    @property
    def at(self) -> datetime:
        return self.deed.at


def deeds(session: CocreationSession, scope: str = "") -> dict:
    """What can be undone, the newest first; by whom, where several lead the session."""
    found, times = told(session)
    titles = dict(ProgrammeBlock.everything.filter(session=session).values_list("pk", "title"))
    several = session.facilitators.count() > 1
    keys = (
        [int(each.who.removeprefix(ACCOUNT)) for each in found if each.who.startswith(ACCOUNT)] if several else []
    )
    users = get_user_model().objects.in_bulk(keys)
    names = {f"{ACCOUNT}{pk}": user.first_name or user.get_username() for pk, user in users.items()}
    return {
        "deeds": [
            Told(each, words(each, titles), names.get(each.who, ""), times.get(each.pk, 1) - 1) for each in found
        ]
    }


def told(session: CocreationSession) -> tuple[list[Deed], dict[int, int]]:
    """The newest deeds. Cards are sorted one by one, hundreds of them: of each facilitator the last is told, with how
    often they did, beside everything else. Returns the deeds, and of those how often, by their key."""
    here = just_done(session)
    sorting = (
        here.filter(act=CARDS_SORTED.name).order_by().values("who").annotate(last=Max("pk"), times=Count("pk"))
    )
    times = {each["last"]: each["times"] for each in sorting}
    others = here.exclude(act=CARDS_SORTED.name)[:MOST]
    return sorted([*others, *here.filter(pk__in=times)], key=lambda each: -each.pk), times


def words(deed: Deed, titles: dict[int, str]) -> str:
    about = dict(deed.about)
    if phase := BY_SLUG.get(about.get("phase", "")):
        about["phase"] = phase.title
    if "block" in about:
        about["block"] = titles.get(about["block"], "")
    return str(ACTS[deed.act].says) % about
