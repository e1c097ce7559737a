"""A register file of either sort, workbook or JSON, told apart by content."""

import json
from collections.abc import Sequence
from typing import Any

from documents.models import DocumentKind
from documents.reading.isolation import run_apart
from documents.reading.stream import UnreadableFile
from signatures.importing.errors import RegisterErrors, RegisterProblem
from signatures.importing.items import Register
from signatures.importing.reading import read_register
from signatures.importing.recorded import note_recorded
from signatures.importing.sheets.opening import open_workbook
from signatures.importing.sheets.reading import Read, read_sheets
from signatures.register.partner_kinds import known_kinds
from signatures.standing.partner_kinds import KindFact

SECONDS = 60


def read_register_file(content: bytes, *, may_record: bool = True) -> Register:
    """What the file holds. Raises RegisterErrors, with the place of every mistake.

    Without `may_record` the file may not say when something was put on record.
    """
    kinds = known_kinds()
    read = Read(data=_json(content)) if _looks_like_json(content) else _workbook(content, kinds)
    problems = [RegisterProblem(where, message) for where, message in read.problems]
    if not may_record:
        problems += [problem.placed(read.places) for problem in note_recorded(read.data)]
    return read_register(
        read.data, kinds=kinds, places=read.places, problems=problems, warnings=read.warnings
    )


def kinds_of_documents() -> tuple[KindFact, ...]:
    """Those of the region, with the words for them that a workbook holds."""
    kinds = DocumentKind.objects.by_code().values()
    return tuple(KindFact(kind.code, kind.name, kind.plural) for kind in kinds)


def _looks_like_json(content: bytes) -> bool:
    return content[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def _workbook(content: bytes, kinds: Sequence[KindFact]) -> Read:
    try:
        return read_sheets(run_apart(open_workbook, content, seconds=SECONDS), kinds, kinds_of_documents())
    except UnreadableFile as error:
        raise RegisterErrors([RegisterProblem("", str(error))]) from error


def _json(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RegisterErrors(
            [RegisterProblem("", f"Dit is geen JSON ({error}). Gebruik een registerbestand.")]
        ) from error
