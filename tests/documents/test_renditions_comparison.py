import io
import zipfile
from dataclasses import replace

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import html
from pypdf import PdfReader

from documents.comparison import Comparison, compare
from documents.renditions import (
    comparison_docx,
    comparison_pdf,
    renvooi_html,
    was_wordt_html,
)
from documents.text import Item, Paragraph, Picture, Run, Table, TableCell, Text, Unit, plain_text, words
from tests.documents.rendition_texts import HEADING, hostile_text, page_texts, texts

VIEWS = ["renvooi", "was-wordt"]


def article(key: str, *lines: str, label: str = "Artikel 1", heading: str = "Doel") -> Unit:
    blocks = tuple(Paragraph((Run(line),)) for line in lines)
    return Unit("article", key, label.split()[-1], label, heading, blocks=blocks)


def pair() -> Comparison:
    """Two texts with each kind of change: in words, items, rows, new, gone, moved and renumbered."""
    rows_before = (("Soort", "Bedrag"), ("Leegstand", "€ 11"), ("Inrichting", "€ 5"))
    rows_after = (("Soort", "Bedrag"), ("Leegstand", "€ 12"), ("Schade", "€ 8"))
    old = (
        article("doel", "Partijen stellen jaarlijks vijftig woningen beschikbaar.", "Dat blijft zo."),
        replace(article("kosten", label="Artikel 2", heading="Kosten"), blocks=(_table(rows_before),)),
        article("weg", "Er is een stuurgroep.", label="Artikel 3", heading="Stuurgroep"),
        article("reist", "Dit artikel verhuist naar achteren.", label="Artikel 4", heading="Reis"),
        replace(article("lijst", label="Artikel 5", heading="Lijst"), blocks=_items("een", "twee")),
    )
    new = (
        article("doel", "Partijen stellen jaarlijks zestig woningen beschikbaar.", "Dat blijft zo."),
        replace(article("kosten", label="Artikel 2", heading="Kosten"), blocks=(_table(rows_after),)),
        replace(article("lijst", label="Artikel 3", heading="Lijst"), blocks=_items("een", "nieuw", "twee")),
        article("reist", "Dit artikel verhuist naar achteren.", label="Artikel 4", heading="Reis"),
        article("erbij", "Een monitor volgt de uitvoering.", label="Artikel 5", heading="Monitor"),
    )
    return compare(Text(old), Text(new))


def _table(rows: tuple[tuple[str, ...], ...]) -> Table:
    return Table(tuple(tuple(TableCell((Run(text),)) for text in row) for row in rows), 1)


def _items(*texts_of: str) -> tuple[Item, ...]:
    return tuple(Item("abcd"[n] + ".", (Run(text),), 1) for n, text in enumerate(texts_of))


def unit_of(comparison: Comparison, key: str):
    return next(unit for unit in comparison.units if unit.unit.key == key)


def shown(markup: str) -> html.HtmlElement:
    return html.fragment_fromstring(markup, "section")


def side_words(markup: str, dropped: str) -> list[str]:
    """The words of a renvooi without what is inserted ("ins") or deleted ("del")."""
    found = shown(markup)
    for gone in found.xpath(f"//{dropped} | //*[@class='visually-hidden'] | //summary"):
        gone.drop_tree()
    return words(_apart(found))


def _apart(element: html.HtmlElement) -> str:
    gap = "" if element.tag in ("ins", "del", "span", "strong") else "\n"
    inner = "".join(_apart(child) + (child.tail or "") for child in element)
    return f"{gap}{element.text or ''}{inner}{gap}"


def test_renvooi__says_in_words_what_went_and_came() -> None:
    found = shown(renvooi_html(unit_of(pair(), "doel")))
    assert found.xpath("string(//del)") == "verwijderd: vijftig einde"
    assert found.xpath("string(//ins)") == "toegevoegd: zestig einde"
    assert {span.get("class") for span in found.xpath("//del/span | //ins/span")} == {"visually-hidden"}


def test_renvooi__tables_and_lists_stay_tables_and_lists() -> None:
    comparison = pair()
    table = shown(renvooi_html(unit_of(comparison, "kosten")))
    assert [cell.text_content() for cell in table.iter("th")] == ["Soort", "Bedrag"]
    assert len(table.xpath("//table")) == 1
    items = shown(renvooi_html(unit_of(comparison, "lijst")))
    assert items.xpath("//ul/li/@aria-level") == ["2", "2", "2"]
    assert len(items.xpath("//li/span[@class='marker']")) == 3


