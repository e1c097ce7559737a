"""What is wrong in a register file, by place."""

from collections.abc import Mapping
from dataclasses import dataclass

from documents.text.refusals import Refused
from signatures.importing.sheets.places import SheetPlace, place_in_words


@dataclass(frozen=True, slots=True)
class RegisterProblem:
    """`where` as in the file, such as "acts[3].on"; `message` in Dutch."""

    where: str
    message: str

    def placed(self, places: Mapping[str, SheetPlace]) -> "RegisterProblem":
        """The same problem at the cell it came from."""
        return RegisterProblem(place_in_words(self.where, places), self.message)


class RegisterErrors(Refused):
    """The file was not taken over; `problems` says why, item by item."""

    def __init__(self, problems: list[RegisterProblem]) -> None:
        self.problems = problems
        super().__init__(
            "\n".join(": ".join(filter(None, (problem.where, problem.message))) for problem in problems)
        )
