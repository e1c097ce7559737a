"""Why a version and a cell stand as they do, in a Dutch sentence; that of a version names what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from documents.text.dutch import counted, day, enumeration, moment
from signatures.standing.course import Replacement
from signatures.standing.in_force import VersionColumn
from signatures.standing.kinds import ActType, CellState, Flag, VersionState
from signatures.standing.knowledge import Dated
from signatures.standing.rules import Lack, earliest_possible, lacks
from signatures.standing.words import CELL_WORDS

ACT_WORDS: Mapping[str, str] = {ActType.SIGNATURE: "ondertekening", ActType.ADOPTION: "besluit"}
MANY_WORDS: Mapping[str, str] = {ActType.SIGNATURE: "ondertekeningen", ActType.ADOPTION: "besluiten"}
ONE_WORDS: Mapping[str, str] = {ActType.SIGNATURE: "ondertekening", ActType.ADOPTION: "besluit"}


def counted_words(done: int, of: int, *, decisions: bool) -> str:
    """ "3 van 4 getekend"."""
    return f"{done} van {of} {counted_word(decisions=decisions)}"


def counted_word(*, decisions: bool) -> str:
    """What is counted; `decisions`: only decisions are asked."""
    return "besloten" if decisions else "getekend"


def act_word(act: str, body: str) -> str:
    """What must still come of a partner: an adoption is named after its `body`, such as a college."""
    return body if act == ActType.ADOPTION and body else ACT_WORDS[act]


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
        self.column, self.course, self.on = column, column.course, on
        self.names, self.bodies, self.counts = names, bodies, counts

    def draft(self) -> str:
        return f"Nog niet vastgesteld: dat is gebeurd op {day(self.course.fact.determined_on)}."

    def determined(self) -> str:
        return f"Vastgesteld op {day(self.course.fact.determined_on)}. {self._waiting()}"

    def provisional(self) -> str:
        basis = self.course.provisional_on(self.on)
        since = f" {_since(basis)}" if basis else ""
        return f"Wordt voorlopig toegepast{since}. {self._waiting()}"

    def in_force(self) -> str:
        until = f" tot {day(self.column.until)}" if self.column.until else ""
        return f"Van kracht sinds {day(_known(self.column.in_force_from))}{until}."

    def superseded(self, replacement: Replacement | None) -> str:
        by = f"door versie {replacement.by.name} op {day(replacement.on)}" if replacement else ""
        if self.column.in_force_from:
            return f"Vervangen {by}; van kracht geweest sinds {day(self.column.in_force_from)}."
        counted = counted_words(*self.counts, decisions=self.course.decisions_only)
        return f"Vervangen {by} voordat deze versie van kracht werd; {counted}."

    def withdrawn(self) -> str:
        withdrawal = self.course.withdrawal
        text = f": {withdrawal.act.text}" if withdrawal and withdrawal.act.text else "."
        was = self.column.in_force_from
        before = f" Van kracht geweest sinds {day(was)}." if was else " Nooit van kracht geworden."
        return f"Ingetrokken {_when(withdrawal)}{text}{before}" if withdrawal else ""

    def expired(self) -> str:
        lapse = self.course.lapse_on(self.on)
        was = self.column.in_force_from
        before = f"Van kracht geweest sinds {day(was)}." if was else "Nooit van kracht geworden."
        return f"{lapse.words} {before}" if lapse else before

    def _waiting(self) -> str:
        rule, case = self.course.rule, self.course.case
        missing = lacks(rule, case, self.on)
        if not missing:
            coming = self.column.in_force_from or earliest_possible(rule, case, self.on)
            return f"Wordt van kracht op {day(coming)}." if coming else "Nog niet van kracht."
        sentence = f"Nog niet van kracht: {self._lacking(missing)}."
        earliest = earliest_possible(rule, case, self.on)
        if earliest and earliest > self.on:
            sentence += f" Op zijn vroegst van kracht op {day(earliest)}."
        return sentence

    def _lacking(self, missing: Sequence[Lack]) -> str:
        if any(not lack.pool for lack in missing):
            reference = day(self.course.fact.reference)
            return f"op de peildatum {reference} was er geen deelnemer die moet tekenen of besluiten"
        whole = [lack for lack in missing if lack.needed == len(lack.pool)]
        shares = [lack for lack in missing if lack.needed < len(lack.pool)]
        parts = [self._all_of(whole)] if whole else []
        scarce = [lack for lack in missing if lack.needed > len(lack.pool)]
        return "; ".join([*parts, *map(self._share_of, shares), *map(self._too_few_for, scarce)])

    def _all_of(self, missing: Sequence[Lack]) -> str:
        wanting = dict.fromkeys(
            f"{self._name(partner)} ({act_word(lack.rule.act, self.bodies.get(partner, ''))})"
            for lack in missing
            for partner in lack.absent
        )
        return f"{enumeration(list(wanting))} {'ontbreekt' if len(wanting) == 1 else 'ontbreken'}"

    def _share_of(self, lack: Lack) -> str:
        done = f"{lack.done} van {len(lack.pool)} {MANY_WORDS[lack.rule.act]}"
        needed = f"er {'is' if lack.needed == 1 else 'zijn'} er {lack.needed} nodig"
        return f"{done}, {needed}; {enumeration([self._name(partner) for partner in lack.absent])} nog niet"

    def _too_few_for(self, lack: Lack) -> str:
        pool = counted(len(lack.pool), "partner telt", "partners tellen")
        needed = counted(lack.needed, ONE_WORDS[lack.rule.act], MANY_WORDS[lack.rule.act])
        return f"{pool} mee, en er {'is' if lack.needed == 1 else 'zijn'} {needed} nodig: dat kan niet meer"

    def _name(self, partner: str) -> str:
        return self.names.get(partner, partner)


def _known(on: date | None) -> date:
    if on is None:
        raise ValueError("A version in force has a day since when it is.")
    return on


def _since(dated: Dated) -> str:
    return f"sinds {day(dated.on)}"


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
    def word(self) -> str:
        """How it stands, in a word or two."""
        if self.decides and self.standing == CellState.SUPERSEDED:
            return "geen besluit"
        return CELL_WORDS[self.standing]


def cell_reason(cell: Grounds) -> str:
    """The sentence for a cell, with what followed on it and the partner's own day of entry into force."""
    signed = cell.standing == CellState.SIGNED
    ratified = f" Bekrachtigd op {day(cell.ratified_on)}." if signed and cell.ratified_on else ""
    own = f" Voor deze partner van kracht sinds {day(cell.in_force_from)}." if cell.in_force_from else ""
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
        return f"Nog niet volledig getekend: {signed} van {cell.signatories} ondertekenaars."
    if cell.abstention:
        return f"Onthield zich {_when(cell.abstention)}; dat is geen ondertekening en geen weigering."
    if cell.since:
        course = "al van kracht" if _held(cell, cell.since) else "al vastgesteld"
        return f"Deelnemer sinds {day(cell.since)}, toen deze versie {course} was; {_lacks(cell)}."
    return f"{_lacks(cell).capitalize()}."


