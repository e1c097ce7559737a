"""What becomes of the lines of a PDF: set here by Typst, page by page, so that the words and their place are
known.
"""

import io

import pytest
import typst
from pypdf import PdfReader, PdfWriter

from documents.reading import Imported, PasswordNeeded, UnreadableFile
from documents.reading.texts import read
from documents.text import Footnote, Item, Run, Unit, plain_lines, plain_text
from tests.documents.odd_files import one_page, pdf_of, stream, written

PAGE = """#set page(width: 120mm, height: 150mm, margin: 20mm)
#set text(size: 10pt, lang: "nl", hyphenate: false)
"""
BREAK = "\n#pagebreak()\n"
SENTENCE = "Partijen werken samen aan passende woonruimte voor mensen die een instelling verlaten. "


def imported(source: str) -> Imported:
    return read(typst.compile((PAGE + source).encode()), name="convenant.pdf")


def lines(unit: Unit) -> list[str]:
    return [line for block in unit.blocks for line in plain_lines(block)]


def article(body: str) -> list[str]:
    """The lines of an article with this text and an article behind it."""
    result = imported(f"= Artikel 1 Doel\n{body}\n\n= Artikel 2 Slot\nTot slot.\n")
    assert [unit.title for unit in result.text.units] == ["Artikel 1 Doel", "Artikel 2 Slot"]
    return lines(result.text.units[0])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Een.\n\nTwee.", ["Een.", "Twee."]),
        (SENTENCE * 3, [(SENTENCE * 3).strip()]),
        (f"{SENTENCE}\n\n{SENTENCE}", [SENTENCE.strip()] * 2),
        (
            "#set par(first-line-indent: 2em)\n" + f"{SENTENCE * 2}\n\n{SENTENCE * 2}",
            [(SENTENCE * 2).strip()] * 2,
        ),
        (f"1. {SENTENCE}\n2. {SENTENCE}", [f"1. {SENTENCE.strip()}", f"2. {SENTENCE.strip()}"]),
        ('#set enum(numbering: "a)")\n+ huur;\n+ zorg.', ["a) huur;", "b) zorg."]),
        ("- huur\n- zorg", ["• huur", "• zorg"]),
        ("1. een\n  - deel\n2. twee", ["1. een", "• deel", "2. twee"]),
        ("De verantwoor-\\\ndelijkheid blijft.", ["De verantwoordelijkheid blijft."]),
        ("Het HMD-\\\nconvenant geldt.", ["Het HMD-convenant geldt."]),
        ("De in-\\\nen uitstroom.", ["De in- en uitstroom."]),
        ("De samen-werking. Een samen-\\\nwerking.", ["De samen-werking. Een samen-werking."]),
        ("Van 2019-\\\n2025 loopt het.", ["Van 2019-2025 loopt het."]),
        ("Café, België, € 5 en “citaat”.", ["Café, België, € 5 en “citaat”."]),
    ],
)
def test_paragraphs(body: str, expected: list[str]) -> None:
    assert article(body) == expected


def test_paragraph__goes_on_over_the_page() -> None:
    text = SENTENCE * 30
    assert article(text) == [text.strip()]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "#text(20pt)[Convenant]\n\n#text(15pt)[Hoofdstuk 1 Begin]\n\n"
            "#text(12pt)[Artikel 1 Doel]\n\nSamen.",
            [
                ("heading", "Convenant", 0),
                ("heading", "Hoofdstuk 1 Begin", 1),
                ("article", "Artikel 1 Doel", 1),
            ],
        ),
        (
            "*Artikel 1 Doel*\n\nSamen.\n\n*Artikel 2 Slot*\n\nTot slot.",
            [("article", "Artikel 1 Doel", 1), ("article", "Artikel 2 Slot", 1)],
        ),
        (
            f"Artikel 1\n\n{SENTENCE * 3}\n\nArtikel 2\n\nTot slot.",
            [("article", "Artikel 1", 1), ("article", "Artikel 2", 1)],
        ),
        (
            "= Een lange kop die op twee regels van de bladzijde staat en één kop is\nTekst.",
            [
                ("heading", "Een lange kop die op twee regels van de bladzijde staat en één kop is", 0),
                ("preamble", "", 1),
            ],
        ),
        (
            f"= 1 Inleiding\n{SENTENCE}\n\n= 2 Afspraken\n== 2.1 Aanmelden\n{SENTENCE}",
            [("article", "1 Inleiding", 1), ("heading", "2 Afspraken", 1), ("article", "2.1 Aanmelden", 2)],
        ),
        ("= Artikel 1 Doel\nMet *vette woorden* erin.", [("article", "Artikel 1 Doel", 1)]),
    ],
)
def test_headings(source: str, expected: list[tuple[str, str, int]]) -> None:
    found = [(unit.type, unit.title, unit.level) for unit in imported(source).text.units]
    assert found == expected


