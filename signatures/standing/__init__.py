"""The register's answer: how every version of a document, and each partner to it, stands on a day. Pure."""

from signatures.standing.cells import Cell
from signatures.standing.document import (
    DocumentStanding,
    Missing,
    PartnerStanding,
    TextOnDay,
    VersionStanding,
    document_standing,
    texts_by_day,
)
from signatures.standing.kinds import CellState, Flag, VersionState

__all__ = [
    "Cell",
    "CellState",
    "DocumentStanding",
    "Flag",
    "Missing",
    "PartnerStanding",
    "TextOnDay",
    "VersionStanding",
    "VersionState",
    "document_standing",
    "texts_by_day",
]
