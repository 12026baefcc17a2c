from django.urls import include, path

from sessions.facilitation import belongings, entrance, own, screen
from sessions.facilitation.guests import colleagues, doors, invited, persons
from sessions.facilitation.guests import views as guests
from sessions.facilitation.guests.letters import views as letters
from sessions.facilitation.moderating import reading, signals
from sessions.facilitation.moderating import views as moderating
from sessions.facilitation.preparing import views as preparing
from sessions.facilitation.steering import views as steering

HERE = "s/<code:code>/facilitate/"

urlpatterns = [
    path("", include("sessions.facilitation.accounts.urls")),
    path("facilitator/", entrance.sessions, name="sessions"),
    path("facilitator/new/", entrance.new_session, name="new-session"),
    path("f/<str:token>/", entrance.one_time_link, name="one-time-link"),
    path("screen/<str:token>/", screen.screen, name="screen"),
    path("s/<code:code>/", own.home, name="session"),
    path("s/<code:code>/programme/", own.programme, name="programme"),
    path("s/<code:code>/programme.ics", own.calendar, name="calendar"),
    path("s/<code:code>/<slug:phase>/own/", own.own, name="own"),
    path("s/<code:code>/things/<slug:kind>/<int:pk>/", belongings.changing, name="changing"),
    path("s/<code:code>/things/<slug:kind>/<int:pk>/away/", belongings.taking_away, name="taking-away"),
    path("s/<code:code>/things/<slug:kind>/<int:pk>/back/", belongings.putting_back, name="putting-back"),
    path(f"{HERE}", steering.cockpit, name="cockpit"),
    path(f"{HERE}phases/<slug:phase>/", steering.current_phase, name="current-phase"),
    path(f"{HERE}phases/<slug:phase>/opening/", steering.opening, name="phase-opening"),
    path(f"{HERE}phases/<slug:phase>/closing/", steering.closing, name="phase-closing"),
    path(f"{HERE}clock/more/", steering.more_time, name="more-time"),
    path(f"{HERE}clock/less/", steering.less_time, name="less-time"),
    path(f"{HERE}message/", steering.message, name="message"),
    path(f"{HERE}screen/darkening/", steering.screen_darkening, name="screen-darkening"),
    path(f"{HERE}screen/lighting/", steering.screen_lighting, name="screen-lighting"),
    path(f"{HERE}screen/text/", steering.dark_text, name="dark-text"),
    path(f"{HERE}thaw/", steering.thaw, name="thaw"),
    path(f"{HERE}links/<slug:role>/renewal/", steering.link_renewal, name="link-renewal"),
    path(f"{HERE}prepare/", preparing.prepare, name="prepare"),
    path(f"{HERE}prepare/description/", preparing.description, name="description"),
    path(f"{HERE}prepare/promise/", preparing.promise, name="promise"),
    path(f"{HERE}signals/", signals.signals, name="signals"),
    path("s/<code:code>/signal/<slug:kind>/<int:pk>/", signals.signal, name="signal"),
    path(f"{HERE}reading/", reading.reading, name="reading"),
    path(f"{HERE}reading/<slug:key>/", reading.holding, name="holding"),
    path(f"{HERE}reading/<slug:key>/releasing/", reading.releasing, name="releasing"),
    path(f"{HERE}hidden/", moderating.moderation, name="moderation"),
    path(f"{HERE}hidden/lifting/<int:pk>/", moderating.lifting, name="lifting"),
    path(f"{HERE}hidden/<slug:kind>/<int:pk>/", moderating.hiding, name="hiding"),
    path(f"{HERE}hidden/<slug:kind>/<int:pk>/showing/", moderating.showing, name="showing"),
    path(f"{HERE}blocks/", preparing.blocks, name="blocks"),
    path(f"{HERE}blocks/<int:pk>/", preparing.block, name="block"),
    path(f"{HERE}blocks/<int:pk>/start/", steering.block_start, name="block-start"),
    path(f"{HERE}people/", guests.guests, name="guests"),
    path(f"{HERE}people/colleagues/", colleagues.colleagues, name="colleagues"),
    path(f"{HERE}people/colleagues/<int:pk>/removal/", colleagues.colleague_removal, name="colleague-removal"),
    path(f"{HERE}people/colleagues/<int:pk>/back/", colleagues.colleague_way_back, name="colleague-way-back"),
    path(
        f"{HERE}people/colleagues/links/<int:pk>/withdrawal/",
        colleagues.colleague_link_withdrawal,
        name="colleague-link-withdrawal",
    ),
    path(f"{HERE}people/letters/", letters.letters, name="letters"),
    path(f"{HERE}people/letters/<int:pk>/resumption/", letters.letter_resumption, name="letter-resumption"),
    path(f"{HERE}people/letters/<int:pk>/end/", letters.letter_end, name="letter-end"),
    path(f"{HERE}people/letters/sent/<int:pk>/bounce/", letters.letter_bounce, name="letter-bounce"),
    path(f"{HERE}people/letters/sent/<int:pk>/arrival/", letters.letter_arrival, name="letter-arrival"),
    path(f"{HERE}people/roles/", persons.roles, name="roles"),
    path(f"{HERE}people/list/", guests.guest_list, name="guest-list"),
    path(f"{HERE}parties/", guests.parties, name="parties"),
    path(f"{HERE}parties/list/", guests.party_list, name="party-list"),
    path(f"{HERE}parties/<int:pk>/", guests.party, name="party"),
    path(f"{HERE}people/list/erasure/", invited.guest_list_erasure, name="guest-list-erasure"),
    path(f"{HERE}door/opening/", doors.door_opening, name="door-opening"),
    path(f"{HERE}door/closing/", doors.door_closing, name="door-closing"),
    path(f"{HERE}door/code/", doors.door_code, name="door-code"),
    path(f"{HERE}door/parties/confirmed/", doors.confirmed_parties, name="confirmed-parties"),
    path(f"{HERE}door/parties/unconfirmed/", doors.unconfirmed_parties, name="unconfirmed-parties"),
    path(f"{HERE}parties/<int:pk>/confirmation/", doors.party_confirmation, name="party-confirmation"),
    path(f"{HERE}people/<int:pk>/merging/", persons.merging, name="merging"),
    path(f"{HERE}people/<int:pk>/parting/", persons.parting, name="parting"),
    path(f"{HERE}people/invited/", invited.invited, name="invited"),
    path(f"{HERE}people/invited/<int:pk>/", invited.invitation, name="guest"),
    path(f"{HERE}people/invited/<int:pk>/renewal/", invited.invitation_renewal, name="invitation-renewal"),
    path(f"{HERE}people/invited/<int:pk>/withdrawal/", invited.invitation_withdrawal, name="invitation-withdrawal"),
    path(
        f"{HERE}people/invited/<int:pk>/restoration/", invited.invitation_restoration, name="invitation-restoration"
    ),
    path(f"{HERE}people/<int:pk>/", persons.person, name="person"),
    path(f"{HERE}people/<int:pk>/invitation/", persons.participant_invitation, name="participant-invitation"),
    path(f"{HERE}people/<int:pk>/removal/", persons.participant_removal, name="participant-removal"),
    path(f"{HERE}people/<int:pk>/restoration/", persons.participant_restoration, name="participant-restoration"),
]
