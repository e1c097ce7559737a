"""What a reader of a comparison is told: which units changed and how, and which words."""

import pytest

from documents.comparison import Comparison, UnitComparison, compare, to_data
from documents.comparison.words import what_happened
from documents.text import (
    Block,
    Footnote,
    Item,
    Paragraph,
    Picture,
    Run,
    Table,
    TableCell,
    Text,
    Unit,
    plain_text,
)

SHARE = "Partijen stellen jaarlijks vijftig woningen beschikbaar voor de doelgroep."
FUND = "De gemeenten vullen het risicofonds aan voor de eerste dag van januari."
CARE = "De zorgaanbieder begeleidt de huurder zolang het huurcontract op zijn naam loopt."
NOISE = "Bij overlast overlegt de verhuurder binnen vijf werkdagen met de begeleider."


def paragraph(words: str) -> Paragraph:
    return Paragraph((Run(words),))


def item(marker: str, words: str, level: int = 0) -> Item:
    return Item(marker, (Run(words),), level)


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple(TableCell((Run(cell),)) for cell in row) for row in rows), header_rows=1)


def article(key: str, number: str, *blocks: Block | str, heading: str = "") -> Unit:
    body = tuple(paragraph(block) if isinstance(block, str) else block for block in blocks)
    return Unit("article", key, number, f"Artikel {number}", heading, blocks=body)


def compared(old: list[Unit], new: list[Unit]) -> Comparison:
    return compare(Text(tuple(old)), Text(tuple(new)))


def body_change(old: list[Block | str], new: list[Block | str]) -> UnitComparison:
    return compared([article("a", "1", *old)], [article("a", "1", *new)]).units[0]


def marked(unit: UnitComparison) -> str:
    """The unit as a reader of plain text would see it."""
    signs = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(signs[op].format(text) for op, text in unit.segments)


def shown(unit: UnitComparison) -> list[tuple[str, str]]:
    """The lines after the title: what happened to each, and its words with the marks."""
    signs = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    lines = unit.lines[1:]
    return [(line.op, "".join(signs[op].format(text) for op, text in line.segments)) for line in lines]


def outcome(comparison: Comparison) -> list[tuple[str, str]]:
    return [(unit.unit.key, unit.change) for unit in comparison.units]


def test_equal_texts_have_nothing_marked():
    units = [article("a", "1", SHARE), article("b", "2", FUND)]
    comparison = compared(units, units)
    assert comparison.unchanged
    assert [segment.op for unit in comparison.units for segment in unit.segments] == ["equal", "equal"]
    assert comparison.summary() == {
        "unchanged": 2, "changed": 0, "added": 0, "removed": 0, "moved": 0, "renumbered": 0,
    }  # fmt: skip


def test_empty_texts():
    assert compared([], []).unchanged
    assert outcome(compared([], [article("a", "1", SHARE)])) == [("a", "added")]
    assert outcome(compared([article("a", "1", SHARE)], [])) == [("a", "removed")]


def test_a_changed_word_is_marked_and_nothing_else():
    unit = body_change([SHARE], [SHARE.replace("vijftig", "zestig")])
    assert unit.change == "changed"
    assert marked(unit).splitlines()[1] == (
        "Partijen stellen jaarlijks [-vijftig-]{+zestig+} woningen beschikbaar voor de doelgroep."
    )


def test_a_renumbered_article_marks_only_its_number():
    comparison = compared(
        [article("a", "9", SHARE, heading="Aanbod")], [article("a", "11", SHARE, heading="Aanbod")]
    )
    unit = comparison.units[0]
    assert (unit.change, unit.renumbered, unit.moved) == ("unchanged", True, False)
    assert marked(unit) == f"Artikel [-9-]{{+11+}} Aanbod\n{SHARE}\n"
    assert not comparison.unchanged


def test_a_new_heading_is_a_change_of_words():
    old, new = (article("a", "1", SHARE, heading=heading) for heading in ("Aanbod", "Toewijzing"))
    unit = compared([old], [new]).units[0]
    assert (unit.change, unit.renumbered) == ("changed", False)
    assert marked(unit).splitlines()[0] == "Artikel 1 [-Aanbod-]{+Toewijzing+}"


