"""What happens on the board."""

import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core.anonymity import coarse, mark, marked_by
from sessions.core.creation import create_once
from sessions.core.event_types import EventType, subjects_of
from sessions.core.given import guard_seen, words_changed
from sessions.core.journal import Change, change
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.people.secrets import digest
from sessions.core.phase_states import state_of
from sessions.core.refusal import Refused
from sessions.core.seen import Seen, rewrite
from sessions.phases.inventory import events
from sessions.phases.inventory.joining import blur_authors, come_in, join_all, tell_total
from sessions.phases.inventory.models import DOTS_EACH, Board, Cluster, Contribution, Dot, Kind, ParkedItem
from sessions.phases.inventory.queries import board_of, on_board, spent_dots
from sessions.phases.inventory.reworking import named, out_of_the_others, use_up

PHASE = "inventory"


def make_contribution(
    *,
    session: CocreationSession,
    participant: Participant,
    secret: str,
    kind: str,
    text: str,
    on_behalf: str = "",
    creation_key: uuid.UUID | None = None,
) -> Contribution:
    """Write one card. Where the phase promised anonymity no author is stored, only a mark. on_behalf: of which table,
    "" for one's own."""
    with change(session, phase=PHASE) as under_way:
        contribution, is_new = write(session, participant, secret, creation_key, kind, text, on_behalf)
        if is_new:
            come_in(under_way, contribution, participant, events.CONTRIBUTION_MADE)
    return contribution


def write(
    session: CocreationSession,
    participant: Participant,
    secret: str,
    creation_key: uuid.UUID | None,
    kind: str,
    text: str,
    on_behalf: str,
) -> tuple[Contribution, bool]:
    key = creation_key or uuid.uuid4()
    return create_once(
        Contribution,
        key,
        session=session,
        kind=kind,
        text=text,
        on_behalf=on_behalf,
        author=None if board_of(session).is_anonymous else participant,
        mark=mark(secret, session.creation_key, key),
    )


def make_late_contribution(
    *,
    session: CocreationSession,
    participant: Participant,
    secret: str,
    text: str,
    kind: str = Kind.IDEA,
    on_behalf: str = "",
    creation_key: uuid.UUID | None = None,
) -> Contribution:
    """Keep a card that came after the inventory had closed: on the parking lot, in sight of everyone.

    The facilitator can put it on the board from there. Refused before the inventory has begun and after a freeze.
    """
    with change(session) as under_way:
        if not state_of(session, PHASE).is_visible:
            raise Refused(_("De inventarisatie is nog niet begonnen. Bewaar uw tekst tot dan."))
        contribution, is_new = write(session, participant, secret, creation_key, kind, text, on_behalf)
        if is_new:
            ParkedItem.objects.create(contribution=contribution)
            come_in(under_way, contribution, participant, events.LATE_CONTRIBUTION_MADE)
    return contribution


def change_contribution(
    *, contribution: Contribution, kind: str, text: str, seen: Seen | None = None, is_typo: bool = False
) -> None:
    """Rewrite one's own card. The dots that were given to what it said before count no longer, unless the author says
    that only a typing error was mended; who gave them is told."""
    with change(contribution.session, phase=PHASE) as under_way:
        contribution.refresh_from_db(fields=["kind", "text", "hidden_at", "became", "had_become"])
        if contribution.became_id:
            raise Refused(_("De facilitator maakte van deze kaart een andere. Trek hem eerst in."))
        before = contribution.words
        if rewrite(contribution, seen, kind=kind, text=text):
            # A settled dot stands as it is: nobody is left to be asked again.
            dots, is_hidden = contribution.dots.exclude(participant=None), contribution.is_hidden
            words_changed(dots, before, contribution.words, only_typos=is_typo, is_withheld=is_hidden)
            use_up([contribution.had_become_id])
            if contribution.number is not None:
                touch(under_way, events.CONTRIBUTION_CHANGED, contribution)


def withdraw_contribution(*, contribution: Contribution) -> None:
    """Take one's own card off the board; restore_contribution puts it back."""
    set_withdrawn(contribution, timezone.now(), events.CONTRIBUTION_WITHDRAWN)


def restore_contribution(*, contribution: Contribution) -> None:
    set_withdrawn(contribution, None, events.CONTRIBUTION_RESTORED)


def set_withdrawn(contribution: Contribution, moment, event_type: EventType) -> None:
    # What stands on the parking lot came late, or was set aside: its author takes it back whenever they like.
    is_parked = ParkedItem.objects.filter(contribution=contribution).exists()
    with change(contribution.session, phase=None if is_parked else PHASE) as under_way:
        contribution.refresh_from_db()
        with out_of_the_others(contribution):
            contribution.withdrawn_at = moment and (moment if contribution.author_id else coarse(moment))
            contribution.save(update_fields=["withdrawn_at"])
        if contribution.number is not None:
            under_way.record(event_type, *named(contribution))
        elif not (board := board_of(contribution.session)).is_revealed:
            tell_total(under_way, board)


def reveal(*, session: CocreationSession) -> None:
    """Turn the cards over: from now on everyone sees the board."""
    with change(session) as under_way:
        board, _is_new = Board.objects.get_or_create(session=session)
        if not board.is_revealed:
            board.revealed_at = timezone.now()
            board.save(update_fields=["revealed_at"])
            join_all(session)
            blur_authors(session, board)
            under_way.record(events.INVENTORY_REVEALED)


