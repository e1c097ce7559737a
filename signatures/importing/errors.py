"""What is wrong in a register file, by place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """`where` as in the file, such as "acts[3].on"; `message` in Dutch."""

    where: str
    message: str


class RegisterErrors(ValueError):
    """The file was not taken over; `problems` says why, item by item."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(f"{problem.where}: {problem.message}" for problem in problems))
