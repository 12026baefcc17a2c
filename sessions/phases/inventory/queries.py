from itertools import chain, repeat
from string import ascii_lowercase

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.core.anonymity import marked_as_mine
from sessions.core.event_types import Subject, subject_of, subjects_of
from sessions.core.fragments import DIGITS, Item, among, is_wanted, place
from sessions.core.given import Answered, Press, counts, is_earlier
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.rows import row
from sessions.phases.inventory.models import DOTS_EACH, Board, Cluster, Contribution, Dot, Kind, in_sight

# A card has a number once it came onto the board.
JOINED = in_sight() & Q(number__isnull=False)
ON_BOARD = JOINED & Q(parked=None)
# What a card shows; a push of one card costs as little as its text.
ON_A_CARD = (
    "number",
    "kind",
    "text",
    "origin",
    "on_behalf",
    "cluster_id",
    "comes_from_id",
    "author__name",
    "author__party__name",
)
# What it was made of.
LINEAGE = ("comes_from__sources__author__party", "comes_from__results")
# Cards without a cluster come after every cluster.
LAST = 10**DIGITS - 1
# The heading above them.
LOOSE = Subject("cluster", "loose")


def board_of(session: CocreationSession) -> Board:
    return row(Board, session_id=session.pk) or Board(session=session)


def is_revealed(session: CocreationSession) -> bool:
    return board_of(session).is_revealed


def stage(session: CocreationSession) -> str:
    """What else, beside opening and closing, makes the pages of this phase look different."""
    return "revealed" if is_revealed(session) else ""


def on_board(session: CocreationSession):
    """Contributions that everyone may see, with their dots counted. Empty until the reveal."""
    return revealed(session) if is_revealed(session) else revealed(session).none()


def revealed(session: CocreationSession):
    """What is on the board, to ask where it is known to be revealed."""
    shown = Contribution.objects.filter(ON_BOARD, session=session).select_related("author__party")
    return shown.prefetch_related(*LINEAGE).annotate(
        dot_count=Count("dots", filter=counts("dots")), earlier_dots=Count("dots", filter=is_earlier("dots"))
    )


def clusters(session: CocreationSession):
    """Clusters with their cards and dots counted, as far as they are on the board."""
    shown = in_sight("contributions__") & Q(contributions__parked=None)
    return Cluster.objects.filter(session=session).annotate(
        cards=Count("contributions", filter=shown, distinct=True),
        dot_count=Count("contributions__dots", filter=shown & counts("contributions__dots"), distinct=True),
    )


def letters(session: CocreationSession) -> dict[int, str]:
    """The key of the keyboard by which a facilitator puts cards into a cluster, by the cluster's key: the nth that was
    ever made has the nth letter, so that none changes when another goes. "" beyond the alphabet."""
    made = Cluster.everything.filter(session=session).order_by("pk").values_list("pk", flat=True)
    return dict(zip(made, chain(ascii_lowercase, repeat("")), strict=False))


def highest_number(session: CocreationSession) -> int:
    """The highest number by which a card is cited so far, 0 where none is."""
    return Contribution.objects.filter(session=session).aggregate(highest=Max("number"))["highest"] or 0


def board_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """The board as one list: each heading, followed by its cards."""
    if not is_revealed(session):
        return []
    headings = list(among(clusters(session), wanted)) if is_wanted(Cluster, wanted) else []
    cards = list(among(revealed(session).only(*ON_A_CARD), wanted)) if is_wanted(Contribution, wanted) else []
    keys = letters(session) if headings else {}
    items = [
        *(Item.heading(each, place(each.pk, 0), cluster=each, letter=keys[each.pk]) for each in headings),
        *(Item.of(each, place(each.cluster_id or LAST, 1, each.cited), contribution=each) for each in cards),
    ]
    # Its place is after every cluster; where no card follows it, nobody sees it (.board__loose).
    is_empty = not items and (wanted is None or not (revealed(session).exists() or clusters(session).exists()))
    return [] if is_empty else [*items, Item.heading(LOOSE, place(LAST, 0), is_loose=True)]