def test_added_and_removed_articles_stand_in_their_place():
    old = [article("a", "1", SHARE), article("b", "2", FUND), article("c", "3", CARE)]
    new = [article("a", "1", SHARE), article("d", "2", NOISE), article("c", "3", CARE)]
    assert outcome(compared(old, new)) == [
        ("a", "unchanged"), ("b", "removed"), ("d", "added"), ("c", "unchanged"),
    ]  # fmt: skip


def test_only_the_article_that_moved_is_called_moved():
    a, b, c, d = (article(key, key, SHARE) for key in "abcd")
    comparison = compared([a, b, c, d], [b, c, d, a])
    assert [unit.unit.key for unit in comparison.units if unit.moved] == ["a"]
    assert not comparison.unchanged
    assert all(segment.op == "equal" for unit in comparison.units for segment in unit.segments)


def test_an_article_that_goes_to_the_next_chapter_moved_and_not_the_chapter():
    one, two = (Unit("heading", f"h{n}", n, f"Hoofdstuk {n}") for n in "12")
    a, b = article("a", "1", SHARE), article("b", "2", FUND)
    comparison = compared([one, a, two, b], [one, two, a, b])
    assert [unit.unit.key for unit in comparison.units if unit.moved] == ["a"]


def test_moved_renumbered_and_edited_at_once():
    old = [article("a", "1", SHARE), article("b", "2", FUND), article("c", "3", CARE)]
    edited = article("a", "3", SHARE.replace("vijftig", "zestig"))
    unit = compared(old, [article("b", "1", FUND), article("c", "2", CARE), edited]).units[-1]
    assert (unit.change, unit.moved, unit.renumbered) == ("changed", True, True)
    assert marked(unit).startswith("Artikel [-1-]{+3+}\nPartijen stellen jaarlijks [-vijftig-]{+zestig+}")


def test_an_article_split_in_two_names_where_the_new_one_came_from():
    comparison = compared(
        [article("a", "1", SHARE, CARE), article("b", "2", FUND)],
        [article("a", "1", SHARE), article("n", "2", CARE), article("b", "3", FUND)],
    )
    assert {unit.unit.key: unit.split_from for unit in comparison.units} == {"a": None, "n": "a", "b": None}


def test_articles_merged_into_one_are_named():
    comparison = compared(
        [article("a", "1", SHARE), article("b", "2", CARE), article("c", "3", FUND)],
        [article("a", "1", SHARE, CARE), article("c", "2", FUND)],
    )
    assert {unit.unit.key: unit.merged_from for unit in comparison.units} == {"a": ("b",), "b": (), "c": ()}
    assert outcome(comparison)[1] == ("b", "removed")


def test_two_removed_articles_merged_into_a_new_one():
    comparison = compared(
        [article("a", "1", SHARE), article("b", "2", CARE)], [article("n", "1", SHARE, CARE)]
    )
    assert next(unit.merged_from for unit in comparison.units if unit.new) == ("a", "b")


def test_what_a_rewritten_article_said_is_found_where_it_went():
    comparison = compared(
        [article("a", "1", SHARE), article("b", "2", CARE)],
        [article("a", "1", SHARE, CARE), article("b", "2", NOISE)],
    )
    assert outcome(comparison) == [("a", "changed"), ("b", "changed")]
    assert comparison.units[0].merged_from == ("b",)
    assert [what_happened(unit, comparison) for unit in comparison.units] == [
        "gewijzigd, samengevoegd met artikel 2",
        "gewijzigd, tekst nu in artikel 1",
    ]


def test_what_a_rewritten_article_says_is_found_where_it_came_from():
    comparison = compared(
        [article("a", "1", SHARE, CARE), article("b", "2", NOISE)],
        [article("a", "1", SHARE), article("b", "2", CARE)],
    )
    assert what_happened(comparison.units[1], comparison) == "gewijzigd, tekst uit artikel 1"


def test_a_reader_is_told_from_which_article_a_text_came_and_where_it_went():
    split = compared([article("a", "1", SHARE, CARE)], [article("a", "1", SHARE), article("n", "2", CARE)])
    assert what_happened(split.units[1], split) == "nieuw, tekst uit artikel 1"
    merged = compared([article("a", "1", SHARE), article("b", "2", CARE)], [article("a", "1", SHARE, CARE)])
    assert [what_happened(unit, merged) for unit in merged.units] == [
        "gewijzigd, samengevoegd met artikel 2",
        "vervallen, tekst nu in artikel 1",
    ]


