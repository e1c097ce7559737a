"""Why a version and a cell stand as they do, in a Dutch sentence; that of a version names what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from documents.text.dutch import day, enumeration, moment
from signatures.standing.course import Replacement
from signatures.standing.in_force import VersionColumn
from signatures.standing.kinds import ActType, CellState, Flag, VersionState
from signatures.standing.knowledge import Dated
from signatures.standing.lacking import Lacking
from signatures.standing.rules import earliest_possible, lacks
from signatures.standing.words import CELL_WORDS


def counted_words(done: int, of: int, *, decisions: bool) -> str:
    """ "3 van 4 getekend"."""
    return f"{done} van {of} {counted_word(decisions=decisions)}"


def counted_word(*, decisions: bool) -> str:
    """What is counted; `decisions`: only decisions are asked."""
    return "besloten" if decisions else "getekend"


def progress_words(done: int, of: int, *, decisions: bool) -> str:
    """ "12 van de 16 partners hebben getekend."; empty where nobody is asked anything."""
    if not of:
        return ""
    who = {0: "Geen", of: "Alle"}.get(done, str(done))
    of_whom = f"{who} {of} partners" if 1 < of == done else f"{who} van de {of} partners"
    verb = "hebben" if done > 1 else "heeft"
    return f"{of_whom if of > 1 else f'{done} van 1 partner'} {verb} {counted_word(decisions=decisions)}."


def version_reason(
    column: VersionColumn,
    on: date,
    *,
    names: Mapping[str, str],
    bodies: Mapping[str, str],
    replacement: Replacement | None,
    counts: tuple[int, int],
) -> str:
    """The sentence for a version. `bodies`: who decides for each partner, where that has a name; `counts`:
    how many of how many required partners signed."""
    words = _VersionWords(column, on, names, bodies, counts)
    match column.standing:
        case VersionState.DRAFT:
            return words.draft()
        case VersionState.DETERMINED:
            return words.determined()
        case VersionState.PROVISIONAL:
            return words.provisional()
        case VersionState.IN_FORCE:
            return words.in_force()
        case VersionState.SUPERSEDED:
            return words.superseded(replacement)
        case VersionState.WITHDRAWN:
            return words.withdrawn()
        case VersionState.EXPIRED:
            return words.expired()


class _VersionWords:
    def __init__(
        self,
        column: VersionColumn,
        on: date,
        names: Mapping[str, str],
        bodies: Mapping[str, str],
        counts: tuple[int, int],
    ) -> None:
        self.column, self.course, self.on, self.counts = column, column.course, on, counts
        self.lacking = Lacking(names, bodies)

    def draft(self) -> str:
        return f"Deze versie was er nog niet. Zij is vastgesteld op {day(self.course.fact.determined_on)}."

    def determined(self) -> str:
        return self._waiting("Deze versie geldt nog niet.", "Nog nodig")

    def provisional(self) -> str:
        basis = self.course.provisional_on(self.on)
        since = f"sinds {day(basis.on)} " if basis else ""
        return self._waiting(
            f"Deze versie wordt {since}voorlopig toegepast.", "Nog nodig voordat zij echt geldt"
        )

    def in_force(self) -> str:
        since = day(_known(self.column.in_force_from))
        if self.column.until:
            return f"Deze versie geldt van {since} tot {day(self.column.until)}."
        return f"Deze versie geldt sinds {since}."

    def superseded(self, replacement: Replacement | None) -> str:
        held = self._held("Deze versie")
        if self.column.in_force_from:
            return f"{held} Daarna kwam versie {replacement.by.name}." if replacement else held
        by = (
            f" Versie {replacement.by.name} kwam ervoor in de plaats op {day(replacement.on)}."
            if replacement
            else ""
        )
        counts = progress_words(*self.counts, decisions=self.course.decisions_only)
        return f"{held}{by} {counts}".rstrip()

    def withdrawn(self) -> str:
        withdrawal = self.course.withdrawal
        if not withdrawal:
            return ""
        text = f": {withdrawal.act.text}" if withdrawal.act.text else "."
        return f"Deze versie is ingetrokken {_when(withdrawal)}{text} {self._held('Zij')}"

    def expired(self) -> str:
        lapse = self.course.lapse_on(self.on)
        return f"{lapse.words} {self._held('Deze versie')}" if lapse else self._held("Deze versie")

    def _held(self, subject: str) -> str:
        """From when until when the version held."""
        was, until = self.column.in_force_from, self.column.until
        if was is None:
            return f"{subject} heeft nooit gegolden."
        return (
            f"{subject} gold van {day(was)} tot {day(until)}."
            if until
            else f"{subject} gold vanaf {day(was)}."
        )

    def _waiting(self, state: str, needed: str) -> str:
        rule, case = self.course.rule, self.course.case
        if not lacks(rule, case, self.on):
            coming = self.column.in_force_from or earliest_possible(rule, case, self.on)
            return f"{state} Zij gaat gelden op {day(coming)}." if coming else state
        reference = self.course.fact.reference
        sentence = f"{state} {self.lacking.sentence(needed, rule, case, self.on, reference)}"
        earliest = earliest_possible(rule, case, self.on)
        if earliest and earliest > self.on:
            sentence += f" Op zijn vroegst geldt zij op {day(earliest)}."
        return sentence


def _known(on: date | None) -> date:
    if on is None:
        raise ValueError("A version in force has a day since when it is.")
    return on


def _when(dated: Dated) -> str:
    return moment(dated.act.on, dated.act.precision)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a cell rests on: its standing and flags, the acts, which acts the rule asks of it, how many
    signatories are needed, when one joined (`since`, only when after the reference date) or left, the
    version's own standing and since when it is in force, the texts of the reservations that hold, the
    abstention of who did not sign, the partner's own day of entry into force, where it declared one, and the
    day of the decision that followed on a signature."""

    standing: CellState
    flags: tuple[Flag, ...]
    acts: tuple[Dated, ...]
    asked: frozenset[str]
    signatories: int
    since: date | None
    left: date | None
    version_standing: VersionState
    in_force_since: date | None
    reservations: tuple[str, ...]
    abstention: Dated | None
    in_force_from: date | None
    ratified_on: date | None

    @property
    def reason(self) -> str:
        return cell_reason(self)

    @property
    def decides(self) -> bool:
        """Whether a decision is asked of the partner, and no signature."""
        return self.asked == {ActType.ADOPTION}

    @property
    def signs(self) -> bool:
        """Whether a signature is asked of the partner."""
        return ActType.SIGNATURE in self.asked

    @property
    def may_join(self) -> bool:
        """Whether it came after the reference date and may still act: nobody waits for it."""
        return self.standing == CellState.OPEN and self.since is not None and not self.acts

    @property
    def word(self) -> str:
        """How it stands, in a word or two."""
        if self.decides and self.standing == CellState.SUPERSEDED:
            return "geen besluit"
        if self.may_join:
            return "kan besluiten" if self.decides else "kan tekenen"
        return CELL_WORDS[self.standing]


