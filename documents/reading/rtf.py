"""RTF as plain text."""

import re

from striprtf.striprtf import rtf_to_text

from documents.reading.isolation import broken

RAW_BYTE = re.compile(rb"[\x80-\xff]")
NOTE = re.compile(rb"\\(?:footnote|ftnalt)(?![a-z])")
CELLS = re.compile(r"(?<=\S)\|(?=\S)|^\||\|$", re.MULTILINE)


def read_rtf(content: bytes) -> str:
    """The text, footnotes where they are referred to. Raises UnreadableFile."""
    escaped = RAW_BYTE.sub(lambda found: b"\\'%02x" % found[0][0], content)
    try:
        text = rtf_to_text(  # type: ignore[no-untyped-call]
            NOTE.sub(b" ", escaped).decode("ascii"), errors="replace"
        )
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise broken() from error
    whole = text.encode("utf-16", errors="surrogatepass").decode("utf-16", errors="replace")
    return CELLS.sub(" ", whole)
