"""What the import makes of ODT files as LibreOffice and other programs write them."""

from documents.reading import Imported
from documents.reading.texts import read
from documents.text import Footnote, Unit, plain_lines
from tests.documents.word_files import odt

STYLES = """<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>
<text:list-style style:name="L2">
<text:list-level-style-number text:level="2" style:num-format="i" style:num-suffix="."/></text:list-style>
<style:style style:name="Weg"><style:text-properties text:display="none"/></style:style>"""


def imported(body: str, **parts) -> Imported:
    return read(
        odt(f'<text:h text:outline-level="1">Artikel 1</text:h>{body}', styles=STYLES, **parts), name="a.odt"
    )


def lines(unit: Unit) -> list[str]:
    return [line for block in unit.blocks for line in plain_lines(block)]


def item(*inner: str) -> str:
    return f"<text:list-item>{''.join(inner)}</text:list-item>"


def words(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def list_(*items: str, style: str = "L1", more: str = "") -> str:
    return f'<text:list text:style-name="{style}" {more}>{"".join(items)}</text:list>'


def test_list__inside_another_with_a_style_of_its_own() -> None:
    result = imported(list_(item(words("een"), list_(item(words("deel")), style="L2")), item(words("twee"))))
    assert lines(result.text.units[0]) == ["1. een", "i. deel", "2. twee"]


def test_list__goes_on_with_the_one_it_names() -> None:
    result = imported(
        list_(item(words("een")), more='xml:id="a"')
        + words("Tussen.")
        + list_(item(words("twee")), more='xml:id="b" text:continue-list="a"')
        + list_(item(words("nieuw")), more='xml:id="c"')
        + list_(item(words("drie")), more='xml:id="d" text:continue-list="b"')
    )
    assert lines(result.text.units[0]) == ["1. een", "Tussen.", "2. twee", "1. nieuw", "3. drie"]


def test_cell__with_a_note_a_list_and_a_box__holds_each_word_once() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        f"<text:note-body>{words('Zie de wet.')}</text:note-body></text:note>"
    )
    box = f"<draw:frame><draw:text-box>{words('kader')}</draw:text-box></draw:frame>"
    inside = words(f"cel{note}") + list_(item(words("lid"))) + words(box)
    remark = words("tekst<office:annotation><text:p>klopt dit?</text:p></office:annotation>")
    result = imported(
        "<table:table><table:table-row>"
        f"<table:table-cell>{inside}</table:table-cell><table:table-cell>{remark}</table:table-cell>"
        "</table:table-row></table:table>"
    )
    assert lines(result.text.units[0]) == ["cel1\u20281. lid\u2028kader\ttekst", "1 Zie de wet."]
    assert isinstance(result.text.units[0].blocks[-1], Footnote)
    assert [one.text for one in result.left_out] == ["klopt dit?"]


def test_drawings__their_words_are_text() -> None:
    shapes = (
        f"<draw:custom-shape>{words('vorm')}</draw:custom-shape>"
        f"<draw:g><draw:rect>{words('groep')}</draw:rect></draw:g>"
        f"<draw:a><draw:frame><draw:text-box>{words('koppeling')}</draw:text-box></draw:frame></draw:a>"
    )
    result = imported(words(f"Ervoor.{shapes}") + f"<draw:custom-shape>{words('los')}</draw:custom-shape>")
    assert lines(result.text.units[0]) == ["Ervoor.", "vorm", "groep", "koppeling", "los"]


def test_bibliography_and_numbered_paragraph_are_text() -> None:
    result = imported(
        f'<text:numbered-paragraph text:list-id="n" text:style-name="L1">{words("los lid")}'
        "</text:numbered-paragraph>"
        f"<text:bibliography><text:index-body>{words('Bron')}</text:index-body></text:bibliography>"
    )
    assert lines(result.text.units[0]) == ["1. los lid", "Bron"]


def test_hidden_paragraph_is_listed() -> None:
    result = imported('<text:p text:style-name="Weg">geheim</text:p>' + words("zichtbaar"))
    assert lines(result.text.units[0]) == ["zichtbaar"]
    assert [(one.text, one.why) for one in result.left_out] == [("geheim", "verborgen tekst")]


def test_formula() -> None:
    half = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mn>1</mn><mn>2</mn></mfrac>'
        "<annotation>1 over 2</annotation></math>"
    )
    frame = '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>'
    result = imported(words(f"Elk {frame} deel."), parts={"Object 1/content.xml": half.encode()})
    assert lines(result.text.units[0]) == ["Elk 1/2 deel."]
