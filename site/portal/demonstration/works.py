"""The documents of the demonstration region: which texts, determined when, from which day."""

from dataclasses import dataclass
from datetime import date

from documents.entry_rule.rules import AllRule, CombinedRule

ALL_SIGN_AND_COLLEGES_ADOPT = CombinedRule(True, (AllRule("adoption", "municipality"), AllRule("signature")))


@dataclass(frozen=True)
class DemonstrationText:
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
    editions: tuple[DemonstrationText, ...]
    visibility: str = "public"
    short_name: str = ""


CONVENANT = Work(
    "convenant",
    "agreement",
    "Convenant Huisvesting Maatschappelijke Doelgroepen",
    "De afspraken tussen gemeenten, woningcorporaties en zorgaanbieders over mensen die moeilijk een woning "
    "vinden. Voorbeeldtekst.",
    (
        DemonstrationText("convenant-2019.md", "2019", date(2019, 2, 14)),
        DemonstrationText("convenant-2025.md", "2025", date(2025, 9, 18)),
    ),
    short_name="HMD",
)


def dated_in_force(file: str, year: int, implements: str) -> DemonstrationText:
    """An edition that took effect with the first (2019) or the second (2025) round of work documents."""
    determined, from_day = {
        2019: (date(2019, 5, 23), date(2019, 6, 1)),
        2025: (date(2025, 10, 9), date(2026, 1, 1)),
    }[year]
    return DemonstrationText(f"{file}-{year}.md", str(year), determined, from_day, implements)


def work(slug: str, kind: str, title: str, summary: str, *years: int, visibility: str = "public") -> Work:
    editions = tuple(dated_in_force(slug, year, "2019" if year == 2019 else "2025") for year in years)
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
