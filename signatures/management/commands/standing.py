import json
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from documents.models import Document
from signatures.facts import AMSTERDAM
from signatures.models import Partner
from signatures.register import standing_of, to_data
from signatures.table import standing_table


class Command(BaseCommand):
    help = "Zegt hoe de versies en de partners van een document ervoor staan op een dag, en waarom."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("document", help="het adres van het document, zoals convenant")
        parser.add_argument("--on", type=_day, help="de dag, zoals 2025-09-18; zonder: vandaag")
        parser.add_argument(
            "--known-on",
            type=_instant,
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
            self.stdout.write(standing_table(standing, document.title))


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise ArgumentTypeError(f"{written} is geen datum. Schrijf een datum als 2025-09-18.") from error


def _instant(written: str) -> datetime:
    """An instant; without a zone Amsterdam's, a day alone means its end."""
    try:
        found = datetime.fromisoformat(written)
    except ValueError as error:
        raise ArgumentTypeError(
            f"{written} is geen tijdstip. Schrijf het als 2025-09-18T12:00:00Z."
        ) from error
    if len(written) <= len("2025-09-18"):
        found = datetime.combine(found, time.max)
    return found if found.tzinfo else found.replace(tzinfo=AMSTERDAM)
