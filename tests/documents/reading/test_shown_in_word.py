"""What Word shows and the file does not hold as words: fields, controls, pictures elsewhere."""

import pytest

from documents.reading import Imported
from documents.reading.texts import read
from documents.text import plain_lines
from tests.documents.word_files import (
    W,
    cell,
    docx,
    paragraph,
    relation,
    row,
    run,
    table,
)

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
HEADING = paragraph("Artikel 1", style="Kop1")


def imported(*body: str, **parts) -> Imported:
    return read(docx(HEADING, *body, **parts), name="contract.docx")


def lines_in(result: Imported) -> list[str]:
    return [line for block in result.text.units[-1].blocks for line in plain_lines(block)]


def lines(*body: str, **parts) -> list[str]:
    return lines_in(imported(*body, **parts))


def mark(kind: str, form: str = "") -> str:
    data = f"<w:ffData>{form}</w:ffData>" if form else ""
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{data}</w:fldChar></w:r>'


def code(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>'


def field(instruction: str, *, result: str | None = None, form: str = "") -> str:
    shown = "" if result is None else mark("separate") + (run(result) if result else "")
    return mark("begin", form) + code(instruction) + shown + mark("end")


def simple(instruction: str) -> str:
    return f'<w:fldSimple w:instr="{instruction.replace('"', "&quot;")}"/>'


def ticking(inner: str) -> str:
    return f"<w:checkBox><w:sizeAuto/>{inner}</w:checkBox>"


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ('<w:default w:val="1"/>', "☒ borg"),
        ('<w:default w:val="0"/>', "☐ borg"),
        ("<w:default/>", "☒ borg"),
        ('<w:default w:val="0"/><w:checked/>', "☒ borg"),
        ('<w:default w:val="1"/><w:checked w:val="false"/>', "☐ borg"),
        ("", "☐ borg"),
    ],
)
@pytest.mark.parametrize("instruction", [" FORMCHECKBOX ", "formcheckbox", ""])
@pytest.mark.parametrize("result", [None, ""])
def test_tick_box_of_a_form(inner: str, shown: str, instruction: str, result: str | None) -> None:
    body = field(instruction, form=ticking(inner), result=result) + run(" borg")
    assert lines(paragraph(body)) == [shown]


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ('<w:result w:val="1"/>', "Voor 24 maanden."),
        ('<w:default w:val="1"/>', "Voor 24 maanden."),
        ('<w:result w:val="0"/><w:default w:val="1"/>', "Voor 12 maanden."),
        ("", "Voor 12 maanden."),
    ],
)
def test_choice_of_a_form(chosen: str, shown: str) -> None:
    entries = '<w:listEntry w:val="12 maanden"/><w:listEntry w:val="24 maanden"/>'
    form = f"<w:ddList>{chosen}{entries}</w:ddList>"
    body = run("Voor ") + field(" FORMDROPDOWN ", form=form) + run(".")
    assert lines(paragraph(body)) == [shown]


def test_choice_of_a_form__that_is_not_there_is_named() -> None:
    form = '<w:name w:val="Looptijd"/><w:ddList><w:result w:val="3"/></w:ddList>'
    result = imported(paragraph(run("Voor ") + field(" FORMDROPDOWN ", form=form)))
    assert lines_in(result) == ["Voor"]
    assert "Een invulveld is leeg (“Looptijd”)" in result.warnings[0]


def test_words_of_a_form__stored_default_and_empty() -> None:
    default = '<w:name w:val="Naam"/><w:textInput><w:default w:val="Jansen"/></w:textInput>'
    assert lines(paragraph(run("Naam: ") + field(" FORMTEXT ", result="Smit"))) == ["Naam: Smit"]
    assert lines(paragraph(run("Naam: ") + field(" FORMTEXT ", form=default))) == ["Naam: Jansen"]
    empty = imported(paragraph(run("Naam: ") + field(" FORMTEXT ", form=default, result="\u2002" * 5)))
    assert lines_in(empty) == ["Naam:"]
    assert "Een invulveld is leeg (“Naam”)" in empty.warnings[0]


@pytest.mark.parametrize("made", [field, simple])
@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        (" MACROBUTTON NoMacro [naam huurder] ", "[naam huurder]"),
        ("macrobutton  AcceptAll  [naam huurder]", "[naam huurder]"),
        (" GOTOBUTTON plek [naam huurder] ", "[naam huurder]"),
        (" MERGEFIELD Naam \\* MERGEFORMAT ", "«Naam»"),
    ],
)
def test_placeholder__is_shown_and_named(made, instruction: str, shown: str) -> None:
    result = imported(paragraph(run("De ") + made(instruction) + run(" tekent.")))
    assert lines_in(result) == [f"De {shown} tekent."]
    assert any(f"“{shown}”" in warning for warning in result.warnings)


