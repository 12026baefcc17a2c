"""A password that is hard to guess, by how long it would take: words that everybody knows cost nothing, however many
signs they have (zxcvbn)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

# Of 4: safely unguessable, where passwords are stored as a slow hash.
STRONG_ENOUGH = 3
# Guessing at more signs than this takes zxcvbn longer than it is worth; nobody guesses those.
LOOKED_AT = 72
OURS = ["cocreatie", "brownpaper", "facilitator"]


class HardToGuess:
    """For AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user=None) -> None:
        known = [*OURS, *([user.get_username(), user.first_name] if user else [])]
        found = zxcvbn(password[:LOOKED_AT], user_inputs=[word for word in known if word])
        if found["score"] < STRONG_ENOUGH:
            raise ValidationError(_("Dit wachtwoord is makkelijk te raden.") + " " + self.get_help_text())

    def get_help_text(self) -> str:
        return _("Neem vier of meer woorden die niets met elkaar te maken hebben.")
