"""The standings in Dutch, each with a symbol: never colour alone."""

from collections.abc import Mapping

from signatures.standing.kinds import CellState, Flag, VersionState

VERSION_WORDS: Mapping[str, str] = {
    VersionState.DRAFT: "concept",
    VersionState.DETERMINED: "vastgesteld",
    VersionState.PROVISIONAL: "voorlopig toegepast",
    VersionState.IN_FORCE: "van kracht",
    VersionState.SUPERSEDED: "vervangen",
    VersionState.WITHDRAWN: "ingetrokken",
    VersionState.EXPIRED: "vervallen",
}
CELL_WORDS: Mapping[str, str] = {
    CellState.SIGNED: "getekend",
    CellState.ADOPTED: "besluit genomen",
    CellState.OPEN: "open",
    CellState.NOT_APPLICABLE: "n.v.t.",
    CellState.REFUSED: "geweigerd",
    CellState.WITHDRAWN: "ingetrokken",
    CellState.SUPERSEDED: "niet getekend",
}
SYMBOLS: Mapping[str, str] = {
    CellState.SIGNED: "✓",
    CellState.ADOPTED: "✓",
    CellState.OPEN: "○",
    CellState.NOT_APPLICABLE: "–",
    CellState.REFUSED: "✗",
    CellState.WITHDRAWN: "↺",
    CellState.SUPERSEDED: "×",
}
FLAG_WORDS: Mapping[str, str] = {
    Flag.SIGNED_BEFORE_ADOPTION: "ondertekend vóór het eigen besluit",
    Flag.WITHOUT_MANDATE: "ondertekend zonder mandaat op die dag",
    Flag.WITH_RESERVATION: "met een voorbehoud of verklaring",
    Flag.ACCESSION: "deelnemer geworden na de peildatum van deze versie",
    Flag.LEFT: "geen deelnemer meer",
    Flag.DATE_UNCERTAIN: "de precieze datum is niet bekend",
    Flag.NOT_MEMBER: "ondertekend zonder deelnemer te zijn op die dag",
    Flag.BEFORE_DETERMINATION: "gedateerd voordat deze versie was vastgesteld",
    Flag.AFTER_WITHDRAWAL: "gedateerd toen deze versie al was ingetrokken",
    Flag.TWICE: "staat twee keer als ondertekend vast",
}
