"""The one line in the log for a register file, and how it vouches for each act that came with it."""

import hashlib
from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Max

from documents.ledger.entries import enter
from documents.models import Document
from signatures.models import Act

TAKEN_OVER = "Registerbestand overgenomen"
VOUCHES = "Controlesom van handeling"


def last_act() -> int:
    return Act.objects.aggregate(last=Max("pk"))["last"] or 0


def enter_import(*, slug: str, after: int, told: str, by: AbstractBaseUser | None) -> None:
    """`after` is the key of the last act before the import, `told` what was new."""
    document = Document.objects.get(slug=slug)
    acts = Act.objects.filter(version__document=document, pk__gt=after).order_by("pk")
    rows = list(acts.values_list("pk", "digest"))
    vouched = f" {vouching(rows)}" if rows else ""
    enter(what=TAKEN_OVER, by=by, about=document, result=f"Nieuw: {told}.{vouched}")


def vouching(rows: list[tuple[int, str]]) -> str:
    """First and last key and a digest over all of them, as the line spells it."""
    return f"{VOUCHES} {rows[0][0]} tot en met {rows[-1][0]}: {file_digest(digest for _, digest in rows)}"


def file_digest(digests: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()
