"""Settings of who runs sessions, and how they log in: django-allauth, and a login of the organisation's own."""

import os
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

PUBLIC = urlsplit(os.environ.get("PUBLIC_URL", "http://127.0.0.1:8000"))


def is_a_name(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return True
    return False


def hours(name: str, otherwise: float) -> timedelta:
    return timedelta(hours=float(os.environ.get(name) or otherwise))


# A login ends after this long without a page of it being asked for, and in any case after so long.
LOGIN_IDLE = hours("LOGIN_IDLE_HOURS", 8)
LOGIN_LASTS = hours("LOGIN_LASTS_HOURS", 36)
SESSION_COOKIE_AGE = int(LOGIN_LASTS.total_seconds())

# Must everybody who logs in with a password have a second step?
REQUIRE_MFA = os.environ.get("REQUIRE_MFA", "").lower() in {"1", "true", "yes"}

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "sessions.facilitation.accounts.passwords.HardToGuess"},
]

ACCOUNT_ADAPTER = "sessions.facilitation.accounts.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_FORMS = {
    "login": "sessions.facilitation.accounts.forms.LoginForm",
    "reauthenticate": "sessions.facilitation.accounts.forms.AgainForm",
    "change_password": "sessions.facilitation.accounts.forms.ChangePasswordForm",
    "set_password": "sessions.facilitation.accounts.forms.FirstPasswordForm",
}
# By account, never by address: a whole room shares one. Passwords have a count of their own (accounts/guessing).
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "signup": None,
    "login_failed": "10/300s/key",
    "change_password": "10/5m/user",
    "reauthenticate": "10/5m/user",
}

MFA_ADAPTER = "sessions.facilitation.accounts.adapters.SecondSteps"
MFA_FORMS = {
    "authenticate": "sessions.facilitation.accounts.forms.CodeForm",
    "reauthenticate": "sessions.facilitation.accounts.forms.CodeAgainForm",
    "activate_totp": "sessions.facilitation.accounts.forms.FirstCodeForm",
    "add_webauthn": "sessions.facilitation.accounts.forms.AddPasskeyForm",
}
MFA_TOTP_ISSUER = f"Cocreatie {PUBLIC.hostname}"
# A telephone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": None}
# Passkeys are bound to a name, and browsers give them only over https (W3C Web Authentication, 5.1.2 and 13.4.9).
HAS_PASSKEYS = PUBLIC.hostname == "localhost" or (PUBLIC.scheme == "https" and is_a_name(PUBLIC.hostname or ""))
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", *(["webauthn"] if HAS_PASSKEYS else [])]
MFA_PASSKEY_LOGIN_ENABLED = HAS_PASSKEYS
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = PUBLIC.hostname == "localhost"

USERSESSIONS_ADAPTER = "sessions.facilitation.accounts.adapters.OpenLogins"

# Who comes in by the organisation's own login: those whom somebody here knows (by their address of e-mail, or a
# colleague's invitation), or everybody whom that login admits.
SSO_ADMITS_ALL = os.environ.get("SSO_ADMITS", "known") == "all"
# Whose addresses of e-mail are believed without the provider saying that it checked them: "yes" where nobody can set
# their own there, or domains with commas between. Whoever is believed is let in as the account with that address.
TRUSTED_MAIL = os.environ.get("SSO_TRUSTS_EMAIL", "")
TRUSTS_EMAIL = True if TRUSTED_MAIL == "yes" else [each.strip() for each in TRUSTED_MAIL.split(",") if each.strip()]
SOCIALACCOUNT_ADAPTER = "sessions.facilitation.accounts.adapters.OwnLogins"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_EMAIL_REQUIRED = False
SOCIALACCOUNT_QUERY_EMAIL = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = "oidc"


def oidc() -> list[dict]:
    """OpenID Connect, where the operator gave the address of an identity provider. Its secret may be in a file."""
    server = os.environ.get("OIDC_SERVER_URL")
    if not server:
        return []
    file = os.environ.get("OIDC_CLIENT_SECRET_FILE")
    return [
        {
            "provider_id": "oidc",
            "name": os.environ.get("OIDC_NAME") or urlsplit(server).hostname,
            "client_id": os.environ.get("OIDC_CLIENT_ID", "cocreatie"),
            "secret": Path(file).read_text().strip() if file else os.environ.get("OIDC_CLIENT_SECRET", ""),
            "settings": {
                "server_url": server,
                "uid_field": "sub",
                "oauth_pkce_enabled": True,
                "verified_email": TRUSTS_EMAIL,
            },
        }
    ]


def saml() -> list[dict]:
    """SAML 2.0, where the operator gave an identity provider's name, address and certificate (a PEM file)."""
    name = os.environ.get("SAML_IDP_ENTITY_ID")
    if not name:
        return []
    address, certificate = os.environ["SAML_IDP_SSO_URL"], Path(os.environ["SAML_IDP_CERTIFICATE"]).read_text()
    mail = ["urn:oid:0.9.2342.19200300.100.1.3", "mail", "email"]
    mail.append("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress")
    return [
        {
            "provider_id": name,
            "name": os.environ.get("SAML_NAME") or urlsplit(address).hostname,
            "client_id": "saml",
            "settings": {
                "idp": {"entity_id": name, "sso_url": address, "x509cert": certificate},
                "attribute_mapping": {
                    "uid": ["urn:oasis:names:tc:SAML:attribute:subject-id", "uid"],
                    "email": mail,
                    "first_name": ["urn:oid:2.16.840.1.113730.3.1.241", "displayName", "cn"],
                },
                "advanced": {"want_assertion_signed": True, "allow_single_label_domains": True},
                "verified_email": TRUSTS_EMAIL,
            },
        }
    ]


SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": oidc()}, "saml": {"APPS": saml()}}
OWN_LOGINS = [app["name"] for app in (*oidc(), *saml())]
