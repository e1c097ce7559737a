"""Why a cell stands as it does, in a Dutch sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from documents.text.dutch import day, listing, moment
from signatures.standing.knowledge import Dated


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a cell rests on: its standing and flags, the acts, how many signatories are needed, when one
    joined (`since`, only when after the version came into force) or left, the version's own standing and
    since when it is in force, the texts of the reservations that hold, the abstention of who did not sign,
    and the partner's own day of entry into force, where it declared one."""

    standing: str
    flags: tuple[str, ...]
    acts: tuple[Dated, ...]
    signatories: int
    since: date | None
    left: date | None
    version_standing: str
    in_force_since: date | None
    reservations: tuple[str, ...]
    abstention: Dated | None
    in_force_from: date | None

    @property
    def reason(self) -> str:
        return cell_reason(self)


def cell_reason(cell: Grounds) -> str:
    """The sentence for a cell, with the partner's own day of entry into force after it."""
    own = f" Voor deze partner van kracht sinds {day(cell.in_force_from)}." if cell.in_force_from else ""
    return _reason(cell) + own


def _reason(cell: Grounds) -> str:
    if cell.standing == "signed":
        return f"Getekend {_when(cell.acts[-1])}{_by(cell.acts)}.{_text(cell.acts)}{_reserved(cell)}"
    if cell.standing == "refused":
        return f"Geweigerd {_when(cell.acts[-1])}.{_text(cell.acts)}"
    if cell.standing == "withdrawn":
        return f"Ondertekening ingetrokken {_when(cell.acts[-1])}{_too_late(cell)}.{_text(cell.acts)}"
    if cell.standing == "superseded":
        return "Niet getekend voordat deze versie werd vervangen."
    return _open_reason(cell) if cell.standing == "open" else _not_applicable_reason(cell)


def _open_reason(cell: Grounds) -> str:
    if cell.acts:
        signed = sum(max(1, len(dated.act.signatories)) for dated in cell.acts)
        return f"Nog niet volledig getekend: {signed} van {cell.signatories} ondertekenaars."
    if cell.abstention:
        return f"Onthield zich {_when(cell.abstention)}; dat is geen ondertekening en geen weigering."
    if cell.since:
        return f"Deelnemer sinds {day(cell.since)}, toen deze versie al van kracht was; nog niet getekend."
    return "Nog niet getekend."


def _not_applicable_reason(cell: Grounds) -> str:
    if "left" in cell.flags and cell.left:
        return f"Niet van toepassing: geen deelnemer meer sinds {day(cell.left)}; tekende deze versie niet."
    if cell.version_standing == "draft":
        return "Niet van toepassing: de versie was nog niet vastgesteld."
    if cell.version_standing == "withdrawn":
        return "Niet van toepassing: de versie is ingetrokken."
    if cell.since:
        return f"Niet van toepassing: deelnemer sinds {day(cell.since)}; deze versie is vervangen."
    return "Niet van toepassing: geen deelnemer op de peildatum van deze versie."


def _when(dated: Dated) -> str:
    return moment(dated.act.on, dated.act.precision)


def _by(acts: Sequence[Dated]) -> str:
    people = [name for dated in acts for name in dated.act.signatories if name]
    others = list(dict.fromkeys(dated.act.represented_by for dated in acts if dated.act.represented_by))
    for_others = f" van {listing(others)}, tevens namens deze partner" if others and people else ""
    if others and not people:
        return f" door {listing(others)}, tevens namens deze partner"
    return f" door {listing(people)}{for_others}" if people else ""


def _too_late(cell: Grounds) -> str:
    """A withdrawal after entry into force leaves that as it is; one before it does count."""
    if cell.in_force_since is None or cell.acts[-1].on < cell.in_force_since:
        return ""
    return ", nadat deze versie van kracht was geworden"


def _reserved(cell: Grounds) -> str:
    said = {dated.act.text for dated in cell.acts}
    texts = [text for text in cell.reservations if text not in said]
    return f" Voorbehoud: {' '.join(texts)}" if texts else ""


def _text(acts: Sequence[Dated]) -> str:
    texts = [dated.act.text for dated in acts if dated.act.text]
    return f" {' '.join(texts)}" if texts else ""
