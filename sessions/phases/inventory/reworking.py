"""One card made of several, or two of one: what they were made of stays, as their sources, and it can be undone.

The rule for dots. A dot goes along with its card; of two parts, to the first. Who gave a dot to more than one of the
cards that become one has the others back. A dot goes on counting where the one text stands whole in the other; else its
giver is asked again, as of any card that was rewritten. Who gave it is told what it was and what it is either way.
"""

import uuid
from collections.abc import Iterable, Sequence
from contextlib import contextmanager

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core.creation import create_once
from sessions.core.event_types import EventType, subjects_of
from sessions.core.given import words_changed
from sessions.core.journal import Change, change
from sessions.core.models import CocreationSession
from sessions.core.refusal import Refused
from sessions.core.texts import meaning
from sessions.phases.inventory import events
from sessions.phases.inventory.models import Cluster, Contribution, Dot, DotAlong, Reworking
from sessions.phases.inventory.queries import highest_number, on_board

# What a card says: its kind and its text.
Said = tuple[str, str]
FEWEST_TO_MERGE = 2


def merge_cards(
    *,
    session: CocreationSession,
    contributions: Sequence[Contribution],
    kind: str,
    text: str,
    creation_key: uuid.UUID | None = None,
) -> Contribution:
    """Make one card of several. They leave the board and stay as its sources. Raises Refused where they are fewer than
    two, or one of them is not on the board any more."""
    if len(contributions) < FEWEST_TO_MERGE:
        raise Refused(_("Kies eerst twee of meer kaarten."))
    return rework(session, contributions, [(kind, text)], creation_key)[0]


def split_card(
    *, contribution: Contribution, parts: Sequence[Said], creation_key: uuid.UUID | None = None
) -> list[Contribution]:
    """Make a card of each part. The whole leaves the board and stays as their source. Raises Refused where it is not on
    the board any more."""
    return rework(contribution.session, [contribution], parts, creation_key)


def rework(
    session: CocreationSession, contributions: Sequence[Contribution], said: Sequence[Said], key: uuid.UUID | None
) -> list[Contribution]:
    with change(session) as under_way:
        reworking, is_new = create_once(Reworking, key, session=session)
        if is_new:
            sources = list(on_board(session).filter(pk__in=[card.pk for card in contributions]).order_by("number"))
            if len(sources) < len(contributions):
                raise Refused(_("Een van deze kaarten staat niet meer op het bord. Kies opnieuw."))
            use_up(source.had_become_id for source in sources)
            free = highest_number(session) + 1
            heading = next((source.cluster_id for source in sources if source.cluster_id), None)
            results = [
                Contribution.objects.create(
                    session=session, kind=kind, text=text, cluster_id=heading, comes_from=reworking, number=number
                )
                for number, (kind, text) in enumerate(said, start=free)
            ]
            Contribution.objects.filter(pk__in=[each.pk for each in sources]).update(became=reworking)
            bring_dots(sources, results[0])
            record(under_way, events.CARDS_REWORKED, [*sources, *results])
    return list(reworking.results.all())


def use_up(reworkings: Iterable[int | None]) -> None:
    """What was undone cannot be done again once one of its cards became something else, or says something else."""
    Contribution.objects.filter(had_become__in=[each for each in reworkings if each]).update(had_become=None)


def bring_dots(sources: Sequence[Contribution], result: Contribution) -> None:
    for source in sources:
        coming = list(dots_besides(source.dots.all(), result).order_by("pk"))
        tell(Dot.objects.filter(pk__in=[dot.pk for dot in coming]), source, result)
        DotAlong.objects.bulk_create([DotAlong(dot=dot, source=source) for dot in coming], ignore_conflicts=True)
        Dot.objects.filter(pk__in=[dot.pk for dot in coming]).update(contribution=result)


def send_dots_back(source: Contribution, results: Sequence[Contribution]) -> None:
    """Those that came along and were not given elsewhere meanwhile."""
    for result in results:
        # Who gave the source another one meanwhile, as another entry of theirs, keeps that.
        going = dots_besides(result.dots.filter(came_along__source=source), source)
        pks = list(going.values_list("pk", flat=True))
        tell(Dot.objects.filter(pk__in=pks), result, source)
        Dot.objects.filter(pk__in=pks).update(contribution=source)
    DotAlong.objects.filter(source=source).delete()


