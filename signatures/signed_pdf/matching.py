"""What a returned PDF is to the PDF that was sent out to be signed.

A returned file is not trusted: it is read in a process with limits. `acceptable` says that a person may go on
to accept it; every doubt is in `words`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pypdfium2 as pdfium
from pypdfium2 import raw

from documents.reading import tidied
from documents.reading.isolation import run_apart
from documents.reading.pdf.opening import check_pages
from documents.reading.pdf.opening import open_pdf as opened_pages
from documents.reading.stream import PasswordNeeded, UnreadableFile
from documents.text.dutch import counted, enumeration, shortened
from signatures.signed_pdf.covering import PageRemark, covered
from signatures.signed_pdf.findings import PdfSignature
from signatures.signed_pdf.judging import judge
from signatures.signed_pdf.reading import READER_FAILED, SIGNED_RANGE, check_bytes
from signatures.signed_pdf.revisions import only_signatures_behind

Kind = Literal["sameRevision", "sameText", "covered", "scan", "otherVersion", "unknown"]
MAX_PAGES = 1_500
MAX_SECONDS = 80
PICTURE_SHARE = 0.7
QUOTED = 120
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`words` is one sentence or more in Dutch, for who sent the file in and for who judges it; `remarks` are
    those about which somebody has to think, each naming its page where it is about one. `covered_pages` are
    those that show something else than ours."""

    kind: Kind
    acceptable: bool
    words: str
    pages: int
    signatures: tuple[PdfSignature, ...] = ()
    remarks: tuple[str, ...] = ()
    covered_pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Match:
    kind: Kind
    acceptable: bool
    words: str
    remarks: tuple[str, ...] = ()
    covered_pages: tuple[int, ...] = ()

    def but(self, remarks: Sequence[PageRemark]) -> "_Match":
        """The same text, on pages that show more."""
        told = [remark.words for remark in remarks]
        pages = tuple(dict.fromkeys(remark.page for remark in remarks))
        words = " ".join([self.words, *told, LOOK])
        return _Match("covered", False, words, (*self.remarks, *told), pages)


@dataclass(frozen=True, slots=True)
class PdfPage:
    """`text` without white space differences; `scanned` when a picture fills the page, or it has no text."""

    text: str
    scanned: bool


@dataclass(frozen=True, slots=True)
class ExpectedPdf:
    """The PDF that was sent out, and how its version is cited ("2025")."""

    name: str
    content: bytes


def match_pdf(
    returned: bytes, asked: ExpectedPdf, others: Mapping[str, bytes], *, trust_roots: Sequence[bytes] = ()
) -> Verdict:
    """`others` are the PDFs of other versions by their names. Raises UnreadableFile, or PasswordNeeded."""
    check_bytes(returned)
    return run_apart(matched, returned, asked, dict(others), tuple(trust_roots), seconds=MAX_SECONDS)


def matched(
    returned: bytes, asked: ExpectedPdf, others: Mapping[str, bytes], trust_roots: Sequence[bytes]
) -> Verdict:
    """Reads in this very process; `match_pdf` does it apart."""
    signatures = _signatures(returned, trust_roots)
    pages = _pages(returned)
    found = _kind(returned, asked, others, pages, signatures)
    if found.acceptable and any(one.altered for one in signatures):
        found = _refused(found.kind, ALTERED)
    return Verdict(
        found.kind, found.acceptable, found.words, len(pages), signatures, found.remarks, found.covered_pages
    )


