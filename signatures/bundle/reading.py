"""Opening a ZIP that anybody may have made: what would harm or mislead is found, and nothing is unpacked."""

import hashlib
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from signatures.bundle.places import SUMS

CHUNK = 1 << 20
MOST_FILES = 100_000
LARGEST = 50 << 30
LARGEST_TEXT = 512 << 20
SQUEEZED = 200
SMALL = 1 << 20
SYMBOLIC_LINK = 0o120000
KIND = 0o170000
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


class NotABundle(Exception):
    """Nothing can be checked; the message says in Dutch why."""


class BundleFile:
    """A bundle that is open for checking; `findings` are Dutch sentences."""

    def __init__(self, path: Path) -> None:
        try:
            self.zip = zipfile.ZipFile(path)
            self.entries = self.zip.infolist()
        except FileNotFoundError as error:
            raise NotABundle(f"Het bestand {path} is er niet. Controleer de naam.") from error
        except UNREADABLE as error:
            raise NotABundle("Dit is geen ZIP, of het bestand is niet heel. Vraag het opnieuw op.") from error
        self.dangers = list(_dangers(self.entries))
        self.sums: dict[str, str] = {}

    def __enter__(self) -> "BundleFile":
        return self

    def __exit__(self, *_error: object) -> None:
        self.zip.close()

    def read(self, name: str) -> bytes:
        """A file that is read as a whole. Raises NotABundle."""
        return b"".join(self.pieces(name, at_most=LARGEST_TEXT))

    def pieces(self, name: str, *, at_most: int = LARGEST) -> Iterator[bytes]:
        """The content bit by bit, never more than the ZIP said there is. Raises NotABundle."""
        try:
            size = self.zip.getinfo(name).file_size
            if size > at_most:
                raise NotABundle(f"{name} is te groot om te controleren.")
            with self.zip.open(name) as opened:
                while chunk := opened.read(CHUNK):
                    yield chunk
        except KeyError as error:
            raise NotABundle(f"{name} ontbreekt in deze bewijsmap.") from error
        except UNREADABLE as error:
            raise NotABundle(f"{name} is niet te lezen: het bestand is beschadigd of afgekapt.") from error

    def manifest_findings(self) -> Iterator[str]:
        """Files against SHA256SUMS: changed, missing and extra ones."""
        there = {entry.filename for entry in self.entries} - {SUMS}
        yield from self._read_sums()
        for name in sorted(self.sums.keys() - there):
            yield f"{name} staat in {SUMS}, maar ontbreekt in deze bewijsmap."
        for name in sorted(there - self.sums.keys()):
            yield f"{name} hoort niet in deze bewijsmap: het staat niet in {SUMS}."
        for name in sorted(there & self.sums.keys()):
            try:
                if self._sha256(name) != self.sums[name]:
                    yield f"{name} is veranderd: de controlesom klopt niet."
            except NotABundle as error:
                yield str(error)

    def _read_sums(self) -> Iterator[str]:
        for number, line in enumerate(self.read(SUMS).decode(errors="replace").splitlines(), 1):
            found = LINE.fullmatch(line)
            if found is None:
                yield f"Regel {number} van {SUMS} is niet te lezen."
            elif found[2] in self.sums:
                yield f"{found[2]} staat twee keer in {SUMS}."
            else:
                self.sums[found[2]] = found[1]

    def _sha256(self, name: str) -> str:
        digest = hashlib.sha256()
        for chunk in self.pieces(name):
            digest.update(chunk)
        return digest.hexdigest()


def _dangers(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    """What makes it unsafe to go on."""
    if len(entries) > MOST_FILES:
        yield f"Deze ZIP zegt {len(entries)} bestanden te hebben. Dat is geen bewijsmap."
        return
    for name, times in Counter(entry.filename for entry in entries).items():
        if times > 1:
            yield f"De naam {_shown(name)} komt {times} keer voor. Het is niet duidelijk welk bestand telt."
    for entry in entries:
        yield from _dangers_of(entry)
    if sum(entry.file_size for entry in entries) > LARGEST:
        yield "Uitgepakt zou deze ZIP te groot zijn. Dat is geen bewijsmap."


def _dangers_of(entry: zipfile.ZipInfo) -> Iterator[str]:
    shown = _shown(entry.filename)
    if _leads_outside(entry.filename):
        yield f"De naam {shown} wijst buiten de map. Pak deze ZIP niet uit."
    if (entry.external_attr >> 16) & KIND == SYMBOLIC_LINK:
        yield f"{shown} is een verwijzing in plaats van een bestand. Pak deze ZIP niet uit."
    if entry.flag_bits & 0x1:
        yield f"{shown} is versleuteld. Een bewijsmap is dat nooit."
    if entry.compress_type not in METHODS:
        yield f"{shown} is ingepakt op een manier die een bewijsmap niet kent."
    if entry.file_size > SMALL + SQUEEZED * entry.compress_size:
        yield f"{shown} wordt bij uitpakken buitensporig groot. Pak deze ZIP niet uit."


def _leads_outside(name: str) -> bool:
    path = PurePosixPath(name)
    strange = "\\" in name or ":" in name or not name.isprintable() or name.endswith("/")
    return strange or path.is_absolute() or ".." in path.parts or not path.parts


def _shown(name: str) -> str:
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name[:120])
