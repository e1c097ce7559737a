"""Characters that come along when people paste, such as Word's line break. Nobody sees them, and no XML can
hold them: no Word file, workbook or feed."""

import re
from typing import Any

# All that XML 1.0 leaves out, and the controls that it only advises against (DEL, C1).
CONTROL_CHARACTER = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LINE_END = re.compile("\r\n?")


def without_control_characters(text: str) -> str:
    """Each becomes a space, so that the words around it stay apart; tabs and newlines stay."""
    return CONTROL_CHARACTER.sub(" ", LINE_END.sub("\n", text))


def all_without_control_characters(data: Any) -> Any:
    """The same data, as JSON has it, with every text in it cleared so."""
    match data:
        case str():
            return without_control_characters(data)
        case list():
            return [all_without_control_characters(one) for one in data]
        case dict():
            return {name: all_without_control_characters(value) for name, value in data.items()}
        case _:
            return data


def on_one_line(text: str) -> str:
    """For where a line may not end, as in the subject of a mail; U+2028 ends one too."""
    return " ".join(without_control_characters(text).split())
