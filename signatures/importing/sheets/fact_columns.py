"""The sheets for what was agreed about the document: how long it runs, and amounts of money."""

from signatures.importing.sheets.shape import RECORDED, SheetColumn, SheetKind
from signatures.standing.kinds import TermType

TERM_KINDS = {
    "looptijd": TermType.TERM,
    "opzegging": TermType.NOTICE,
    "herziening": TermType.REVIEW,
    "evaluatie": TermType.REVIEW,
}
ARTICLE = SheetColumn("article", "artikel", help="Het artikel waar dit staat, zoals: artikel 9.")
NOTES = SheetColumn("text", "toelichting", help="Lezers zien dit.")
CORRECTS = SheetColumn(
    "corrects",
    "herstelt wat geldt vanaf",
    "day",
    help="Alleen bij een herstel: de eerste dag van de rij die niet klopt. Die blijft in het register staan.",
)
VOID = SheetColumn(
    "void",
    "doorhalen",
    "yes",
    offered=("ja", "nee"),
    help="Ja: het is nooit afgesproken. Alleen bij een herstel.",
)

TERMS = SheetKind(
    "Looptijd",
    "terms",
    "Hoe lang de afspraak loopt, opzegging van het geheel, en de herziening van de tekst. Mag leeg blijven.",
    (
        SheetColumn(
            "kind",
            "soort",
            "word",
            needed=True,
            words=TERM_KINDS,
            offered=("looptijd", "opzegging", "herziening"),
        ),
        SheetColumn(
            "from",
            "vanaf",
            "day",
            needed=True,
            help="De dag waarop dit ingaat; bij een opzegging de dag van de brief.",
        ),
        SheetColumn(
            "until",
            "tot",
            "day",
            help="De eerste dag waarop het niet meer geldt. Bij een herziening: de laatste dag daarvoor.",
        ),
        SheetColumn("renewalMonths", "verlenging in maanden", "number", help="Leeg: niet vanzelf verlengd."),
        SheetColumn("noticeMonths", "opzegtermijn in maanden", "number"),
        SheetColumn("ownerName", "wie herziet"),
        SheetColumn("ownerEmail", "e-mailadres", also=("e-mail", "email", "mailadres")),
        ARTICLE,
        NOTES,
        CORRECTS,
        VOID,
        RECORDED,
    ),
    needed=False,
)
AMOUNTS = SheetKind(
    "Bedragen",
    "amounts",
    "Bedragen die zijn afgesproken, en vanaf wanneer. Een nieuw bedrag is nog een rij. Mag leeg blijven.",
    (
        SheetColumn("what", "waarvoor", needed=True, help="Steeds dezelfde woorden voor hetzelfde bedrag."),
        SheetColumn("euros", "bedrag", "money", needed=True, help="In euro, zoals 150.000 of 0,20."),
        SheetColumn("per", "per", help="Bijvoorbeeld: per inwoner per jaar."),
        SheetColumn("share", "verdeelsleutel", help="Hoe partijen het bedrag verdelen."),
        SheetColumn("from", "vanaf", "day", needed=True),
        SheetColumn("until", "tot", "day", help="Leeg: tot er een volgend bedrag is."),
        ARTICLE,
        NOTES,
        CORRECTS,
        VOID,
        RECORDED,
    ),
    needed=False,
)
