import os
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents.ledger.entries import enter
from documents.ledger.origin import coming_from
from documents.models import Document, Version
from documents.text.refusals import Refused
from signatures.bundle import make_bundle
from signatures.bundle.making import FETCHED
from signatures.management.instants import day_argument, instant_argument
from signatures.models import Partner


class Command(BaseCommand):
    help = "Maakt de bewijsmap van een versie: één ZIP met alles wat vastligt, na te rekenen zonder portaal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("document", help="het adres van het document, zoals convenant")
        parser.add_argument("number", help="het nummer van de versie, zoals 2, 2.1 of 2025")
        parser.add_argument("--output", type=Path, required=True, help="het bestand dat wordt gemaakt")
        parser.add_argument("--on", type=day_argument, help="stand per deze dag, zoals 2025-09-18")
        parser.add_argument("--known-on", type=instant_argument, help="zoals bekend op dit moment")
        parser.add_argument("--partner", help="alleen wat deze partner aangaat (het adres van de partner)")

    def handle(self, *_args: Any, **options: Any) -> None:
        version = _version(options["document"], options["number"])
        partner = _partner(options["partner"])
        with coming_from("opdracht evidence"):
            try:
                _write(version, options["output"], partner=partner, options=options)
            except Refused as error:
                raise CommandError(str(error)) from error
            except OSError as error:
                raise CommandError(
                    f"{options['output']} is niet te schrijven. Kies een andere plaats."
                ) from error
            enter(what=FETCHED, about=version, result=f"Voor {partner}" if partner else "")
        self.stdout.write(f"De bewijsmap staat in {options['output']}. Controleer haar met verify_evidence.")


def _write(version: Version, output: Path, *, partner: Partner | None, options: dict[str, Any]) -> None:
    """Under another name first, so that what stands there is always whole."""
    handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    try:
        with os.fdopen(handle, "w+b") as out:
            make_bundle(version, out, on=options["on"], known_on=options["known_on"], partner=partner)
        Path(name).replace(output)
    finally:
        Path(name).unlink(missing_ok=True)


def _version(slug: str, number: str) -> Version:
    document = Document.objects.filter(slug=slug).first()
    if document is None:
        raise CommandError(f"Er is geen document {slug}. Controleer het adres.")
    version = document.versions.designated(number).first()
    if version is None:
        raise CommandError(f"Er is geen versie {number} van {document.title}. Controleer het nummer.")
    return version


def _partner(slug: str | None) -> Partner | None:
    if not slug:
        return None
    partner = Partner.objects.filter(slug=slug).first()
    if partner is None:
        raise CommandError(f"Er is geen partner {slug}. Controleer het adres van de partner.")
    return partner
