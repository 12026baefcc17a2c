"""What changed between two versions of a brownpaper, in sentences."""

from django.utils.translation import gettext as _

from sessions.brownpaper.contents.assemble import Brownpaper
from sessions.phases.concretise.chapter import SolutionPage


def differences(old: Brownpaper, new: Brownpaper) -> tuple[str, ...]:
    """Sentences about what is in one and not, or otherwise, in the other; in the language that is active."""
    return (
        *horizon_changed(old, new),
        *solutions_changed(old, new),
        *agreements_changed(old, new),
        *commitments_changed(old, new),
        *contributions_changed(old, new),
    )


def horizon_changed(old: Brownpaper, new: Brownpaper):
    if old.enthuse != new.enthuse:
        yield _("De stip op de horizon is anders verwoord.")


def solutions_changed(old: Brownpaper, new: Brownpaper):
    before = {solution.number: solution for solution in old.concretise.solutions}
    for solution in new.concretise.solutions:
        was = before.get(solution.number)
        if was is None:
            yield _("Nieuwe oplossing: %(title)s.") % {"title": solution.title}
        elif told_by(was) != told_by(solution):
            yield _("Gewijzigd: oplossing %(number)s, %(title)s.") % {
                "number": solution.number,
                "title": solution.title,
            }


def told_by(solution: SolutionPage) -> tuple:
    """What a solution says; a field that one of the versions did not know yet says as much as an empty one."""
    return {name: text for name, text in solution.texts.items() if text}, solution.owners, solution.values


def agreements_changed(old: Brownpaper, new: Brownpaper):
    before = {solution.number: agreement for solution, agreement in old.solutions}
    for solution, each in new.solutions:
        was = before.get(solution.number)
        if (was is not None and was.is_endorsed) != each.is_endorsed:
            words = _("Nu gedragen: %(title)s.") if each.is_endorsed else _("Niet meer gedragen: %(title)s.")
            yield words % {"title": each.title}
        elif was is not None and (was.persons, was.spoken) != (each.persons, each.spoken):
            yield _("Andere antwoorden van de zaal bij: %(title)s.") % {"title": each.title}


def commitments_changed(old: Brownpaper, new: Brownpaper):
    for each in new.conclude.commitments:
        if each not in old.conclude.commitments:
            yield _("Nieuwe toezegging: %(what)s (%(who)s).") % {"what": each.what, "who": each.who}
    for each in old.conclude.commitments:
        if each not in new.conclude.commitments:
            yield _("Ingetrokken toezegging: %(what)s (%(who)s).") % {"what": each.what, "who": each.who}


def contributions_changed(old: Brownpaper, new: Brownpaper):
    before, after = ({card.number: card.text for card in each.inventory.cards} for each in (old, new))
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
