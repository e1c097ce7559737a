"""What was agreed in the documents that a partner takes part in: days to come, and amounts that hold."""

from collections.abc import Iterable
from dataclasses import dataclass

from documents.models import Document
from portal.register.participation import Participation
from signatures.register.amounts import amounts_of_each
from signatures.standing.amounts import AmountHistory
from signatures.standing.term import TermDay


@dataclass(frozen=True)
class Agreed:
    document: Document
    sentence: str
    days: tuple[TermDay, ...]
    amounts: tuple[AmountHistory, ...]

    def __bool__(self) -> bool:
        return bool(self.sentence or self.days or self.amounts)


def agreed_by(parts: Iterable[Participation]) -> list[Agreed]:
    """Per document in which it takes part now, where there is something; in one question."""
    running = [part for part in parts if part.partner.member]
    amounts = amounts_of_each([part.shelf.document.pk for part in running])
    found = [
        Agreed(
            part.shelf.document,
            part.shelf.standing.term.words,
            part.shelf.standing.term.days,
            tuple(one for one in amounts[part.shelf.document.pk] if one.now),
        )
        for part in running
    ]
    return [one for one in found if one]
