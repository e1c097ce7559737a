"""Pages of the web as programs write them: which words become text, in which order and with which numbers."""

import pytest

from documents.reading import Imported
from documents.reading.texts import read
from documents.text import Footnote, Run, Table, Unit, plain_lines, plain_text
from documents.text.normal_form import tidy


def imported(body: str, *, head: str = "") -> Imported:
    return read(f"<html><head>{head}</head><body>{body}</body></html>".encode(), name="a.html")


def article(body: str) -> Unit:
    return imported(f"<h1>Artikel 1</h1>{body}").text.units[0]


def lines(body: str) -> list[str]:
    return [line for block in article(body).blocks for line in plain_lines(block)]


LISTS = [
    (
        "<ol><li>een<ol type=a><li>deel<ul><li>punt</ul></ol><li>twee</ol>",
        ["1. een", "a. deel", "• punt", "2. twee"],
    ),
    ("<ol start=7><li>zeven<li value=12>twaalf<li>dertien</ol>", ["7. zeven", "12. twaalf", "13. dertien"]),
    ("<ol><li></li><li>twee</li></ol>", ["1.", "2. twee"]),
    ("<ul><li></li><li>twee</li></ul>", ["• twee"]),
    ("<ol><li><ol type=a><li>eerste<li>tweede</ol></ol>", ["1. a. eerste", "b. tweede"]),
    ("<ul><li><ol type=a><li>eerste</ol></ul>", ["a. eerste"]),
    ("<ol style='list-style-type:none'><li>zonder nummer</ol>", ["zonder nummer"]),
    ("<ol type=I><li>een<li>twee<li>drie<li>vier</ol>", ["I. een", "II. twee", "III. drie", "IV. vier"]),
    ("<ol style='list-style:upper-latin inside'><li>a<li>b</ol>", ["A. a", "B. b"]),
    ("""<ul style='list-style-type:"3) "'><li>drie</ul>""", ["3) drie"]),
    ("<ol><li>een</li></ol><p>tussen</p><ol start='2'><li>twee</ol>", ["1. een", "tussen", "2. twee"]),
    ("<ol start='veel'><li>een</ol>", ["1. een"]),
    ("<ol><li><p>een</p><p>nog van een</p><li>twee</ol>", ["1. een", "nog van een", "2. twee"]),
    ("<ul><li>a<p>b</p>c</li></ul>", ["• a", "b", "c"]),
]
WORDS = [
    (
        "<p>Huur&nbsp;en&#32;zorg &lt;samen&gt; &amp; caf&eacute; &euro;&thinsp;5</p>",
        ["Huur en zorg <samen> & café € 5"],
    ),
    ("<p>ge<b>he</b>le <i>woorden</i><span> blijven</span></p>", ["gehele woorden blijven"]),
    ("<p>een</p>twee<p>drie</p>vier", ["een", "twee", "drie", "vier"]),
    ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
    ("<p>over\n   de\tregel</p>", ["over de regel"]),
    ("<p>x<br>y</p>", ["x\u2028y"]),
    ("<p>Het volgende<br>a. huur<br>b. zorg</p>", ["Het volgende", "a. huur", "b. zorg"]),
    ("<pre>een\n  twee\n\ndrie</pre>", ["een", "twee", "drie"]),
    ("<blockquote><p>geciteerd</p></blockquote>", ["geciteerd"]),
    ("<p>m<sup>2</sup> en 10<sup>6</sup> en 3<sup>e</sup> en H<sub>2</sub>O</p>", ["m² en 10⁶ en 3e en H₂O"]),
    ("<details><summary>Toelichting</summary>uitleg</details>", ["Toelichting", "uitleg"]),
    ("<form><label>Naam</label> <button>Verstuur</button></form>", ["Naam Verstuur"]),
    ("<onbekend>woorden <o:p>van Word</o:p></onbekend>", ["woorden van Word"]),
    ("<p>open <b>vet <i>schuin</b> los</i> tekst", ["open vet schuin los tekst"]),
    ("<center><font color=red>rood</font></center>", ["rood"]),
    ("<p>voor<!-- niet tonen -->na</p>", ["voorna"]),
    ("<img src='logo.png' alt='Het schema'><p>erna</p>", ["Het schema", "erna"]),
    ("<p>een&shy;voudig en zero&#8203;breed</p>", ["eenvoudig en zerobreed"]),
]
ACTS = [
    "<script>kwaad()</script>",
    "<style>p { color: red }</style>",
    "<template>sjabloon</template>",
    "<noscript>zet scripts aan</noscript>",
    "<iframe src=x>kader</iframe>",
    "<svg><text>tekening</text></svg>",
    "<object>ding</object>",
]


