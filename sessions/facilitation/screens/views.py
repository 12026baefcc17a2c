"""The screens of a room: their pages, and which shows what."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators
from sessions.core.forms import done, submit
from sessions.core.fragments import Audience
from sessions.core.links import link_from, token_of
from sessions.core.models import AccessLink
from sessions.core.pages import page
from sessions.facilitation.addresses import addresses
from sessions.facilitation.screens import operations, queries
from sessions.facilitation.screens.forms import AddScreenForm, ScreenForm
from sessions.phases.registry import current

Shows = AccessLink.Shows
TEMPLATES: dict[str, str] = {
    str(Shows.CODE): "facilitation/screens/code.html",
    str(Shows.GROUPS): "facilitation/screens/groups.html",
    str(Shows.BREAK): "facilitation/screens/break.html",
    str(Shows.ANSWERS): "facilitation/screens/answers.html",
} | dict.fromkeys(map(str, AccessLink.PINNED), "facilitation/screens/pinned.html")


def screen(request, token):
    """What the whole room should see now on this screen."""
    link = link_from(token, AccessLink.Role.SCREEN)
    session, phase = link.session, current(link.session)
    follows = link.shows not in TEMPLATES
    return page(
        request,
        f"phases/{phase.slug}/screen.html" if follows else TEMPLATES[link.shows],
        session=session,
        audience=Audience.SCREEN,
        phase=phase.slug if follows else "",
        the_phase=phase,
        screen=link,
        screen_token=token,
        addresses=addresses(session, request),
    )


def screens_page(request, session, form=None):
    known = []
    for each in queries.screens(session):
        mine = form if isinstance(form, ScreenForm) and form.slug == slug_of(each) else form_of(each)
        known.append({"screen": each, "form": mine, "token": token_of(each)})
    return page(
        request,
        "facilitation/screens/screens.html",
        session=session,
        audience=Audience.FACILITATOR,
        known=known,
        add_form=form if isinstance(form, AddScreenForm) else AddScreenForm(),
    )


def slug_of(screen: AccessLink) -> str:
    return f"screen-form-{screen.pk}"


def form_of(screen: AccessLink, data=None) -> ScreenForm:
    """Each screen's form has a name of its own on the page; the first one's button is the page's."""
    is_first = screen.name == ""
    kind = type("OneScreenForm", (ScreenForm,), {"slug": slug_of(screen), "is_main": is_first})
    screen.refresh_from_db()
    return kind(data, screen=screen)


@for_facilitators
def screens(request, session):
    if request.method != "POST":
        return screens_page(request, session)
    response = submit(
        request,
        AddScreenForm(request.POST),
        partial(operations.add_screen, session=session),
        page=partial(screens_page, request, session),
    )
    if request.htmx and response.status_code == 200:
        response["HX-Refresh"] = "true"
    return response


def of_a_screen(view):
    """Hand the view (request, session, screen)."""

    @for_facilitators
    def found(request, session, pk, **more):
        return view(request, session, get_object_or_404(queries.screens(session), pk=pk), **more)

    return found


@require_POST
@of_a_screen
def showing(request, session, screen):
    return submit(
        request,
        form_of(screen, request.POST),
        partial(operations.choose, screen=screen),
        page=partial(screens_page, request, session),
        fresh=lambda: form_of(screen),
    )


@require_POST
@of_a_screen
def following(request, session, screen):
    """The screen shows the phase again."""
    operations.choose(screen=screen, shows=Shows.PHASE)
    return done(request)


@require_POST
@of_a_screen
def turning(request, session, screen, to):
    operations.turn(screen=screen, by=1 if to == "next" else -1)
    return done(request)


@require_POST
@of_a_screen
def ending(request, session, screen):
    operations.end_screen(screen=screen)
    return done(request)
