"""`manage.py check_signature FILE.pdf`: what the signatures in a PDF are worth, or a named error. Needs no
database. Exit code 1 when the file cannot be read, and when something in it was altered."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from documents.reading import UnreadableFile
from documents.text.dutch import instant
from signatures.signed_pdf.checking import check_pdf
from signatures.signed_pdf.findings import PdfSignature
from signatures.signed_pdf.reporting import signature_data
from signatures.signed_pdf.trust import WrongTrustRoot


class Command(BaseCommand):
    help = "Controleert de digitale handtekeningen in een PDF."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="het PDF-bestand")
        parser.add_argument("--json", action="store_true", help="schrijf JSON in plaats van tekst")

    def handle(self, *, file: Path, json: bool, **_options: Any) -> None:
        try:
            found = check_pdf(_content(file))
        except UnreadableFile as error:
            if json:
                self.stdout.write(_as_json({"error": {"code": error.code, "message": error.message}}))
            raise CommandError(error.message) from error
        except WrongTrustRoot as error:
            raise CommandError(f"SIGNATURE_TRUST_ROOTS: {error} Pas de instelling aan.") from error
        self.stdout.write(
            _as_json({"signatures": [signature_data(one) for one in found]}) if json else _as_text(found)
        )
        if any(one.altered for one in found):
            raise CommandError("In deze PDF is iets veranderd dat was ondertekend. Zie de melding hierboven.")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            "notFound", f"Het bestand {file} is niet te openen. Controleer de naam."
        ) from error


def _as_json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)


def _as_text(found: tuple[PdfSignature, ...]) -> str:
    if not found:
        return "In deze PDF staat geen digitale handtekening."
    return "\n\n".join("\n".join(_lines(one)) for one in found)


def _lines(one: PdfSignature) -> list[str]:
    lines = [f"{one.field or 'Veld zonder naam'}: {_worth(one)}"]
    if one.signer:
        lines.append(f"  Ondertekenaar: {one.signer.words} (certificaat van {one.signer.issuer})")
    if one.signed_at:
        moment = instant(timezone.localtime(one.signed_at))
        source = "tijdstempel" if one.time_from == "timestamp" else "klok van de ondertekenaar"
        lines.append(f"  Getekend op: {moment} ({source})")
    return lines + [f"  {problem.words}" for problem in one.problems]


def _worth(one: PdfSignature) -> str:
    if not one.signed:
        return "leeg"
    if one.altered:
        return "niet in orde"
    return "ongeschonden, van een vertrouwde uitgever" if one.trusted else "ongeschonden"
