"""The decision route of 2025, with the dates of the source case, the two points that followed from it, and a
route that runs now."""

from dataclasses import dataclass
from datetime import date

from portal.demonstration.parties import PARTIES


@dataclass(frozen=True)
class Stage:
    body: str
    purpose: str
    planned_on: date
    held_on: date | None
    outcome: str = ""
    remarks: str = ""
    party: str = ""


@dataclass(frozen=True)
class Point:
    title: str
    description: str
    owner: str
    due: date
    documents: tuple[str, ...]
    body: str


ROUTE = (
    Stage(
        "Ambtelijke werkgroep",
        "advise",
        date(2025, 8, 21),
        date(2025, 8, 21),
        "agreedWithRemarks",
        "Neem op dat een medewerker met kennis van schuldhulpverlening het overzicht van schulden maakt.",
    ),
    Stage("Directeurenoverleg", "advise", date(2025, 9, 4), date(2025, 9, 4), "agreed"),
    Stage(
        "Portefeuillehoudersoverleg",
        "determine",
        date(2025, 9, 18),
        date(2025, 9, 18),
        "agreedWithRemarks",
        "Houd bij hoe vaak een rode kaart tot een ontruiming leidt.",
    ),
    *(
        Stage(
            f"College van {party.name}",
            "adopt",
            date(2025, 10, 28),
            party.adopted_2025,
            "agreed" if party.adopted_2025 else "",
            party=party.slug,
        )
        for party in PARTIES
        if party.kind == "municipality" and party.until is None
    ),
)

RUNNING = "huurachterstand"
RUNNING_LABEL = "2027"
RUNNING_SINCE = 20
ADVICE = (
    "Akkoord, mits de zorgaanbieder binnen een week na de eerste betalingsachterstand langsgaat. Neem dat op "
    "in de tekst."
)

POINTS = (
    Point(
        "Kennis van schuldhulpverlening bij de aanmelding",
        "Elke zorgaanbieder wijst een medewerker aan die het overzicht van inkomen en schulden kan maken. "
        "Het werkproces Aanmelden en het werkproces Huurachterstand worden daarop nagelopen.",
        "Werkgroep, trekker Hilversum",
        date(2026, 3, 1),
        ("aanmelden", "huurachterstand"),
        "Ambtelijke werkgroep",
    ),
    Point(
        "Cijfers over ontruimingen",
        "Het regionale team houdt bij hoeveel ontruimingen er zijn en waardoor, en neemt dit op in het "
        "jaarverslag.",
        "Regionaal team",
        date(2026, 4, 1),
        ("convenant", "overlast"),
        "Portefeuillehoudersoverleg",
    ),
)
