"""What a register file would do, tried out and undone: the rows it makes and changes, and the standing."""

import hashlib
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser

from documents.models import Document
from signatures.importing.items import Register
from signatures.importing.result import TakenLine, TakeOverResult
from signatures.importing.telling import Tell, silently
from signatures.importing.writing import take_over
from signatures.register.before_and_after import VersionBeforeAndAfter, versions_before_and_after
from signatures.register.standings import standing_of
from signatures.standing import DocumentStanding

SORTS = {
    "partners": "Partners",
    "contacts": "Contactpersonen",
    "memberships": "Deelnames",
    "versions": "Versies",
    "acts": "Handelingen",
    "terms": "Looptijd, opzegging en herziening",
    "amounts": "Bedragen",
}


@dataclass(frozen=True, slots=True)
class PreviewGroup:
    """The lines about one sort of row."""

    label: str
    new: list[TakenLine]
    changed: list[TakenLine]
    unchanged: int


@dataclass(frozen=True, slots=True)
class Preview:
    taken: TakeOverResult
    title: str
    new_document: bool
    summary_before: str
    summary_after: str
    versions: tuple[VersionBeforeAndAfter, ...]

    @property
    def groups(self) -> list[PreviewGroup]:
        return [
            PreviewGroup(
                label,
                self.taken.of(sort, "new"),  # type: ignore[arg-type]
                self.taken.of(sort, "changed"),  # type: ignore[arg-type]
                self.taken.count(sort, "unchanged"),  # type: ignore[arg-type]
            )
            for sort, label in SORTS.items()
        ]

    @property
    def digest(self) -> str:
        """Another one when the register changed meanwhile, so that somebody confirms what they saw."""
        return hashlib.sha256(
            repr((self.taken.lines, self.taken.warnings, self.versions)).encode()
        ).hexdigest()


def preview_of(register: Register, *, by: AbstractBaseUser | None, tell: Tell = silently) -> Preview:
    """Raises RegisterErrors."""
    held = Document.objects.filter(slug=register.document).first()
    before = standing_of(held) if held else None
    found: list[tuple[str, DocumentStanding]] = []

    def look(taken: TakeOverResult) -> None:
        document = Document.objects.get(slug=taken.document)
        found.append((document.title, standing_of(document)))

    taken = take_over(register, by=by, dry_run=True, inside=look, tell=tell)
    title, after = found[0]
    return Preview(
        taken=taken,
        title=title,
        new_document=held is None,
        summary_before=before.summary if before else "Dit document staat nog niet in het portaal.",
        summary_after=after.summary,
        versions=tuple(versions_before_and_after(before, after)),
    )