def _lacks(cell: Grounds) -> str:
    return "nog niet besloten" if cell.decides else "nog niet getekend"


def _held(cell: Grounds, on: date) -> bool:
    return cell.in_force_since is not None and cell.in_force_since <= on


def _not_applicable_reason(cell: Grounds) -> str:
    if Flag.LEFT in cell.flags and cell.left:
        return f"Niet van toepassing: geen deelnemer meer sinds {day(cell.left)}; tekende deze versie niet."
    if cell.version_standing == VersionState.DRAFT:
        return "Niet van toepassing: de versie was nog niet vastgesteld."
    if cell.version_standing == VersionState.WITHDRAWN:
        return "Niet van toepassing: de versie is ingetrokken."
    if cell.since:
        ended = "vervallen" if cell.version_standing == VersionState.EXPIRED else "vervangen"
        return f"Niet van toepassing: deelnemer sinds {day(cell.since)}; deze versie is {ended}."
    if not cell.asked:
        return "Niet van toepassing: voor deze versie wordt deze partner niets gevraagd."
    return "Niet van toepassing: geen deelnemer op de peildatum van deze versie."


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
    return ", nadat deze versie van kracht was geworden"


def _reserved(cell: Grounds) -> str:
    said = {dated.act.text for dated in cell.acts}
    texts = [text for text in cell.reservations if text not in said]
    return f" Voorbehoud: {' '.join(texts)}" if texts else ""


def _text(acts: Sequence[Dated]) -> str:
    texts = [dated.act.text for dated in acts if dated.act.text]
    return f" {' '.join(texts)}" if texts else ""