def promise_anonymity(*, session: CocreationSession, is_anonymous: bool, is_read_before: bool = False) -> None:
    """Fix whether contributions carry names, and whether the facilitator reads along, without names, before the reveal.
    Only before the inventory first opens; never lifted afterwards."""
    with change(session) as under_way:
        # Who wrote a card relied on it, also where the phase was closed again as if it had never opened.
        has_cards = Contribution.objects.filter(session=session, origin="").exists()
        if state_of(session, PHASE).is_visible or has_cards:
            raise Refused(_("De inventarisatie is al geopend. Wat toen is beloofd, blijft gelden."))
        promised = {"is_anonymous": is_anonymous, "is_read_before": is_read_before}
        Board.objects.update_or_create(session=session, defaults=promised)
        under_way.record(events.ANONYMITY_PROMISED)


def park(*, contribution: Contribution) -> None:
    with change(contribution.session) as under_way:
        ParkedItem.objects.get_or_create(contribution=contribution)
        touch(under_way, events.CONTRIBUTION_PARKED, contribution)


def unpark(*, contribution: Contribution) -> None:
    with change(contribution.session) as under_way:
        ParkedItem.objects.filter(contribution=contribution).delete()
        touch(under_way, events.CONTRIBUTION_UNPARKED, contribution)


def cast_dot(*, contribution: Contribution, participant: Participant, about: str = "") -> None:
    """Give one of one's dots. A second on the same contribution changes nothing.

    about: the fingerprint of the words that somebody read, "" where their page does not say. Dots on what left the
    board or says something else now are the giver's own again: the first of them is spent where no other is left.
    """
    with change(contribution.session, phase=PHASE) as under_way:
        card = on_board(contribution.session).filter(pk=contribution.pk).first()
        if card is None:
            raise Refused(_("Stippen geven kan op kaarten die op het bord staan."))
        if not board_of(contribution.session).gives_dots:
            raise Refused(_("De stippen staan vast: wie welke gaf, is niet meer bekend."))
        guard_seen(about, card.words)
        spent = {dot.contribution_id: dot for dot in spent_dots(participant)}
        if card.pk in spent:
            return
        if len(spent) == DOTS_EACH:
            raise Refused(_("U hebt uw drie stippen al gegeven. Neem er eerst één terug."))
        idle = [dot for dot in participant.dots.order_by("pk") if dot.contribution_id not in spent]
        free = set(range(1, DOTS_EACH + 1)) - {dot.slot for dot in (*spent.values(), *idle)}
        earlier = next((dot for dot in idle if dot.contribution_id == card.pk), None)
        dot = earlier or (Dot(participant=participant, slot=min(free)) if free else idle[0])
        dot.contribution = card
        dot.give_anew()
        dot.save()
        touch(under_way, events.DOT_CAST, contribution)


def take_back_dot(*, contribution: Contribution, participant: Participant) -> None:
    with change(contribution.session, phase=PHASE) as under_way:
        if Dot.objects.filter(contribution=contribution, participant=participant).delete()[0]:
            touch(under_way, events.DOT_TAKEN_BACK, contribution)


def touch(under_way: Change, event_type: EventType, contribution: Contribution) -> None:
    """Record an event on a card and on the heading it stands under, whose totals change with it."""
    contribution.refresh_from_db(fields=["cluster"])
    headings = [contribution.cluster_id] if contribution.cluster_id else []
    under_way.record(event_type, contribution, *subjects_of(Cluster, headings))


def recover_contributions(*, participant: Participant, secret: str, earlier: str) -> int:
    """Bring the cards that somebody wrote without a name to the secret that they hold now.

    secret: what their link holds now; earlier: what it held when they wrote them, which nobody else has. No event tells
    of it: it would say whose they are. Returns how many cards came. Raises Refused where there are none, or where the
    earlier secret lets somebody else in.
    """
    session = participant.session
    with change(session, even_frozen=True):
        holders = Participant.objects.filter(secret_digest=digest(earlier), removed_at=None)
        if holders.exclude(pk=participant.pk).exists():
            raise Refused(_("Deze link is van iemand die hier nu is."), field="code")
        here = Contribution.objects.filter(session=session)
        found = list(here.filter(pk__in=marked_by(earlier, session.creation_key, here)))
        if not found:
            raise Refused(_("Met deze link vonden we geen kaarten. Kijk of u hem helemaal overnam."), field="code")
        for card in found:
            card.mark = mark(secret, session.creation_key, card.creation_key)
        Contribution.objects.bulk_update(found, ["mark"], batch_size=500)
    return len(found)


def fill_up_dots(kept: Participant, other: Participant) -> dict[str, list[int]]:
    """Of two entries of one person: the kept one's dots stay, the other's fill them up, the first given first. Returns
    the dots that came along, by the name of their column."""
    given = set(kept.dots.values_list("contribution_id", flat=True))
    free = sorted(set(range(1, DOTS_EACH + 1)) - set(kept.dots.values_list("slot", flat=True)))
    moved = []
    for dot in other.dots.exclude(contribution__in=given).order_by("pk")[: len(free)]:
        dot.refresh_from_db(fields=["slot"])
        slot, left = free.pop(0), dot.slot
        Dot.objects.filter(pk=dot.pk).update(participant=kept, slot=slot)
        # Were they parted, this dot goes back to that slot: whatever has it there takes the one that came free.
        Dot.objects.filter(participant=other, slot=slot).update(slot=left)
        moved.append(dot.pk)
    return {f"{Dot._meta.label_lower}.participant": moved}