def cell_reason(cell: Grounds) -> str:
    """The sentence for a cell, with what followed on it and the partner's own day of entry into force."""
    signed = cell.standing == CellState.SIGNED
    ratified = f" Bekrachtigd op {day(cell.ratified_on)}." if signed and cell.ratified_on else ""
    own = f" Geldt voor deze partner sinds {day(cell.in_force_from)}." if cell.in_force_from else ""
    return _reason(cell) + ratified + own


def _reason(cell: Grounds) -> str:
    if cell.standing == CellState.SIGNED:
        return f"Getekend {_when(cell.acts[-1])}{_by(cell.acts)}.{_text(cell.acts)}{_reserved(cell)}"
    if cell.standing == CellState.ADOPTED:
        return f"Besloten {_when(cell.acts[-1])}.{_text(cell.acts)}{_reserved(cell)}"
    if cell.standing == CellState.REFUSED:
        return f"Geweigerd {_when(cell.acts[-1])}.{_text(cell.acts)}"
    if cell.standing == CellState.WITHDRAWN:
        what = "Besluit" if cell.decides else "Ondertekening"
        return f"{what} ingetrokken {_when(cell.acts[-1])}{_too_late(cell)}.{_text(cell.acts)}"
    if cell.standing == CellState.SUPERSEDED:
        ended = "verviel" if cell.version_standing == VersionState.EXPIRED else "werd vervangen"
        return f"Niet {'besloten' if cell.decides else 'getekend'} voordat deze versie {ended}."
    if cell.standing == CellState.OPEN:
        return _open_reason(cell)
    return _not_applicable_reason(cell)


def _open_reason(cell: Grounds) -> str:
    if cell.acts:
        signed = sum(max(1, len(dated.act.signatories)) for dated in cell.acts)
        have = "heeft" if signed == 1 else "hebben"
        return f"{signed} van de {cell.signatories} ondertekenaars {have} getekend."
    if cell.abstention:
        return f"Onthield zich {_when(cell.abstention)}: tekende niet en weigerde niet."
    if cell.since:
        course = "al gold" if _held(cell, cell.since) else "al was vastgesteld"
        may = "Besluiten" if cell.decides else "Tekenen"
        joined = f"Kwam erbij op {day(cell.since)}, toen deze versie {course}."
        return f"{joined} {may} kan, maar de versie wacht er niet op."
    return "Nog niet besloten." if cell.decides else "Nog niet getekend."


def _held(cell: Grounds, on: date) -> bool:
    return cell.in_force_since is not None and cell.in_force_since <= on


def _not_applicable_reason(cell: Grounds) -> str:
    if Flag.LEFT in cell.flags and cell.left:
        return f"Hoeft niet: deed mee tot {day(cell.left)} en tekende deze versie niet."
    if cell.version_standing == VersionState.DRAFT:
        return "Hoeft niet: deze versie was nog niet vastgesteld."
    if cell.version_standing == VersionState.WITHDRAWN:
        return "Hoeft niet: deze versie is ingetrokken."
    if cell.since:
        ended = "vervallen" if cell.version_standing == VersionState.EXPIRED else "vervangen"
        return f"Hoeft niet: kwam erbij op {day(cell.since)}, en deze versie is {ended}."
    if not cell.asked:
        return "Hoeft niet: voor deze versie is aan deze partner niets gevraagd."
    return "Hoeft niet: deed niet mee op de peildatum van deze versie."


def _by(acts: Sequence[Dated]) -> str:
    people = [name for dated in acts for name in dated.act.signatories if name]
    others = list(dict.fromkeys(dated.act.represented_by for dated in acts if dated.act.represented_by))
    for_others = f" van {enumeration(others)}, tevens namens deze partner" if others and people else ""
    if others and not people:
        return f" door {enumeration(others)}, tevens namens deze partner"
    return f" door {enumeration(people)}{for_others}" if people else ""


def _too_late(cell: Grounds) -> str:
    """A withdrawal after entry into force leaves that as it is; one before it does count."""
    if not _held(cell, cell.acts[-1].on):
        return ""
    return ", toen deze versie al gold"


def _reserved(cell: Grounds) -> str:
    said = {dated.act.text for dated in cell.acts}
    texts = [text for text in cell.reservations if text not in said]
    return f" Voorbehoud: {' '.join(texts)}" if texts else ""


def _text(acts: Sequence[Dated]) -> str:
    texts = [dated.act.text for dated in acts if dated.act.text]
    return f" {' '.join(texts)}" if texts else ""
