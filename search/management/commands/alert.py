from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engines import EngineUnavailable
from search.following.alerts import alert_all


class Command(BaseCommand):
    help = "Mailt wat er nieuw is gevonden voor bewaarde zoekvragen, en vertelt per persoon wat er is gedaan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="alleen laten zien, niets versturen")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        try:
            done = alert_all(dry_run=dry_run)
        except EngineUnavailable as error:
            raise CommandError(
                f"{error} Er is niets verstuurd; de volgende keer wordt het opnieuw geprobeerd."
            ) from error
        for person, words in done:
            self.stdout.write(f"{person}: {words}")
        if not done:
            self.stdout.write("Niemand volgt een zoekvraag met e-mail.")
