from django.urls import path

from sessions.brownpaper.badges import views as badges
from sessions.brownpaper.handover import delivery, sharing
from sessions.brownpaper.reading import provenance, views

HERE = "s/<code:code>/facilitate/"

urlpatterns = [
    path("s/<code:code>/brownpaper/", views.brownpaper, name="brownpaper"),
    path("s/<code:code>/brownpaper/mine/", provenance.what_became, name="what-became"),
    path(f"{HERE}people/badges.pdf", badges.badges, name="badges"),
    path(f"{HERE}people/table-cards.pdf", badges.table_cards, name="table-cards"),
    path(f"{HERE}freeze/", delivery.freezing, name="freeze"),
    path(f"{HERE}delivery/", delivery.delivery, name="delivery"),
    path(f"{HERE}delivery/versions/<int:number>/printing/", delivery.reprinting, name="reprinting"),
    path(f"{HERE}delivery/versions/<int:number>/suspension/", delivery.suspension, name="suspension"),
    path(f"{HERE}delivery/versions/<int:number>/resumption/", delivery.resumption, name="resumption"),
    path(f"{HERE}delivery/recipients/", delivery.recipients, name="recipients"),
    path(f"{HERE}delivery/recipients/<int:pk>/revocation/", delivery.revocation, name="recipient-revocation"),
    path(f"{HERE}delivery/recipients/<int:pk>/mail/", delivery.mailing, name="recipient-mail"),
    path(f"{HERE}delivery/recipients/<int:pk>/link/", delivery.linking, name="recipient-link"),
    path(f"{HERE}delivery/asks/<int:pk>/passing-on/", delivery.passing_on, name="passing-on"),
    path("r/<str:token>/", views.reader, name="reader"),
    path("r/<str:token>/document/", views.document, name="document"),
    path("r/<str:token>/brownpaper.<slug:form>", views.portable, name="portable"),
    path("r/<str:token>/versions/<int:number>.pdf", views.version_pdf, name="version-pdf"),
    path("r/<str:token>/<slug:kind>/status/", views.status, name="reader-status"),
    path("r/<str:token>/<slug:kind>/order/", views.print_order, name="print-order"),
    path("r/<str:token>/<slug:kind>/pdf/", views.pdf, name="pdf"),
    path("v/<str:token>/", sharing.share, name="share"),
    path("v/<str:token>/pdf/", sharing.share_pdf, name="share-pdf"),
    path("v/<str:token>/versions/<int:number>.pdf", sharing.share_version_pdf, name="share-version-pdf"),
    path("v/<str:token>/document/", sharing.share_document, name="share-document"),
    path("v/<str:token>/brownpaper.<slug:form>", sharing.share_portable, name="share-portable"),
    path(
        "v/<str:token>/versions/<int:asked_in>/asks/<slug:key>/response/",
        sharing.ask_response,
        name="ask-response",
    ),
]
