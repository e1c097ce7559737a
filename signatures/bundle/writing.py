"""Writing the ZIP: sorted, with fixed times and without compression, so that equal content is equal bytes on
every machine. Large files pass through in pieces."""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import IO

from signatures.bundle.places import SUMS

BEGIN_OF_ZIP = (1980, 1, 1, 0, 0, 0)
FILE = 0o100644 << 16
# Where a workbook says when it was made.
PROPERTIES = "docProps/core.xml"
MADE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")

Content = bytes | Iterable[bytes]


def entry_info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, BEGIN_OF_ZIP)
    info.create_system = 3
    info.external_attr = FILE
    return info


def write_zip(out: IO[bytes], contents: Mapping[str, Content]) -> None:
    """All contents in order of name, and last the list that `sha256sum -c` checks."""
    sums: list[str] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name in sorted(contents):
            sums.append(f"{_write(made, name, contents[name])}  {name}\n")
        made.writestr(entry_info(SUMS), "".join(sums))


def _write(made: zipfile.ZipFile, name: str, content: Content) -> str:
    digest = hashlib.sha256()
    with made.open(entry_info(name), "w", force_zip64=not isinstance(content, bytes)) as entry:
        for chunk in _chunks(content):
            digest.update(chunk)
            entry.write(chunk)
    return digest.hexdigest()


def _chunks(content: Content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
    else:
        yield from content


def fixed_xlsx(content: bytes, moment: datetime) -> bytes:
    """The workbook as if made at `moment`: it says itself when it was made, and so does the ZIP it is."""
    stamp = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w") as made:
        for name in sorted(given.namelist()):
            data = given.read(name)
            if name == PROPERTIES:
                data = MADE.sub(rb"\g<1>" + stamp, data)
            made.writestr(entry_info(name), data)
    return out.getvalue()
