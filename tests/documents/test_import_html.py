"""What the import makes of web pages: by hand, from Word and from LibreOffice."""

import base64

import pytest

from documents.reading import Imported, UnreadableFile
from documents.reading.texts import read
from documents.text import Footnote, Picture, Run, Unit, plain_lines, plain_text
from tests.documents.word_files import png


def imported(body: str, name: str = "a.html") -> Imported:
    return read(f"<html><body>{body}</body></html>".encode(), name=name)


def lines(unit: Unit) -> list[str]:
    return [line for block in unit.blocks for line in plain_lines(block)]


def article(body: str) -> list[str]:
    return lines(imported(f"<h1>Artikel 1</h1>{body}").text.units[0])


def test_page_of_line_breaks() -> None:
    result = imported(
        "<h1>Convenant</h1><p>Artikel 1<br>Doel<br><br>Wij werken samen.<br>1. huur<br>2. zorg<br>"
        "Artikel 2<br>Slot<br><br>Tot 2030.</p>"
    )
    assert [unit.title for unit in result.text.units] == ["Convenant", "Artikel 1 Doel", "Artikel 2 Slot"]
    assert lines(result.text.units[1]) == ["Wij werken samen.", "1. huur", "2. zorg"]


def test_lists() -> None:
    assert article(
        '<ol><li>een</li><ol type="a"><li>deel</li></ol><li>twee</li></ol>'
        '<ol style="list-style-type: lower-roman" start="4"><li><p>vier</p><p>ook</p></li></ol>'
        "<ol reversed><li>x</li><li>y</li></ol>"
    ) == ["1. een", "a. deel", "2. twee", "iv. vier", "ook", "2. x", "1. y"]


def test_words_are_never_run_together() -> None:
    assert article(
        "<select multiple><option>huur</option><option>koop</option></select>"
        "<dl><dt>Partij</dt><dd>wie tekent</dd></dl>"
        "<pre>regel een<br>regel twee\nregel drie</pre>"
    ) == ["huur", "koop", "Partij", "wie tekent", "regel een\u2028regel twee", "regel drie"]


def test_hidden_and_deleted_words_are_listed() -> None:
    result = imported(
        '<h1>Artikel 1</h1><p style="display:none">geheim</p><p>oud <del>weg</del> <ins>nieuw</ins></p>'
    )
    assert lines(result.text.units[0]) == ["oud nieuw"]
    assert [(one.text, one.why) for one in result.left_out] == [
        ("geheim", "verborgen tekst"),
        ("weg", "doorgehaald"),
    ]
    assert "bijgehouden wijzigingen" in result.warnings[0]


WORD_NOTE = """<p>Zie hier<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>.</p><p>Daarna.</p>
<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> De wet.</p><p>En meer.</p></div>"""
PLAIN_NOTE = """<p>Zie hier<sup id="r1"><a href="#n1">1</a></sup>.</p><p>Daarna.</p>
<ol><li id="n1">De wet.<br>En meer. <a href="#r1">↩</a></li></ol>"""


@pytest.mark.parametrize("source", [WORD_NOTE, PLAIN_NOTE])
def test_footnotes(source: str) -> None:
    blocks = imported(f"<h1>Artikel 1</h1>{source}").text.units[0].blocks
    assert blocks[0].runs == (Run("Zie hier"), Run("1", note=True), Run("."))
    assert blocks[1] == Footnote("1", (Run("De wet.\u2028En meer."),))
    assert len(blocks) == 3


def test_picture_in_the_page_is_kept() -> None:
    address = f"data:image/png;base64,{base64.b64encode(png()).decode()}"
    result = imported(f'<h1>Artikel 1</h1><p>Zie.</p><img src="{address}" alt="Schema">')
    assert [type(block) for block in result.text.units[0].blocks][1:] == [Picture]
    assert list(result.pictures.values()) == [png()]
    assert result.warnings == ()


def page(charset: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body><h1>Artikel 1</h1><p>coöperatie € 5</p>'


@pytest.mark.parametrize(
    ("charset", "real"),
    [("utf-8", "cp1252"), ("iso-8859-1", "utf-8"), ("iso-8859-1", "cp1252"), ("utf-8", "utf-8-sig")],
)
def test_encoding__what_the_bytes_are_counts(charset: str, real: str) -> None:
    result = read(page(charset).encode(real), name="a.html")
    assert plain_text(result.text) == "Artikel 1\ncoöperatie € 5\n"


def test_page_written_as_xml() -> None:
    source = (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'
        '<head><title/><script src="x"/></head>'
        '<body><h1><a id="x"/>Artikel 1</h1><p>Samen.</p></body></html>'
    )
    assert plain_text(read(source.encode(), name="a.xhtml").text) == "Artikel 1\nSamen.\n"


def test_piece_of_a_page_is_html() -> None:
    assert plain_text(read(b"<h1>Artikel 1</h1><p>Samen.</p>", name="a.html").text) == "Artikel 1\nSamen.\n"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('<?xml version="1.0"?><office:document/>', "bestand van LibreOffice als XML"),
        ('<?xml version="1.0"?><facturen/>', "XML-bestand met gegevens"),
        ("MIME-Version: 1.0\n\nx", ".mht"),
    ],
)
def test_text_that_is_no_page_is_refused(source: str, told: str) -> None:
    with pytest.raises(UnreadableFile, match=told) as raised:
        read(source.encode(), name="a.html")
    assert raised.value.code == "wrongType"


def test_page_nested_too_deep_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="te diep genest"):
        imported("<div>" * 400 + "diep" + "</div>" * 400)
    with pytest.raises(UnreadableFile, match="te diep genest"):
        imported("<p>" + "<span>" * 400 + "diep")


def test_contents_are_listed_and_no_text() -> None:
    entries = "".join(f'<p><a href="#a{n}">Artikel {n} Kop <span>{n}</span></a></p>' for n in range(1, 4))
    articles = "".join(
        f'<h2 id="a{n}">Artikel {n} Kop</h2><p>Tekst <a href="#a1">hier</a>.</p>' for n in range(1, 4)
    )
    result = imported(f"<h1>Convenant</h1><p>Inhoud</p>{entries}{articles}")
    assert [unit.title for unit in result.text.units] == [
        "Convenant",
        *(f"Artikel {n} Kop" for n in range(1, 4)),
    ]
    assert [one.text for one in result.left_out] == ["Inhoud", *(f"Artikel {n} Kop {n}" for n in range(1, 4))]
    assert {one.why for one in result.left_out} == {"inhoudsopgave"}
