from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from documents.ledger.entries import enter
from portal.accounts.models import User


class Command(BaseCommand):
    help = "Geeft een account een andere gebruikersnaam, zoals bij twee namen met alleen andere hoofdletters."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="OUDE_NAAM")
        parser.add_argument("new_name", metavar="NIEUWE_NAAM")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        name, new_name = options["name"], options["new_name"]
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"Er is geen account “{name}”. Let hier wel op de hoofdletters.")
        user.username = new_name
        others = {field.name for field in User._meta.concrete_fields} - {User.USERNAME_FIELD}
        try:
            user.full_clean(exclude=others)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user.save(update_fields=[User.USERNAME_FIELD])
        enter(what="Account hernoemd", about=user, result=f"Heette: {name}.", who="opdracht rename_account")
        self.stdout.write(f"Het account “{name}” heet nu “{new_name}”.")
