"""Checking a bundle without the portal: the files, the version, each act and the chain, reckoned anew."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents.ledger.chain import Link, breaks, content_digest
from documents.text.digest import FrozenArticle, FrozenAttachment, FrozenVersion, version_digest
from signatures.act_digest import act_digest
from signatures.bundle import places
from signatures.bundle.reading import BundleFile, NotABundle

GARBLED = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError)
CHECKSUM = "Controlesom "


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found (Dutch sentences; none when all is well), and what the bundle says it is of."""

    findings: tuple[str, ...]
    about: Mapping[str, Any]
    files: int = 0
    acts: int = 0
    lines: int = 0


def check_bundle(path: Path) -> Checked:
    """Never stops at what it meets; needs no database."""
    try:
        with BundleFile(path) as bundle:
            if bundle.dangers:
                return Checked(tuple(bundle.dangers), {})
            return _Check(bundle).done()
    except NotABundle as error:
        return Checked((str(error),), {})


class _Check:
    def __init__(self, bundle: BundleFile) -> None:
        self.bundle = bundle
        self.about: Mapping[str, Any] = {}
        self.acts: list[Any] = []
        self.chain: dict[int, tuple[str, str]] = {}

    def done(self) -> Checked:
        findings = [*self.bundle.manifest_findings()]
        subjects: dict[str, Callable[[], Iterator[str]]] = {
            places.ABOUT: self._about,
            places.RECORDED: self._version,
            places.ACTS: self._acts,
            places.CHAIN: self._chain,
            places.LINES: self._lines,
        }
        for place, check in subjects.items():
            findings += _unbroken(place, check)
        return Checked(
            tuple(dict.fromkeys(findings)),
            self.about,
            len(self.bundle.sums),
            len(self.acts),
            len(self.chain),
        )

    def _data(self, place: str) -> Any:
        return json.loads(self.bundle.read(place).decode())

    def _about(self) -> Iterator[str]:
        about = self._data(places.ABOUT)
        if about["format"] != places.FORMAT:
            yield f"Deze bewijsmap heeft een vorm die dit portaal niet kent: {str(about['format'])[:40]}."
        self.about = about

    def _version(self) -> Iterator[str]:
        recorded = self._data(places.RECORDED)
        digest = recorded.pop("digest")
        content = self.bundle.read(places.CONTENT).decode(errors="surrogatepass")
        articles = tuple(FrozenArticle(**article) for article in recorded.pop("articles"))
        attachments = tuple(FrozenAttachment(**kept) for kept in recorded.pop("attachments"))
        version = FrozenVersion(**recorded, content=content, articles=articles, attachments=attachments)
        if version_digest(version) != digest:
            yield "De tekst is niet wat is vastgesteld: de controlesom van de versie klopt niet."
        if digest != self.about.get("digest"):
            yield f"De controlesom van de versie is anders dan die in {places.ABOUT}."
        for kept in attachments:
            if kept.sha256 not in self._sums_in(places.ATTACHMENTS):
                yield f"De bijlage {kept.name} ontbreekt, of is niet het bestand dat is vastgesteld."
        if recorded["source"] and recorded["source"] not in self._sums_in(places.SOURCE):
            yield "Het bronbestand ontbreekt, of is niet het bestand dat is vastgelegd."

    def _sums_in(self, place: str) -> set[str]:
        return {digest for name, digest in self.bundle.sums.items() if name.startswith(place)}

    def _acts(self) -> Iterator[str]:
        self.acts = self._data(places.ACTS)
        for act in self.acts:
            record, where = act["record"], f"Handeling {act['record']['id']}"
            if act_digest(record) != record["digest"]:
                yield f"{where} is niet wat is vastgelegd: de controlesom klopt niet."
            evidence = act["evidence"]
            if (evidence is None) != (record["evidence_id"] is None):
                yield f"{where}: het bewijsstuk ontbreekt."
            elif evidence and self.bundle.sums.get(evidence) != evidence.split("/")[-1].split(".")[0]:
                yield f"{where}: het bewijsstuk ontbreekt, of is niet het bestand dat is bewaard."

    def _chain(self) -> Iterator[str]:
        text = self.bundle.read(places.CHAIN).decode()
        rows = [line.split(";") for line in text.splitlines()[1:]]
        self.chain = {int(number): (content, digest) for number, content, digest in rows}
        for broken in breaks(_links(rows)):
            yield f"Logboek, regel {broken.number}: {broken.why}"
        head = self.about.get("head")
        if head and self.chain.get(head["number"], ("", ""))[1] != head["digest"]:
            yield f"Het logboek eindigt anders dan {places.ABOUT} zegt."
        if rows and (not head or max(self.chain) != head["number"]):
            yield "Het logboek heeft meer of minder regels dan deze bewijsmap zegt."

    def _lines(self) -> Iterator[str]:
        told: dict[tuple[str, str], str] = {}
        for line in self._data(places.LINES):
            if self.chain.get(line["number"], ("", ""))[0] != content_digest(line):
                yield f"Logboek, regel {line['number']}: deze regel is niet wat is vastgelegd."
            if CHECKSUM in line["result"]:
                told[line["object_kind"], line["object_id"]] = line["result"].rpartition(CHECKSUM)[2]
        for act in self.acts:
            key = ("handeling", str(act["record"]["id"]))
            if told.get(key, act["record"]["digest"]) != act["record"]["digest"]:
                yield f"Handeling {key[1]} heeft een andere controlesom dan het logboek vermeldt."
        digests = {digest for (kind, _), digest in told.items() if kind == "versie"}
        if digests and self.about.get("digest") not in digests:
            yield "De versie heeft een andere controlesom dan het logboek vermeldt."


def _links(rows: list[list[str]]) -> Iterator[Link]:
    previous = ""
    for number, content, digest in rows:
        yield Link(int(number), previous, content, digest)
        previous = digest


def _unbroken(place: str, check: Callable[[], Iterator[str]]) -> Iterator[str]:
    try:
        yield from check()
    except NotABundle as error:
        yield str(error)
    except GARBLED as error:
        yield f"De inhoud van {place} is niet te begrijpen ({type(error).__name__})."