@pytest.mark.parametrize(
    ("instruction", "expected"),
    [
        ("AUTONUM", ["1. een", "2. twee", "3. drie"]),
        (" AUTONUM \\s ) ", ["1) een", "2) twee", "3) drie"]),
        ("autonumlgl", ["1. een", "2. twee", "3. drie"]),
        ("AUTONUMLGL \\e", ["1 een", "2 twee", "3 drie"]),
        ("AUTONUMOUT", ["1. een", "2. twee", "3. drie"]),
        ("LISTNUM", ["1) een", "2) twee", "3) drie"]),
        ("LISTNUM LegalDefault", ["1. een", "2. twee", "3. drie"]),
        ("LISTNUM OutlineDefault \\l 2", ["A. een", "B. twee", "C. drie"]),
        ('LISTNUM "NumberDefault" \\l 3', ["i) een", "ii) twee", "iii) drie"]),
        ("SEQ Figuur \\* ARABIC", ["1 een", "2 twee", "3 drie"]),
        ("SEQ Figuur \\* ROMAN \\* MERGEFORMAT", ["I een", "II twee", "III drie"]),
        ("SEQ lid \\* ordtext", ["Eerste een", "Tweede twee", "Derde drie"]),
    ],
)
@pytest.mark.parametrize("made", [field, simple])
def test_numbers_that_word_works_out__are_counted_and_named(made, instruction, expected) -> None:
    result = imported(*(paragraph(made(instruction) + run(f" {one}")) for one in ("een", "twee", "drie")))
    assert lines_in(result) == expected
    kind = instruction.split()[0].upper()
    assert any(f"het veld {kind}" in warning for warning in result.warnings)


def test_numbers_in_a_sentence() -> None:
    body = run("een ") + field("LISTNUM") + run(" plan en ") + field("LISTNUM") + run(" begroting")
    again = field("LISTNUM \\s 7") + run(" later")
    assert lines(paragraph(body), paragraph(again)) == ["een 1) plan en 2) begroting", "7) later"]


def test_numbers__of_headings_restart_below_the_next() -> None:
    numbers = field("AUTONUMLGL")
    result = read(
        docx(
            paragraph(numbers + run(" Doel"), style="Kop1"),
            paragraph(numbers + run(" Wonen"), style="Kop2"),
            paragraph(numbers + run(" Zorg"), style="Kop2"),
            paragraph("Tekst."),
            paragraph(numbers + run(" Slot"), style="Kop1"),
            paragraph(numbers + run(" Duur"), style="Kop2"),
            paragraph("Tekst."),
        ),
        name="contract.docx",
    )
    titles = [unit.title for unit in result.text.units]
    assert titles == ["1 Doel", "1.1 Wonen", "1.2 Zorg", "2 Slot", "2.1 Duur"]


def test_numbers__with_a_stored_result_are_not_doubled() -> None:
    body = run("Figuur ") + field(" SEQ Figuur ", result="4") + run(" en ") + field(" SEQ Figuur ")
    assert lines(paragraph(body)) == ["Figuur 4 en 5"]


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        ("SYMBOL 254 \\f Wingdings", "☑"),
        ('symbol 0xFE \\f "Wingdings" \\s 12', "☑"),
        ("SYMBOL 163 \\f &quot;Wingdings 2&quot;", "☐"),
        ("SYMBOL 8364 \\u", "€"),
        ("SYMBOL 128", "€"),
        ("SYMBOL 65", "A"),
        ("QUOTE &quot;zoals afgesproken&quot;", "zoals afgesproken"),
        ("EQ \\f(1;2)", "1/2"),
        ("EQ \\r(3,8)", "√(8)"),
        ("REF looptijd", "vier jaar"),
        ("REF looptijd \\h", "vier jaar"),
    ],
)
def test_fields__that_tell_what_they_show(instruction: str, shown: str) -> None:
    marked = f'<w:bookmarkStart w:id="4" w:name="looptijd"/>{run("vier jaar")}<w:bookmarkEnd w:id="4"/>'
    made = field(instruction.replace("&quot;", '"'))
    assert lines(paragraph(made + run(" x")), paragraph(marked)) == [f"{shown} x", "vier jaar"]


@pytest.mark.parametrize(
    "instruction",
    ["REF weg", "REF looptijd \\r", "EQ \\b\\lc\\{(x)", "DOCPROPERTY Datum", "IF 1=1 ja nee", "= 1 + 2"],
)
def test_fields__that_nobody_can_tell_are_named(instruction: str) -> None:
    result = imported(paragraph(run("Op ") + field(instruction) + run(" dus.")))
    assert lines_in(result) == ["Op dus."]
    assert any(f"“{instruction}”" in warning for warning in result.warnings)