def dots_besides(dots: QuerySet[Dot], card: Contribution) -> QuerySet[Dot]:
    """Those dots whose givers gave none to this card; settled ones too, of which nobody knows."""
    return dots.exclude(participant__in=card.dots.exclude(participant=None).values("participant"))


def tell(dots, was: Contribution, now: Contribution) -> None:
    """Those dots are on other words from now on."""
    one, other = meaning(was.text), meaning(now.text)
    # A settled dot stands as it is: nobody is left to be asked again.
    asked = dots.exclude(participant=None)
    words_changed(asked, was.words, now.words, only_typos=one in other or other in one)


def undo(under_way: Change, reworking: Reworking) -> None:
    """Take the results off the board, and let the sources stand there again, with their dots."""
    if any(card.became_id for card in reworking.results.all()):
        raise Refused(_("Maak eerst ongedaan wat u later met deze kaart deed."))
    if is_hidden(reworking):
        raise Refused(_("Een van deze kaarten is verborgen. Toon die eerst weer."))
    take_apart(reworking)


def take_apart(reworking: Reworking) -> None:
    """Undo it, and before that whatever was made of its results."""
    results, sources = list(reworking.results.all()), list(reworking.sources.all())
    for later in {card.became_id: card.became for card in results if card.became}.values():
        take_apart(later)
    for source in sources:
        send_dots_back(source, results)
    reworking.sources.update(became=None, had_become=reworking)
    reworking.results.update(withdrawn_at=timezone.now())
    Reworking.everything.filter(pk=reworking.pk).update(taken_away_at=timezone.now())


def do_again(under_way: Change, reworking: Reworking) -> None:
    """As long as all of its sources are on the board, and say what they said."""
    former = [card.pk for card in reworking.former_sources.all()]
    sources = list(on_board(reworking.session).filter(pk__in=former).order_by("number"))
    if not former or len(sources) < len(former):
        raise Refused(_("Dit kan niet meer: een van deze kaarten veranderde, of staat niet op het bord."))
    results = list(reworking.results.all())
    reworking.former_sources.update(became=reworking, had_become=None)
    reworking.results.update(withdrawn_at=None)
    bring_dots(sources, results[0])


def kin(card: Contribution) -> list[Contribution]:
    """Cards whose looks depend on it: what it was made of, what was made of it and beside it, and so on."""
    found, looked_at = {card}, set[int]()
    while reworkings := {each for one in found for each in reworkings_of(one)} - looked_at:
        looked_at |= reworkings
        for relation in ("became", "had_become", "comes_from"):
            found |= set(Contribution.objects.filter(**{f"{relation}__in": reworkings}))
    return sorted(found - {card}, key=lambda each: each.cited)


def reworkings_of(card: Contribution) -> set[int]:
    return {each for each in (card.became_id, card.had_become_id, card.comes_from_id) if each}


def named(card: Contribution) -> list:
    """A card, its kin and the headings under which they stand, whose totals change with them. Nothing as long as it was
    never on the board."""
    return with_headings([card, *kin(card)]) if card.number is not None else []


def with_headings(cards: Sequence[Contribution]) -> list:
    return [*cards, *subjects_of(Cluster, sorted({card.cluster_id for card in cards if card.cluster_id}))]


def record(under_way: Change, event_type: EventType, cards: Sequence[Contribution]) -> None:
    under_way.record(event_type, *with_headings(cards))


def of_reworking(reworking: Reworking) -> list:
    everything = {*reworking.results.all(), *reworking.sources.all(), *reworking.former_sources.all()}
    return with_headings(sorted(everything, key=lambda card: card.cited))


@contextmanager
def out_of_the_others(card: Contribution):
    """A card that its author takes back, or that is hidden, is in no other card either: that is undone first.

    Of cards that became one that is hidden, the others stay out of sight with it, until that is shown again.
    """
    if card.became and not (is_hidden(card.became) and card.became.sources.count() > 1):
        take_apart(card.became)
        card.refresh_from_db(fields=["became", "had_become"])
    yield
    made = card.comes_from
    if made and not made.is_taken_away and not is_hidden(made) and is_left(made):
        take_apart(made)


def is_left(reworking: Reworking) -> bool:
    """Did one of its sources leave the board since?"""
    return any(source.is_hidden or source.withdrawn_at for source in reworking.sources.all())


def is_hidden(reworking: Reworking) -> bool:
    """Is anything hidden of what it made?"""
    return any(card.is_hidden for card in reworking.results.all())
