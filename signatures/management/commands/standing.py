import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from documents.models import Document
from documents.text.dutch import day_short, stamp
from signatures.management.instants import day_argument, instant_argument
from signatures.models import Partner
from signatures.register.standings import standing_of, to_data
from signatures.standing import DocumentStanding
from signatures.standing.cells import Cell
from signatures.standing.words import FLAG_WORDS, SYMBOLS


class Command(BaseCommand):
    help = "Zegt hoe de versies en de partners van een document ervoor staan op een dag, en waarom."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("document", help="het adres van het document, zoals convenant")
        parser.add_argument("--on", type=day_argument, help="de dag, zoals 2025-09-18; zonder: vandaag")
        parser.add_argument(
            "--known-on",
            type=instant_argument,
            help="zoals bekend op dit moment, zoals 2025-09-18T12:00:00Z (een dag: tot het einde daarvan)",
        )
        parser.add_argument("--json", action="store_true", help="antwoordt als JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        document = Document.objects.filter(slug=options["document"]).first()
        if document is None:
            raise CommandError(f"Er is geen document {options['document']}. Controleer het adres.")
        standing = standing_of(
            document, on=options["on"] or timezone.localdate(), known_on=options["known_on"]
        )
        if options["json"]:
            data = to_data(standing, Partner.objects.prefetch_related("names"))
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))
        else:
            self.stdout.write(_table(standing, document.title))


def _table(standing: DocumentStanding, title: str) -> str:
    """Versions with their reasons, then partners by versions, then what is out of the ordinary."""
    told = stamp(standing.on, standing.known_on)
    lines = [f"{title}: {told[0].lower()}{told[1:]}", standing.summary, ""]
    for version in standing.versions:
        lines.append(f"Versie {version.name}: {version.reason}")
        lines.append(f"  {version.counted}")
    return "\n".join([*lines, "", *_rows(standing), *_notes(standing)])


def _rows(standing: DocumentStanding) -> list[str]:
    order = [kind.code for kind in standing.kinds]
    heads = ["partner", *(version.name for version in standing.versions)]
    rows = [
        [partner.name, *(_cell(cell) for cell in partner.cells)]
        for partner in sorted(standing.partners, key=lambda one: (order.index(one.kind), one.name))
    ]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    return [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in [heads, *rows]
    ]


def _cell(cell: Cell) -> str:
    words = f"{SYMBOLS[cell.standing]} {cell.word}"
    return f"{words} {day_short(cell.on)}{'*' if cell.flags else ''}" if cell.on else words


def _notes(standing: DocumentStanding) -> list[str]:
    notes = [
        f"* {partner.name}, versie {cell.version}: {'; '.join(FLAG_WORDS[flag] for flag in cell.flags)}"
        for partner in standing.partners
        for cell in partner.cells
        if cell.flags
    ]
    return ["", *notes] if notes else []
