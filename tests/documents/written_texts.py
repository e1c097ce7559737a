"""Texts made at random in the text model of the project, as a version holds them: numbered articles with
lists, tables with cells over several rows and columns, notes, and dress that carries meaning."""

from hypothesis import strategies as st

from documents.text import Block, Footnote, Item, Paragraph, Run, Runs, Table, TableCell, Text, Unit
from documents.text.grid import grid
from documents.text.keys import with_keys
from documents.text.normal_form import normalised
from documents.text.note_marks import raised_mark

WORDS = [
    *["de", "gemeente", "corporatie", "huurder", "betaalt", "zestig", "woningen", "per", "jaar", "uiterlijk"],
    *[
        "binnen",
        "zes",
        "weken",
        "na",
        "ontvangst",
        "verzoek",
        "partijen",
        "kosten",
        "€ 550",
        "12,5%",
        "coördinatie",
    ],
]
HEADINGS = ["Doel", "Kosten en baten", "Duur en einde", "Toezicht"]
DRESSES = [{}, {}, {}, {"bold": True}, {"italic": True}, {"struck": True}]
SHIFTED = [("10", "raised", "3"), ("CO", "lowered", "2"), ("1", "raised", "e"), ("m", "raised", "2")]
OWN_MARKS = ["*", "a", "iv"]
MARKERS = (("1.", "2.", "3."), ("a.", "b.", "c."), ("1°.", "2°.", "3°."))

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
sentences = words.map(lambda line: f"{line.capitalize()}.")


@st.composite
def sentence_runs(draw: st.DrawFn, marks: list[str]) -> Runs:
    """A sentence in pieces of one dress. A mark of a note is taken from `marks`, behind a word."""
    runs = [Run(draw(words).capitalize())]
    for _piece in range(draw(st.integers(0, 2))):
        runs += [Run(" "), Run(draw(words), **draw(st.sampled_from(DRESSES)))]
    if draw(st.integers(0, 3)) == 0:
        before, shift, sign = draw(st.sampled_from(SHIFTED))
        runs += [Run(f" {before}"), Run(sign, **{shift: True})]
    runs.append(Run(" woning"))
    if marks and draw(st.booleans()):
        runs.append(Run(marks.pop(0), note=True))
    return (*runs, Run("."))


@st.composite
def lists(draw: st.DrawFn, marks: list[str], depth: int = 0) -> tuple[Block, ...]:
    items: list[Block] = []
    for marker in MARKERS[depth][: draw(st.integers(1, 3))]:
        items.append(Item(marker, draw(sentence_runs(marks)), depth))
        if depth + 1 < len(MARKERS) and draw(st.integers(0, 2)) == 0:
            items += draw(lists(marks, depth + 1))
    return tuple(items)


@st.composite
def tables(draw: st.DrawFn, marks: list[str]) -> Table:
    """A table that is whole: no cell over another, and no hole."""
    spans = st.sampled_from([1, 1, 1, 2])
    heads = draw(st.integers(0, 1))
    rows = []
    for _row in range(heads + draw(st.integers(1, 3))):
        cells = st.builds(TableCell, sentence_runs(marks) | st.just(()), spans, spans)
        rows.append(tuple(draw(st.lists(cells, min_size=2, max_size=3))))
    laid = grid(Table(tuple(rows), heads))
    whole: list[list[TableCell]] = [[] for _row in range(laid.rows)]
    for place in laid.places:
        whole[place.y].append(TableCell(place.runs, place.columns, place.rows))
    return Table(tuple(map(tuple, whole)), heads)


@st.composite
def blocks(draw: st.DrawFn, marks: list[str]) -> tuple[Block, ...]:
    found: list[Block] = []
    for _block in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["paragraph", "list", "table"]))
        if kind == "paragraph" or (found and not isinstance(found[-1], Paragraph)):
            found.append(Paragraph(draw(sentence_runs(marks))))
        elif kind == "list":
            found += draw(lists(marks))
        else:
            found.append(draw(tables(marks)))
    return tuple(found)


@st.composite
def units(draw: st.DrawFn, kind: str, number: int, marks: list[str]) -> Unit:
    """An article or an annex. The notes that its text refers to stand last."""
    label = {"article": "Artikel", "annex": "Bijlage"}[kind]
    heading = draw(st.sampled_from(HEADINGS))
    own = [marks.pop(0)] if draw(st.integers(0, 3)) == 0 else []
    heading += "".join(map(raised_mark, own))
    own += marks
    content = draw(blocks(marks))
    notes = own[: len(own) - len(marks)]
    found = tuple(Footnote(mark, (Run(draw(sentences)),)) for mark in notes)
    return Unit(kind, "", str(number), f"{label} {number}", heading, 1, (*content, *found))


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """A title, perhaps chapters, articles and perhaps an annex; notes counted through or with own marks."""
    counted = [str(number) for number in range(1, 40)]
    marks = [*draw(st.sampled_from([[], OWN_MARKS])), *counted]
    found = [Unit("heading", "", heading="Convenant Wonen", level=0)]
    chapters = draw(st.booleans())
    for number in range(1, draw(st.integers(2, 4))):
        if chapters:
            found.append(Unit("heading", "", str(number), f"Hoofdstuk {number}", "Algemeen"))
        found.append(draw(units("article", number, marks)))
    if draw(st.booleans()):
        found.append(draw(units("annex", 1, marks)))
    return with_keys(normalised(Text(tuple(found))))
