"""In words, the version of another document that a text works out, and what holds where the two differ."""

from collections.abc import Mapping
from dataclasses import dataclass

from documents.models import Document, Version
from documents.text.dutch import day, halfway
from signatures.standing import VersionStanding
from signatures.standing.kinds import VersionState

# What follows on "dat" or "die", of a version that does not hold.
STATES: Mapping[str, str] = {
    VersionState.DETERMINED: "nog niet geldt",
    VersionState.PROVISIONAL: "voorlopig wordt toegepast",
    VersionState.SUPERSEDED: "is vervangen",
    VersionState.WITHDRAWN: "is ingetrokken",
    VersionState.EXPIRED: "is vervallen",
}
UNSIGNED = "nog niet door iedereen is getekend"
# How the names end of kinds that take "het"; of any other kind one speaks of its text and its version.
NEUTER = ("convenant", "proces", "contract", "document", "protocol", "reglement", "besluit", "formulier")


def is_neuter(kind: str) -> bool:
    return kind.casefold().endswith(NEUTER)


def this(kind: str) -> str:
    """How one speaks of the text before the reader: "Dit werkproces"."""
    return f"Dit {halfway(kind)}" if is_neuter(kind) else "Deze tekst"


@dataclass(frozen=True)
class Related:
    """A document that works out this one (or the other way round), with the version that is meant, its
    standing, and the version that holds today (None when none does)."""

    document: Document
    worked_out: Document
    meant: Version
    standing: VersionStanding
    current: Version | None

    @property
    def holds_other(self) -> bool:
        return self.current is not None and self.current.number != self.meant.number

    @property
    def meant_named(self) -> str:
        return self._named(self.meant)

    @property
    def current_named(self) -> str:
        return self._named(self.current) if self.current else ""

    @property
    def state(self) -> str:
        """What the version that is meant is, when it does not hold today."""
        standing = self.standing
        unsigned = standing.standing == VersionState.DETERMINED and standing.signed < standing.required
        return UNSIGNED if unsigned and not standing.decisions_only else STATES.get(standing.standing, "")

    @property
    def remark(self) -> str:
        """The end of a line in a list."""
        return self._belongs("hoort bij").removesuffix(".")

    def sentences(self, kind: str, own: VersionStanding) -> tuple[str, str]:
        """What the text of this kind is worth while the version that it works out does not hold: since when
        it holds itself, and what holds instead."""
        if not self.state:
            return "", ""
        other = ""
        if self.holds_other:
            subject = "dat" if is_neuter(str(self.worked_out.kind)) else "die versie"
            other = f" Waar {subject} iets anders zegt, geldt {self.current_named}."
        if own.standing == VersionState.IN_FORCE and own.in_force_from:
            holds = f"{this(kind)} geldt sinds {day(own.in_force_from)}."
            subject = "Het" if is_neuter(kind) else "De tekst"
            return holds, self._belongs(f"{subject} hoort bij") + other
        return "", self._belongs(f"{this(kind)} hoort bij") + other

    def _belongs(self, beginning: str) -> str:
        which = "dat" if is_neuter(str(self.worked_out.kind)) else "die"
        told = f"{beginning} {self.meant_named}"
        return f"{told}, {which} {self.state}." if self.state else f"{told}."

    def _named(self, version: Version) -> str:
        kind = str(self.worked_out.kind)
        return f"{halfway(kind)} {version.name}" if is_neuter(kind) else f"versie {version.name}"