def test_text_that_stayed_where_it_was_is_no_source():
    comparison = compared([article("a", "1", SHARE)], [article("a", "1", SHARE), article("n", "2", SHARE)])
    assert comparison.units[1].split_from is None


def test_a_paragraph_made_into_items_keeps_its_words():
    unit = body_change(
        ["Het college zorgt voor woonruimte, begeleiding en schuldhulp."],
        [
            "Het college zorgt voor:",
            item("a.", "woonruimte;"),
            item("b.", "begeleiding;"),
            item("c.", "schuldhulp."),
        ],
    )
    assert shown(unit) == [
        ("changed", "Het college zorgt voor{+:+}"),
        ("changed", "{+a.+} woonruimte[-,-]{+;+}"),
        ("changed", "{+b.+} begeleiding[- en-]{+;+}"),
        ("changed", "{+c.+} schuldhulp."),
    ]
    assert [(line.kind, line.level) for line in unit.lines[1:]] == [("paragraph", 0)] + [("item", 0)] * 3


def test_a_paragraph_cut_in_two_without_other_words_is_no_change():
    unit = body_change([f"{SHARE} {CARE}"], [SHARE, CARE])
    assert unit.change == "unchanged"
    assert shown(unit) == [("equal", SHARE), ("equal", CARE)]


def test_merged_paragraphs_show_on_one_line():
    unit = body_change([SHARE, CARE], [f"{SHARE} Ook nu geldt: {CARE}"])
    assert shown(unit) == [("changed", f"{SHARE} {{+Ook nu geldt: +}}{CARE}")]


def test_a_paragraph_that_went_is_a_deleted_line():
    assert shown(body_change([SHARE, CARE, FUND], [SHARE, FUND])) == [
        ("equal", SHARE), ("delete", f"[-{CARE}-]"), ("equal", FUND),
    ]  # fmt: skip


def test_a_whole_sentence_between_two_large_changes_stays_as_it_is():
    kept = "De verkoper informeert de eindafnemer vooraf over alle kosten, bedoeld in het tweede lid."
    unit = body_change([f"Eerst: {kept} Slot."], [f"{FUND} {CARE} {NOISE} {kept} {SHARE} {CARE} {FUND}"])
    assert any(kept[3:] in text for op, text in unit.segments if op == "equal")


def test_an_item_put_in_between_renumbers_the_rest_quietly():
    old = [item("1.", SHARE), item("2.", FUND)]
    new = [item("1.", SHARE), item("2.", CARE), item("3.", FUND)]
    assert shown(body_change(old, new)) == [
        ("equal", f"1. {SHARE}"), ("insert", f"{{+2. {CARE}+}}"), ("changed", f"[-2.-]{{+3.+}} {FUND}"),
    ]  # fmt: skip


def test_an_item_that_moved_is_taken_out_and_put_in_whole():
    old = [item("-", SHARE), item("-", FUND), item("-", CARE)]
    new = [item("-", FUND), item("-", CARE), item("-", SHARE)]
    assert [op for op, _ in shown(body_change(old, new))] == ["delete", "equal", "equal", "insert"]


def test_a_changed_cell_marks_that_cell():
    old, new = (
        table(("Partij", "Woningen"), ("Huizen", "12")),
        table(("Partij", "Woningen"), ("Huizen", "15")),
    )
    unit = body_change([old], [new])
    assert shown(unit) == [("equal", "Partij\tWoningen"), ("changed", "Huizen\t[-12-]{+15+}")]
    assert [line.kind for line in unit.lines[1:]] == ["row", "row"]


def test_an_added_row_is_an_inserted_line():
    old = table(("Partij", "Woningen"), ("Huizen", "12"))
    new = table(("Partij", "Woningen"), ("Eemnes", "4"), ("Huizen", "12"))
    assert shown(body_change([old], [new]))[1] == ("insert", "{+Eemnes\t4+}")


