from getpass import getpass

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from sessions.core.models import CocreationSession, Facilitator


class Command(BaseCommand):
    help = "Create an account with which a facilitator logs in; asks for the password. Can also change it."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--session", help="code of a session that they may facilitate from now on")
        parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")

    def handle(self, *args, username, **options):
        password = input() if options["password_stdin"] else self.ask()
        try:
            validate_password(password)
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from refused
        user, is_new = get_user_model().objects.get_or_create(username=username)
        user.set_password(password)
        user.save()
        if options["session"]:
            self.admit(user, options["session"])
        self.stdout.write(f"{username}: {'created' if is_new else 'password changed'}")

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
