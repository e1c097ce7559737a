"""Which sheets and columns a register workbook has, with the word lists behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from documents.text.dutch import halfway
from signatures.importing.sheets.fact_columns import AMOUNTS, TERMS
from signatures.importing.sheets.shape import RECORDED, SheetColumn, SheetKind
from signatures.standing.kinds import ActType
from signatures.standing.partner_kinds import KindFact

NOTE = "opmerking"
EXAMPLE = "voorbeeld"

ALSO_PARTNER_KINDS = {
    "corporatie": "corporation",
    "zorginstelling": "careProvider",
    "zorgpartij": "careProvider",
    "overig": "other",
}
ALSO_DOCUMENT_KINDS = {"contract": "contract", "financiele afspraak": "finance"}
FIRST_DOCUMENT_KINDS = (
    KindFact("agreement", "Convenant", "Convenanten"),
    KindFact("process", "Werkproces", "Werkprocessen"),
    KindFact("contract", "Standaardcontract", "Standaardcontracten"),
    KindFact("communication", "Communicatielijn", "Communicatielijnen"),
    KindFact("finance", "Financiële afspraak", "Financiële afspraken"),
)
OTHER_ACTS = {
    "weigering": ActType.REFUSAL,
    "geweigerd": ActType.REFUSAL,
    "intrekking": ActType.WITHDRAWAL,
    "ingetrokken": ActType.WITHDRAWAL,
    "verklaring": ActType.DECLARATION,
    "herstel": ActType.CORRECTION,
    "correctie": ActType.CORRECTION,
    "besluit": ActType.ADOPTION,
    "ondertekening": ActType.SIGNATURE,
    "handtekening": ActType.SIGNATURE,
}
PRECISIONS = {
    "dag": "day",
    "maand": "month",
    "alleen de maand": "month",
    "jaar": "year",
    "alleen het jaar": "year",
    "onbekend": "unknown",
}
DECLARES = {
    "voorbehoud": "reservation",
    "intrekking van een voorbehoud": "reservationEnded",
    "voorlopige toepassing": "provisional",
    "eigen datum van inwerkingtreding": "inForce",
    "onthouding": "abstention",
}
METHODS = {
    "op papier": "paper",
    "papier": "paper",
    "ondertekende pdf": "pdf",
    "pdf": "pdf",
    "in het portaal": "portal",
    "portaal": "portal",
}


PARTNER = SheetColumn(
    "partner", "partner", "partner", needed=True, help="Het kenmerk of de naam van het blad Partners."
)
VERSION = SheetColumn("version", "versie", "number", needed=True, help="Het nummer van het blad Versies.")
ID = SheetColumn(
    "id",
    "kenmerk",
    help="Vrij te kiezen; nodig als een herstel ernaar verwijst.",
    also=("kenmerk handeling",),
)
ON = SheetColumn(
    "on",
    "datum",
    "actDay",
    help="20-5-2019. Weet u alleen de maand of het jaar? Schrijf: mei 2019, of 2019, of: onbekend.",
)
PRECISION = SheetColumn(
    "precision",
    "datum bekend",
    "word",
    words=PRECISIONS,
    offered=("dag", "maand", "jaar", "onbekend"),
    help="Hoe precies de datum bekend is. Leeg: zoals de datum is geschreven.",
)
RECEIVED = SheetColumn("received", "ontvangen op", "day", help="De dag waarop het papier binnenkwam.")
PEOPLE = SheetColumn(
    "signatories",
    "ondertekenaars",
    "people",
    help="Naam, functie. Meer mensen: zet er een puntkomma tussen.",
)
MANDATE = SheetColumn("mandate", "mandaat", help="Op grond waarvan deze persoon mocht tekenen.")
TEXT = SheetColumn("text", "tekst", help="De tekst van een voorbehoud, verklaring of opmerking.")
DECLARATION = SheetColumn(
    "declares",
    "strekking",
    "word",
    words=DECLARES,
    offered=tuple(DECLARES),
    help="Alleen bij een voorbehoud of een andere verklaring.",
)
CARRIES = SheetColumn(
    "carriesOver",
    "geldt ook voor volgende versies",
    "yes",
    offered=("ja", "nee"),
    help="Alleen bij een voorbehoud.",
)
ALSO_FOR = SheetColumn(
    "alsoFor",
    "tevens namens",
    "partners",
    help="Andere partners voor wie dit ook geldt, met komma's ertussen.",
)

DOCUMENT = SheetKind(
    "Document",
    "document",
    "Bij welk document dit hoort: één rij.",
    (
        SheetColumn(
            "document",
            "adres",
            needed=True,
            help="Zoals in het adres van de pagina: kleine letters en streepjes.",
        ),
        SheetColumn("title", "titel", help="Alleen nodig als het document nog niet in het portaal staat."),
        SheetColumn("kind", "soort", "word"),
    ),
)
PARTNERS = SheetKind(
    "Partners",
    "partners",
    "Wie er zijn. Kreeg een partner een nieuwe naam? Gebruik dan nog een rij met hetzelfde kenmerk.",
    (
        SheetColumn(
            "id",
            "kenmerk",
            needed=True,
            help="Kort en vast: letters, cijfers en streepjes, zoals gooise-meren.",
        ),
        SheetColumn("kind", "soort", "word", needed=True),
        SheetColumn("name", "naam", needed=True),
        SheetColumn("from", "naam vanaf", "day", help="Leeg: de partner heette altijd al zo."),
        SheetColumn("succeeds", "opvolger van", "partners", help="Kenmerken, met komma's ertussen."),
        SheetColumn("succeedsOn", "opvolger per", "day"),
        SheetColumn(
            "endedOn", "opgeheven per", "day", help="De eerste dag waarop de organisatie niet meer bestaat."
        ),
    ),
)
CONTACTS = SheetKind(
    "Contactpersonen",
    "contacts",
    "Wie bij een partner post krijgt, zoals de uitnodiging om te tekenen. Dit blad mag leeg blijven.",
    (
        PARTNER,
        SheetColumn("name", "naam", needed=True),
        SheetColumn("function", "functie"),
        SheetColumn("email", "e-mailadres", also=("e-mail", "email", "mailadres")),
        SheetColumn("phone", "telefoon", also=("telefoonnummer",)),
    ),
    needed=False,
)
MEMBERSHIPS = SheetKind(
    "Deelnames",
    "memberships",
    "Wie van wanneer tot wanneer meedoet.",
    (
        PARTNER,
        SheetColumn("from", "deelnemer vanaf", "day", needed=True, also=("vanaf",)),
        SheetColumn(
            "until",
            "deelnemer tot",
            "day",
            help="De eerste dag waarop de partner niet meer meedoet.",
            also=("tot",),
        ),
        SheetColumn("scope", "doet mee voor", help="Alleen bij deelname in delen."),
        SheetColumn("signatories", "aantal ondertekenaars", "number", help="Leeg: één."),
        SheetColumn("noticeOn", "opgezegd op", "day"),
        SheetColumn("costsUntil", "betaalt mee tot", "day"),
        RECORDED,
        SheetColumn(
            "untilRecorded",
            "einde vastgelegd op",
            "moment",
            help="Alleen voor beheerders: wanneer het einde destijds is vastgelegd.",
        ),
    ),
)
VERSIONS = SheetKind(
    "Versies",
    "versions",
    "De versies die zijn vastgesteld, ook zonder tekst.",
    (
        SheetColumn("number", "nummer", "number", needed=True),
        SheetColumn("label", "naam", help="Bijvoorbeeld: 2019."),
        SheetColumn("determinedOn", "vastgesteld op", "day", needed=True),
        SheetColumn("referenceDate", "peildatum", "day", help="Leeg: de dag van vaststellen."),
        SheetColumn(
            "rule",
            "van kracht als",
            "rule",
            help="Leeg: alle deelnemers tekenen. Of: alle gemeenten besluiten; 2/3 van de deelnemers tekent; "
            "ten minste 20 deelnemers tekenen; huizen, laren tekenen; op 1-1-2020. Samen met: en, of. "
            "Een wachttijd staat voorop: 90 dagen nadat alle deelnemers tekenen.",
        ),
        SheetColumn("supersedes", "vervangt versie", "number", help="Leeg: de vorige."),
        RECORDED,
    ),
)
ADOPTIONS = SheetKind(
    "Besluiten",
    "acts",
    "Besluiten van partners over een versie, zoals een collegebesluit.",
    (PARTNER, VERSION, ON, PRECISION, RECEIVED, TEXT, DECLARATION, CARRIES, ID, RECORDED),
    act=ActType.ADOPTION,
)
SIGNATURES = SheetKind(
    "Ondertekeningen",
    "acts",
    "Wie welke versie tekende.",
    (
        PARTNER,
        VERSION,
        ON,
        PRECISION,
        RECEIVED,
        PEOPLE,
        MANDATE,
        ALSO_FOR,
        TEXT,
        DECLARATION,
        CARRIES,
        SheetColumn(
            "method",
            "manier van tekenen",
            "word",
            words=METHODS,
            offered=("op papier", "ondertekende PDF", "in het portaal"),
        ),
        ID,
        RECORDED,
    ),
    act=ActType.SIGNATURE,
)
OTHERS = SheetKind(
    "Overige handelingen",
    "acts",
    "Weigering, intrekking, verklaring, en herstel van wat eerder is vastgelegd.",
    (
        SheetColumn(
            "kind",
            "soort",
            "word",
            needed=True,
            words=OTHER_ACTS,
            offered=("weigering", "intrekking", "verklaring", "herstel"),
        ),
        SheetColumn("partner", "partner", "partner", help="Leeg bij intrekking van de versie zelf."),
        SheetColumn("version", "versie", "number"),
        ON,
        PRECISION,
        SheetColumn("until", "geldt tot", "day"),
        RECEIVED,
        TEXT,
        DECLARATION,
        CARRIES,
        PEOPLE,
        SheetColumn("corrects", "herstelt", help="Het kenmerk van de handeling die niet klopt."),
        SheetColumn("void", "doorhalen", "yes", offered=("ja", "nee"), help="Ja: het is nooit gebeurd."),
        ID,
        RECORDED,
    ),
    needed=False,
)
SHEETS = (DOCUMENT, PARTNERS, CONTACTS, MEMBERSHIPS, VERSIONS, ADOPTIONS, SIGNATURES, OTHERS, TERMS, AMOUNTS)
CHOICES = "Keuzelijsten"
WITHOUT_DATA = ("uitleg", CHOICES.casefold())


def sheets_of(
    of_partners: Iterable[KindFact], of_documents: Iterable[KindFact] = FIRST_DOCUMENT_KINDS
) -> tuple[SheetKind, ...]:
    """The sheets, with the kinds of partner and of document of a region."""
    chosen = {
        DOCUMENT.title: _with_kinds(DOCUMENT, list(of_documents), ALSO_DOCUMENT_KINDS),
        PARTNERS.title: _with_kinds(PARTNERS, list(of_partners), ALSO_PARTNER_KINDS),
    }
    return tuple(chosen.get(sheet.title, sheet) for sheet in SHEETS)


def _with_kinds(sheet: SheetKind, kinds: list[KindFact], also: Mapping[str, str]) -> SheetKind:
    codes = {kind.code for kind in kinds}
    words = {word: code for word, code in also.items() if code in codes}
    words |= {word.casefold(): kind.code for kind in kinds for word in (kind.plural, kind.name)}
    offered = tuple(halfway(kind.name) for kind in kinds)
    columns = [
        replace(column, words=words, offered=offered) if column.name == "kind" else column
        for column in sheet.columns
    ]
    return replace(sheet, columns=tuple(columns))
