"""The lines of a page as they are printed, with their places."""

from dataclasses import dataclass, field

from documents.text import Runs, plain_runs


@dataclass(frozen=True, slots=True)
class Printed:
    """One line on a page, in points from the left and from the top. `size` is the height of its letters;
    `aside` says why a line is no part of the running text (Dutch), and is empty for text; `cells` is of how
    many pieces on one row it was made.
    """

    runs: Runs
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    aside: str = ""
    cells: int = 1
    words: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", " ".join(plain_runs(self.runs).split()))

    @property
    def bold(self) -> bool:
        filled = [run for run in self.runs if any(map(str.isalnum, run.text))]
        return bool(filled) and all(run.bold for run in filled)


@dataclass(frozen=True, slots=True)
class PrintedPage:
    number: int
    width: float
    height: float
    lines: tuple[Printed, ...]