@pytest.mark.parametrize(
    ("setting", "listed"),
    [
        ("#set page(header: [Convenant Wonen])", {"Convenant Wonen"}),
        ("#set page(footer: context [#counter(page).display()])", {"1", "2", "3", "4"}),
        (
            "#set page(footer: context [Bladzijde #counter(page).display() van 4])",
            {f"Bladzijde {number} van 4" for number in range(1, 5)},
        ),
        (
            "#set page(header: [Convenant], footer: [Versie 3, juli 2025])",
            {"Convenant", "Versie 3, juli 2025"},
        ),
    ],
)
def test_what_repeats_on_every_page_is_listed(setting: str, listed: set[str]) -> None:
    words = ("Zij helpen inwoners.", "De huur blijft laag.", "Er is begeleiding.", "Zo eindigt het.")
    pages = BREAK.join(f"= Artikel {n} Kop\n{word}" for n, word in enumerate(words, start=1))
    result = imported(f"{setting}\n{pages}")
    assert [lines(unit) for unit in result.text.units] == [[word] for word in words]
    assert {one.text for one in result.left_out} == listed


def test_what_stands_on_one_page_only_is_text() -> None:
    result = imported(f"Aan de raad{BREAK}= Artikel 1 Doel\nSamen.{BREAK}= Artikel 2 Slot\nTot slot.")
    assert result.left_out == ()
    assert "Aan de raad" in plain_text(result.text)


@pytest.mark.parametrize(
    "contents",
    [
        "#outline(title: [Inhoud])",
        "#outline(title: [Inhoudsopgave], indent: 2em)",
        "Inhoud\n\nArtikel 1 Doel 2\n\nArtikel 2 Slot 3",
        "Artikel 1 Doel ......................... 2\n\nArtikel 2 Slot ......................... 3",
    ],
)
def test_contents_are_listed_and_no_articles(contents: str) -> None:
    result = imported(f"{contents}{BREAK}= Artikel 1 Doel\nSamen.{BREAK}= Artikel 2 Slot\nTot slot.")
    assert [unit.title for unit in result.text.units] == ["Artikel 1 Doel", "Artikel 2 Slot"]
    assert {one.why for one in result.left_out} == {"inhoudsopgave"}


@pytest.mark.parametrize(
    ("body", "marks", "notes"),
    [
        ("Zie#footnote[De wet.] hier.", ["1"], [("1", "De wet.")]),
        (
            "Een#footnote[Eerste.] en twee#footnote[Tweede.].",
            ["1", "2"],
            [("1", "Eerste."), ("2", "Tweede.")],
        ),
        (f"Lang#footnote[{SENTENCE * 2}].", ["1"], [("1", (SENTENCE * 2).strip())]),
        ("In 2019#footnote[Toen.] al.", ["1"], [("1", "Toen.")]),
        ("De norm 25010#footnote[ISO.] geldt.", ["1"], [("1", "ISO.")]),
    ],
)
def test_footnotes(body: str, marks: list[str], notes: list[tuple[str, str]]) -> None:
    result = imported(f"#set super(typographic: false)\n= Artikel 1 Doel\n{body}\n\n{SENTENCE * 5}\n")
    blocks = result.text.units[0].blocks
    found = [one for one in blocks if isinstance(one, Footnote)]
    assert [(one.marker, " ".join(plain_lines(one)).removeprefix(f"{one.marker} ")) for one in found] == notes
    assert [run.text for run in blocks[0].runs if run.note] == marks


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("10#super[6] keer", "10⁶ keer"),
        ("2,5 · 10#super[3] en 103", "2,5 · 10³ en 103"),
        ("de 3#super[e] keer", "de 3e keer"),
    ],
)
def test_raised_figures__never_make_another_number(source: str, shown: str) -> None:
    assert article(f"#set super(typographic: false)\n{source}") == [shown]


