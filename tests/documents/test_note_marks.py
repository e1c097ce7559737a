"""The marks of notes: as the file shows them, where they stood (in a heading too), never part of a word."""

from datetime import date

import pytest

from documents.comparison import Comparison, compare
from documents.comparison.size import size_of
from documents.reading import Imported
from documents.reading.texts import read
from documents.renditions.edition import Edition
from documents.renditions.html.titles import heading_html
from documents.renditions.html.units import unit_html
from documents.renditions.typeset.version import version_pdf
from documents.renditions.word.version import version_docx
from documents.text import Footnote, Item, Paragraph, Run, Table, TableCell, Text, Unit, plain_text
from documents.text.keys import base_key
from documents.text.note_marks import bare_heading, raised_mark, with_raised_marks
from tests.documents.word_files import W, cell, docx, odt, paragraph, row, run, table


def reference(key: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'


def own(key: int, mark: str) -> str:
    return f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="{key}"/>{mark}</w:r>'


def notes_part(kind: str, count: int, words: str = "Noot {}.") -> bytes:
    notes = "".join(
        f'<w:{kind} w:id="{n}">{paragraph(words.format(n))}</w:{kind}>' for n in range(1, count + 1)
    )
    return f"<w:{kind}s {W}>{notes}</w:{kind}s>".encode()


def section(properties: str, kind: str = "footnote") -> str:
    return f"<w:sectPr><w:{kind}Pr>{properties}</w:{kind}Pr></w:sectPr>"


def ending(properties: str) -> str:
    return f"<w:p><w:pPr>{section(properties)}</w:pPr>{run('Slot van een deel.')}</w:p>"


def said(**properties: str) -> str:
    return "".join(f'<w:{name} w:val="{value}"/>' for name, value in properties.items())


def word(*body: str, settings: str = "", words: str = "Noot {}.") -> Imported:
    parts = {f"word/{kind}s.xml": notes_part(kind, 5, words) for kind in ("footnote", "endnote")}
    if settings:
        parts["word/settings.xml"] = f"<w:settings {W}>{settings}</w:settings>".encode()
    return read(docx(paragraph("Artikel 1", style="Kop1"), *body, parts=parts), name="a.docx")


def marks(result: Imported) -> list[str]:
    blocks = [block for unit in result.text.units for block in unit.blocks]
    found = [run.text for block in blocks if isinstance(block, Paragraph) for run in block.runs if run.note]
    assert found == [block.marker for block in blocks if isinstance(block, Footnote)]
    return found


THREE = "".join(paragraph(run("Woord") + reference(n)) for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("", ["1", "2", "3"]),
        (said(numFmt="lowerLetter"), ["a", "b", "c"]),
        (said(numFmt="upperRoman"), ["I", "II", "III"]),
        (said(numFmt="chicago"), ["*", "†", "‡"]),
        (said(numFmt="lowerRoman", numStart="4"), ["iv", "v", "vi"]),
    ],
)
def test_word__notes_are_counted_in_the_form_of_the_file(properties: str, expected: list[str]) -> None:
    assert marks(word(THREE, section(properties))) == expected
    assert marks(word(THREE, settings=f"<w:footnotePr>{properties}</w:footnotePr>")) == expected


def test_word__a_section_counts_for_itself_or_goes_on() -> None:
    first, second = paragraph(run("Een") + reference(1)), paragraph(run("Twee") + reference(2))
    letters, again = said(numFmt="lowerLetter"), said(numRestart="eachSect")
    assert marks(word(first, ending(letters), second, section(""))) == ["a", "2"]
    assert marks(word(first, ending(again), second, section(again))) == ["1", "1"]
    in_last = f"<w:p><w:pPr>{section(letters)}</w:pPr>{run('Eind')}{reference(2)}</w:p>"
    assert marks(word(first, in_last, section(""))) == ["a", "b"]


def test_word__notes_that_start_again_on_each_page() -> None:
    shown = "<w:r><w:lastRenderedPageBreak/></w:r>"
    pages = paragraph(run("Een") + reference(1) + reference(2)) + paragraph(
        shown + run("Twee") + reference(3)
    )
    result = word(pages, section(said(numRestart="eachPage")))
    assert marks(result) == ["1", "2", "1"]
    assert any("elke bladzijde" in told for told in result.warnings)


def test_word__endnotes_are_roman_unless_the_file_says_otherwise() -> None:
    body = paragraph(run("Een") + reference(1, "endnote") + run(" twee") + reference(2, "endnote"))
    assert marks(word(body)) == ["i", "ii"]
    assert marks(word(body, section(said(numFmt="decimal"), "endnote"))) == ["1", "2"]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("<w:t>*</w:t>", "*"),
        ("</w:r><w:r><w:t>†</w:t>", "†"),
        ('<w:sym w:font="Symbol" w:char="F0B0"/>', "°"),
    ],
)
def test_word__a_mark_of_its_own_does_not_count(mark: str, expected: str) -> None:
    body = paragraph(run("Een") + own(1, mark) + run(" twee") + reference(2) + run("."))
    result = word(body, words=f"{expected} Noot {{}}.")
    assert marks(result) == [expected, "1"]
    assert f"{expected} Noot 1." in plain_text(result.text).split("\n")


