"""When a request to sign or a round is over, and the reason in Dutch. Pure."""

from signatures.standing import DocumentStanding
from signatures.standing.cells import Cell
from signatures.standing.kinds import VersionState
from signatures.standing.words import VERSION_WORDS

WHY_NOT = {
    VersionState.DRAFT: "Deze versie is nog niet vastgesteld. Stel de versie eerst vast.",
    VersionState.SUPERSEDED: "Deze versie is vervangen. Open een ronde voor de nieuwste versie.",
    VersionState.WITHDRAWN: "Deze versie is ingetrokken. Er is niets meer om te ondertekenen.",
    VersionState.EXPIRED: "Deze versie is vervallen. Er is niets meer om te ondertekenen.",
}


def why_unsignable(standing: DocumentStanding, number: int) -> str:
    """Why the version of this number cannot be signed, and what to do; "" while it can."""
    version = standing.version(number)
    state = version.standing if version else VersionState.DRAFT
    return "" if version and version.may_be_signed else WHY_NOT[state]


def version_ending(standing: DocumentStanding, number: int) -> str:
    """Why no one need sign this version any more; "" while it can be signed."""
    version = standing.version(number)
    if version is None or not version.has_ended:
        return ""
    told = f"Deze versie is {VERSION_WORDS[version.standing]}"
    return version.reason if version.reason.startswith(told) else f"{told}. {version.reason}"


def ending_of(cell: Cell | None) -> str:
    """Why this partner need not sign any more; "" while its signature is open."""
    if cell is None:
        return "Deze partner doet niet meer mee."
    return "" if cell.is_open else cell.reason


def why_not_asked(cell: Cell | None) -> str:
    """Why this partner cannot be asked; "" while its signature is open, and when it refused or withdrew."""
    return "" if cell is not None and cell.is_undone else ending_of(cell)


def same_ending(one: str, other: str) -> bool:
    """Whether both tell of the same kind of ending ("Getekend …"), if not in the same words."""
    return one.partition(" ")[0] == other.partition(" ")[0]


def round_ending(asked: int, signed: int) -> str:
    if asked == signed:
        return "De gevraagde partner tekende." if asked == 1 else f"Alle {asked} gevraagde partners tekenden."
    return f"Van de {asked} gevraagde partners tekenden er {signed}. De anderen hoeven niet meer te tekenen."
