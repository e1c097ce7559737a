"""What verifying says about a row that is not as it was recorded."""

from collections.abc import Iterator
from dataclasses import dataclass

from documents.versions.verification.raw_rows import RawRow


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was recorded: what sort of thing, which row, and what is the matter."""

    what: str
    where: str
    detail: str

    def __post_init__(self) -> None:
        """What was tampered with may hold characters that cannot be shown."""
        shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in self.where)
        object.__setattr__(self, "where", shown)


def column_name(row: RawRow, column: str) -> str:
    field = next(field for field in row.model._meta.concrete_fields if field.attname == column)
    return f"De kolom “{field.verbose_name}”"


def strange_columns(row: RawRow, where: str) -> Iterator[Finding]:
    for column in row.strange:
        yield Finding("kolom", where, f"{column_name(row, column)} bevat iets wat daar niet hoort.")
