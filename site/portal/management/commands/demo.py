from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from portal.beginning.new_region import THERE
from portal.demonstration.loading import load_region
from portal.demonstration.resetting import reset_region
from portal.demonstration.welcome import accounts


class Command(BaseCommand):
    help = "Laadt de voorbeeldregio: documenten, versies, partners, ondertekeningen en drie accounts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--reset",
            action="store_true",
            help="maakt de voorbeeldregio eerst leeg; alleen in een oefenomgeving (PRACTICE=1)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["reset"]:
            reset_region(self._tell)
            self.stdout.write("De voorbeeldregio is weer als nieuw. Draait het portaal? Start het opnieuw.")
        elif not load_region(self._tell):
            self.stdout.write(THERE)
        for line in accounts():
            self.stdout.write(line)

    def _tell(self, part: int, total: int, name: str) -> None:
        self.stdout.write(f"{part} van {total}: {name}")
        self.stdout.flush()
