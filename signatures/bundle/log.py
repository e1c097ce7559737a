"""The log in a bundle: the lines about this document in full, and of every line what the chain needs.

Of other lines the bundle holds only a digest of what they tell, which gives nothing away.
"""

from collections.abc import Iterator
from typing import Any

from documents.ledger.chain import CONTENT, link_of
from documents.models import LedgerEntry
from documents.text.data import plain
from signatures.bundle.scope import Scope
from signatures.models import Act, Membership

COLUMNS = ("number", *CONTENT, "previous", "digest")


def lines_data(scope: Scope) -> list[dict[str, Any]]:
    """The lines about the document; for a partner those about the versions and about itself."""
    if scope.head is None:
        return []
    lines = LedgerEntry.objects.filter(
        document=scope.version.document.slug, number__lte=scope.head.number
    ).order_by("number")
    own = _own_rows(scope) if scope.partner else None
    return [
        {name: plain(value) for name, value in line.items()}
        for line in lines.values(*COLUMNS)
        if own is None or (line["object_kind"], line["object_id"]) in own
    ]


def _own_rows(scope: Scope) -> set[tuple[str, str]]:
    rows = {
        scope.version._meta.verbose_name: scope.copies(),
        Act._meta.verbose_name: scope.acts(),
        Membership._meta.verbose_name: scope.memberships(),
    }
    return {(str(kind), str(pk)) for kind, found in rows.items() for pk in found.values_list("pk", flat=True)}


def chain_lines(scope: Scope) -> Iterator[bytes]:
    """Of every line from the first to the head: its number, the digest of its content, and its digest."""
    yield b"nummer;inhoud;controlesom\n"
    if scope.head is None:
        return
    lines = LedgerEntry.objects.filter(number__lte=scope.head.number).order_by("number")
    for values in lines.values(*COLUMNS).iterator(chunk_size=2000):
        link = link_of(values)
        yield f"{link.number};{link.content};{link.digest}\n".encode()
