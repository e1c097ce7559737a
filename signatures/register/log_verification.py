"""Whether the log and the register tell of the same acts."""

import re
from collections.abc import Iterator

from documents.models import Document, LedgerEntry, Version
from documents.versions.verification.findings import Finding
from documents.versions.verification.ledger import logged, row_findings
from documents.versions.verification.raw_rows import raw_rows
from signatures.models import Act
from signatures.register.log_line import TAKEN_OVER, VOUCHES, file_digest

VOUCHING = re.compile(rf"{VOUCHES} (\d+) tot en met (\d+): ([0-9a-f]{{64}})$")


def register_log_findings() -> Iterator[Finding]:
    taken_over: set[int] = set()
    yield from _import_findings(taken_over)
    yield from row_findings(Act, logged(Act), taken_over)


def _import_findings(taken_over: set[int]) -> Iterator[Finding]:
    """The acts of each register file against the line of that file; adds their keys to `taken_over`."""
    documents = {row["slug"]: row["id"] for row in raw_rows(Document)}
    versions = {row["id"]: row["document_id"] for row in raw_rows(Version)}
    acts = [(row["id"], versions.get(row["version_id"]), row["digest"]) for row in raw_rows(Act)]
    for line in raw_rows(LedgerEntry, "number", what=TAKEN_OVER):
        found = VOUCHING.search(str(line["result"]))
        if not found:
            continue
        first, last = int(found[1]), int(found[2])
        document = documents.get(line["document"])
        covered = [(pk, digest) for pk, of, digest in acts if of == document and first <= pk <= last]
        taken_over.update(pk for pk, _ in covered)
        if file_digest(str(digest) for _, digest in covered) != found[3]:
            yield Finding(
                "logboek",
                f"handelingen {first} tot en met {last}",
                f"Deze handelingen zijn niet meer die van het bestand in regel {line['number']} van het "
                "logboek: er is een handeling veranderd, weg of bij gekomen.",
            )
