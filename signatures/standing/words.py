"""The standings in Dutch, each with a symbol: never colour alone."""

VERSION_WORDS = {
    "draft": "concept",
    "determined": "vastgesteld",
    "provisional": "voorlopig toegepast",
    "inForce": "van kracht",
    "superseded": "vervangen",
    "withdrawn": "ingetrokken",
}
CELL_WORDS = {
    "signed": "getekend",
    "open": "open",
    "notApplicable": "n.v.t.",
    "refused": "geweigerd",
    "withdrawn": "ingetrokken",
    "superseded": "niet getekend",
}
SYMBOLS = {
    "signed": "✓",
    "open": "○",
    "notApplicable": "–",
    "refused": "✗",
    "withdrawn": "↺",
    "superseded": "×",
}
FLAG_WORDS = {
    "signedBeforeAdoption": "ondertekend vóór het eigen besluit",
    "withoutMandate": "ondertekend zonder mandaat op die dag",
    "withReservation": "met een voorbehoud of verklaring",
    "accession": "deelnemer geworden toen deze versie al van kracht was",
    "left": "geen deelnemer meer",
    "dateUncertain": "de precieze datum is niet bekend",
    "notMember": "ondertekend zonder deelnemer te zijn op die dag",
}
PLURALS = {
    "municipality": "Gemeenten",
    "corporation": "Woningcorporaties",
    "careProvider": "Zorgaanbieders",
    "region": "Regio",
    "other": "Overige partners",
}
