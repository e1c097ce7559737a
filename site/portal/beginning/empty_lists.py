"""What a list of the admin is for, told where it is still empty, and how to begin it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EmptyList:
    """`begin` is the button for who may add; `place` names its address where that is not the usual one."""

    what_for: str
    begin: str = ""
    place: str = ""


EMPTY_LISTS: Mapping[str, EmptyList] = {
    "documents.document": EmptyList(
        "Een document is een stuk door de jaren heen, zoals het convenant of een werkproces. Lees een "
        "bestand in, dan komt het document er vanzelf bij.",
        "Bestand inlezen",
        "bring_in",
    ),
    "documents.version": EmptyList(
        "Een versie is een tekst die is vastgesteld. Zij verandert nooit meer. Hebt u een concept? "
        "Open het en kies Vaststellen.",
    ),
    "documents.erratumproposal": EmptyList(
        "Staat er een tikfout in een versie? Een collega stelt een hersteld exemplaar voor, en dat "
        "voorstel staat dan hier. Een ander is het ermee eens, of niet.",
    ),
    "documents.extractedtext": EmptyList(
        "Van elke bijlage leest het portaal de tekst, zodat u erin kunt zoeken. Hier ziet u of dat lukte.",
    ),
    "signatures.act": EmptyList(
        "Een handeling is een feit met een datum: een besluit, een ondertekening, een weigering. Kwam "
        "er een getekend papier binnen? Leg het vast.",
        "Leg een handeling vast",
    ),
    "signatures.partner": EmptyList(
        "Een partner is een organisatie die meedoet, zoals een gemeente of een zorgaanbieder. Voer de "
        "eerste in. Hebt u al een lijst? Kies dan Register overnemen in het menu.",
        "Voeg een partner toe",
    ),
    "signatures.partnername": EmptyList(
        "Een partner kan een andere naam krijgen. De oude naam blijft staan, met de dagen waarop hij gold.",
        "Voeg een naam toe",
    ),
    "signatures.membership": EmptyList(
        "Een deelname zegt vanaf welke dag een partner aan een document meedoet. Wie deelneemt, moet "
        "tekenen.",
        "Leg een deelname vast",
    ),
    "signatures.mandate": EmptyList(
        "Een mandaat zegt wie voor een partner mag tekenen, en van wanneer tot wanneer.",
        "Leg een mandaat vast",
    ),
    "signatures.contact": EmptyList(
        "Een contactpersoon krijgt de mail als er iets te tekenen is. Geef elke partner er ten minste een.",
        "Voeg een contactpersoon toe",
    ),
    "signatures.succession": EmptyList(
        "Een opvolging zegt dat een partner verdergaat als een ander, door een fusie of een splitsing.",
        "Leg een opvolging vast",
    ),
    "signatures.route": EmptyList(
        "Een besluitroute zegt welk overleg en welk bestuur een tekst bespreekt, en wanneer.",
        "Begin een besluitroute",
    ),
    "signatures.routetemplate": EmptyList(
        "Een modelroute heeft de gebruikelijke stappen van een soort document. U begint er een "
        "besluitroute mee.",
        "Maak een modelroute",
    ),
    "signatures.followup": EmptyList(
        "Een vervolgactie is iets wat na een besluit nog moet gebeuren, met wie het doet en wanneer.",
        "Voeg een vervolgactie toe",
    ),
    "search.synonymgroup": EmptyList(
        "Woorden die hetzelfde betekenen: wie het ene zoekt, vindt ook het andere.",
        "Voeg woorden toe",
    ),
    "search.wholeword": EmptyList(
        "Een ondeelbaar woord wordt alleen als geheel gevonden. Zo vindt wie “huis” zoekt niet ook "
        "“huisvesting”.",
        "Voeg een woord toe",
    ),
    "search.missedsearch": EmptyList(
        "Hier komt te staan wat bezoekers zochten en niet vonden. Zo ziet u welke woorden nog missen.",
    ),
}
