"""A comparison as it stands on the page: what changed on top, each change with a place to go to, and long
stretches of what stayed folded away."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from documents.comparison import Comparison, UnitComparison
from documents.comparison.costs_and_risk import touches_costs_or_risk
from documents.comparison.folding import fold_units
from documents.comparison.key_changes import key_changes
from documents.comparison.words import what_happened
from documents.renditions.html.comparison import renvooi_html, was_wordt_html
from documents.renditions.typeset.comparison import View

VIEWS: dict[View, str] = {"renvooi": "In één tekst", "was-wordt": "Oud en nieuw naast elkaar"}
BODIES = {"renvooi": renvooi_html, "was-wordt": was_wordt_html}
COUNTED = (
    ("changed", "gewijzigd", "gewijzigd"),
    ("added", "nieuw", "nieuw"),
    ("removed", "vervallen", "vervallen"),
    ("moved", "verplaatst", "verplaatst"),
    ("renumbered", "hernummerd", "hernummerd"),
    ("unchanged", "ongewijzigd", "ongewijzigd"),
)
CHOICES: dict[str, tuple[str, Callable[[UnitComparison], bool]]] = {
    "nieuw": ("Nieuw", lambda unit: unit.change == "added"),
    "vervallen": ("Vervallen", lambda unit: unit.change == "removed"),
    "gewijzigd": ("Gewijzigd", lambda unit: unit.change not in ("added", "removed")),
    "geld": ("Kosten of risico", touches_costs_or_risk),
}


@dataclass(frozen=True)
class ShownUnit:
    """A unit of the comparison; `turn` counts the changes on the page, 0 where nothing changed."""

    found: UnitComparison
    html: str
    turn: int
    words: str

    @property
    def key(self) -> str:
        return self.found.unit.key

    @property
    def name(self) -> str:
        return name_of_unit(self.found)

    @property
    def title(self) -> str:
        """Its name with its heading: "Artikel 9 → 11 Kosten"."""
        heading = self.found.unit.heading
        return f"{self.name} {heading}" if heading and heading not in self.name else self.name


@dataclass(frozen=True)
class ShownStretch:
    units: tuple[ShownUnit, ...]
    folded: bool

    @property
    def last(self) -> ShownUnit:
        return self.units[-1]

    @property
    def renumbered(self) -> int:
        return sum(unit.found.renumbered for unit in self.units)


@dataclass(frozen=True)
class ChangeFilter:
    """One of the ways to choose among the changes: its name in the address, its word, how many it leaves."""

    name: str
    word: str
    count: int


@dataclass(frozen=True)
class ComparisonPage:
    """`told` are the sentences about what a reader asks first; `choices` the ways to choose among the
    changes, of which `chosen` was asked ("" for all)."""

    told: tuple[str, ...]
    summary: tuple[tuple[str, int, str], ...]
    changes: tuple[ShownUnit, ...]
    stretches: tuple[ShownStretch, ...]
    only_renumbered: int
    choices: tuple[ChangeFilter, ...] = ()
    chosen: str = ""

    @property
    def is_unchanged(self) -> bool:
        return not self.changes


def name_of_unit(unit: UnitComparison) -> str:
    """ "Artikel 9 → 11" for what was renumbered; without a label the heading."""
    old, new = unit.old, unit.new
    if old and new and old.label != new.label and old.label and new.number:
        return f"{old.label} → {new.number}"
    return unit.unit.label or unit.name


def chosen_view(asked: str) -> View:
    return "was-wordt" if asked == "was-wordt" else "renvooi"


def comparison_page(comparison: Comparison, view: View, only: str = "") -> ComparisonPage:
    """The page in one of the `VIEWS`. What only got another number folds away when there is more to tell.
    `only` asks for one of the `CHOICES`; what leaves nothing shows all."""
    body = BODIES[view]
    told = [unit for unit in comparison.touched if not unit.only_renumbered] or comparison.touched
    choices = tuple(
        ChangeFilter(name, word, count)
        for name, (word, fits) in CHOICES.items()
        if (count := sum(1 for unit in told if fits(unit)))
    )
    chosen = only if only in {choice.name for choice in choices} else ""
    turning = [unit for unit in told if CHOICES[chosen][1](unit)] if chosen else told
    turns = {id(unit): turn for turn, unit in enumerate(turning, 1)}

    def shown(unit: UnitComparison) -> ShownUnit:
        return ShownUnit(unit, body(unit), turns.get(id(unit), 0), what_happened(unit, comparison))

    units = turning if chosen else comparison.units
    stretches = tuple(
        ShownStretch(tuple(shown(unit) for unit in stretch.items), stretch.folded)
        for stretch in fold_units(units, lambda unit: id(unit) in turns)
    )
    changes = tuple(unit for stretch in stretches for unit in stretch.units if unit.turn)
    left_out = len(comparison.touched) - len(told)
    sentences = tuple(key_changes(comparison).sentences())
    counts = tuple(_counts(comparison.summary()))
    return ComparisonPage(sentences, counts, changes, stretches, left_out, choices, chosen)


def _counts(summary: dict[str, int]) -> Iterator[tuple[str, int, str]]:
    for name, one, many in COUNTED:
        if summary[name]:
            yield name, summary[name], one if summary[name] == 1 else many
