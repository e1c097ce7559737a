from django.core.management.base import BaseCommand

from portal.demonstration.loading import load_region
from portal.demonstration.welcome import accounts


class Command(BaseCommand):
    help = "Laadt de voorbeeldregio: documenten, versies, partners, ondertekeningen en drie accounts."

    def handle(self, *args: object, **options: object) -> None:
        if not load_region(self._tell):
            self.stdout.write("Er staat al een convenant. Er is niets veranderd.")
        for line in accounts():
            self.stdout.write(line)

    def _tell(self, part: int, total: int, name: str) -> None:
        self.stdout.write(f"{part} van {total}: {name}")
        self.stdout.flush()
