"""What came, or would come, of a register file: line by line and in numbers."""

from dataclasses import dataclass, field
from typing import Any, Literal

from documents.text.dutch import enumeration

Sort = Literal["document", "partners", "contacts", "memberships", "versions", "acts", "terms", "amounts"]
How = Literal["new", "changed", "unchanged"]
WORDS: dict[Sort, tuple[str, str]] = {
    "partners": ("partner", "partners"),
    "contacts": ("contactpersoon", "contactpersonen"),
    "memberships": ("deelname", "deelnames"),
    "versions": ("versie", "versies"),
    "acts": ("handeling", "handelingen"),
    "terms": ("gegeven over de looptijd", "gegevens over de looptijd"),
    "amounts": ("bedrag", "bedragen"),
}
SELDOM = ("contacts", "terms", "amounts")


@dataclass(frozen=True, slots=True)
class TakenLine:
    """One row of the register, in words; `detail` says what changes."""

    sort: Sort
    how: How
    what: str
    detail: str = ""


@dataclass
class TakeOverResult:
    """The lines, and what deserves attention (Dutch)."""

    document: str
    lines: list[TakenLine] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def note(self, sort: Sort, how: How, what: str, detail: str = "") -> None:
        self.lines.append(TakenLine(sort, how, what, detail))

    def of(self, sort: Sort, how: How) -> list[TakenLine]:
        return [line for line in self.lines if (line.sort, line.how) == (sort, how)]

    def count(self, sort: Sort, how: How = "new") -> int:
        return len(self.of(sort, how))

    @property
    def unchanged(self) -> int:
        return sum(line.how == "unchanged" for line in self.lines)

    @property
    def changes(self) -> list[TakenLine]:
        return [line for line in self.lines if line.how != "unchanged"]

    @property
    def told(self) -> str:
        """How many of each are new, as a part of a sentence."""
        sorts = [sort for sort in WORDS if sort not in SELDOM or self.count(sort)]
        return enumeration([_counted(self.count(sort), *WORDS[sort]) for sort in sorts])

    def to_data(self) -> dict[str, Any]:
        changed = [line for line in self.lines if line.how == "changed"]
        return {
            "document": self.document,
            "partners": self.count("partners"),
            "contacts": self.count("contacts"),
            "memberships": self.count("memberships"),
            "versions": self.count("versions"),
            "acts": self.count("acts"),
            "terms": self.count("terms"),
            "amounts": self.count("amounts"),
            "changed": len(changed),
            "changes": [{"what": line.what, "detail": line.detail} for line in changed],
            "unchanged": self.unchanged,
            "warnings": self.warnings,
        }


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
