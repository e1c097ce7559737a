import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from documents.transactions.one_moment import one_moment
from documents.versions.verification import comparisons, ledger
from documents.versions.verification import integrity as documents
from documents.versions.verification.findings import Finding
from search.index.indexing import index_findings
from search.index.waiting import waiting
from signatures.register import log_verification
from signatures.register import verification as signatures

CHECKS: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
    ("documenten, versies, bestanden en geschiedenis", documents.version_findings),
    ("bewaarde vergelijkingen", comparisons.comparison_findings),
    ("deelnames en handelingen", signatures.register_findings),
    ("logboek", ledger.log_findings),
    ("handelingen in het logboek", log_verification.register_log_findings),
    ("zoekindex", index_findings),
)
DIGEST = 64
UNREADABLE = (
    DatabaseError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RecursionError,
)


class Command(BaseCommand):
    help = "Controleert of alles nog is zoals het is vastgelegd. Afwijkingen geven afsluitcode 1."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="uitkomst als JSON")
        parser.add_argument(
            "--quoted",
            type=_quoted,
            metavar="NUMMER:CONTROLESOM",
            help="een regel van het logboek zoals een bewijsmap of standblad die noemt",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found: list[Finding] = []
        checks = list(CHECKS)
        if options["quoted"]:
            checks.append(("aangehaalde regel", partial(ledger.quoted_findings, *options["quoted"])))
        for subject, check in checks:
            if not options["json"]:
                self.stdout.write(f"Controle van {subject} …")
            found += _unbroken(subject, check)
        if options["json"]:
            report = {"ok": not found, "findings": [asdict(finding) for finding in found]}
            self.stdout.write(json.dumps(report, ensure_ascii=False))
        else:
            self._report(found)
        if found:
            raise CommandError("Niet alles is zoals het is vastgelegd.")

    def _report(self, found: list[Finding]) -> None:
        for finding in found:
            self.stdout.write(f"{finding.where}: {finding.detail}")
        if not found and (queue := waiting()).number:
            self.stdout.write(f"{queue} Dat is geen fout.")
        if not found:
            self.stdout.write("Alles is zoals het is vastgelegd.")


def _quoted(written: str) -> tuple[int, str]:
    number, _, digest = written.partition(":")
    if not number.isdecimal() or len(digest) != DIGEST:
        raise ArgumentTypeError("Schrijf het nummer en de hele controlesom, zoals 214:9f86d0…")
    return int(number), digest.lower()


def _unbroken(subject: str, check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """The findings of a check, also when it stumbles over something that was tampered with."""
    try:
        with one_moment():
            yield from check()
    except UNREADABLE as error:
        detail = (
            f"Deze controle is niet afgemaakt: er staat iets wat niet te lezen is ({type(error).__name__})."
        )
        yield Finding("controle", subject, detail)