def _kind(
    returned: bytes,
    asked: ExpectedPdf,
    others: Mapping[str, bytes],
    pages: list[PdfPage],
    signatures: tuple[PdfSignature, ...],
) -> _Match:
    wanted = _pages(asked.content)
    if returned == asked.content:
        return _refused("sameRevision", "Dit is de PDF zoals wij hem stuurden. Er is nog niet op getekend.")
    numbers = range(1, len(wanted) + 1)
    scanned = _scanned(pages, wanted)
    same = _texts(pages) == _texts(wanted)
    if same and only_signatures_behind(returned, asked.content):
        match = _signed("sameRevision", signatures, "Dit is precies de PDF die wij stuurden")
        remarks = covered(returned, asked.content, pages=numbers, drawn=False)
        return match.but(remarks) if remarks else match
    if same and any(page.text for page in wanted):
        match = _signed("sameText", signatures, f"De tekst is die van versie {asked.name}")
        remarks = covered(returned, asked.content, pages=numbers)
        return match.but(remarks) if remarks else match
    other = _other(returned, pages, others)
    if other:
        words = f"Dit is de PDF van versie {other}, gevraagd is versie {asked.name}."
        return _refused("otherVersion", words)
    if scanned and _only_scanned(pages, wanted, scanned):
        match = _remarked("scan", _scan_words(pages, wanted, scanned))
        remarks = covered(returned, asked.content, pages=set(numbers) - set(scanned))
        return match.but(remarks) if remarks else match
    added = [] if scanned else _added(pages, wanted)
    if added:
        match = _signed("sameText", signatures, f"De tekst is die van versie {asked.name}")
        more = _added_words(added)
        match = _Match(match.kind, True, f"{match.words} {more}", (more,))
        remarks = covered(returned, asked.content, pages=numbers, drawn=False)
        return match.but(remarks) if remarks else match
    return _refused("unknown", _difference(pages, wanted, asked))


def _refused(kind: Kind, words: str) -> _Match:
    return _Match(kind, False, words, (words,))


def _remarked(kind: Kind, words: str) -> _Match:
    return _Match(kind, True, words, (words,))


def _signed(kind: Kind, signatures: tuple[PdfSignature, ...], words: str) -> _Match:
    told = _how_signed(signatures, words)
    signers = any(one.kind == "signature" and one.signer for one in signatures)
    doubts = () if signers and not told.endswith(NOT_TRUSTED) else (told,)
    return _Match(kind, True, told, doubts)


def _how_signed(signatures: tuple[PdfSignature, ...], words: str) -> str:
    signers = [one.signer.words for one in signatures if one.kind == "signature" and one.signer]
    if not signers:
        return (
            f"{words}, maar er zit geen digitale handtekening in. Kijk of er een handtekening op een "
            "bladzijde staat."
        )
    doubt = "" if all(one.trusted for one in signatures if one.signed) else NOT_TRUSTED
    return f"{words}, getekend door {enumeration(list(dict.fromkeys(signers)))}.{doubt}"


LOOK = "Vergelijk deze bladzijden met het oog voordat u de ondertekening aanneemt."
ALTERED = "Na het tekenen is dit bestand veranderd. Vraag de ondertekenaar opnieuw om de PDF."
NOT_TRUSTED = " Niet elk certificaat is van een vertrouwde uitgever: ga na wie er tekende."


def _other(returned: bytes, pages: list[PdfPage], others: Mapping[str, bytes]) -> str | None:
    """The name of the version that this is a PDF of."""
    begun = (name for name, content in others.items() if returned.startswith(content))
    same = (name for name, content in others.items() if _has_texts(content, pages))
    return next(begun, None) or next(same, None)


def _has_texts(content: bytes, pages: list[PdfPage]) -> bool:
    with opened_pages(content, None) as document:
        if len(document) != len(pages):
            return False
    return any(page.text for page in pages) and _texts(_pages(content)) == _texts(pages)


def _scanned(pages: list[PdfPage], wanted: list[PdfPage]) -> list[int]:
    """The numbers of the pages that are pictures here and text in the PDF that was sent out."""
    return [
        number
        for number, page in enumerate(pages, start=1)
        if page.scanned and not (number <= len(wanted) and wanted[number - 1] == page)
    ]


def _only_scanned(pages: list[PdfPage], wanted: list[PdfPage], scanned: list[int]) -> bool:
    """Whether the pages that were not scanned stand unchanged at their place."""
    return all(
        number in scanned or (number <= len(wanted) and page.text == wanted[number - 1].text)
        for number, page in enumerate(pages, start=1)
    )


