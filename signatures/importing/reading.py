"""Reading the data of a register file into values, with every mistake in it named by place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from documents.text.control_characters import all_without_control_characters
from signatures.importing.errors import RegisterErrors, RegisterProblem
from signatures.importing.items import Register, RegisterFile, context_of
from signatures.importing.references import note_doubles, note_stray
from signatures.importing.sheets.places import SheetPlace, in_sheet_order
from signatures.register.partner_kinds import known_kinds
from signatures.standing.partner_kinds import KindFact

MESSAGES = {
    "missing": "Dit veld ontbreekt. Vul het in.",
    "tuple_type": "Hier hoort een lijst te staan.",
    "model_type": "Hier hoort een object met velden te staan.",
}
OTHERWISE = "Deze waarde klopt niet. Kijk haar na."


def read_register(
    data: Any,
    *,
    kinds: Sequence[KindFact] | None = None,
    places: Mapping[str, SheetPlace] | None = None,
    problems: Iterable[RegisterProblem] = (),
    warnings: Iterable[str] = (),
) -> Register:
    """The items of the file. What has no instant of recording counts as known from its own date.

    `kinds` are those of the region, where they are at hand.
    `places`, `problems` and `warnings` are what the reading of a workbook gave. Raises RegisterErrors with
    everything that is wrong.
    """
    cells, earlier = places or {}, list(problems)
    data = all_without_control_characters(data)
    file, found = _read(data, known_kinds() if kinds is None else kinds)
    found += [*note_doubles(data), *note_stray(data)]
    told = {problem.where for problem in earlier}
    placed = (problem.placed(cells) for problem in found)
    wrong = earlier + [problem for problem in placed if problem.where not in told]
    if cells:
        wrong.sort(key=lambda problem: in_sheet_order(problem.where))
    if wrong or file is None:
        raise RegisterErrors(wrong)
    return Register(
        document=file.document,
        title=file.title,
        kind=file.kind,
        partners=file.partners,
        contacts=file.contacts,
        memberships=file.memberships,
        versions=file.versions,
        acts=tuple(act for one in file.acts for act in one.for_each()),
        terms=file.terms,
        amounts=file.amounts,
        places=cells,
        warnings=tuple(warnings),
    )


def _read(data: Any, kinds: Sequence[KindFact]) -> tuple[RegisterFile | None, list[RegisterProblem]]:
    try:
        return RegisterFile.model_validate(data, context=context_of(kinds)), []
    except ValidationError as error:
        return None, list(_problems(error))


def _problems(error: ValidationError) -> Iterator[RegisterProblem]:
    """What pydantic found, by the place in the file and in Dutch."""
    for one in error.errors(include_url=False, include_input=False):
        where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in one["loc"])
        cause = one.get("ctx", {}).get("error")
        inside = getattr(cause, "place", "")
        message = str(cause) if cause else MESSAGES.get(one["type"], OTHERWISE)
        yield RegisterProblem(f"{where}.{inside}".strip("."), message)