@pytest.mark.parametrize(("body", "expected"), LISTS + WORDS)
def test_words_and_numbers(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


@pytest.mark.parametrize("acting", ACTS)
def test_what_acts_is_no_text(acting: str) -> None:
    assert lines(f"<p>voor</p>{acting}<p>na</p>") == ["voor", "na"]


@pytest.mark.parametrize(
    ("hidden", "why"),
    [
        ("<p hidden>geheim</p>", "verborgen tekst"),
        ("<span style='DISPLAY : none'>geheim</span>", "verborgen tekst"),
        ("<p style='mso-hide:all'>geheim</p>", "verborgen tekst"),
        ("<div style='display:none'><ol><li>geheim</ol></div>", "verborgen tekst"),
        ("<del>geheim</del>", "doorgehaald"),
        ("<nav><a href='/'>geheim</a></nav>", "navigatie"),
    ],
)
def test_what_is_not_shown_is_listed(hidden: str, why: str) -> None:
    result = imported(f"<h1>Artikel 1</h1><p>voor</p>{hidden}<p>na</p>")
    assert plain_text(result.text) == "Artikel 1\nvoor\nna\n"
    assert [(one.text, one.why) for one in result.left_out] == [("geheim", why)]


def test_head_and_foot_of_the_page__go_only_where_the_page_says_what_its_text_is() -> None:
    around = "<header><p>Gemeente</p></header>{}<footer><p>Contact</p></footer>"
    text = "<h1>Artikel 1</h1><p>Samen.</p>"
    whole = imported(around.format(f"<main>{text}</main>"))
    assert plain_text(whole.text) == "Artikel 1\nSamen.\n"
    assert [(one.text, one.why) for one in whole.left_out] == [
        ("Gemeente", "koptekst"),
        ("Contact", "voettekst"),
    ]
    assert "Gemeente" in plain_text(imported(around.format(text)).text)


@pytest.mark.parametrize(
    ("body", "rows", "heads"),
    [
        (
            "<table><tr><th>Partij<th>Deel<tr><td>Huizen<td>3</table>",
            [[("Partij", 1, 1), ("Deel", 1, 1)], [("Huizen", 1, 1), ("3", 1, 1)]],
            1,
        ),
        (
            "<table><thead><tr><th colspan=2>Kop</thead><tr><td rowspan='2'>A<td>B<tr><td>C</table>",
            [[("Kop", 2, 1)], [("A", 1, 2), ("B", 1, 1)], [("C", 1, 1)]],
            1,
        ),
        ("<table><tr><th>rij<td>1</table>", [[("rij", 1, 1), ("1", 1, 1)]], 0),
        ("<table><tr><td colspan=0 rowspan=x>A</table>", [[("A", 1, 1)]], 0),
        ("<table><tr><td colspan=99999>A</table>", [[("A", 200, 1)]], 0),
        ("<table><tr><td><p>een</p><p>twee</p></table>", [[("een\u2028twee", 1, 1)]], 0),
        ("<table><tr><td><ol start=3><li>drie</ol></table>", [[("3. drie", 1, 1)]], 0),
        (
            "<table><tr><td><table><tr><td>in<td>de<tr><td>cel</table></table>",
            [[("in de\u2028cel", 1, 1)]],
            0,
        ),
    ],
)
def test_tables(body: str, rows: list[list[tuple[str, int, int]]], heads: int) -> None:
    (table,) = article(body).blocks
    assert isinstance(table, Table)
    found = [
        [("".join(run.text for run in cell.runs), cell.columns, cell.rows) for cell in row]
        for row in table.rows
    ]
    assert (found, table.header_rows) == (rows, heads)


def test_table__its_caption_stands_before_it_and_an_empty_one_is_none() -> None:
    assert lines("<table><caption>Verdeling</caption><tr><td>A</table><table><tr><td></table>") == [
        "Verdeling",
        "A",
    ]


DRESSED = [
    ("<b>x</b>", Run("x", bold=True)),
    ("<strong><em>x</em></strong>", Run("x", bold=True, italic=True)),
    ("<cite>x</cite>", Run("x", italic=True)),
    ("<a href='https://wet.nl/a'>x</a>", Run("x", href="https://wet.nl/a")),
    ("<a href='#artikel-2'>x</a>", Run("x", href="#artikel-2")),
    ("<a href='mailto:a@b.nl'><b>x</b></a>", Run("x", bold=True, href="mailto:a@b.nl")),
    ("<a href='javascript:kwaad()'>x</a>", Run("x")),
    ("<a href='/ergens'>x</a>", Run("x")),
    ("<u>x</u>", Run("x")),
    ("<s>x</s>", Run("x", struck=True)),
    ("<strike>x</strike>", Run("x", struck=True)),
    ("<span style='text-decoration: underline line-through'>x</span>", Run("x", struck=True)),
    ("<span style='TEXT-DECORATION-LINE:line-through'>x</span>", Run("x", struck=True)),
    ("<span style='text-decoration: underline'>x</span>", Run("x")),
    ("<sup>de</sup>", Run("de", raised=True)),
    ("<span style='vertical-align:sub'>ij</span>", Run("ij", lowered=True)),
    ("<q>x</q>", Run("“x”")),
    ("<q>x <q>y</q></q>", Run("“x ‘y’”")),
    ("<q>“x”</q>", Run("“x”")),
]


@pytest.mark.parametrize(("source", "run"), DRESSED)
def test_dress(source: str, run: Run) -> None:
    runs = article(f"<p>voor {source} na</p>").blocks[0].runs
    assert runs == tidy((Run("voor "), run, Run(" na")))


NOTES = [
    (
        "<p>Zie<a role='doc-noteref' id='r' href='#n'>noot</a>.</p>"
        "<aside role='doc-footnote' id='n'><p>De wet. <a role='doc-backlink' href='#r'>terug</a></p></aside>",
        [Footnote("noot", (Run("De wet."),))],
    ),
    (
        "<p>Zie<a id='r' href='#n'>1</a>.</p>"
        "<div id='n'>Een<a id='s' href='#m'>2</a>. <a href='#r'>1</a></div>"
        "<div id='m'>Twee. <a href='#s'>2</a></div>",
        [Footnote("1", (Run("Een"), Run("2", note=True), Run("."))), Footnote("2", (Run("Twee."),))],
    ),
    (
        "<table><tr><td>Zie<a id='r' href='#n'>*</a></table><p id='n'><a href='#r'>*</a> De wet.</p>",
        [Footnote("*", (Run("De wet."),))],
    ),
    (
        "<p>Zie.</p><aside role='doc-footnote' id='n'><a role='doc-backlink' href='#weg'>4</a> Los.</aside>",
        [Footnote("4", (Run("Los."),))],
    ),
    *(
        (
            f"<p>Zie<a id='r' href='#n'>1</a>.</p>{note}",
            [Footnote("1", (Run(words),))],
        )
        for note, words in [
            ("<p id='n'><span>1</span> De wet. <a href='#r'>↩</a></p>", "De wet."),
            ("<p id='n'><b>[1]</b> De wet. <a href='#r'>↩</a></p>", "De wet."),
            ("<p id='n'>1. De wet. <a href='#r'>↩</a></p>", "De wet."),
            ("<p id='n'>(1) De wet. <a href='#r'>↩</a></p>", "De wet."),
            ("<p id='n'>1 mei 2025. <a href='#r'>↩</a></p>", "1 mei 2025."),
            ("<ol><li id='n'>1. Eerst. <a href='#r'>↩</a></li></ol>", "1. Eerst."),
            ("<p id='n'><a href='#r'>1</a> 1. Eerst.</p>", "1. Eerst."),
        ]
    ),
    ("<p>Zie <a id='r' href='#n'>1</a>.</p><p id='n'>Geen noot: niets verwijst terug.</p>", []),
]


@pytest.mark.parametrize(("body", "expected"), NOTES)
def test_notes(body: str, expected: list[Footnote]) -> None:
    assert [block for block in article(body).blocks if isinstance(block, Footnote)] == expected


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Convenant &amp; meer</title>", "<p>Samen.</p>", "Convenant & meer"),
        ("<title>Ander</title>", "<h1>Convenant</h1><h2>Artikel 1</h2><p>Samen.</p>", "Convenant"),
        ("<title> </title>", "<p>Samen.</p>", "a"),
    ],
)
def test_title(head: str, body: str, title: str) -> None:
    assert imported(body, head=head).title == title


def test_headings__give_the_depth() -> None:
    result = imported(
        "<h1>Convenant</h1><h2>Hoofdstuk 1 Begin</h2><h3>Artikel 1 Doel</h3><p>a</p>"
        "<h2>Hoofdstuk 2 Einde</h2><h3>Artikel 2 Slot</h3><p>b</p>"
    )
    assert [(unit.type, unit.title, unit.level) for unit in result.text.units] == [
        ("heading", "Convenant", 0),
        ("heading", "Hoofdstuk 1 Begin", 1),
        ("article", "Artikel 1 Doel", 1),
        ("heading", "Hoofdstuk 2 Einde", 1),
        ("article", "Artikel 2 Slot", 1),
    ]
