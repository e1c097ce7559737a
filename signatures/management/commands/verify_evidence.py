import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from signatures.bundle.checking import Checked, check_bundle


class Command(BaseCommand):
    help = "Rekent een bewijsmap na, zonder database. Wat niet klopt, geeft afsluitcode 1."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="de bewijsmap (ZIP)")
        parser.add_argument("--json", action="store_true", help="uitkomst als JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        checked = check_bundle(options["file"])
        if options["json"]:
            report = {"ok": not checked.findings, **asdict(checked)}
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
        else:
            self._tell(checked)
        if checked.findings:
            raise CommandError("Deze bewijsmap klopt niet. Vraag haar opnieuw op bij het portaal.")

    def _tell(self, checked: Checked) -> None:
        for finding in checked.findings:
            self.stdout.write(finding)
        about = checked.about
        if checked.findings or not about:
            return
        head = about.get("head") or {"number": 0, "digest": "geen"}
        self.stdout.write(
            f"{about['title']}, versie {about['label'] or about['version']}, stand per {about['on']}, "
            f"zoals bekend op {about['knownOn']}.\n"
            f"Alles klopt: {checked.files} bestanden, {checked.acts} handelingen en {checked.lines} regels "
            "van het logboek.\n"
            f"Controlegetal van de versie: {about['digest']}\n"
            f"Laatste regel van het logboek: {head['number']} {head['digest']}\n"
            "Vergelijk deze getallen met het standblad of de vaste pagina van de versie."
        )
