"""What a check of a signed PDF finds, as values, with a Dutch sentence for each problem."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

FieldKind = Literal["signature", "timestamp", "empty"]
Changes = Literal[
    "none", "padding", "archiving", "formFilling", "annotations", "trailing", "notAllowed", "unknown"
]

PROBLEMS = {
    "empty": "Dit veld is nog niet ondertekend.",
    "altered": "De ondertekende inhoud is na het tekenen veranderd.",
    "wrongSignature": "De handtekening klopt niet met het certificaat dat erbij zit.",
    "unclearRange": "Het is niet na te gaan welk deel van het bestand is ondertekend.",
    "removed": "Deze handtekening is later uit het bestand gehaald of vervangen.",
    "detached": "Deze handtekening staat op een bladzijde, maar niet meer in het formulier van het bestand.",
    "unreadable": "Deze handtekening is beschadigd en niet te lezen.",
    "unsupported": "Deze soort handtekening kan het portaal niet controleren.",
    "odd": "Het bestand is afwijkend opgebouwd. Latere wijzigingen zijn daardoor minder zeker te zien.",
    "archiving": "Na het tekenen zijn alleen gegevens toegevoegd om de handtekening lang te bewaren.",
    "formFilling": "Na het tekenen is nog een handtekening gezet of een formulierveld ingevuld. Dat mag.",
    "annotations": "Na het tekenen zijn opmerkingen toegevoegd.",
    "padding": "Achter het ondertekende bestand staan lege regels. Die veranderen niets.",
    "trailing": "Achter het ondertekende bestand staan nog andere gegevens.",
    "notAllowed": "Na het tekenen is het bestand veranderd op een manier die niet mag.",
    "unknown": "Na het tekenen is iets aan het bestand toegevoegd. Wat, is niet na te gaan.",
    "fieldRules": "De handtekening voldoet niet aan de eisen die het bestand aan dit veld stelt.",
    "weak": "De handtekening gebruikt een verouderde rekenmethode en is daardoor niet veilig.",
    "untrusted": "De uitgever van het certificaat staat niet in de lijst met vertrouwde uitgevers.",
    "expired": "Het certificaat is nu niet geldig, en geen tijdstempel bewijst wanneer is getekend.",
    "revoked": "Het certificaat is ingetrokken.",
    "wrongUse": "Het certificaat is niet bedoeld om mee te tekenen.",
    "timestampWrong": "De tijdstempel klopt niet.",
    "timestampUntrusted": "De uitgever van de tijdstempel staat niet in de lijst met vertrouwde uitgevers.",
}


@dataclass(frozen=True, slots=True)
class SignatureProblem:
    """Something about a signature that a reader must know. `code` is a key of PROBLEMS."""

    code: str

    @property
    def words(self) -> str:
        return PROBLEMS[self.code]


@dataclass(frozen=True, slots=True)
class Signer:
    """Whom the certificate names. `serial` is hexadecimal, as programs show it."""

    common_name: str
    organisation: str
    serial: str
    issuer: str

    @property
    def words(self) -> str:
        return ", ".join(part for part in (self.common_name, self.organisation) if part) or "onbekend"


@dataclass(frozen=True, slots=True)
class PdfSignature:
    """One signature field of a PDF.

    `intact`: the bytes it covers are the bytes that were signed. `covers_whole_file`: it covers every byte
    but its own. `modified_after`: something came behind those bytes; `changes` says what, as far as that can
    be told. `trusted`: the certificate was issued under a trust root and was valid. `time_from` says whose
    word `signed_at` is: that of a timestamp token or of the signer's own clock.
    """

    field: str
    kind: FieldKind = "signature"
    intact: bool = False
    covers_whole_file: bool = False
    modified_after: bool = False
    changes: Changes = "unknown"
    signer: Signer | None = None
    signed_at: datetime | None = None
    time_from: Literal["timestamp", "signer", ""] = ""
    trusted: bool = False
    problems: tuple[SignatureProblem, ...] = ()

    @property
    def signed(self) -> bool:
        return self.kind != "empty"

    @property
    def altered(self) -> bool:
        """Whether what was signed, or the file after it, was changed in a way that may not be."""
        return self.signed and (not self.intact or self.changes not in ALLOWED)


ALLOWED = ("none", "padding", "archiving", "formFilling")
