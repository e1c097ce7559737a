"""A workbook as the same bytes every time: a workbook says when it was made, and so does the ZIP it is."""

import io
import re
import zipfile
from datetime import UTC, datetime

from signatures.bundle.writing import entry_info

PROPERTIES = "docProps/core.xml"
MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def fixed_xlsx(content: bytes, moment: datetime) -> bytes:
    """The workbook as if made at `moment`."""
    stamp = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w") as made:
        for name in sorted(given.namelist()):
            data = given.read(name)
            if name == PROPERTIES:
                data = MOMENT.sub(rb"\g<1>" + stamp, data)
            made.writestr(entry_info(name), data)
    return out.getvalue()
