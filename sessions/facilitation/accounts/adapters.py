"""What django-allauth asks of us: who may log in, in which words, what is kept."""

import logging
import secrets
from base64 import b32encode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sessions.facilitation.accounts import guessing, invitation
from sessions.facilitation.accounts.ending import ask_anew
from sessions.facilitation.accounts.vault import VAULT

# From which address somebody came is not kept: nobody needs it, and a whole room shares one.
NO_ADDRESS = "0.0.0.0"  # noqa: S104 (no place that is listened at)
TOLD = {
    "account/messages/password_changed.txt": _("Uw wachtwoord is gewijzigd. Elders bent u nu uitgelogd."),
    "account/messages/password_set.txt": _("Uw wachtwoord is ingesteld."),
    "mfa/messages/totp_activated.txt": _("Uw tweede stap staat aan. Bewaar ook de herstelcodes."),
    "mfa/messages/totp_deactivated.txt": _("De app is losgemaakt van uw account."),
    "mfa/messages/recovery_codes_generated.txt": _("Dit zijn uw herstelcodes. Eerdere werken niet meer."),
    "mfa/messages/webauthn_added.txt": _("De passkey is toegevoegd."),
    "mfa/messages/webauthn_removed.txt": _("De passkey is verwijderd."),
}


class Accounts(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar."),
        "incorrect_password": _("Dit is niet uw wachtwoord."),
        "enter_current_password": _("Dit is niet uw wachtwoord."),
        "too_many_login_attempts": _("Te vaak een verkeerde code. Wacht vijf minuten."),
        "rate_limited": _("Te vaak een verkeerde code. Wacht vijf minuten."),
    }

    def is_open_for_signup(self, request) -> bool:
        """Whoever runs the server makes accounts, or a colleague's invitation does."""
        return False

    def get_client_ip(self, request) -> str:
        return NO_ADDRESS

    def get_login_stages(self) -> list[str]:
        return ["sessions.facilitation.accounts.second_step.SecondStep"]

    def get_password_change_redirect_url(self, request) -> str:
        return reverse("account")

    def pre_authenticate(self, request, **credentials) -> None:
        guessing.refuse_guesser(request, credentials.get("username", ""))

    def authentication_failed(self, request, **credentials) -> None:
        guessing.count_failure(request, credentials.get("username", ""))

    def authenticate(self, request, **credentials):
        user = super().authenticate(request, **credentials)
        if user is not None:
            guessing.forget_failures(request, credentials.get("username", ""))
        return user

    def post_login(self, request, user, **more):
        response = super().post_login(request, user, **more)
        guessing.remember_device(response, user.get_username())
        return response

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        """Only what somebody needs to know, in our words."""
        said = message or TOLD.get(message_template or "")
        if said:
            messages.add_message(request, level, said, extra_tags=extra_tags)


class SecondSteps(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Deze code klopt niet. Staat de klok van uw telefoon goed?"),
        "cannot_generate_recovery_codes": _("Stel eerst een app of passkey in."),
    }

    def encrypt(self, text: str) -> str:
        return VAULT.encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret. Where it was kept under another key: one that nobody knows, so that no code of it is right."""
        try:
            return VAULT.decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return b32encode(secrets.token_bytes(20)).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": "Cocreatie"}


class OpenLogins(DefaultUserSessionsAdapter):
    def end_sessions(self, sessions) -> None:
        users = {each.user for each in sessions}
        super().end_sessions(sessions)
        for user in users:
            ask_anew(user)


class OwnLogins(DefaultSocialAccountAdapter):
    """The organisation's own login."""

    def is_open_for_signup(self, request, sociallogin) -> bool:
        return settings.SSO_ADMITS_ALL or invitation.is_invited(request)

    def pre_social_login(self, request, sociallogin) -> None:
        """An address that nobody checked is not kept: it may be somebody else's."""
        if not sociallogin.is_existing:
            sociallogin.email_addresses = [each for each in sociallogin.email_addresses if each.verified]
            sociallogin.user.email = next((each.email for each in sociallogin.email_addresses), "")

    def populate_user(self, request, sociallogin, data):
        user = super().populate_user(request, sociallogin, data)
        full = " ".join(filter(None, [user.first_name, user.last_name])) or data.get("name") or ""
        user.first_name, user.last_name = full[:150], ""
        return user

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None) -> None:
        logging.getLogger("cocreatie").warning("a login by %s failed: %s", provider.name, error, exc_info=exception)