def _scan_words(pages: list[PdfPage], wanted: list[PdfPage], scanned: list[int]) -> str:
    numbers = ", ".join(str(number) for number in scanned)
    which = "Dit is een scan" if len(scanned) == len(pages) else f"Gescand in deze PDF: bladzijde {numbers}"
    if len(pages) == len(wanted):
        return (
            f"{which}. Het bestand heeft {_counted(len(pages))}, net als de PDF om te tekenen. "
            "Vergelijk de tekst met het oog."
        )
    return (
        f"{which}. Het bestand heeft {_counted(len(pages))} en de PDF om te tekenen {_counted(len(wanted))}. "
        "Kijk of er bladzijden ontbreken en vergelijk de tekst met het oog."
    )


def _added(pages: list[PdfPage], wanted: list[PdfPage]) -> list[tuple[int, str]]:
    """What stands before or after our own text, by page: signing services put a number there, or add a page.
    Nothing when our own text is not whole."""
    if len(pages) < len(wanted):
        return []
    added = []
    for number, page in enumerate(pages, start=1):
        ours = wanted[number - 1].text if number <= len(wanted) else ""
        if not (page.text.startswith(ours) or page.text.endswith(ours)):
            return []
        more = page.text.removeprefix(ours) if page.text.startswith(ours) else page.text.removesuffix(ours)
        if more:
            added.append((number, more.strip()))
    return added


def _added_words(added: list[tuple[int, str]]) -> str:
    number, text = added[0]
    quoted = shortened(text, QUOTED)
    more = "" if len(added) == 1 else f" Ook op {_counted(len(added) - 1)} daarna staat meer."
    return f"Op bladzijde {number} staat meer dan in onze PDF: “{quoted}”.{more} Kijk of dat iets verandert."


def _counted(pages: int) -> str:
    return counted(pages, "bladzijde", "bladzijden")


def _difference(pages: list[PdfPage], wanted: list[PdfPage], asked: ExpectedPdf) -> str:
    first = next(
        (
            place
            for place, (one, other) in enumerate(zip(pages, wanted, strict=False), start=1)
            if one != other
        ),
        min(len(pages), len(wanted)) + 1,
    )
    size = (
        ""
        if len(pages) == len(wanted)
        else f" Het heeft {_counted(len(pages))} en de PDF om te tekenen {_counted(len(wanted))}."
    )
    return (
        f"Dit bestand is niet de PDF van versie {asked.name}: de tekst verschilt vanaf bladzijde {first}."
        f"{size} Download de PDF opnieuw en teken die."
    )


def _texts(pages: list[PdfPage]) -> list[str]:
    return [page.text for page in pages]


def _signatures(returned: bytes, trust_roots: Sequence[bytes]) -> tuple[PdfSignature, ...]:
    """A scanner may write what pyHanko does not read: without a trace of a signature that is no reason to
    refuse the file."""
    try:
        return judge(returned, trust_roots)
    except PasswordNeeded:
        raise
    except UnreadableFile as error:
        if error.code not in ("broken", READER_FAILED) or SIGNED_RANGE.search(returned):
            raise
        return ()


def _pages(content: bytes) -> list[PdfPage]:
    with opened_pages(content, None) as document:
        check_pages(document, MAX_PAGES)
        return [_page(page) for page in document]


def _page(page: pdfium.PdfPage) -> PdfPage:
    shown = page.get_textpage()
    text = SPACE.sub(" ", tidied(shown.get_text_range())).strip()
    shown.close()
    found = PdfPage(text, scanned=not text or _filled_by_picture(page))
    page.close()
    return found


def _filled_by_picture(page: pdfium.PdfPage) -> bool:
    area = page.get_width() * page.get_height() * PICTURE_SHARE
    return any(
        (right - left) * (top - bottom) >= area
        for left, bottom, right, top in (
            picture.get_bounds() for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])
        )
    )
