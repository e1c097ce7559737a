"""Pages of the web as they go wrong: broken nesting, hidden parts of tables, words where none belong."""

import pytest

from documents.reading import Imported
from documents.reading.texts import read
from documents.text import Block, Footnote, Item, Paragraph, Run, Table, plain_lines, plain_text


def page(body: str) -> Imported:
    return read(f"<html><body><h1>Artikel 1</h1>{body}</body></html>".encode(), name="a.html")


def blocks(body: str) -> tuple[Block, ...]:
    return page(body).text.units[0].blocks


def lines(body: str) -> list[str]:
    return [line for block in blocks(body) for line in plain_lines(block)]


def left_out(body: str) -> list[tuple[str, str]]:
    return [(one.text, one.why) for one in page(body).left_out]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<ol><li>een</li>los<li>twee</li>ook</ol>", ["1. een", "los", "2. twee", "ook"]),
        ("<ol>eerst<li>een</ol>", ["eerst", "1. een"]),
        ("<ol><p>tussen</p><li>een</ol>", ["tussen", "1. een"]),
        ("<ul><li>a<ul><li>b<ul><li>c</ul></ul></ul>", ["• a", "• b", "• c"]),
        ("<ul><li>a<ul><li>b</ul>c</ul>", ["• a", "• b", "c"]),
        ("<li>los", ["los"]),
        ("<ol start=-3><li>x</ol>", ["1. x"]),
        ("<ol start=0><li>x</ol>", ["0. x"]),
        ("<ol reversed start=3><li>x<li>y</ol>", ["3. x", "2. y"]),
        ("<ol type=a start=27><li>x</ol>", ["aa. x"]),
        ("<ol type=i start=40><li>x</ol>", ["xl. x"]),
        ("<ol type=i start=400><li>x</ol>", ["400. x"]),
        ("<ol><li type=a>x<li type=A>y</ol>", ["a. x", "B. y"]),
        ("<ol style='list-style:decimal-leading-zero'><li>x</ol>", ["01. x"]),
        ("<ol><li><table><tr><td>x</table><li>y</ol>", ["1.", "x", "2. y"]),
        ("<ul><li><table><tr><td>x</table><li>y</ul>", ["x", "• y"]),
        ("<ol><li><table><tr><td></table>x</ol>", ["1. x"]),
    ],
)
def test_lists__keep_every_word_and_number_in_place(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<dl><dt>Partij<dd>wie tekent<dd>en meedoet<dt>Regio</dl>",
            ["Partij", "wie tekent", "en meedoet", "Regio"],
        ),
        ("<dl><dt>a<dd><dl><dt>b<dd>c</dl></dl>", ["a", "b", "c"]),
        ("<details open>zonder kop</details>", ["zonder kop"]),
        ("<fieldset><legend>Kop</legend>veld</fieldset>", ["Kop", "veld"]),
        ("<figure><figcaption>Bij de kaart</figcaption></figure>", ["Bij de kaart"]),
        ("<p>een<div>twee</div>drie</p>", ["een", "twee", "drie"]),
        ("<p>een</div>twee</p>drie", ["eentwee", "drie"]),
        ("</p>een", ["een"]),
        ("<p>een<hr>twee", ["een", "twee"]),
        ("een<br><br>twee<br>drie", ["een", "twee\u2028drie"]),
        ("<p>woord<wbr>deel", ["woorddeel"]),
        ("<p>a <span> b</span> <span>c </span> d", ["a b c d"]),
        ("<p>a<span> </span>b", ["a b"]),
        ("<pre>een\n\ttwee\n</pre>", ["een", "twee"]),
        ("<p>1 < 2 en 3 > 2 & meer", ["1 < 2 en 3 > 2 & meer"]),
        ("<p>&bogus; &amp;amp; &#128; &#x2019;", ["&bogus; &amp; € ’"]),
        ("<?php echo 1 ?>na", ["na"]),
        ("<p>x <!--[if mso]><b>weg</b><![endif]-->y", ["x y"]),
        ("<p aria-hidden=true>te zien", ["te zien"]),
        ("<h7>geen kop</h7>", ["geen kop"]),
    ],
)
def test_words__come_whole_and_apart(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


@pytest.mark.parametrize("tag", ["video", "audio", "canvas", "iframe", "object", "template", "noscript"])
def test_words_for_who_cannot_show_it__are_no_text(tag: str) -> None:
    assert lines(f"<p>voor</p><{tag}>Uw browser kan dit niet tonen</{tag}><p>na</p>") == ["voor", "na"]


def test_a_formula__is_named() -> None:
    body = "<p>De huur is <math><mi>x</mi><mo>+</mo><mn>2</mn></math> euro."
    assert any("heeft een formule die niet te lezen is" in one for one in page(body).warnings)
    assert not any("formule" in one for one in page("<p>De mathematische formule.").warnings)


@pytest.mark.parametrize(
    ("body", "runs"),
    [
        ("<b><p>vet</p></b>", [("vet", True, "")]),
        ("<i><b><div>vet</div></b></i>", [("vet", True, "")]),
        ("<p><b>vet<p>ook</b>", [("vet", True, ""), ("ook", True, "")]),
        ("<b><ol><li>vet</ol></b>", [("vet", True, "")]),
        ("<a href='#2'>a<p>b</p></a>c", [("a", False, "#2"), ("b", False, "#2"), ("c", False, "")]),
    ],
)
def test_dress__holds_over_paragraphs(body: str, runs: list[tuple[str, bool, str]]) -> None:
    found = [run for one in blocks(body) if isinstance(one, Paragraph | Item) for run in one.runs]
    assert [(run.text, run.bold, run.href) for run in found] == runs


@pytest.mark.parametrize(
    "heading", ["<h2><p>Inleiding</p></h2>", "<h2><div>Inleiding</div></h2>", "<b><h2>Inleiding</h2></b>"]
)
def test_a_heading__stays_one_whatever_is_in_it_or_around_it(heading: str) -> None:
    result = page(f"<p>a</p>{heading}<p>b</p>")
    assert [unit.title for unit in result.text.units] == ["Artikel 1", "Inleiding"]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("10<sup>6</sup>", "10⁶"),
        ("10<sup><span>6</span></sup>", "10⁶"),
        ("10<sup>1<b>2</b></sup>", "10¹²"),
        ("10<sup>-3</sup>", "10⁻³"),
        ("10<sup>−3</sup>", "10⁻³"),
        ("m<sup>2</sup>", "m²"),
        ("3<sup>e</sup> en 4<sup>de</sup>", "3e en 4de"),
        ("10<sup>6</sup>0", "10⁶0"),
        ("<sup>1</sup> wet", "¹ wet"),
        ("CO<sub>2</sub>", "CO₂"),
        ("x<span style='vertical-align: super'>2</span>", "x²"),
        ("per e<sup>-mail</sup>", "per e-mail"),
    ],
)
def test_a_power__is_never_another_number(source: str, shown: str) -> None:
    assert lines(f"<p>{source}</p>") == [shown]


