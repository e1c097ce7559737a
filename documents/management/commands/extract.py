"""`manage.py extract FILE`: the text of a file page by page, or a named error. Needs no database."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents.reading import Extraction, UnreadableFile, extract_pages

RECOGNISE_SECONDS = 60


class Command(BaseCommand):
    help = "Leest de tekst van een bestand, per bladzijde."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="het bestand: PDF, Word, Excel, PowerPoint, ODT, RTF …")
        parser.add_argument("--password", help="het wachtwoord van een beveiligde PDF")
        parser.add_argument(
            "--ocr-seconds",
            type=int,
            default=RECOGNISE_SECONDS,
            help=f"hoe lang tekst in beelden gelezen wordt (standaard {RECOGNISE_SECONDS})",
        )
        parser.add_argument("--json", action="store_true", help="schrijf JSON in plaats van tekst")

    def handle(
        self, *, file: Path, password: str | None, ocr_seconds: int, json: bool, **_options: Any
    ) -> None:
        try:
            extraction = extract_pages(
                _content(file), name=file.name, password=password, recognise_seconds=max(0, ocr_seconds)
            )
        except UnreadableFile as error:
            if json:
                self.stdout.write(pages_as_json({"error": {"code": error.code, "message": error.message}}))
            raise CommandError(error.message) from error
        self.stdout.write(pages_as_json(_data(extraction)) if json else _as_text(extraction))
        if not json:
            for warning in extraction.warnings:
                self.stderr.write(f"Let op: {warning}")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            "notFound", f"Het bestand {file} is niet te openen. Controleer de naam."
        ) from error


def _data(extraction: Extraction) -> dict[str, Any]:
    pages = [
        {"number": page.number, "text": page.text} | ({"heading": page.heading} if page.heading else {})
        for page in extraction.pages
    ]
    return {
        "pages": pages,
        "warnings": list(extraction.warnings),
        "reader": extraction.reader,
        "pagesWithoutText": list(extraction.without_text),
    }


def _as_text(extraction: Extraction) -> str:
    return "\f".join(page.text for page in extraction.pages)


def pages_as_json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)