def test_renvooi__of_a_table_keeps_columns_under_each_other() -> None:
    head = (TableCell((Run("Soort"),), 1, 2), TableCell((Run("Bedrag"),), 2))
    under = (TableCell((Run("2019"),)), TableCell((Run("2025"),)))

    def text(amount: str) -> Text:
        row = tuple(TableCell((Run(word),)) for word in ("Leegstand", amount, "€ 3"))
        return Text((Unit("article", "a", blocks=(Table((head, under, row), 2),)),))

    (unit,) = compare(text("€ 1"), text("€ 2")).units
    rows = shown(renvooi_html(unit)).xpath("//tr")
    assert [cell.get("colspan") for cell in rows[0]] == [None, "2"]
    assert [cell.text_content() for cell in rows[1]] == ["", "2019", "2025"]


def test_renvooi__of_a_row_puts_old_and_new_of_a_column_together() -> None:
    def text(*cells: str) -> Text:
        row = tuple(TableCell((Run(word),)) for word in cells)
        return Text((Unit("article", "a", blocks=(Table((row,)),)),))

    (unit,) = compare(text("Dudok", "30%", "15"), text("Dudok", "34%", "20")).units
    cells = shown(renvooi_html(unit)).xpath("//tr/*")
    changes = [[str(word) for word in cell.xpath(".//del/text() | .//ins/text()")] for cell in cells]
    assert changes == [[], ["30%", "34%"], ["15", "20"]]


def test_renvooi__folds_what_is_far_from_a_change() -> None:
    lines = [f"Regel {n} blijft." for n in range(20)]
    (unit,) = compare(Text((article("a", "oud", *lines),)), Text((article("a", "nieuw", *lines),))).units
    (folded,) = shown(renvooi_html(unit)).xpath("//details")
    assert folded.xpath("string(summary)") == "18 ongewijzigde regels tonen"


def test_renvooi__names_a_picture() -> None:
    def text(*pictures: Picture) -> Text:
        return Text((Unit("article", "a", blocks=(Paragraph((Run("x"),)), *pictures)),))

    (unit,) = compare(text(), text(Picture("f" * 64, "image/png", "Schema"))).units
    assert "[afbeelding: Schema]" in shown(renvooi_html(unit)).xpath("string(//ins)")


def test_was_wordt__stands_pair_by_pair() -> None:
    found = shown(was_wordt_html(unit_of(pair(), "doel")))
    assert found.xpath("//th/text()") == ["Was", "Wordt"]
    (changed,) = found.xpath("//tr[@class='changed']")
    assert [cell.get("data-side") for cell in changed] == ["Was", "Wordt"]
    old, new = changed
    assert "vijftig" in old.text_content() and "zestig" not in old.text_content()
    assert "zestig" in new.text_content() and "vijftig" not in new.text_content()


def test_was_wordt__an_empty_side_says_so() -> None:
    found = shown(was_wordt_html(unit_of(pair(), "weg")))
    assert {cell.text_content() for cell in found.xpath("//td[2]")} == {"geen tekst"}


def test_hostile_text__stays_text() -> None:
    comparison = compare(Text(), hostile_text())
    for unit in comparison.units:
        for markup in (renvooi_html(unit), was_wordt_html(unit)):
            assert "<script" not in markup
            assert "&lt;script&gt;" in markup


@settings(max_examples=40)
@given(texts, texts)
def test_renvooi__without_one_side_is_the_other(old: Text, new: Text) -> None:
    for unit in compare(old, new).units:
        markup = renvooi_html(unit)
        for dropped, kept in (("del", unit.new), ("ins", unit.old)):
            expected = words(plain_text(Text((kept,)))) if kept else []
            assert side_words(markup, dropped) == expected


@settings(max_examples=40)
@given(texts, texts)
def test_was_wordt__has_every_word_on_its_side(old: Text, new: Text) -> None:
    for unit in compare(old, new).units:
        found = shown(was_wordt_html(unit))
        for hidden in found.xpath("//*[@class='visually-hidden'] | //summary"):
            hidden.drop_tree()
        for column, kept in ((1, unit.old), (2, unit.new)):
            cells = found.xpath(f"//table[@class='was-wordt']/tbody/tr/td[{column} or @colspan]")
            there = {word for cell in cells for word in words(_apart(cell))}
            title = set(words(unit.unit.title))
            assert set(words(plain_text(Text((kept,)))) if kept else []) <= there | title


def pdf_text(comparison: Comparison, view: str) -> str:
    return " ".join("\n".join(page_texts(comparison_pdf(comparison, HEADING, view=view))).split())


@pytest.mark.parametrize("view", VIEWS)
def test_pdf__is_tagged_and_the_same_every_time(view: str) -> None:
    content = comparison_pdf(pair(), HEADING, view=view)
    assert content == comparison_pdf(pair(), HEADING, view=view)
    root = PdfReader(io.BytesIO(content)).trailer["/Root"]
    assert "/StructTreeRoot" in root
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()