def test_a_value_in_another_column_is_a_change():
    assert body_change([table(("a", "", "b"))], [table(("a", "b", ""))]).change == "changed"


def test_a_replaced_picture_is_a_change_although_its_sign_is_the_same():
    old, new = Picture("0" * 64, "image/png"), Picture("1" * 64, "image/png")
    unit = body_change([SHARE, old, FUND], [SHARE, new, FUND])
    assert unit.change == "changed"
    assert [(line.op, line.pictures) for line in unit.lines if line.kind == "picture"] == [
        ("changed", (old, new))
    ]


def test_a_new_description_of_a_picture_is_no_change():
    old = Picture("0" * 64, "image/png", "Een huis")
    assert body_change([old], [Picture("0" * 64, "image/png", "Een flat")]).change == "unchanged"


def test_a_changed_footnote_is_marked_in_the_note():
    old, new = Footnote("1", (Run("Zie de wet van 2014."),)), Footnote("1", (Run("Zie de wet van 2025."),))
    unit = body_change([SHARE, old], [SHARE, new])
    assert shown(unit) == [("equal", SHARE), ("changed", "1 Zie de wet van [-2014-]{+2025+}.")]
    assert unit.lines[-1].kind == "footnote"


def test_other_dress_is_no_change():
    assert body_change([SHARE], [Paragraph((Run(SHARE, bold=True),))]).change == "unchanged"


def test_a_rewritten_sentence_is_not_shredded():
    old = "De woning wordt door de corporatie aan de huurder verhuurd voor de duur van een jaar."
    new = (
        "Een kandidaat van de gemeente krijgt een contract met de zorgpartij over begeleiding in een woning."
    )
    changes = [text for op, text in body_change([old], [new]).segments if op == "insert"]
    assert len(changes) == 1


def test_an_inserted_sentence_is_marked_from_its_start():
    old = "De partijen overleggen ieder jaar. De partijen leggen de uitkomst vast."
    new = old.replace("jaar. ", "jaar. De partijen nodigen de huurders uit. ")
    assert shown(body_change([old], [new]))[0][1] == (
        "De partijen overleggen ieder jaar. {+De partijen nodigen de huurders uit. +}"
        "De partijen leggen de uitkomst vast."
    )


def test_the_data_have_the_agreed_shape():
    comparison = compared([article("a", "1", SHARE, heading="Aanbod")], [])
    data = to_data(comparison, document="convenant", from_version={"number": 1}, to_version={"number": 2})
    assert data == {
        "document": "convenant",
        "from": {"number": 1},
        "to": {"number": 2},
        "summary": {"unchanged": 0, "changed": 0, "added": 0, "removed": 1, "moved": 0, "renumbered": 0},
        "inWords": ["1 artikel vervallen.", "Vervallen: artikel 1 (Aanbod)."],
        "articles": [
            {
                "type": "article",
                "change": "removed",
                "moved": False,
                "renumbered": False,
                "splitFrom": None,
                "mergedFrom": [],
                "layout": [],
                "from": {"key": "a", "number": "1", "heading": "Aanbod"},
                "to": None,
                "segments": [{"op": "delete", "text": f"Artikel 1 Aanbod\n{SHARE}\n"}],
            }
        ],
    }


def test_the_summary_counts_articles_only():
    chapter = Unit("heading", "h", "1", "Hoofdstuk 1", "Begin")
    summary = compared([chapter, article("a", "1", SHARE)], [article("a", "2", FUND)]).summary()
    assert summary == {"unchanged": 0, "changed": 1, "added": 0, "removed": 0, "moved": 0, "renumbered": 1}


@pytest.mark.parametrize("size", [30_000])
def test_a_very_long_annex_is_rebuilt_exactly(size: int):
    old = " ".join(f"woord{n % 977} de" for n in range(size))
    new = " ".join(f"woord{n % 977} {'een' if n % 50 == 0 else 'de'}" for n in range(size))
    texts = [
        Text((Unit("annex", "b", "1", "Bijlage 1", blocks=(paragraph(plain),)),)) for plain in (old, new)
    ]
    comparison = compare(*texts)
    assert comparison.rebuilt_old() == plain_text(texts[0])
    assert comparison.rebuilt_new() == plain_text(texts[1])
