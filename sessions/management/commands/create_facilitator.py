from getpass import getpass

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from sessions.core.audit.log import note
from sessions.core.models import CocreationSession, Facilitator
from sessions.facilitation.accounts.ending import ask_anew
from sessions.facilitation.accounts.second_step import forget


class Command(BaseCommand):
    help = (
        "Create an account with which a facilitator logs in; asks for the password. Can also change it, and take off a "
        "second step that its owner lost."
    )

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--session", help="code of a session that they may facilitate from now on")
        parser.add_argument("--email", help="by which the organisation's own login knows them (OIDC, SAML)")
        parser.add_argument(
            "--no-password", action="store_true", help="they only come by the organisation's own login"
        )
        parser.add_argument(
            "--forget-second-step", action="store_true", help="nothing else: for an account that is there already"
        )
        parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")

    def handle(self, *args, username, **options):
        if options["forget_second_step"]:
            return self.forget(username)
        password = None if options["no_password"] else self.password(username, from_stdin=options["password_stdin"])
        user, is_new = get_user_model().objects.get_or_create(username=username)
        user.set_password(password)
        user.email = options["email"] or user.email
        user.save()
        if user.email:
            EmailAddress.objects.update_or_create(
                user=user, email=user.email, defaults={"verified": True, "primary": True}
            )
        note("account_made" if is_new else "password_changed", account=user.pk)
        ask_anew(user)
        if options["session"]:
            self.admit(user, options["session"])
        self.stdout.write(f"{username}: {'created' if is_new else 'password changed'}")

    def forget(self, username: str) -> None:
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account {username}.")
        note("second_step_removed", account=user.pk)
        self.stdout.write(f"{username}: {forget(user)} second steps taken off")

    def password(self, username: str, *, from_stdin: bool) -> str:
        password = input() if from_stdin else self.ask()
        try:
            validate_password(password, get_user_model()(username=username))
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from refused
        return password

    def ask(self) -> str:
        password = getpass("Password (12 characters or more): ")
        if getpass("The same again: ") != password:
            raise CommandError("The two were not the same.")
        return password

    def admit(self, user, code: str) -> None:
        session = CocreationSession.objects.filter(code=code.upper()).first()
        if session is None:
            raise CommandError(f"There is no session with code {code}.")
        Facilitator.objects.get_or_create(session=session, user=user)
