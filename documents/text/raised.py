"""Characters above and below the line. Figures have signs that say so themselves (10³, CO₂), so that the
plain text is true; letters keep their dress (1ᵉ)."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from documents.text.values import Run

FIGURES = "0123456789"
SIGNS = "+-−–=()"
ABOVE = dict(zip(FIGURES + SIGNS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾", strict=True))
BELOW = dict(zip(FIGURES + SIGNS, "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎", strict=True))


def signed(run: Run) -> Iterator[Run]:
    """The run with each figure above or below the line as its own sign; plus, minus and brackets too, where
    they stand with figures and not among letters ("e-mail")."""
    if run.note or not (run.raised or run.lowered):
        yield run
        return
    signs = ABOVE if run.raised else BELOW
    if any(map(str.isalpha, run.text)) or not any(one in FIGURES for one in run.text):
        signs = {figure: signs[figure] for figure in FIGURES}
    plain = replace(run, raised=False, lowered=False)
    for dressed, group in groupby(run.text, key=lambda one: one not in signs and not one.isspace()):
        words = "".join(group)
        shown = "".join(signs.get(one, one) for one in words)
        yield replace(run, text=words) if dressed else replace(plain, text=shown)