def test_word__a_note_in_a_cell_keeps_its_mark() -> None:
    result = word(
        table(row(cell(run("Deel") + reference(1)), cell("Vrij"))), section(said(numFmt="lowerLetter"))
    )
    shown, note = result.text.units[0].blocks
    assert isinstance(shown, Table)
    assert [run.text for run in shown.rows[0][0].runs if run.note] == ["a"]
    assert isinstance(note, Footnote)
    assert note.marker == "a"


def odt_note(mark: str, words: str = "Toen.") -> str:
    body = f"<text:note-body><text:p>{words}</text:p></text:note-body>"
    return f"<text:note><text:note-citation>{mark}</text:note-citation>{body}</text:note>"


RAISED = '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'


@pytest.mark.parametrize("mark", ["*", "iv", "3"])
def test_odt__a_mark_of_a_word_file_that_libreoffice_writes_twice_is_there_once(mark: str) -> None:
    twice = f'<text:span text:style-name="T1">{mark}</text:span>'
    body = f"<text:p>De raad{odt_note(mark, f'{twice} Toen.')}{twice} beslist.</text:p>"
    shown, note = read(odt(body, styles=RAISED), name="a.odt").text.units[0].blocks
    assert shown == Paragraph((Run("De raad"), Run(mark, note=True), Run(" beslist.")))
    assert note == Footnote(mark, (Run("Toen."),))


def test_odt__other_raised_letters_behind_a_mark_stay() -> None:
    other = '<text:span text:style-name="T1">e</text:span>'
    body = f"<text:p>De raad{odt_note('*', f'{other} Toen.')}{other} beslist.</text:p>"
    shown, note = read(odt(body, styles=RAISED), name="a.odt").text.units[0].blocks
    assert Run("e", raised=True) in shown.runs and Run("e", raised=True) in note.runs


def html_note(mark: str) -> tuple[str, str]:
    back = "<a role='doc-backlink' href='#r'>terug</a>"
    return (
        f"<a id='r' role='doc-noteref' href='#n'>{mark}</a>",
        f"<aside role='doc-footnote' id='n'><p>Toen. {back}</p></aside>",
    )


def headed(kind: str, mark: str) -> Imported:
    """A file in which the heading "Doel en slot" has a note behind its first word."""
    match kind:
        case "word":
            title = run("Artikel 1 Doel") + own(1, f"<w:t>{mark}</w:t>") + run(" en slot")
            parts = {"word/footnotes.xml": notes_part("footnote", 1, "Toen.")}
            return read(docx(paragraph(title, style="Kop1"), paragraph("Samen."), parts=parts), name="a.docx")
        case "odt":
            heading = f'<text:h text:outline-level="1">Artikel 1 Doel{odt_note(mark)} en slot</text:h>'
            return read(odt(f"{heading}<text:p>Samen.</text:p>"), name="a.odt")
        case _:
            link, note = html_note(mark)
            page = f"<h1>Artikel 1 Doel<sup>{link}</sup> en slot</h1><p>Samen.</p>{note}"
            return read(page.encode(), name="a.html")


@pytest.mark.parametrize("kind", ["word", "odt", "html"])
@pytest.mark.parametrize(("mark", "shown"), [("1", "¹"), ("b", "ᵇ"), ("*", "*"), ("iv", "ⁱᵛ"), ("A", "[A]")])
def test_a_note_in_a_heading__stays_where_it_stood(kind: str, mark: str, shown: str) -> None:
    unit = headed(kind, mark).text.units[0]
    assert unit.heading == f"Doel{shown} en slot"
    assert bare_heading(unit) == "Doel en slot"
    assert base_key(unit) == "doel-en-slot"
    assert Footnote(mark, (Run("Toen."),)) in unit.blocks


def titled(heading: str, *blocks: object, key: str = "doel") -> Unit:
    return Unit("article", key, "1", "Artikel 1", heading, blocks=blocks)  # type: ignore[arg-type]


def note(marker: str, words: str = "De noot.") -> Footnote:
    return Footnote(marker, (Run(words),))


