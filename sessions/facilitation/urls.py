from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from sessions.facilitation import cockpit, entrance, news, own, prepare, screen

HERE = "s/<slug:code>/facilitate/"

urlpatterns = [
    path("facilitator/login/", LoginView.as_view(template_name="facilitation/login.html"), name="login"),
    path("facilitator/logout/", LogoutView.as_view(), name="logout"),
    path("facilitator/", entrance.sessions, name="sessions"),
    path("facilitator/new/", entrance.new_session, name="new-session"),
    path("f/<str:token>/", entrance.one_time_link, name="one-time-link"),
    path("screen/<str:token>/", screen.screen, name="screen"),
    path("s/<slug:code>/", own.home, name="session"),
    path("s/<slug:code>/programme/", own.programme, name="programme"),
    path("s/<slug:code>/news/", news.what_changed, name="news"),
    path("s/<slug:code>/<slug:phase>/own/", own.own, name="own"),
    path(f"{HERE}", cockpit.cockpit, name="cockpit"),
    path(f"{HERE}phases/<slug:phase>/", cockpit.current_phase, name="current-phase"),
    path(f"{HERE}phases/<slug:phase>/opening/", cockpit.opening, name="phase-opening"),
    path(f"{HERE}phases/<slug:phase>/closing/", cockpit.closing, name="phase-closing"),
    path(f"{HERE}clock/more/", cockpit.more_time, name="more-time"),
    path(f"{HERE}clock/less/", cockpit.less_time, name="less-time"),
    path(f"{HERE}message/", cockpit.message, name="message"),
    path(f"{HERE}thaw/", cockpit.thaw, name="thaw"),
    path(f"{HERE}links/<slug:role>/renewal/", cockpit.link_renewal, name="link-renewal"),
    path(f"{HERE}prepare/", prepare.prepare, name="prepare"),
    path(f"{HERE}prepare/description/", prepare.description, name="description"),
    path(f"{HERE}prepare/promise/", prepare.promise, name="promise"),
    path(f"{HERE}blocks/", prepare.blocks, name="blocks"),
    path(f"{HERE}blocks/<int:pk>/", prepare.block, name="block"),
    path(f"{HERE}blocks/<int:pk>/start/", cockpit.block_start, name="block-start"),
    path(f"{HERE}blocks/<int:pk>/removal/", prepare.block_removal, name="block-removal"),
    path(f"{HERE}parties/", prepare.parties, name="parties"),
    path(f"{HERE}parties/<int:pk>/", prepare.party, name="party"),
    path(f"{HERE}parties/<int:pk>/removal/", prepare.party_removal, name="party-removal"),
    path(f"{HERE}people/<int:pk>/removal/", prepare.participant_removal, name="participant-removal"),
    path(f"{HERE}people/<int:pk>/restoration/", prepare.participant_restoration, name="participant-restoration"),
]
