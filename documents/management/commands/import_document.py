import json
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents.drafting.intake import Intake, IntakeResult, bring_in
from documents.ledger.origin import coming_from
from documents.reading import PasswordNeeded, read_file
from documents.reading.filetypes import MAX_UPLOAD_BYTES
from documents.text.refusals import Refused

BY = "Ingelezen met import_document"
RECOGNISE_SECONDS = 600  # nobody waits at a screen
WANTED = ("kind", "title", "label", "in_force_from", "determine")


class Command(BaseCommand):
    help = "Leest een bestand in als concept van een document of, met --determine, als nieuwe versie."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="DOCX, ODT, PDF, HTML of Markdown")
        parser.add_argument("--document", required=True, metavar="SLUG", help="adres van het document")
        parser.add_argument("--kind", help="code van de soort, voor een nieuw document")
        parser.add_argument("--title", default="", help="titel van de versie, en van een nieuw document")
        parser.add_argument("--label", default="", help="naam van de versie, bijvoorbeeld 2025")
        parser.add_argument("--in-force-from", type=_day, metavar="DATE", help="als 2025-01-31")
        parser.add_argument("--determine", action="store_true", help="stel de tekst meteen vast als versie")
        parser.add_argument("--password", help="wachtwoord van het bestand")
        parser.add_argument("--json", action="store_true", help="uitkomst als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with coming_from("opdracht import_document"):
                outcome = bring_in(_intake(options), by=BY)
        except OSError as error:
            raise CommandError(
                f"{options['file']} is niet te openen. Kijk na of het pad klopt en of u het mag lezen."
            ) from error
        except PasswordNeeded as error:
            raise CommandError(f"{error} Het wachtwoord geeft u op met --password.") from error
        except Refused as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(outcome.to_data(), ensure_ascii=False))
        else:
            self._report(outcome)

    def _report(self, outcome: IntakeResult) -> None:
        data, version = outcome.to_data(), outcome.version
        made = f"versie {version.designation} is vastgesteld" if version else "het concept is bewaard"
        count = f"{len(data['articles'])} artikelen, {data['words']} woorden"
        self.stdout.write(f"{outcome.document}: {made} ({count}).")
        for warning in data["warnings"]:
            self.stdout.write(f"Let op: {warning}")
        for part in data["leftOut"]:
            self.stdout.write(f"Niet overgenomen ({part['why']}): {part['text']}")


def _day(raw: str) -> date:
    try:
        return date.fromisoformat(raw)
    except ValueError as error:
        raise ArgumentTypeError(f"{raw} is geen datum. Schrijf haar als 2025-01-31.") from error


def _intake(options: dict[str, Any]) -> Intake:
    file: Path = options["file"]
    with file.open("rb") as opened:
        content = opened.read(MAX_UPLOAD_BYTES + 1)
    return Intake(
        imported=read_file(
            content, name=file.name, password=options["password"], recognise_seconds=RECOGNISE_SECONDS
        ),
        content=content,
        name=file.name,
        slug=options["document"],
        **{name: options[name] for name in WANTED},
    )
