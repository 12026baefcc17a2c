from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from sessions.facilitation import belongings, entrance, own, screen
from sessions.facilitation.preparing import views as preparing
from sessions.facilitation.steering import views as steering

HERE = "s/<code:code>/facilitate/"

urlpatterns = [
    path("facilitator/login/", LoginView.as_view(template_name="facilitation/login.html"), name="login"),
    path("facilitator/logout/", LogoutView.as_view(), name="logout"),
    path("facilitator/", entrance.sessions, name="sessions"),
    path("facilitator/new/", entrance.new_session, name="new-session"),
    path("f/<str:token>/", entrance.one_time_link, name="one-time-link"),
    path("screen/<str:token>/", screen.screen, name="screen"),
    path("s/<code:code>/", own.home, name="session"),
    path("s/<code:code>/programme/", own.programme, name="programme"),
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
    path(f"{HERE}thaw/", steering.thaw, name="thaw"),
    path(f"{HERE}links/<slug:role>/renewal/", steering.link_renewal, name="link-renewal"),
    path(f"{HERE}prepare/", preparing.prepare, name="prepare"),
    path(f"{HERE}prepare/description/", preparing.description, name="description"),
    path(f"{HERE}prepare/promise/", preparing.promise, name="promise"),
    path(f"{HERE}blocks/", preparing.blocks, name="blocks"),
    path(f"{HERE}blocks/<int:pk>/", preparing.block, name="block"),
    path(f"{HERE}blocks/<int:pk>/start/", steering.block_start, name="block-start"),
    path(f"{HERE}parties/", preparing.parties, name="parties"),
    path(f"{HERE}parties/<int:pk>/", preparing.party, name="party"),
    path(f"{HERE}people/<int:pk>/removal/", preparing.participant_removal, name="participant-removal"),
    path(f"{HERE}people/<int:pk>/restoration/", preparing.participant_restoration, name="participant-restoration"),
]
