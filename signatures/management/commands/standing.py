import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from documents.models import Document
from signatures.management.instants import day_argument, instant_argument
from signatures.models import Partner
from signatures.overviews.table import standing_table
from signatures.register.standings import standing_of, to_data


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
            self.stdout.write(standing_table(standing, document.title))
