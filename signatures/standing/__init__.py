"""The register's answer: how every version of a document, and each partner to it, stands on a day. Pure."""

from signatures.standing.document import (
    DocumentStanding,
    Missing,
    PartnerStanding,
    VersionStanding,
    document_standing,
)

__all__ = [
    "DocumentStanding",
    "Missing",
    "PartnerStanding",
    "VersionStanding",
    "document_standing",
]