def grid(body: str) -> tuple[int, list[list[str]]]:
    (table,) = (block for block in blocks(body) if isinstance(block, Table))
    return table.header_rows, [["".join(run.text for run in cell.runs) for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("body", "heads", "rows"),
    [
        ("<tr></tr><tr><th>k</tr><tr><td>w</tr>", 1, [["k"], ["w"]]),
        ("<thead><tr><td>k</thead><tr><td>w", 1, [["k"], ["w"]]),
        ("<thead><tr><td>k<tr><td>l</thead><tbody><tr><th>w", 3, [["k"], ["l"], ["w"]]),
        ("<tr><th>a<tr><td>b<tr><th>c", 1, [["a"], ["b"], ["c"]]),
        (
            "<tfoot><tr><td>c</tfoot><tr><td>b<thead><tr><td>a</thead>",
            1,
            [["a"], ["b"], ["c"]],
        ),
        ("<tr><td>a</tr><td>b", 0, [["a"], ["b"]]),
        ("<colgroup><col></colgroup><tr><td>a<td>", 0, [["a", ""]]),
        ("<tr><td>a<td hidden>geheim<td>b", 0, [["a", "b"]]),
        ("<tr hidden><td>geheim<tr><td>a", 0, [["a"]]),
        ("<tr style='display:none'><th>geheim<tr><th>a", 1, [["a"]]),
        ("<tr><td>a<table><tr hidden><td>geheim<tr><td>b</table>", 0, [["a\u2028b"]]),
    ],
)
def test_tables__their_rows_as_they_are_shown(body: str, heads: int, rows: list[list[str]]) -> None:
    assert grid(f"<table>{body}</table>") == (heads, rows)
    hidden = [("geheim", "verborgen tekst")] if "geheim" in body else []
    assert left_out(f"<table>{body}</table>") == hidden


def test_a_table_that_is_hidden_or_empty__is_none() -> None:
    cells = ("<tr><td hidden>a", "<tr>", "")
    for body in ("<table hidden><tr><td>a</table>", *(f"<table>{one}</table>" for one in cells)):
        assert not any(isinstance(block, Table) for block in blocks(body))


def test_words_of_a_page_that_a_table_cannot_hold__stand_before_it() -> None:
    assert lines("<table>los<tr><td>a</table>") == ["los", "a"]


def test_a_note_in_a_cell__is_there_once() -> None:
    body = "<p>Zie<a id=r href='#n'>1</a>.</p><table><tr><td id=n>De wet. <a href='#r'>terug</a></table>"
    assert blocks(body) == (
        Paragraph((Run("Zie"), Run("1", note=True), Run("."))),
        Footnote("1", (Run("De wet."),)),
    )


def test_a_second_mark_of_one_note__is_a_link() -> None:
    body = "<p>Zie<a id=r href='#n'>1</a> en<a href='#n'>1</a></p><p id=n>De wet. <a href='#r'>terug</a></p>"
    (paragraph, note) = blocks(body)
    assert [(run.text, run.note, run.href) for run in paragraph.runs] == [
        ("Zie", False, ""),
        ("1", True, ""),
        (" en", False, ""),
        ("1", False, "#n"),
    ]
    assert note == Footnote("1", (Run("De wet."),))


def test_a_note_that_two_marks_lead_to__is_there_once() -> None:
    marks = "<p>Zie<a id=r href='#n'>1</a> en<a id=s href='#n'>1</a></p>"
    found = blocks(f"{marks}<p id=n>De wet. <a href='#r'>a</a> <a href='#s'>b</a></p>")
    assert [type(block) for block in found] == [Paragraph, Footnote]
    assert [run.text for run in found[0].runs if run.note] == ["1"]


@pytest.mark.parametrize("mark", ["zie hier", "", "1234"])
def test_a_link_that_is_no_mark__makes_no_note(mark: str) -> None:
    body = f"<p>Zie<a id=r href='#n'>{mark}</a></p><p id=n>De wet. <a href='#r'>terug</a></p>"
    assert not any(isinstance(block, Footnote) for block in blocks(body))


@pytest.mark.parametrize("mark", ["1", "[1]", "(12)", "a", "iv", "*", "***"])
def test_a_mark__in_each_way_of_writing(mark: str) -> None:
    body = f"<p>Zie<a id=r href='#n'>{mark}</a></p><p id=n>De wet. <a href='#r'>terug</a></p>"
    assert blocks(body)[1] == Footnote(mark.strip("[]()"), (Run("De wet."),))


@pytest.mark.parametrize(
    ("body", "titles", "gone"),
    [
        ("<main><article><header><h2>Artikel 2</h2></header><p>x</article></main>", ["Artikel 2"], []),
        ("<header>Regio</header><main><h2>Artikel 2</h2><p>x</main>", ["Artikel 2"], ["Regio"]),
        ("<main><h2>Artikel 2</h2><p>x<nav>menu</nav></main>", ["Artikel 2"], ["menu"]),
        ("<article><header><h2>Artikel 2</h2></header><p>x</article>", ["Artikel 2"], []),
    ],
)
def test_the_head_of_an_article__is_text(body: str, titles: list[str], gone: list[str]) -> None:
    result = read(f"<html><body>{body}</body></html>".encode(), name="a.html")
    assert [unit.title for unit in result.text.units] == titles
    assert [one.text for one in result.left_out] == gone


@pytest.mark.parametrize(("entries", "listed"), [(2, False), (3, True)])
def test_links_in_a_row__are_contents_from_three_on(entries: int, listed: bool) -> None:
    links = "".join(f"<li><a href='#{n}'>Kop {n}</a>" for n in range(entries))
    found = page(f"<p>Inhoud</p><ul>{links}</ul><p>tekst</p>")
    assert ("Kop 1" not in plain_text(found.text)) == listed
    assert bool(found.left_out) == listed


@pytest.mark.parametrize(
    "address",
    ["javascript:x", "data:text/html,x", "ftp://wet.nl", "/ergens", "https://a b", f"https://{'a' * 2000}"],
)
def test_an_address_that_cannot_be_followed__leaves_its_words(address: str) -> None:
    assert blocks(f"<p><a href='{address}'>wet</a></p>") == (Paragraph((Run("wet"),)),)


def test_huge_attributes_and_deep_pages() -> None:
    assert lines(f"<p title='{'x' * 2_000_000}' onclick='x()'>kort</p>") == ["kort"]
    assert lines("<div>" * 150 + "diep" + "</div>" * 150) == ["diep"]


@pytest.mark.parametrize(
    "source",
    [
        b"<p>co\xc3\xb6peratie",
        b"<p>co\xf6peratie",
        b"<meta charset='utf-8'><p>co\xf6peratie",
        b"<meta charset=onbekend><p>co\xf6peratie",
        b"<meta charset=utf-16><p>co\xc3\xb6peratie",
        "<meta charset=utf-8><p>coöperatie".encode("utf-16"),
        b"\xef\xbb\xbf<meta charset=latin1><p>co\xc3\xb6peratie",
        b"<?xml version='1.0' encoding='iso-8859-1'?><html><p>co\xf6peratie</p></html>",
        b"<?xml version='1.0'?><html><p>co\xc3\xb6peratie<br></p></html>",
    ],
)
def test_what_the_bytes_are_counts__whatever_the_page_says(source: bytes) -> None:
    assert plain_text(read(source, name="a.html").text).strip() == "coöperatie"


@pytest.mark.parametrize("address", ["data:image/png;base64,%%%", "data:image/png;base64,AAAA", "logo.png"])
def test_a_picture_that_is_not_there__is_named_by_its_words(address: str) -> None:
    result = page(f"<p>Zie.</p><img src='{address}' alt='Kaart'>")
    assert not result.pictures
    assert any("fbeelding" in warning for warning in result.warnings)
