"""What LibreOffice shows and an ODT file does not hold as words, and the grid of its tables."""

import pytest

from documents.reading import Imported
from documents.reading.texts import read
from documents.text import Table, plain_lines, plain_runs
from documents.text.grid import grid
from tests.documents.word_files import odt

MORE = (
    'xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0" '
    'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" '
    'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def imported(body: str, *, styles: str = "") -> Imported:
    inner = f"<text:section {MORE}>{body}</text:section>"
    return read(odt(f"<text:h>Artikel 1</text:h>{inner}", styles=styles), name="contract.odt")


def lines_in(result: Imported) -> list[str]:
    return [line for block in result.text.units[-1].blocks for line in plain_lines(block)]


@pytest.mark.parametrize(
    ("control", "shown"),
    [
        ('<form:checkbox form:id="c" form:current-state="checked" form:label="borg"/>', "☒ borg x"),
        ('<form:checkbox form:id="c" form:state="checked" form:label="borg"/>', "☒ borg x"),
        ('<form:checkbox form:id="c" form:state="checked" form:current-state="unchecked"/>', "☐ x"),
        ('<form:radio form:id="c" form:current-selected="true" form:label="huur"/>', "◉ huur x"),
        ('<form:radio form:id="c" form:label="koop"/>', "○ koop x"),
        ('<form:text form:id="c" form:value="oud" form:current-value="Jansen"/>', "Jansen x"),
        (
            '<form:textarea form:id="c"><text:p>Twee</text:p><text:p>regels</text:p></form:textarea>',
            "Twee regels x",
        ),
        ('<form:combobox form:id="c" form:current-value="24 maanden"/>', "24 maanden x"),
        (
            '<form:listbox form:id="c"><form:option form:label="12"/>'
            '<form:option form:label="24" form:current-selected="true"/></form:listbox>',
            "24 x",
        ),
    ],
)
def test_control_of_a_form(control: str, shown: str) -> None:
    forms = f"<office:forms><form:form>{control}</form:form></office:forms>"
    body = f'{forms}<text:p><draw:control draw:control="c"/> x</text:p>'
    assert lines_in(imported(body)) == [shown]


def test_control_of_a_form__that_is_empty_is_named() -> None:
    forms = '<office:forms><form:form><form:text form:id="c" form:name="Naam"/></form:form></office:forms>'
    result = imported(f'{forms}<text:p>Naam: <draw:control draw:control="c"/></text:p>')
    assert "Een invulveld is leeg (“Naam”)" in result.warnings[0]


def parameter(name: str, value: str) -> str:
    return f'<field:param field:name="{name}" field:value="{value}"/>'


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ("<text:drop-down><text:label text:value='a'/><text:label text:value='b'/>b</text:drop-down>", "b x"),
        (
            "<text:drop-down><text:label text:value='a'/>"
            "<text:label text:value='b' text:current-selected='true'/></text:drop-down>",
            "b x",
        ),
        (
            f"<field:fieldmark field:type='vnd.oasis.opendocument.field.FORMCHECKBOX'>"
            f"{parameter('Checkbox_Checked', 'true')}</field:fieldmark>",
            "☒ x",
        ),
        ("<field:fieldmark field:type='vnd.oasis.opendocument.field.FORMCHECKBOX'/>", "☐ x"),
        (
            f"<field:fieldmark field:type='vnd.oasis.opendocument.field.FORMDROPDOWN'>"
            f"{parameter('Dropdown_ListEntry', '12')}{parameter('Dropdown_ListEntry', '24')}"
            f"{parameter('Dropdown_Selected', '1')}</field:fieldmark>",
            "24 x",
        ),
        ("<text:user-field-get text:name='bedrag'>€ 5</text:user-field-get>", "€ 5 x"),
        ("<text:user-field-get text:name='bedrag'/>", "€ 610 x"),
        ("<text:variable-get office:string-value='mei'/>", "mei x"),
        ("<text:variable-set text:display='none' text:name='b'>geheim</text:variable-set>", "x"),
        (
            "<text:conditional-text text:current-value='true' text:string-value-if-true='wel' "
            "text:string-value-if-false='niet'/>",
            "wel x",
        ),
        ("<text:bookmark-ref text:ref-name='a'>artikel 3</text:bookmark-ref>", "artikel 3 x"),
        ("<text:script>code</text:script>", "x"),
    ],
)
def test_field__shows_its_value(inner: str, shown: str) -> None:
    declared = "<text:user-field-decls><text:user-field-decl text:name='bedrag' office:string-value='€ 610'/>"
    body = f"{declared}</text:user-field-decls><text:p>{inner} x</text:p>"
    assert lines_in(imported(body)) == [shown]


