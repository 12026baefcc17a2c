"""Addresses of logging in. Those of django-allauth keep its names; what we do not offer has no address."""

from allauth.account import views as allauth
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as outside
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.socialaccount.providers.saml import views as saml
from django.conf import settings
from django.urls import path
from django.utils.translation import gettext_lazy as _

from sessions.facilitation.accounts import views

HERE = "facilitator/account/"
SAML = "facilitator/saml/<slug:organization_slug>/"


def form(view, title, button, explanation="", template="form", **more):
    """A page of django-allauth, in our words."""
    said = {"title": title, "explanation": explanation, "button": button} | more
    return view.as_view(template_name=f"accounts/{template}.html", extra_context=said)


PASSWORD = form(
    allauth.PasswordChangeView,
    _("Wijzig mijn wachtwoord"),
    _("Bewaar"),
    _("Daarna bent u op alle andere apparaten uitgelogd."),
)
FIRST_PASSWORD = form(allauth.PasswordSetView, _("Stel een wachtwoord in"), _("Bewaar"))
AGAIN = _("Bent u het zelf?")
WHY_AGAIN = _("Voor wat u nu gaat doen, vragen we het nog een keer.")
CODE = form(second.AuthenticateView, _("Nog één stap"), _("Log in"), template="code")
NEW_CODES = _("De codes die u had, werken dan niet meer.")

urlpatterns = [
    path("facilitator/login/", views.Login.as_view(), name="login"),
    path("facilitator/login/", views.Login.as_view(), name="account_login"),
    path("facilitator/login/code/", CODE, name="mfa_authenticate"),
    path("facilitator/login/ended/", allauth.account_inactive, name="account_inactive"),
    path("facilitator/login/with/<slug:provider>/", views.own_login, name="own-login"),
    path("facilitator/login/cancelled/", outside.login_cancelled, name="socialaccount_login_cancelled"),
    path("facilitator/login/error/", outside.login_error, name="socialaccount_login_error"),
    path("facilitator/logout/", views.SignOut.as_view(), name="logout"),
    path("facilitator/logout/", views.SignOut.as_view(), name="account_logout"),
    path("facilitator/back/<str:token>/", views.returning, name="way-back"),
    path(HERE, views.account, name="account"),
    path(HERE, views.account, name="mfa_index"),
    path(HERE, views.account, name="mfa_list_webauthn"),
    path(f"{HERE}logins/", views.other_logins, name="other-logins"),
    path(f"{HERE}password/", PASSWORD, name="account_change_password"),
    path(f"{HERE}password/first/", FIRST_PASSWORD, name="account_set_password"),
    path(
        f"{HERE}again/",
        form(allauth.ReauthenticateView, AGAIN, _("Verder"), WHY_AGAIN, "again"),
        name="account_reauthenticate",
    ),
    path(
        f"{HERE}again/code/",
        form(second.ReauthenticateView, AGAIN, _("Verder"), WHY_AGAIN, "again"),
        name="mfa_reauthenticate",
    ),
    path(
        f"{HERE}app/",
        form(totp.ActivateTOTPView, _("Een app als tweede stap"), _("Zet aan"), template="app"),
        name="mfa_activate_totp",
    ),
    path(
        f"{HERE}app/end/",
        form(totp.DeactivateTOTPView, _("Maak de app los"), _("Maak los"), _("Daarna is een wachtwoord genoeg.")),
        name="mfa_deactivate_totp",
    ),
    path(
        f"{HERE}codes/",
        codes.ViewRecoveryCodesView.as_view(template_name="accounts/codes.html"),
        name="mfa_view_recovery_codes",
    ),
    path(
        f"{HERE}codes/new/",
        form(codes.GenerateRecoveryCodesView, _("Nieuwe herstelcodes"), _("Maak nieuwe codes"), NEW_CODES),
        name="mfa_generate_recovery_codes",
    ),
    path(
        f"{HERE}codes/file/",
        codes.DownloadRecoveryCodesView.as_view(template_name="accounts/codes.txt"),
        name="mfa_download_recovery_codes",
    ),
    path("facilitator/oidc/<slug:provider_id>/callback/", oidc.callback, name="openid_connect_callback"),
    path(f"{SAML}acs/", saml.acs, name="saml_acs"),
    path(f"{SAML}acs/finish/", views.saml_finish, name="saml_finish_acs"),
    path(f"{SAML}sls/", saml.sls, name="saml_sls"),
    path(f"{SAML}metadata/", saml.metadata, name="saml_metadata"),
]
if settings.HAS_PASSKEYS:
    urlpatterns += [
        path("facilitator/login/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
        path(
            f"{HERE}again/passkey/",
            form(
                passkeys.ReauthenticateWebAuthnView,
                AGAIN,
                _("Gebruik een passkey"),
                WHY_AGAIN,
                "passkey",
                act="get",
            ),
            name="mfa_reauthenticate_webauthn",
        ),
        path(
            f"{HERE}passkeys/",
            form(
                passkeys.AddWebAuthnView,
                _("Een passkey erbij"),
                _("Maak de passkey"),
                _("Uw telefoon, laptop of sleutel bewaart hem."),
                "passkey",
                act="create",
            ),
            name="mfa_add_webauthn",
        ),
        path(
            f"{HERE}passkeys/<int:pk>/end/",
            form(passkeys.RemoveWebAuthnView, _("Verwijder deze passkey"), _("Verwijder")),
            name="mfa_remove_webauthn",
        ),
    ]
