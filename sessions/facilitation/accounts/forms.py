"""The forms of django-allauth in our words and looks."""

from allauth.account import forms as account
from allauth.mfa.base import forms as second
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkeys
from django.forms import Form
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from sessions.core.forms import look


class Dressed(Form):
    """Gives fields our labels and the design system's classes. labels: by the name of a field; hints: likewise."""

    use_required_attribute = False
    labels: dict[str, StrOrPromise] = {}
    hints: dict[str, StrOrPromise] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs["class"] = look(field.widget)
            field.error_messages["required"] = _("Vul dit nog in.")


CODE = _("Code")
CODE_HINT = _("De zes cijfers die uw app nu toont, of een van uw herstelcodes.")
NEW_HINT = _("Minstens 12 tekens. Neem vier of meer woorden die niets met elkaar te maken hebben.")


class LoginForm(Dressed, account.LoginForm):
    labels = {"login": _("Gebruikersnaam"), "password": _("Wachtwoord")}


class AgainForm(Dressed, account.ReauthenticateForm):
    labels = {"password": _("Wachtwoord")}


class ChangePasswordForm(Dressed, account.ChangePasswordForm):
    labels = {
        "oldpassword": _("Uw wachtwoord van nu"),
        "password1": _("Nieuw wachtwoord"),
        "password2": _("Nog een keer hetzelfde wachtwoord"),
    }
    hints = {"password1": NEW_HINT}


class FirstPasswordForm(Dressed, account.SetPasswordForm):
    labels = {"password1": _("Wachtwoord"), "password2": _("Nog een keer hetzelfde wachtwoord")}
    hints = {"password1": NEW_HINT}


class CodeForm(Dressed, second.AuthenticateForm):
    labels, hints = {"code": CODE}, {"code": CODE_HINT}


class CodeAgainForm(Dressed, second.ReauthenticateForm):
    labels, hints = {"code": CODE}, {"code": CODE_HINT}


class FirstCodeForm(Dressed, ActivateTOTPForm):
    labels, hints = {"code": CODE}, {"code": _("De zes cijfers die uw app nu toont.")}


class AddPasskeyForm(Dressed, passkeys.AddWebAuthnForm):
    labels = {"name": _("Hoe noemt u deze passkey?"), "passwordless": _("Hiermee ook inloggen zonder wachtwoord")}
