"""Who takes part in the demonstration region, and when they adopted and signed.

The municipalities and corporations bear real names, since the region of the source case does; what they do
here is an example. The care providers are invented, and their names say so.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DemonstrationPartner:
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
    reservation_2025: str = ""


START = date(2019, 1, 1)

PARTIES = (
    DemonstrationPartner(
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
    DemonstrationPartner(
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
    DemonstrationPartner(
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
    DemonstrationPartner(
        "huizen",
        "municipality",
        "Huizen",
        START,
        "D. de Voorbeeld",
        "burgemeester",
        adopted_2019=date(2019, 5, 7),
        signed_2019=date(2019, 5, 20),
    ),
    DemonstrationPartner(
        "laren",
        "municipality",
        "Laren",
        date(2021, 1, 1),
        "E. de Voorbeeld",
        "burgemeester",
        adopted_2025=date(2025, 10, 28),
        signed_2025=date(2025, 11, 13),
    ),
    DemonstrationPartner(
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
    DemonstrationPartner(
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
    DemonstrationPartner(
        "de-alliantie",
        "corporation",
        "de Alliantie",
        START,
        "H. de Voorbeeld",
        "bestuurder",
        signed_2019=date(2019, 3, 10),
        signed_2025=date(2025, 10, 16),
    ),
    DemonstrationPartner(
        "dudok-wonen",
        "corporation",
        "Dudok Wonen",
        START,
        "I. de Voorbeeld",
        "directeur-bestuurder",
        signed_2019=date(2019, 3, 14),
    ),
    DemonstrationPartner(
        "het-gooi-en-omstreken",
        "corporation",
        "Het Gooi en Omstreken",
        START,
        "J. de Voorbeeld",
        "bestuurder",
        signed_2019=date(2019, 3, 10),
        signed_2025=date(2025, 10, 16),
    ),
    DemonstrationPartner(
        "vecht-en-omstreken",
        "corporation",
        "Vecht en Omstreken",
        START,
        "K. de Voorbeeld",
        "bestuurder",
        signed_2019=date(2019, 4, 11),
        signed_2025=date(2025, 11, 6),
    ),
    DemonstrationPartner(
        "woningstichting-naarden",
        "corporation",
        "Woningstichting Naarden",
        START,
        "L. de Voorbeeld",
        "bestuurder",
        signed_2019=date(2019, 4, 2),
        signed_2025=date(2025, 10, 23),
    ),
    DemonstrationPartner(
        "ymere",
        "corporation",
        "Ymere",
        START,
        "M. de Voorbeeld",
        "bestuurder",
        until=date(2021, 7, 1),
        signed_2019=date(2019, 5, 9),
    ),
    DemonstrationPartner(
        "de-overbrug",
        "careProvider",
        "De Overbrug (voorbeeld)",
        START,
        "N. de Voorbeeld",
        "bestuurder",
        signed_2019=date(2019, 3, 10),
        signed_2025=date(2025, 10, 16),
    ),
    DemonstrationPartner(
        "thuishaven",
        "careProvider",
        "Stichting Thuishaven (voorbeeld)",
        START,
        "O. de Voorbeeld",
        "bestuurder",
        signed_2019=date(2019, 3, 28),
        signed_2025=date(2025, 10, 21),
        reservation_2025="Wij storten pas in het risicofonds als onze begroting dat toelaat (voorbeeld).",
    ),
    DemonstrationPartner(
        "nieuwe-start",
        "careProvider",
        "Zorggroep Nieuwe Start (voorbeeld)",
        START,
        "P. de Voorbeeld",
        "bestuurder",
        signed_2019=date(2019, 4, 18),
        signed_2025=date(2025, 11, 10),
    ),
    DemonstrationPartner(
        "kompas-jeugd",
        "careProvider",
        "Kompas Jeugd (voorbeeld)",
        date(2024, 4, 1),
        "Q. de Voorbeeld",
        "bestuurder",
        signed_2025=date(2025, 10, 27),
    ),
    DemonstrationPartner(
        "buurtzicht",
        "careProvider",
        "Buurtzicht (voorbeeld)",
        date(2023, 9, 1),
        "R. de Voorbeeld",
        "bestuurder",
    ),
)
