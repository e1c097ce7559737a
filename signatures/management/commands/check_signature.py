"""`manage.py check_signature FILE.pdf`: what the signatures in a PDF are worth, or a named error. Needs no
database, unless the file is held `--against` the PDF of a version that was sent out to be signed. Exit code 1
when the file cannot be read, when something in it was altered, and when it cannot be accepted."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from documents.models import Version
from documents.reading import UnreadableFile
from documents.text.dutch import instant
from signatures.signed_pdf.checking import check_pdf
from signatures.signed_pdf.findings import PdfSignature
from signatures.signed_pdf.making import NothingToSign
from signatures.signed_pdf.matching import Verdict
from signatures.signed_pdf.reporting import signature_data
from signatures.signed_pdf.returned import judge_returned
from signatures.signed_pdf.trust import WrongTrustRoot


class Command(BaseCommand):
    help = "Controleert de digitale handtekeningen in een PDF."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="het PDF-bestand")
        parser.add_argument(
            "--against",
            nargs=2,
            metavar=("ADRES", "NUMMER"),
            help="vergelijk met de PDF om te tekenen van deze versie",
        )
        parser.add_argument("--json", action="store_true", help="schrijf JSON in plaats van tekst")

    def handle(
        self, *, file: Path, json: bool, against: tuple[str, str] | None = None, **_options: Any
    ) -> None:
        try:
            content = _content(file)
            verdict = judge_returned(_version(*against), content) if against else None
            found = verdict.signatures if verdict else check_pdf(content)
        except NothingToSign as error:
            raise CommandError(error.message) from error
        except UnreadableFile as error:
            if json:
                self.stdout.write(_as_json({"error": {"code": error.code, "message": error.message}}))
            raise CommandError(error.message) from error
        except WrongTrustRoot as error:
            raise CommandError(f"SIGNATURE_TRUST_ROOTS: {error} Pas de instelling aan.") from error
        data = {"signatures": [signature_data(one) for one in found]} | _match_data(verdict)
        told = [verdict.words] if verdict else []
        self.stdout.write(_as_json(data) if json else "\n\n".join([*told, _as_text(found)]))
        if any(one.altered for one in found):
            raise CommandError("In deze PDF is iets veranderd dat was ondertekend. Zie de melding hierboven.")
        if verdict and not verdict.acceptable:
            raise CommandError("Deze PDF is niet zonder meer aan te nemen. Zie de melding hierboven.")


def _version(slug: str, number: str) -> Version:
    versions = Version.objects.select_related("document__kind").filter(document__slug=slug)
    found = next((one for one in versions if one.designation == number), None)
    if found is None:
        raise CommandError(f"Van {slug} is er geen versie {number}. Controleer het adres en het nummer.")
    return found


def _match_data(verdict: Verdict | None) -> dict[str, Any]:
    if verdict is None:
        return {}
    return {
        "match": verdict.kind,
        "acceptable": verdict.acceptable,
        "remarks": list(verdict.remarks),
    }


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
