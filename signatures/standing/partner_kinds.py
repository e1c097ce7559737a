"""The kinds of partner as values. A region keeps its own (`signatures.models.PartnerKind`); these five are
there at the start."""

from collections.abc import Iterable
from dataclasses import dataclass

from documents.entry_rule.words import MEMBERS
from documents.text.dutch import halfway


@dataclass(frozen=True, slots=True)
class KindFact:
    """`body` is who decides for such a partner, as it is named where that decision is still to come."""

    code: str
    name: str
    plural: str
    body: str = ""


FIRST_KINDS = (
    KindFact("municipality", "Gemeente", "Gemeenten", "college"),
    KindFact("corporation", "Woningcorporatie", "Woningcorporaties"),
    KindFact("careProvider", "Zorgaanbieder", "Zorgaanbieders"),
    KindFact("region", "Regio", "Regio’s"),
    KindFact("other", "Anders", "Overige partners"),
)


def group_words(kinds: Iterable[KindFact]) -> dict[str, str]:
    """Who a rule may ask to act, by code and in the words of a sentence: all members, or those of a kind."""
    return {**MEMBERS, **{kind.code: halfway(kind.plural) for kind in kinds}}
