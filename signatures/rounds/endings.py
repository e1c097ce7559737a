"""When a request to sign or a round is over, and the reason in Dutch. Pure."""

from signatures.standing import DocumentStanding
from signatures.standing.cells import Cell


def cells_of(standing: DocumentStanding, number: int) -> dict[str, Cell]:
    """The cell of each partner for the version of this number, by the partner's slug."""
    return {
        partner.id: cell for partner in standing.partners for cell in partner.cells if cell.version == number
    }


def version_ending(standing: DocumentStanding, number: int) -> str:
    """Why no one need sign this version any more; "" while it can be signed."""
    version = next((one for one in standing.versions if one.number == number), None)
    if version is None or version.standing not in ("superseded", "withdrawn"):
        return ""
    what = "vervangen" if version.standing == "superseded" else "ingetrokken"
    return f"Deze versie is {what}. {version.reason}"


def ending_of(cell: Cell | None) -> str:
    """Why this partner need not sign any more; "" while its signature is open."""
    if cell is None:
        return "Deze partner doet niet meer mee."
    return "" if cell.standing == "open" else cell.reason


def same_ending(one: str, other: str) -> bool:
    """Whether both tell of the same kind of ending ("Getekend …"), if not in the same words."""
    return one.partition(" ")[0] == other.partition(" ")[0]


def round_ending(asked: int, signed: int) -> str:
    if asked == signed:
        return "De gevraagde partner tekende." if asked == 1 else f"Alle {asked} gevraagde partners tekenden."
    return f"Van de {asked} gevraagde partners tekenden er {signed}. De anderen hoeven niet meer te tekenen."
