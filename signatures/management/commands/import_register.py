import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from documents.ledger.origin import coming_from
from documents.transactions.busy import AGAIN, BUSY, is_busy
from signatures.importing.errors import RegisterErrors, RegisterProblem
from signatures.importing.files import read_register_file
from signatures.importing.result import TakeOverResult
from signatures.importing.telling import is_long, silently
from signatures.importing.writing import take_over


class Command(BaseCommand):
    help = "Neemt partners, deelnames, versies en handelingen over uit een bestand: alles of niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="het registerbestand (XLSX of JSON)")
        parser.add_argument("--dry-run", action="store_true", help="probeert alles en bewaart niets")
        parser.add_argument("--json", action="store_true", help="antwoordt als JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            with coming_from("opdracht import_register"):
                register = read_register_file(_content(options["file"]))
                tell = self._progress if is_long(register) else silently
                taken = take_over(register, dry_run=options["dry_run"], tell=tell)
        except RegisterErrors as error:
            self._refuse(error, "Verbeter het bestand en probeer het opnieuw.", as_json=options["json"])
        except OperationalError as error:
            if not is_busy(error):
                raise
            self._refuse(RegisterErrors([RegisterProblem("", BUSY)]), AGAIN, as_json=options["json"])
        else:
            self._tell(taken, options["dry_run"], as_json=options["json"])

    def _progress(self, step: str, done: int, total: int) -> None:
        """Beside the answer, so that a program reads that as before."""
        self.stderr.write(f"{step}: {done} van {total}")

    def _refuse(self, error: RegisterErrors, what_to_do: str, *, as_json: bool) -> None:
        if as_json:
            problems = [asdict(problem) for problem in error.problems]
            self.stdout.write(json.dumps({"ok": False, "errors": problems}, ensure_ascii=False, indent=1))
        raise CommandError(f"Er is niets overgenomen. {what_to_do}\n{error}")

    def _tell(self, taken: TakeOverResult, dry_run: bool, *, as_json: bool) -> None:
        if as_json:
            told = {"ok": True, "dryRun": dry_run, **taken.to_data(), "errors": []}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        begin = "Niets bewaard (proef); nieuw zou zijn" if dry_run else "Overgenomen"
        self.stdout.write(f"{begin} voor {taken.document}: {taken.told}. {taken.unchanged} stonden er al.")
        for line in taken.lines:
            if line.how == "changed":
                self.stdout.write(f"Gewijzigd: {line.what} ({line.detail})")
        for warning in taken.warnings:
            self.stdout.write(f"Let op: {warning}")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} is niet te openen. Controleer de naam.") from error
