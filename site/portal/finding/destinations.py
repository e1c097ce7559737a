"""The pages of the portal itself where a task is done, as they are found by searching for that task."""

from collections.abc import Iterator

from django.urls import reverse

from search.passages import Passage
from search.passages.kinds import PAGE
from search.passages.of_others import ALWAYS

PORTAL = "@portal"
# The name of the address, what the page is called, and what people come there for.
DESTINATIONS = (
    (
        "chart",
        "Ondertekening: wie heeft getekend, en wie nog niet",
        "De stand van de ondertekening per partner en per versie: wie heeft getekend, wie heeft niet "
        "getekend, wie moet nog tekenen, en wat er nog nodig is voordat een versie geldt.",
    ),
    (
        "partners",
        "Partners: wie doet mee",
        "Alle organisaties die meedoen of meededen, sinds wanneer, en wat zij tekenden.",
    ),
    (
        "my-organisation",
        "Mijn organisatie: wat wordt van ons gevraagd",
        "Wat uw organisatie nog moet tekenen of besluiten, wat er veranderde sinds u tekende, en uw "
        "contactpersonen. U moet hiervoor inloggen.",
    ),
    (
        "follow-ups",
        "Vervolgacties: wat is er nog te doen",
        "Punten die nog open staan, wie ze oppakt, en wanneer ze klaar zijn.",
    ),
    (
        "contact",
        "Contact met het regionale team",
        "Een vraag stellen, een fout melden, of de contactpersoon van het team spreken.",
    ),
)


def destinations() -> Iterator[Passage]:
    for name, heading, text in DESTINATIONS:
        yield Passage(
            ref=f"{PORTAL}/{name}",
            document=PORTAL,
            title="Dit portaal",
            kind=PAGE,
            key=name,
            heading=heading,
            standing="",
            in_force_from=ALWAYS,
            address=reverse(name),
            text=text,
        )