@pytest.mark.parametrize(
    ("unit", "bare"),
    [
        (titled("Doel¹", note("1")), "Doel"),
        (titled("Doel¹ ²", note("1"), note("2")), "Doel"),
        (titled("Doel¹²", note("1")), "Doel¹²"),
        (titled("Opp. in m²", note("1")), "Opp. in m²"),
        (titled("Opp. in m²", Paragraph((Run("Zie"), Run("2", note=True))), note("2")), "Opp. in m²"),
        (titled("Doel*", note("*")), "Doel"),
        (titled("Doel**", note("*")), "Doel**"),
        (titled("¹", note("1")), ""),
    ],
)
def test_heading__which_signs_refer_to_a_note(unit: Unit, bare: str) -> None:
    assert bare_heading(unit) == bare


def edition(text: Text) -> Edition:
    return Edition("Convenant", "", "1", "geldt", date(2025, 1, 1), "", "", text, lambda _digest: b"")


def test_heading__leads_to_its_note_and_back_on_the_page() -> None:
    unit = titled("Doel¹ en <slot>", Paragraph((Run("Zie"), Run("2", note=True))), note("1"), note("2"))
    body = unit_html(unit, lambda digest: digest)
    assert 'href="#doel-noot-1-ref"' in body
    link = '<sup><a href="#doel-noot-1" id="doel-noot-1-ref" aria-label="noot 1">1</a></sup>'
    assert heading_html(unit.heading, body) == f"Doel{link} en &lt;slot&gt;"
    assert heading_html("Doel²", body) == "Doel²"


def test_heading__has_a_real_footnote_on_paper_and_in_word() -> None:
    text = Text((titled("Doel¹ en slot", Paragraph((Run("Samen."),)), note("1")),))
    again = read(version_docx(edition(text)), name="a.docx").text
    assert next(one for one in again.units if one.type == "article").heading == "Doel¹ en slot"
    paper = plain_text(read(version_pdf(edition(text)), name="a.pdf").text)
    assert "Artikel 1 Doel¹ en slot" in paper
    assert "De noot." in paper


def noted(word: str, mark: str, rest: str = " geldt.") -> Paragraph:
    return Paragraph((Run(f"De {word}"), Run(mark, note=True), Run(rest)))


def compared(old: Unit, new: Unit) -> Comparison:
    found = compare(Text((old,)), Text((new,)))
    assert found.rebuilt_old() == plain_text(Text((old,)))
    assert found.rebuilt_new() == plain_text(Text((new,)))
    return found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (titled("Doel", noted("norm", "1"), note("1")), titled("Doel", noted("norm", "2"), note("2"))),
        (titled("Doel¹", note("1")), titled("Doel²", note("2"))),
        (titled("Doel", noted("norm", "9", "")), titled("Doel", noted("norm", "10", ""))),
        (titled("Doel", noted("norm", "a"), note("a")), titled("Doel", noted("norm", "b"), note("b"))),
        (
            titled("Doel", Item("1.", noted("norm", "1").runs), note("1.")),
            titled("Doel", Item("1.", noted("norm", "2").runs), note("2.")),
        ),
        (
            titled("Doel", Table(((TableCell(noted("a", "1").runs), TableCell(noted("b", "2").runs)),))),
            titled("Doel", Table(((TableCell(noted("a", "2").runs), TableCell(noted("b", "3").runs)),))),
        ),
    ],
)
def test_comparison__another_number_of_a_note_is_no_change(old: Unit, new: Unit) -> None:
    found = compared(old, new)
    assert found.unchanged
    assert size_of(found).inserted == 0
    assert not any(line.marked for line in found.units[0].lines)


def test_comparison__marks_only_the_note_that_came_in() -> None:
    old = titled("Doel", noted("clausule", "1"), note("1", "Oud."))
    new = titled(
        "Doel", noted("aanvraag", "1"), note("1", "Nieuw."), noted("clausule", "2"), note("2", "Oud.")
    )
    unit = compared(old, new).units[0]
    assert unit.change == "changed"
    changed = [segment.text for segment in unit.worded_segments if segment.op != "equal"]
    assert "clausule" not in "".join(changed)
    assert "Oud" not in "".join(changed)


def test_comparison__a_word_beside_a_note_is_marked_without_it() -> None:
    unit = compared(titled("Doel", noted("norm", "1")), titled("Doel", noted("regel", "1"))).units[0]
    assert [segment.text for segment in unit.segments if segment.op != "equal"] == ["norm", "regel"]


def test_marks_as_signs__part_them_from_words() -> None:
    unit = with_raised_marks(
        titled("Doel", noted("norm", "12"), Table(((TableCell(noted("cel", "a").runs),),)))
    )
    assert plain_text(Text((unit,))) == "Artikel 1 Doel\nDe norm¹² geldt.\nDe celᵃ geldt.\n"


@pytest.mark.parametrize(
    ("mark", "sign"), [("12", "¹²"), ("(1)", "⁽¹⁾"), ("q", "[q]"), ("†", "†"), ("B", "[B]")]
)
def test_raised_mark(mark: str, sign: str) -> None:
    assert raised_mark(mark) == sign
