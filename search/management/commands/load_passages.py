import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines import PORTAL, EngineUnavailable, engine
from search.passages import Passage


class Command(BaseCommand):
    help = "Laadt een losse verzameling in een eigen index, om het zoeken te meten."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="JSONL met id, law, article, title en text op elke regel")
        parser.add_argument("--index", required=True, help="naam van de eigen index")

    def handle(self, *_args: Any, file: Path, index: str, **_options: Any) -> None:
        if index == PORTAL:
            raise CommandError(f"'{PORTAL}' is de index van het portaal zelf. Kies een andere naam.")
        try:
            with engine(index).rebuild() as add:
                add(self._passages(file))
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"{file} is niet te lezen als JSONL met passages: {error}") from error
        except EngineUnavailable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Geladen in index {index}.")

    def _passages(self, file: Path) -> Iterator[Passage]:
        with file.open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield Passage(
                    ref=row["id"],
                    document=row["law"],
                    title=row["law"].replace("-", " "),
                    key=row["article"],
                    places=(("artikel", row["article"]),),
                    heading=row["title"],
                    text=row["text"],
                )