@pytest.mark.parametrize(
    ("source", "run"),
    [
        ("voor *vet* na", Run("vet", bold=True)),
        ("voor _schuin_ na", Run("schuin", italic=True)),
        ("voor *_beide_* na", Run("beide", bold=True, italic=True)),
    ],
)
def test_dress(source: str, run: Run) -> None:
    runs = imported(f"= Artikel 1 Doel\n{source}\n").text.units[0].blocks[0].runs
    assert [one.text.strip() for one in runs] == ["voor", run.text, "na"]
    assert (runs[1].bold, runs[1].italic) == (run.bold, run.italic)


def test_text_across_the_page_is_listed() -> None:
    result = imported("#place(right, rotate(90deg)[CONCEPT])\n= Artikel 1 Doel\nSamen.")
    assert "CONCEPT" not in plain_text(result.text)
    assert [(one.text, one.why) for one in result.left_out] == [("CONCEPT", "tekst dwars op bladzijde 1")]


def test_columns__with_a_heading_over_both() -> None:
    left, right = ((f"{side} ") * 60 for side in ("links", "rechts"))
    result = imported(
        "#set page(width: 210mm, height: 297mm)\n= Artikel 1 Doel\n"
        f"#grid(columns: (1fr, 1fr), gutter: 10mm, [{left}], [{right}])\n"
    )
    assert plain_text(result.text).split() == ["Artikel", "1", "Doel", *left.split(), *right.split()]


def test_table__its_rows_stay_together() -> None:
    found = article("#table(columns: 2, [Partij], [Deel], [Huizen], [3], [Laren], [2])")
    assert " ".join(found) == "Partij Deel Huizen 3 Laren 2"


def test_items__keep_their_depth() -> None:
    result = imported("= Artikel 1 Doel\n1. een\n\na. huur;\n\nb. zorg;\n\n2. twee\n")
    items = [(one.marker, one.level) for one in result.text.units[0].blocks if isinstance(one, Item)]
    assert items == [("1.", 0), ("a.", 1), ("b.", 1), ("2.", 0)]


def locked(content: bytes, user: str, owner: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(user, owner, algorithm="AES-256")
    return written(writer)


@pytest.mark.parametrize(
    ("user", "given", "told"),
    [
        ("geheim", None, "Vul het wachtwoord in"),
        ("geheim", "fout", "klopt niet"),
        ("geheim", "geheim", None),
        ("geheim", "eigenaar", None),
        ("", None, None),
    ],
)
def test_password(user: str, given: str | None, told: str | None) -> None:
    content = locked(pdf_of(one_page()), user, "eigenaar")
    if told is None:
        assert plain_text(read(content, name="a.pdf", password=given).text).strip() == "Samen wonen"
        return
    with pytest.raises(PasswordNeeded, match=told):
        read(content, name="a.pdf", password=given)


def cut_off() -> bytes:
    content = pdf_of(one_page())
    return content[: content.index(b"xref")]


def looping() -> bytes:
    objects = one_page()
    objects[2] = b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"
    return pdf_of(objects)


def of_nonsense() -> bytes:
    objects = one_page()
    objects[4] = stream(b"BT /F9 12 Tf (niet gesloten Tj ET q q q")
    return pdf_of(objects)


@pytest.mark.parametrize(
    "content", [cut_off(), looping(), of_nonsense(), b"%PDF-1.7\n" + bytes(range(256)) * 9]
)
def test_damaged__has_an_answer(content: bytes) -> None:
    try:
        result = read(content, name="a.pdf")
    except UnreadableFile as error:
        assert error.code == "broken"
    else:
        assert result.warnings or "Samen wonen" in plain_text(result.text)


def test_more_pages_than_can_be_set_in_time_are_refused() -> None:
    with pytest.raises(UnreadableFile) as raised:
        read(pdf_of(one_page(kids=b"3 0 R " * 1501)), name="a.pdf")
    assert raised.value.code == "tooManyPages"


@pytest.mark.parametrize(
    ("title", "shown"),
    [("Convenant Wonen", "Convenant Wonen"), ("Microsoft Word - a.doc", "a"), ("untitled", "a")],
)
def test_title_of_the_file(title: str, shown: str) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(one_page(b"gewone woorden.")))))
    writer.add_metadata({"/Title": title})
    assert read(written(writer), name="a.pdf").title == shown
