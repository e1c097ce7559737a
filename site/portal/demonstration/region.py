"""The demonstration region as data: who takes part, what was decided, and who signed.

The municipalities and corporations bear real names, since the region of the source case does; what they do
here is an example. The care providers are invented, and their names say so.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

ALL_SIGN_AND_COLLEGES_ADOPT: dict[str, Any] = {
    "type": "and",
    "rules": [
        {"type": "all", "act": "adoption", "of": "municipality"},
        {"type": "all", "act": "signature", "of": "members"},
    ],
}


@dataclass(frozen=True)
class Party:
    slug: str
    kind: str
    name: str
    since: date
    signatory: str
    function: str
    until: date | None = None
    adopted_2019: date | None = None
    signed_2019: date | None = None
    adopted_2025: date | None = None
    signed_2025: date | None = None


@dataclass(frozen=True)
class Edition:
    """A text of a document: the file it comes from, and what is decided with it."""

    file: str
    label: str
    determined_on: date
    in_force_from: date | None = None
    implements: str = ""


@dataclass(frozen=True)
class Work:
    slug: str
    kind: str
    title: str
    summary: str
    editions: tuple[Edition, ...]
    visibility: str = "public"


@dataclass(frozen=True)
class Stage:
    body: str
    purpose: str
    planned_on: date
    held_on: date | None
    outcome: str = ""
    remarks: str = ""


@dataclass(frozen=True)
class Point:
    title: str
    description: str
    owner: str
    due: date
    documents: tuple[str, ...]


START = date(2019, 1, 1)
DETERMINED_2019 = date(2019, 2, 14)
DETERMINED_2025 = date(2025, 9, 18)

PARTIES = (
    Party(
        "blaricum",
        "municipality",
        "Blaricum",
        START,
        "A. de Voorbeeld",
        "burgemeester",
        adopted_2019=date(2019, 3, 5),
        signed_2019=date(2019, 3, 10),
        adopted_2025=date(2025, 10, 14),
        signed_2025=date(2025, 11, 1),
    ),
    Party(
        "gooise-meren",
        "municipality",
        "Gooise Meren",
        START,
        "B. de Voorbeeld",
        "burgemeester",
        adopted_2019=date(2019, 3, 12),
        signed_2019=date(2019, 3, 21),
        adopted_2025=date(2025, 10, 7),
        signed_2025=date(2025, 10, 30),
    ),
    Party(
        "hilversum",
        "municipality",
        "Hilversum",
        START,
        "C. de Voorbeeld",
        "burgemeester",
        adopted_2019=date(2019, 3, 5),
        signed_2019=date(2019, 3, 10),
        adopted_2025=date(2025, 10, 7),
        signed_2025=date(2025, 10, 16),
    ),
    Party(
        "huizen",
        "municipality",
        "Huizen",
        START,
        "D. de Voorbeeld",
        "burgemeester",
        adopted_2019=date(2019, 5, 7),
        signed_2019=date(2019, 5, 20),
    ),
    Party(
        "laren",
        "municipality",
        "Laren",
        date(2021, 1, 1),
        "E. de Voorbeeld",
        "burgemeester",
        adopted_2025=date(2025, 10, 28),
        signed_2025=date(2025, 11, 13),
    ),
    Party(
        "weesp",
        "municipality",
        "Weesp",
        START,
        "F. de Voorbeeld",
        "burgemeester",
        until=date(2022, 1, 1),
        adopted_2019=date(2019, 3, 19),
        signed_2019=date(2019, 4, 1),
    ),
    Party(
        "wijdemeren",
        "municipality",
        "Wijdemeren",
        START,
        "G. de Voorbeeld",
        "burgemeester",
        adopted_2019=date(2019, 3, 26),
        signed_2019=date(2019, 4, 4),
        adopted_2025=date(2025, 11, 4),
    ),
    Party(
        "de-alliantie",
        "corporation",
        "de Alliantie",
        START,
        "H. de Voorbeeld",
        "bestuurder",
        signed_2019=date(2019, 3, 10),
        signed_2025=date(2025, 10, 16),
    ),
    Party(
        "dudok-wonen",
        "corporation",
        "Dudok Wonen",
        START,
        "I. de Voorbeeld",
        "directeur-bestuurder",
        signed_2019=date(2019, 3, 14),
    ),
    Party(
        "het-gooi-en-omstreken",
        "corporation",
        "Het Gooi en Omstreken",
        START,
        "J. de Voorbeeld",
        "bestuurder",
        signed_2019=date(2019, 3, 10),
        signed_2025=date(2025, 10, 16),
    ),
    Party(
        "vecht-en-omstreken",
        "corporation",
        "Vecht en Omstreken",
        START,
        "K. de Voorbeeld",
        "bestuurder",
        signed_2019=date(2019, 4, 11),
        signed_2025=date(2025, 11, 6),
    ),
    Party(
        "woningstichting-naarden",
        "corporation",
        "Woningstichting Naarden",
        START,
        "L. de Voorbeeld",
        "bestuurder",
        signed_2019=date(2019, 4, 2),
        signed_2025=date(2025, 10, 23),
    ),
    Party(
        "ymere",
        "corporation",
        "Ymere",
        START,
        "M. de Voorbeeld",
        "bestuurder",
        until=date(2021, 7, 1),
        signed_2019=date(2019, 5, 9),
    ),
    Party(
        "de-overbrug",
        "careProvider",
        "De Overbrug (voorbeeld)",
        START,
        "N. de Voorbeeld",
        "bestuurder",
        signed_2019=date(2019, 3, 10),
        signed_2025=date(2025, 10, 16),
    ),
    Party(
        "thuishaven",
        "careProvider",
        "Stichting Thuishaven (voorbeeld)",
        START,
        "O. de Voorbeeld",
        "bestuurder",
        signed_2019=date(2019, 3, 28),
        signed_2025=date(2025, 10, 21),
    ),
    Party(
        "nieuwe-start",
        "careProvider",
        "Zorggroep Nieuwe Start (voorbeeld)",
        START,
        "P. de Voorbeeld",
        "bestuurder",
        signed_2019=date(2019, 4, 18),
        signed_2025=date(2025, 11, 10),
    ),
    Party(
        "kompas-jeugd",
        "careProvider",
        "Kompas Jeugd (voorbeeld)",
        date(2024, 4, 1),
        "Q. de Voorbeeld",
        "bestuurder",
        signed_2025=date(2025, 10, 27),
    ),
    Party(
        "buurtzicht",
        "careProvider",
        "Buurtzicht (voorbeeld)",
        date(2023, 9, 1),
        "R. de Voorbeeld",
        "bestuurder",
    ),
)

CONVENANT = Work(
    "convenant",
    "agreement",
    "Convenant Huisvesting Maatschappelijke Doelgroepen",
    "De afspraken tussen gemeenten, woningcorporaties en zorgaanbieders over mensen die moeilijk een woning "
    "vinden. Voorbeeldtekst.",
    (
        Edition("convenant-2019.md", "2019", DETERMINED_2019),
        Edition("convenant-2025.md", "2025", DETERMINED_2025),
    ),
)


def dated(file: str, year: int, implements: str) -> Edition:
    """An edition that took effect with the first (2019) or the second (2025) round of work documents."""
    determined, from_day = {
        2019: (date(2019, 5, 23), date(2019, 6, 1)),
        2025: (date(2025, 10, 9), date(2026, 1, 1)),
    }[year]
    return Edition(f"{file}-{year}.md", str(year), determined, from_day, implements)


def work(slug: str, kind: str, title: str, summary: str, *years: int, visibility: str = "public") -> Work:
    editions = tuple(dated(slug, year, "2019" if year == 2019 else "2025") for year in years)
    return Work(slug, kind, title, summary, editions, visibility)


WORKS = (
    work(
        "aanmelden",
        "process",
        "Aanmelden van een kandidaat",
        "Zo meldt een zorgaanbieder iemand aan.",
        2019,
        2025,
    ),
    work(
        "bemiddelen",
        "process",
        "Bemiddelen naar een woning",
        "Van een positief besluit naar een sleutel.",
        2019,
    ),
    work("begeleiden", "process", "Begeleiden tijdens de huur", "Wat de begeleider doet, en wanneer.", 2019),
    work(
        "overlast",
        "process",
        "Omgaan met overlast",
        "Van de eerste melding tot een gele of rode kaart.",
        2019,
        2025,
    ),
    work(
        "huurachterstand",
        "process",
        "Huurachterstand en schulden",
        "Wat te doen als de huur niet komt.",
        2019,
    ),
    work(
        "omklappen", "process", "Omklappen van het huurcontract", "Het contract op naam van de bewoner.", 2019
    ),
    work("nazorg", "process", "Nazorg", "Wie bereikbaar blijft na het einde van de begeleiding.", 2025),
    work(
        "huurcontract-begeleiding",
        "contract",
        "Huurcontract met begeleiding",
        "Contract voor huren onder voorwaarden.",
        2019,
    ),
    work("zorgcontract", "contract", "Zorgcontract", "Afspraken tussen zorgaanbieder en kandidaat.", 2019),
    work(
        "intermediaire-huurovereenkomst",
        "contract",
        "Intermediaire huurovereenkomst",
        "De zorgaanbieder huurt, de kandidaat woont.",
        2019,
        2025,
    ),
    work(
        "omklapovereenkomst",
        "contract",
        "Overeenkomst bij het omklappen",
        "Het contract wisselt van naam.",
        2019,
    ),
    work(
        "communicatie",
        "communication",
        "Communicatielijn",
        "Wie spreekt met wie, waarover.",
        2025,
        visibility="partners",
    ),
    work("risicofonds", "finance", "Risicofonds", "Wie stort wat, en wat het fonds betaalt.", 2025),
)

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
        )
        for party in PARTIES
        if party.kind == "municipality" and party.until is None
    ),
)

POINTS = (
    Point(
        "Kennis van schuldhulpverlening bij de aanmelding",
        "Elke zorgaanbieder wijst een medewerker aan die het overzicht van inkomen en schulden kan maken. "
        "Het werkproces Aanmelden en het werkproces Huurachterstand worden daarop nagelopen.",
        "Werkgroep, trekker Hilversum",
        date(2026, 3, 1),
        ("aanmelden", "huurachterstand"),
    ),
    Point(
        "Cijfers over ontruimingen",
        "Het regionale team houdt bij hoeveel ontruimingen er zijn en waardoor, en neemt dit op in het "
        "jaarverslag.",
        "Regionaal team",
        date(2026, 4, 1),
        ("convenant", "overlast"),
    ),
)

ACCOUNTS = (
    # name, first name, group or partner
    ("partner", "Petra Partner", "hilversum"),
    ("redactie", "Ruben Redactie", "Regionaal team"),
    ("beheerder", "Bea Beheerder", "Beheerders"),
)
PASSWORD = "voorbeeld-2025-portaal"  # noqa: S105 (shown at `make run`; the accounts exist only in the demonstration)
