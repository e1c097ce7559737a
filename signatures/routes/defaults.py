"""The usual route of each kind of document, to take over and change."""

from collections.abc import Mapping
from dataclasses import dataclass

MUNICIPALITY, CORPORATION, CARE_PROVIDER = "municipality", "corporation", "careProvider"


@dataclass(frozen=True, slots=True)
class DefaultStep:
    """`each` is the kind of partner that each takes this step; empty for one step of all together."""

    body: str
    purpose: str
    days: int
    each: str = ""


@dataclass(frozen=True, slots=True)
class DefaultRoute:
    title: str
    steps: tuple[DefaultStep, ...]


WORKING_GROUP = DefaultStep("Ambtelijke werkgroep", "advise", 0)
DIRECTORS = DefaultStep("Directeurenoverleg", "advise", 14)
PARTNERS_DECIDE = (
    DefaultStep("College", "adopt", 56, MUNICIPALITY),
    DefaultStep("Raad van commissarissen", "advise", 56, CORPORATION),
    DefaultStep("Bestuur", "adopt", 63, CORPORATION),
    DefaultStep("Raad van toezicht", "advise", 56, CARE_PROVIDER),
    DefaultStep("Bestuur", "adopt", 63, CARE_PROVIDER),
)

DEFAULT_ROUTES: Mapping[str, DefaultRoute] = {
    "agreement": DefaultRoute(
        "Standaardroute voor een convenant",
        (
            WORKING_GROUP,
            DIRECTORS,
            DefaultStep("Portefeuillehoudersoverleg", "determine", 28),
            *PARTNERS_DECIDE,
        ),
    ),
    "process": DefaultRoute(
        "Standaardroute voor een werkproces",
        (WORKING_GROUP, DefaultStep("Directeurenoverleg", "determine", 21)),
    ),
    "contract": DefaultRoute(
        "Standaardroute voor een standaardcontract",
        (
            WORKING_GROUP,
            DefaultStep("Juridische toets", "advise", 14),
            DefaultStep("Directeurenoverleg", "determine", 28),
            DefaultStep("Portefeuillehoudersoverleg", "takeNote", 42),
        ),
    ),
    "communication": DefaultRoute(
        "Standaardroute voor een communicatielijn",
        (
            DefaultStep("Communicatieadviseurs", "advise", 0),
            DefaultStep("Directeurenoverleg", "determine", 14),
        ),
    ),
    "finance": DefaultRoute(
        "Standaardroute voor een financiële afspraak",
        (
            WORKING_GROUP,
            DIRECTORS,
            DefaultStep("Portefeuillehoudersoverleg", "determine", 28),
            DefaultStep("College", "adopt", 56, MUNICIPALITY),
        ),
    ),
}
