from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines import ENGINES, EngineUnavailable, engine
from search.index.indexing import rebuild


class Command(BaseCommand):
    help = "Bouwt de zoekindex opnieuw op naast de bestaande, en wisselt daarna. Zoeken gaat intussen door."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--engine", choices=sorted(ENGINES), help="de zoekmachine; anders die van SEARCH_URL"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            into = engine(name=options["engine"])
            passages = rebuild(into, progress=self._progress, is_used=into is engine())
        except EngineUnavailable as error:
            raise CommandError(f"{error} De oude index is gebleven.") from error
        self.stdout.write(f"Klaar: {passages} passages in de index.")

    def _progress(self, done: int, total: int) -> None:
        self.stdout.write(f"{done} van {total} documenten")
        self.stdout.flush()