@pytest.mark.parametrize("view", VIEWS)
def test_pdf__starts_with_a_summary_and_the_list_of_changes(view: str) -> None:
    found = pdf_text(pair(), view)
    assert "Versie 2019 vergeleken met versie 2025" in found
    assert "2 artikelen gewijzigd" in found or "3 artikelen gewijzigd" in found
    assert "Artikel 3 Stuurgroep · vervallen" in found
    assert "vijftig" in found and "zestig" in found


def test_pdf__has_both_headers_side_by_side() -> None:
    found = pdf_text(pair(), "was-wordt")
    assert "Was (versie 2019)" in found
    assert "Wordt (versie 2025)" in found


def test_pdf__folds_unchanged_articles() -> None:
    same = [article(f"a-{n}", f"Tekst {n}.", label=f"Artikel {n}") for n in range(2, 9)]
    comparison = compare(Text((article("doel", "oud"), *same)), Text((article("doel", "nieuw"), *same)))
    found = pdf_text(comparison, "renvooi")
    assert "Artikel 2 Doel t/m Artikel 8 Doel: ongewijzigd (7 onderdelen)." in found
    assert "Tekst 5." not in found


def test_pdf__without_changes_says_so() -> None:
    same = Text((article("a", "gelijk"),))
    assert "Geen wijzigingen." in pdf_text(compare(same, same), "renvooi")


@pytest.mark.parametrize("view", VIEWS)
def test_pdf__hostile_text_stays_text(view: str) -> None:
    assert "<script>alert(1)</script>" in pdf_text(compare(Text(), hostile_text()), view)


@settings(max_examples=15)
@given(texts, texts)
def test_pdf__of_any_pair(old: Text, new: Text) -> None:
    for view in VIEWS:
        assert comparison_pdf(compare(old, new), HEADING, view=view).startswith(b"%PDF")


def resolved(content: bytes, *, accepted: bool) -> list[str]:
    """The words of a file after accepting, or rejecting, all its tracked changes."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = parse_xml(package.read("word/document.xml"))
    gone = qn("w:del") if accepted else qn("w:ins")
    for row in [row for row in body.iter(qn("w:tr")) if row.find(f"{qn('w:trPr')}/{gone}") is not None]:
        row.getparent().remove(row)
    for change in list(body.iter(gone)):
        if change.getparent().tag == qn("w:p"):
            change.getparent().remove(change)
    return [word for paragraph in body.iter(qn("w:p")) for word in words(_text(paragraph))]


def _text(paragraph) -> str:
    tags = [qn("w:t"), qn("w:delText"), qn("w:br"), qn("w:tab")]
    return "".join(node.text or "\n" for node in paragraph.iter(*tags))


def test_word__accepting_gives_the_new_text_and_rejecting_the_old() -> None:
    comparison = pair()
    content = comparison_docx(comparison, HEADING)
    assert resolved(content, accepted=True) == words(plain_text(comparison.new))
    assert resolved(content, accepted=False) == words(plain_text(comparison.old))


def test_word__paragraphs_and_rows_come_and_go_as_a_whole() -> None:
    with zipfile.ZipFile(io.BytesIO(comparison_docx(pair(), HEADING))) as package:
        body = parse_xml(package.read("word/document.xml"))
    for change in ("w:ins", "w:del"):
        marks = body.findall(f".//{qn('w:pPr')}/{qn('w:rPr')}/{qn(change)}")
        assert marks
        assert {mark.get(qn("w:author")) for mark in marks} == {"Convenantportaal"}
        assert {mark.get(qn("w:date"))[:10] for mark in marks} == {"2025-09-18"}
        assert body.findall(f".//{qn('w:trPr')}/{qn(change)}")
    numbers = [node.get(qn("w:id")) for node in body.iter(qn("w:ins"), qn("w:del"))]
    assert len(numbers) == len(set(numbers))


def test_word__same_bytes_every_time() -> None:
    assert comparison_docx(pair(), HEADING) == comparison_docx(pair(), HEADING)


def test_word__hostile_text_stays_text() -> None:
    content = comparison_docx(compare(Text(), hostile_text()), HEADING)
    assert resolved(content, accepted=False) == []
    assert "alert" in resolved(content, accepted=True)


@settings(max_examples=60)
@given(texts, texts)
def test_word__of_any_pair_can_be_accepted_and_rejected(old: Text, new: Text) -> None:
    content = comparison_docx(compare(old, new), HEADING)
    assert resolved(content, accepted=True) == words(plain_text(new))
    assert resolved(content, accepted=False) == words(plain_text(old))