def words_of_a_card(shown: dict) -> str:
    """By which a card is found: what it says, and whose it is where that is shown."""
    card = shown["contribution"]
    made_of = (card, *card.sources)
    authors = {f"{each.author.name} {each.author.party}": None for each in made_of if each.author}
    return " ".join([*(each.text for each in made_of), card.origin, card.on_behalf, *authors])


def jump_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """The headings of the board, to go to; the last one leads to the cards without a cluster."""
    if not is_revealed(session):
        return []
    headings = list(among(Cluster.objects.filter(session=session), wanted))
    keys = letters(session)
    items = [Item.of(each, place(each.pk), cluster=each, letter=keys[each.pk]) for each in headings]
    return [*items, Item.of(LOOSE, place(LAST), is_loose=True)]


def parked_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    if not is_revealed(session):
        return []
    parked = Contribution.objects.filter(JOINED, session=session, parked__isnull=False)
    parked = among(parked.select_related("author__party").prefetch_related(*LINEAGE), wanted)
    return [Item.of(each, place(each.cited), contribution=each) for each in parked]


def tally(session: CocreationSession, scope: str) -> dict:
    """How many cards there are, and after the reveal of each kind. Before it, as many as is told to everyone."""
    board = board_of(session)
    if not board.is_revealed:
        return {"total": board.told_total, "kinds": [], "is_revealed": False}
    by_kind = dict(
        Contribution.objects.filter(JOINED, session=session).values_list("kind").annotate(Count("pk")).order_by()
    )
    return {
        "total": sum(by_kind.values()),
        "kinds": [{"kind": kind, "count": by_kind.get(kind, 0)} for kind in Kind],
        "is_revealed": True,
    }


def headlines_of_the_board(session: CocreationSession, scope: str) -> dict:
    """For the room screen: clusters by dots, and the contributions with most dots and the newest."""
    cards = on_board(session)
    return tally(session, scope) | {
        "clusters": clusters(session).order_by("-dot_count", "pk"),
        "top": cards.filter(dot_count__gt=0).order_by("-dot_count", "number")[:6],
        "newest": cards.order_by("-number")[:6],
    }


def my_contributions(participant: Participant):
    """Those that carry somebody's name, and those that they made with the secret that they hold now."""
    here = Contribution.objects.filter(session=participant.session_id)
    mine = here.filter(Q(author=participant) | Q(pk__in=marked_as_mine(participant, here)))
    shown = mine.select_related("cluster", "parked").prefetch_related("became__results")
    return shown.order_by("-created_at", "-number")


def spent_dots(participant: Participant):
    """Somebody's dots that count now: on what is on the board, and says what they read."""
    return Dot.objects.filter(
        in_sight("contribution__"), participant=participant, stands=True, contribution__parked=None
    )


def my_dots(participant: Participant) -> dict:
    """How many dots somebody has left, and the cards on which the others are."""
    given = spent_dots(participant).select_related("contribution").order_by("slot")
    cards = [dot.contribution for dot in given]
    return {"given": len(cards), "left": DOTS_EACH - len(cards), "cards": cards}


def left_behind(participant: Participant) -> list[str]:
    given = spent_dots(participant).count()
    return [ngettext("%(n)d stip", "%(n)d stippen", given) % {"n": given}] if given else []


def mine(participant: Participant) -> list[Subject]:
    """The cards that I gave a dot."""
    return subjects_of(Contribution, spent_dots(participant).values_list("contribution_id", flat=True))


def answered(participant: Participant) -> list[Answered]:
    """The cards on the board that I gave a dot, as they were then and are now."""
    on_it = Dot.objects.filter(
        in_sight("contribution__"), participant=participant, contribution__parked=None
    ).select_related("contribution")
    return [
        Answered(
            subject_of(each.contribution),
            _("Kaart waaraan u een stip gaf"),
            each,
            each.contribution.words,
            again=Press(_("Geef de stip opnieuw"), "dot", each.contribution_id),
            back=Press(_("Neem mijn stip terug"), "dot-withdrawal", each.contribution_id),
            says=lambda name, text: dict(Kind.choices).get(text, text) if name == "kind" else text,
        )
        for each in on_it.order_by("pk")
    ]
