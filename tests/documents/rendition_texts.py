"""Texts to show: any text at all, a hostile one, and one with every kind of block."""

import hashlib
import io
from collections.abc import Mapping
from contextlib import closing
from datetime import date

from hypothesis import strategies as st
from PIL import Image
from pypdfium2 import PdfDocument, PdfPage

from documents.renditions.edition import ComparisonHeading, Edition
from documents.text import Footnote, Item, Paragraph, Picture, Run, Table, TableCell, Text, Unit

WORDS = [
    "de",
    "gemeente",
    "coördinatie",
    "€ 12,50",
    "art. 3°",
    "§ 2",
    "é",
    "\u2028",
    "<b>",
    "&amp;",
    '"',
    "'",
    *["#import", "*vet*", "_cursief_", "$x$", "\\", "`", "@bron", "[", "]", "//", "= kop", "<script>"],
]
ADDRESSES = ["", "", "https://voorbeeld.nl/?a=1&b=2", "mailto:a@b.nl", "#a-2", "#weg", "javascript:alert(1)"]
runs = st.lists(
    st.builds(
        Run,
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join),
        st.booleans(),
        st.booleans(),
        st.sampled_from(ADDRESSES),
    )
    | st.builds(Run, st.sampled_from(["1", "2", "*"]), note=st.just(True)),
    min_size=1,
    max_size=4,
).map(tuple)
cells = st.builds(TableCell, runs | st.just(()), st.integers(0, 3), st.integers(0, 3))
tables = st.lists(st.lists(cells, min_size=1, max_size=4).map(tuple), min_size=1, max_size=4).map(tuple)
blocks = st.one_of(
    st.builds(Paragraph, runs),
    st.builds(Item, st.sampled_from(["1.", "a.", "2°.", "•", ""]), runs, st.integers(0, 12)),
    st.builds(Footnote, st.sampled_from(["1", "2)", "*"]), runs),
    st.builds(Table, tables, st.integers(0, 3)),
)
units = st.builds(
    Unit,
    st.sampled_from(["preamble", "heading", "article", "annex"]),
    st.integers(0, 30).map(lambda n: f"a-{n}"),
    st.just("1"),
    st.sampled_from(["", "Artikel 1", "Hoofdstuk II"]),
    st.sampled_from(["", "Doel", "Kosten & <baten>"]),
    st.integers(0, 5),
    st.lists(blocks, max_size=6).map(tuple),
)
texts = st.lists(units, max_size=5, unique_by=lambda unit: unit.key).map(lambda found: Text(tuple(found)))


def picture_file(form: str = "PNG", colour: str = "#1f3f66") -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(written, form)
    return written.getvalue()


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


PICTURE = picture_file()
HOSTILE = [
    '#import "/etc/passwd": *',
    '#read("content.json") #panic("x") #sys.inputs',
    "$ sum_(x) $ *vet* _schuin_ `raw` <label> @ref = kop // weg /* weg */",
    "<script>alert(1)</script> &amp; ' \" \\ \\u{41} \\n",
    "שלום עולם مرحبا \u202eomgekeerd\u202c",
    "😀 👨‍👩‍👧 漢字 한국어 \U0001d54f",
    "w" * 10_000,
    "nul\x00 bel\x07 \ufffe \uffff vraag\ud800",
    "é e\u0301 ﬁ ½ ™ → ☐ ☒ ✓ ─",
]


def hostile_text() -> Text:
    shown = tuple(
        Paragraph((Run(text), Run(text, bold=True, href=f"https://x.nl/{n}")))
        for n, text in enumerate(HOSTILE)
    )
    listed = tuple(Item(text[:8], (Run(text),), 99) for text in HOSTILE)
    table = Table(tuple((TableCell((Run(text),), 999, 999), TableCell((Run(text),))) for text in HOSTILE), 99)
    notes = tuple(Footnote(str(n), (Run(text), Run(str(n), note=True))) for n, text in enumerate(HOSTILE))
    called = Paragraph(tuple(Run(str(n), note=True) for n in range(len(HOSTILE))))
    missing = Picture("0" * 64, "image/png", HOSTILE[3])
    everything = (*shown, *listed, table, called, *notes, missing)
    return Text(
        (
            Unit("annex", "raar-0", label=HOSTILE[0], heading=HOSTILE[3], level=9, blocks=everything),
            Unit("article", '"><script>', label=HOSTILE[5], heading=HOSTILE[6], blocks=everything),
        )
    )


def whole_text() -> Text:
    """A text with every kind of block."""
    note = Footnote("1", (Run("Ook rechtspersonen."),))
    terms = (
        Item("1.", (Run("Een "), Run("partner", bold=True), Run("1", note=True), Run(" is:"))),
        Item("a.", (Run("een gemeente;"),), 1),
        Item("1°.", (Run("in de regio;"),), 2),
        Item("b.", (Run("een corporatie."),), 1),
        Item("2.", (Run("Zie "), Run("artikel 2", href="#kosten"), Run("."))),
        note,
    )
    costs = Table(
        (
            (TableCell((Run("Soort"),), 1, 2), TableCell((Run("Bedrag"),), 2)),
            (TableCell((Run("2019"),)), TableCell((Run("2025"),))),
            (TableCell((Run("Leegstand"),)), TableCell((Run("€ 12"),)), TableCell((Run("€ 15"),))),
        ),
        2,
    )
    return Text(
        (
            Unit("heading", "titel", level=0, heading="Convenant Wonen"),
            Unit("preamble", "aanhef", blocks=(Paragraph((Run("Partijen komen overeen:"),)),)),
            Unit("heading", "h-1", "1", "Hoofdstuk 1", "Begrippen"),
            Unit("article", "begrippen", "1", "Artikel 1", "Begrippen", blocks=terms),
            Unit("article", "kosten", "2", "Artikel 2", "Kosten", blocks=(costs,)),
            Unit("annex", "bijlage-1", "1", "Bijlage 1", "Schema", blocks=(picture_block(),)),
        )
    )


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, without the marks of a word broken at the end of a line."""
    with closing(PdfDocument(pdf)) as opened:
        return [_page_text(page) for page in opened]


def _page_text(page: PdfPage) -> str:
    with closing(page), closing(page.get_textpage()) as text:
        return text.get_text_bounded().replace("\r", "").replace("\u200b", "")


def picture_block() -> Picture:
    return Picture(digest(PICTURE), "image/png", "Van aanmelding naar woning")


def edition_of(text: Text, pictures: Mapping[str, bytes] | None = None, **other: object) -> Edition:
    found = {digest(PICTURE): PICTURE} if pictures is None else pictures
    values = {
        "title": "Convenant Wonen",
        "label": "2025",
        "designation": "2",
        "status": "Van kracht sinds 1 december 2025.",
        "determined_on": date(2025, 9, 18),
        "digest": "ab" * 32,
        "url": "https://convenant.example/convenant/versies/2/",
        "text": text,
        "picture": found.__getitem__,
        "attachments": ("Model huurcontract.docx",),
    }
    return Edition(**values | other)


HEADING = ComparisonHeading(
    title="Convenant Wonen",
    old_name="2019",
    new_name="2025",
    old_designation="1",
    new_designation="2",
    url="https://convenant.example/convenant/vergelijk/1...2/",
    dated=date(2025, 9, 18),
)
