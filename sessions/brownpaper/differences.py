"""What changed between two versions of a brownpaper, in sentences."""

from django.utils.translation import gettext as _

from sessions.brownpaper.assemble import Brownpaper


def differences(old: Brownpaper, new: Brownpaper) -> tuple[str, ...]:
    """Sentences about what is in one and not, or otherwise, in the other; in the language that is active."""
    return (
        *solutions_changed(old, new),
        *agreements_changed(old, new),
        *commitments_changed(old, new),
        *contributions_changed(old, new),
    )


def solutions_changed(old: Brownpaper, new: Brownpaper):
    before = {solution.workgroup_id: solution for solution in old.concretise.solutions}
    for solution in new.concretise.solutions:
        was = before.get(solution.workgroup_id)
        if was is None:
            yield _("Nieuwe oplossing: %(title)s.") % {"title": solution.title}
        elif (was.texts, was.owners, was.values) != (solution.texts, solution.owners, solution.values):
            yield _("Gewijzigd: oplossing %(number)s, %(title)s.") % {
                "number": solution.number,
                "title": solution.title,
            }


def agreements_changed(old: Brownpaper, new: Brownpaper):
    before = {each.workgroup_id: each.is_endorsed for each in old.conclude.agreements}
    for each in new.conclude.agreements:
        if before.get(each.workgroup_id, False) != each.is_endorsed:
            words = _("Nu gedragen: %(title)s.") if each.is_endorsed else _("Niet meer gedragen: %(title)s.")
            yield words % {"title": each.title}


def commitments_changed(old: Brownpaper, new: Brownpaper):
    for each in new.conclude.commitments:
        if each not in old.conclude.commitments:
            yield _("Nieuwe toezegging: %(what)s (%(who)s).") % {"what": each.what, "who": each.who}
    for each in old.conclude.commitments:
        if each not in new.conclude.commitments:
            yield _("Ingetrokken toezegging: %(what)s (%(who)s).") % {"what": each.what, "who": each.who}


def contributions_changed(old: Brownpaper, new: Brownpaper):
    before = {card.number: card.text for card in old.inventory.cards}
    after = {card.number: card.text for card in new.inventory.cards}
    for words, numbers in (
        (_("Nieuwe bijdragen: %(numbers)s."), after.keys() - before.keys()),
        (_("Niet meer op het bord: %(numbers)s."), before.keys() - after.keys()),
        (
            _("Gewijzigde bijdragen: %(numbers)s."),
            {n for n in before.keys() & after.keys() if before[n] != after[n]},
        ),
    ):
        if numbers:
            yield words % {"numbers": ", ".join(map(str, sorted(numbers)))}