@pytest.mark.parametrize("instruction", ['XE "wonen"', "TC &quot;x&quot;", "SET a b", "ASK a b", "TOC \\o"])
def test_fields__that_show_nothing_say_nothing(instruction: str) -> None:
    result = imported(paragraph(run("Op") + field(instruction.replace("&quot;", '"')) + run(" tijd.")))
    assert lines_in(result) == ["Op tijd."]
    assert not result.warnings


def test_fields__within_another() -> None:
    inner = field(" MERGEFIELD Naam ", result="Jansen")
    quoted = mark("begin") + code(' QUOTE "de heer ') + inner + code('" ') + mark("end")
    assert lines(paragraph(quoted)) == ["de heer Jansen"]
    button = mark("begin") + code(" MACROBUTTON geen [") + run("naam") + code("] ") + mark("end")
    assert lines(paragraph(button + run(" x"))) == ["[naam] x"]


def control(properties: str, content: str = "") -> str:
    return f"<w:sdt {W14}><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("properties", "shown"),
    [
        ('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', "☒ x"),
        ('<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', "☐ x"),
        ("<w14:checkbox/>", "☐ x"),
        (
            '<w:dropDownList w:lastValue="b"><w:listItem w:displayText="Huur" w:value="b"/></w:dropDownList>',
            "Huur x",
        ),
        ('<w:date w:fullDate="2026-05-01T00:00:00Z"/>', "1 mei 2026 x"),
    ],
)
def test_control__without_words_shows_its_answer(properties: str, shown: str) -> None:
    assert lines(paragraph(control(properties) + run(" x"))) == [shown]


def test_control__its_words_count_before_its_answer() -> None:
    ticked = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    assert lines(paragraph(control(ticked, run("☒")) + run(" a"))) == ["☒ a"]
    assert lines(paragraph(control(ticked, sign) + run(" a"))) == ["☐ a"]


@pytest.mark.parametrize("asked", ["Klik of tik om tekst in te voeren.", "Kies een item."])
def test_control__that_still_asks_is_named(asked: str) -> None:
    inline = control("<w:showingPlcHdr/><w:text/>", run(asked))
    block = control("<w:showingPlcHdr/>", paragraph(asked))
    result = imported(paragraph(run("Naam: ") + inline), block)
    assert lines_in(result) == [f"Naam: {asked}", asked]
    assert f"2 invulvelden zijn niet ingevuld. In de tekst staat nog: “{asked}”" in result.warnings[0]
    answered = imported(paragraph(control('<w:showingPlcHdr w:val="0"/>', run("Jansen"))))
    assert not answered.warnings


def drawing(inner: str, description: str = "") -> str:
    return f'<w:r><w:drawing><wp:docPr id="1" name="Afb" descr="{description}"/>{inner}</w:drawing></w:r>'


@pytest.mark.parametrize(
    "shown",
    [
        drawing('<a:blip r:link="r1"/>', "Kaart van Laren"),
        drawing('<a:blip r:embed="weg"/>', "Kaart van Laren"),
        drawing("<a:blip/>", "Kaart van Laren"),
        '<w:r><w:pict><v:shape alt="Kaart van Laren"><v:imagedata r:id="r1"/></v:shape></w:pict></w:r>',
        field(' INCLUDEPICTURE "Kaart van Laren" '),
    ],
)
def test_picture_that_is_elsewhere__is_named(shown: str) -> None:
    outside = relation("r1", "image", "https://voorbeeld.example/kaart.png", outside=True)
    result = imported(paragraph(run("Zie.") + shown), relations=outside)
    assert lines_in(result) == ["Zie."]
    assert "De afbeelding “Kaart van Laren” staat niet in het bestand zelf." in result.warnings[0]


def test_letters_as_a_drawing__are_listed() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="CONCEPT 3"/></v:shape></w:pict></w:r>'
    result = imported(paragraph(run("Tekst.") + art))
    assert [(one.text, one.why) for one in result.left_out] == [
        ("CONCEPT 3", "letters als tekening (WordArt)")
    ]


def test_fields__in_a_cell_and_a_note() -> None:
    ticked = field("FORMCHECKBOX", form=ticking("<w:default/>"))
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = (
        f'<w:footnotes {W}><w:footnote w:id="2">{paragraph(ticked + run(" noot"))}</w:footnote></w:footnotes>'
    )
    result = lines(
        table(row(cell(ticked + run(" ja")), cell("nee"))),
        paragraph(run("Zie") + reference),
        parts={"word/footnotes.xml": note.encode()},
    )
    assert result == ["☒ ja\tnee", "Zie1", "1 ☒ noot"]
