"""Who takes part in the demonstration region, and when they adopted and signed.

The municipalities and corporations bear real names, since the region of the source case does; what they do
here is an example. The care providers are invented, and their names say so.
"""

from dataclasses import dataclass
from datetime import date


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


START = date(2019, 1, 1)

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
