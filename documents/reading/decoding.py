"""Text from bytes that may not say how they are encoded."""

import codecs

AS_WINDOWS = "documents.as_windows"
MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
SAMPLE = 2048


def decoded(content: bytes) -> str:
    """The text of bytes that are text and nothing else; a zero byte in it parts words."""
    return characters(content).replace("\0", " ")


def characters(content: bytes) -> str:
    """By the byte order mark, else by the zeros between Latin letters, else UTF-8; what is not, counts as the
    Western European set of Windows, also within one file."""
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    sample = content[:SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) > len(zeros) // 2:
            return content.decode(encoding, errors="replace")
    return content.decode("utf-8", errors=AS_WINDOWS)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error(AS_WINDOWS, _as_windows)