@pytest.mark.parametrize(
    "inner",
    [
        "<text:placeholder text:placeholder-type='text'>&lt;naam&gt;</text:placeholder>",
        "<loext:content-control loext:showing-place-holder='true'>&lt;naam&gt;</loext:content-control>",
    ],
)
def test_placeholder__is_shown_and_named(inner: str) -> None:
    result = imported(f"<text:p>De {inner} tekent.</text:p>")
    assert lines_in(result) == ["De <naam> tekent."]
    assert "“<naam>”" in result.warnings[0]


def test_field__without_a_value_is_named() -> None:
    result = imported("<text:p>Zie <text:bookmark-ref text:ref-name='slot'/>.</text:p>")
    assert lines_in(result) == ["Zie ."]
    assert "“slot”" in result.warnings[0]


@pytest.mark.parametrize(("letter", "shown"), [("\uf0fe", "☑"), ("\u00a8", "☐"), ("\uf0fd", "☒")])
def test_sign_of_a_font__in_span_paragraph_and_list(letter: str, shown: str) -> None:
    face = '<style:font-face style:name="W1" svg:font-family="Wingdings"/>'
    words = '<style:text-properties style:font-name="W1"/>'
    direct = "<style:text-properties fo:font-family=\"'Wingdings'\"/>"
    styles = (
        f"{face}<style:style style:name='S' style:family='text'>{words}</style:style>"
        f"<style:style style:name='D' style:family='text'>{direct}</style:style>"
        f"<style:style style:name='P' style:family='paragraph'>{words}</style:style>"
        f"<text:list-style style:name='L'><text:list-level-style-bullet text:level='1' "
        f"text:bullet-char='{letter}'>{words}</text:list-level-style-bullet></text:list-style>"
        "<style:style style:name='G' style:family='text'>"
        "<style:text-properties fo:font-family='Arial'/></style:style>"
    )
    body = (
        f"<text:p><text:span text:style-name='S'>{letter}</text:span> x</text:p>"
        f"<text:p><text:span text:style-name='D'>{letter}</text:span> x</text:p>"
        f"<text:p text:style-name='P'>{letter}<text:span text:style-name='G'> x</text:span></text:p>"
        "<text:list text:style-name='L'><text:list-item><text:p>x</text:p></text:list-item></text:list>"
    )
    assert lines_in(imported(body, styles=styles)) == [f"{shown} x"] * 4


def test_picture_that_is_elsewhere__is_named() -> None:
    image = "<draw:image xlink:href='https://voorbeeld.example/kaart.png'/><svg:title>Kaart</svg:title>"
    result = imported(f"<text:p>Zie.<draw:frame>{image}</draw:frame></text:p>")
    assert "De afbeelding “Kaart” staat niet in het bestand zelf." in result.warnings[0]


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(words: str, attributes: str = "", kind: str = "table-cell") -> str:
    inner = f"<text:p>{words}</text:p>" if words else ""
    return f"<table:{kind} {attributes}>{inner}</table:{kind}>"


TWICE = "table:number-columns-repeated='2'"
COVERED = cell("", kind="covered-table-cell")


def below(body: str) -> dict[str, str]:
    """For each filled cell the words of the topmost cell over its first column."""
    table = next(one for one in imported(body).text.units[-1].blocks if isinstance(one, Table))
    places = grid(table).places
    heads = {place.x: plain_runs(place.runs) for place in places if place.y == 0}
    return {plain_runs(place.runs): heads.get(place.x, "") for place in places if place.y and place.runs}


def test_table__covered_and_repeated_cells_keep_their_column() -> None:
    body = f"""<table:table>
    {row(cell("Soort"), cell("2024"), cell("2025"), cell("2026"))}
    {row(cell("", TWICE), cell("later", "table:number-columns-spanned='2'"), COVERED)}
    {row(cell("huur", "table:number-rows-spanned='2'"), cell("", TWICE), cell("7"))}
    {row(COVERED, cell("500"), cell("510"), cell("520"))}
    </table:table>"""
    assert below(body) == {
        "later": "2025",
        "huur": "Soort",
        "7": "2026",
        "500": "2024",
        "510": "2025",
        "520": "2026",
    }


def test_table__repeated_rows_and_words_under_a_merged_cell() -> None:
    under = cell("oud", kind="covered-table-cell")
    body = f"""<table:table>
    {row(cell("a", "table:number-columns-spanned='2'"), under)}
    {row(cell("x"), cell("y"), attributes="table:number-rows-repeated='2'")}
    </table:table>"""
    result = imported(body)
    assert lines_in(result) == ["a", "x\ty", "x\ty"]
    assert [(one.text, one.why) for one in result.left_out] == [("oud", "onder een samengevoegde cel")]


def test_table__in_a_cell_is_read_row_by_row() -> None:
    inner = f"<table:table>{row(cell('2024'), cell('500'))}{row(cell('2025'), cell('510'))}</table:table>"
    body = f"<table:table>{row(cell('Huur'), f'<table:table-cell>{inner}</table:table-cell>')}</table:table>"
    assert lines_in(imported(body)) == ["Huur\t2024 500\u20282025 510"]
