"""A colleague who was invited: they come in by an account of their own, which they make here where they have none."""

from allauth.account.fields import PasswordField
from allauth.account.internal.flows.login import record_authentication
from django import forms
from django.contrib.auth import get_user_model, login, password_validation
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions.core.audit.log import note
from sessions.core.fields import LineField
from sessions.core.forms import SendForm
from sessions.core.journal import change
from sessions.core.models import AccessLink, Facilitator
from sessions.core.texts import name_key

OPENED = "invited"
NAME_IS_TAKEN = _("Deze naam heeft al iemand. Is dat uw account? Log er dan mee in.")
BACKEND = "django.contrib.auth.backends.ModelBackend"


class AccountForm(SendForm):
    """An account of one's own, with a name to log in by."""

    slug = "account"
    button = _("Maak mijn account")
    username = LineField(
        label=_("Gebruikersnaam"),
        max_length=80,
        help_text=_("Hiermee logt u voortaan in. Bijvoorbeeld uw e-mailadres van het werk."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = PasswordField(
        label=_("Wachtwoord"),
        autocomplete="new-password",
        help_text=_("Minstens 12 tekens. Neem vier of meer woorden die niets met elkaar te maken hebben."),
    )
    again = PasswordField(label=_("Nog een keer hetzelfde wachtwoord"), autocomplete="new-password")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("password", "again"):
            self.fields[name].widget.attrs.pop("placeholder", None)

    def clean_username(self) -> str:
        name = self.cleaned_data["username"]
        if any(name_key(known) == name_key(name) for known in usernames()):
            raise ValidationError(NAME_IS_TAKEN)
        return name

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        password = cleaned.get("password")
        if password and cleaned.get("again") and password != cleaned["again"]:
            self.add_error("again", _("De twee wachtwoorden zijn niet gelijk."))
        elif password:
            try:
                password_validation.validate_password(
                    password, get_user_model()(username=cleaned.get("username", ""))
                )
            except ValidationError as weak:
                self.add_error("password", weak)
        return cleaned


def usernames():
    return get_user_model().objects.values_list("username", flat=True)


def opened(request: HttpRequest, link: AccessLink) -> None:
    """Remember that somebody was invited who goes to log in elsewhere first, with the organisation's own login."""
    if not request.user.is_authenticated:
        request.session[OPENED] = str(link.key)


def is_invited(request: HttpRequest) -> bool:
    key = request.session.get(OPENED)
    return key is not None and waiting(AccessLink.objects.filter(key=key)).exists()


def waiting(links):
    """The links among these that still let somebody in."""
    return links.filter(
        role=AccessLink.Role.FACILITATOR, used_at=None, revoked_at=None, expires_at__gt=timezone.now()
    )


def accept(link: AccessLink, user: User) -> bool:
    """Make this user a facilitator of the session, and use the link up. False where somebody was before them."""
    with change(link.session, even_frozen=True):
        if not waiting(AccessLink.objects.filter(pk=link.pk)).update(used_at=timezone.now()):
            return False
        Facilitator.objects.get_or_create(session=link.session, user=user)
    return True


def come_in_by_new_account(link: AccessLink, *, username: str, password: str) -> User | None:
    """Make an account and lead the session by it; None, and no account, where somebody used the link before. Raises
    IntegrityError where the name was taken a moment ago."""
    # Costly, as it should be: before anybody waits for the session.
    hashed = make_password(password)
    with change(link.session, even_frozen=True):
        if not waiting(AccessLink.objects.filter(pk=link.pk)).exists():
            return None
        user = get_user_model().objects.create(
            username=get_user_model().normalize_username(username), password=hashed, first_name=link.name
        )
        note("account_made", session=link.session, account=user.pk)
        accept(link, user)
    return user


def let_in(request: HttpRequest, user: User) -> None:
    """Log somebody in who just chose their password here."""
    login(request, user, backend=BACKEND)
    record_authentication(request, user, "password", username=user.get_username(), reauthenticated=True)
