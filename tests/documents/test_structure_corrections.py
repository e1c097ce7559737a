"""Correcting the parts that were recognised: no word is lost without being told, and each step is kept."""

from collections import Counter
from dataclasses import fields

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from documents.reading.recognition.corrections import (
    EDITS,
    BeginHere,
    Corrected,
    Edit,
    JoinWithPrevious,
    LeaveOut,
    Move,
    Reheading,
    Renumber,
    Retype,
    SetLevel,
    SpreadTable,
    TitleIsText,
    corrected,
    edit_from_data,
    edit_to_data,
)
from documents.text import Item, Paragraph, Run, Table, TableCell, Text, Unit, plain_text, plain_unit, words
from documents.text.keys import with_keys
from documents.text.normal_form import normalised
from documents.text.refusals import Refused

LINES = st.sampled_from(
    [
        "Artikel 3 Doelgroep",
        "Artikel 4. Partijen spreken elkaar elk jaar.",
        "Artikel 5",
        "Hoofdstuk II Kosten",
        "Bijlage 1: Partijen",
        "2.1 Aanmelden",
        "1. De gemeente betaalt de helft.",
        "a. de corporatie",
        "– een streepje",
        "Kort",
        "Partijen overwegen dat samenwerking nodig is; zij leggen dat vast.",
        "2019. Een jaartal",
    ]
)
RUNS = LINES.map(lambda line: (Run(line),)) | LINES.map(
    lambda line: (Run(line, bold=True), Run("1", note=True))
)
TABLES = st.builds(lambda line: Table(((TableCell((Run(line),)), TableCell((Run(line),))),)), LINES)
BLOCKS = st.builds(Paragraph, RUNS) | st.builds(Item, st.sampled_from(["1.", "b.", "•"]), RUNS) | TABLES
UNITS = st.builds(
    Unit,
    type=st.sampled_from(["preamble", "heading", "article", "annex"]),
    key=st.just(""),
    label=st.sampled_from(["", "Artikel 3", "§ 2"]),
    heading=st.sampled_from(["", "Doelgroep", "Kosten en baten"]),
    level=st.integers(0, 3),
    blocks=st.lists(BLOCKS, max_size=4).map(tuple),
)
TEXTS = st.lists(UNITS, min_size=1, max_size=5).map(lambda units: with_keys(normalised(Text(tuple(units)))))
NAMES = st.sampled_from(["", "Artikel 7", "Nieuwe naam"])


@st.composite
def edited(draw: st.DrawFn) -> tuple[Text, list[Edit], Corrected]:
    """A text with edits that fit it."""
    text = draw(TEXTS)
    edits: list[Edit] = []
    made = corrected(text, edits)
    for _ in range(draw(st.integers(1, 6))):
        if not made.text.units:
            break
        edit = draw(fitting(made.text))
        try:
            made = corrected(text, [*edits, edit])
        except Refused:
            continue
        edits.append(edit)
    return text, edits, made


def fitting(text: Text) -> st.SearchStrategy[Edit]:
    key = st.sampled_from([unit.key for unit in text.units])
    block = st.integers(0, 3)
    return st.one_of(
        st.builds(BeginHere, key, block),
        st.builds(JoinWithPrevious, key),
        st.builds(Retype, key, st.sampled_from(["preamble", "heading", "article", "annex"])),
        st.builds(Renumber, key, NAMES),
        st.builds(Reheading, key, NAMES),
        st.builds(TitleIsText, key),
        st.builds(SetLevel, key, st.integers(-1, 12)),
        st.builds(Move, key, key | st.just("")),
        st.builds(LeaveOut, key, st.none() | block),
        st.builds(SpreadTable, key, block, st.none() | st.integers(0, 2)),
    )


def counted(text: Text) -> Counter[str]:
    return Counter(words(plain_text(text)))


@given(TEXTS, st.data())
def test_what_is_left_out_is_told_word_for_word(text: Text, data: st.DataObject) -> None:
    unit = data.draw(st.sampled_from(text.units))
    assume(words(plain_unit(unit)))
    block = data.draw(st.sampled_from([None, *range(len(unit.blocks))]))
    made = corrected(text, [LeaveOut(unit.key, block)])
    (told,) = made.left_out
    assert counted(made.text) + Counter(words(told.text)) == counted(text)


@settings(max_examples=300)
@given(edited())
def test_no_word_is_lost_without_being_told(found: tuple[Text, list[Edit], Corrected]) -> None:
    text, edits, made = found
    told = Counter(word for part in made.left_out for word in words(part.text))
    typed = Counter(
        word for edit in edits for name in ("label", "heading") for word in words(getattr(edit, name, ""))
    )
    assert not counted(text) - counted(made.text) - told
    assert not counted(made.text) - counted(text) - typed


@given(edited())
def test_without_leaving_out_moving_or_typing_every_word_stays_in_its_place(found) -> None:
    text, edits, _made = found
    loud = LeaveOut | Move | Renumber | Reheading | SpreadTable
    quiet = [edit for edit in edits if not isinstance(edit, loud)]
    kept: list[Edit] = []
    for edit in quiet:
        try:
            corrected(text, [*kept, edit])
        except Refused:
            continue
        kept.append(edit)
    made = corrected(text, kept)
    assert words(plain_text(made.text)) == words(plain_text(text))
    assert not made.left_out


@given(edited())
def test_what_comes_out_is_a_whole_text_that_knows_where_it_stood(found) -> None:
    text, edits, made = found
    keys = [unit.key for unit in made.text.units]
    assert len(set(keys)) == len(keys)
    assert all(keys)
    assert normalised(made.text) == made.text
    for unit, pages in zip(made.text.units, made.pages, strict=True):
        assert len(pages) == len(unit.blocks) + 1
        assert all(1 <= page <= len(text.units) for page in pages)
    assert len(made.titles) == len(edits)


@given(edited())
def test_edits_are_kept_as_data(found) -> None:
    text, edits, made = found
    kept = [edit_to_data(edit) for edit in edits]
    assert [edit_from_data(one) for one in kept] == edits
    assert corrected(text, map(edit_from_data, kept)) == made


def test_every_kind_of_edit_names_its_unit() -> None:
    assert all("unit" in {one.name for one in fields(kind)} for kind in EDITS.values())


def unit_of(*lines: str, **named: str) -> Text:
    blocks = tuple(Paragraph((Run(line),)) for line in lines)
    return with_keys(normalised(Text((Unit("preamble", "", blocks=blocks, **named),))))


@pytest.mark.parametrize(
    ("line", "type_", "label", "number", "heading", "rest"),
    [
        ("Artikel 3 Doelgroep", "article", "Artikel 3", "3", "Doelgroep", ""),
        ("Artikel 3. Doelgroep", "article", "Artikel 3", "3", "Doelgroep", ""),
        ("Artikel 4a Beheer", "article", "Artikel 4a", "4a", "Beheer", ""),
        ("Hoofdstuk II Kosten", "heading", "Hoofdstuk II", "II", "Kosten", ""),
        ("Bijlage 1: Partijen", "annex", "Bijlage 1", "1", "Partijen", ""),
        ("2.1 Aanmelden", "article", "2.1", "2.1", "Aanmelden", ""),
        ("Doelgroep", "article", "", "", "Doelgroep", ""),
        (
            "Artikel 4. Partijen spreken.",
            "article",
            "Artikel 4",
            "4",
            "",
            "Partijen spreken.\n",
        ),
        ("Partijen spreken.", "article", "", "", "", "Partijen spreken.\n"),
    ],
)
def test_a_part_that_begins_takes_its_title_from_its_first_line(
    line: str, type_: str, label: str, number: str, heading: str, rest: str
) -> None:
    made = corrected(unit_of("Wij overwegen.", line, "Slot."), [BeginHere("aanhef", 1)])
    before, begun = made.text.units
    assert plain_unit(before) == "Wij overwegen.\n"
    assert (begun.type, begun.label, begun.number, begun.heading) == (type_, label, number, heading)
    assert plain_unit(begun).removeprefix(f"{begun.title}\n" if begun.title else "") == f"{rest}Slot.\n"


def test_a_part_that_begins_at_the_first_line_of_a_text_without_title_takes_its_place() -> None:
    made = corrected(unit_of("Artikel 1 Doel", "Wonen."), [BeginHere("aanhef", 0)])
    assert [unit.title for unit in made.text.units] == ["Artikel 1 Doel"]


def test_a_split_part_knows_its_own_page() -> None:
    made = corrected(unit_of("Een.", "Artikel 2 Kosten", "Twee."), [BeginHere("aanhef", 1)], [[1, 1, 4, 5]])
    assert made.pages == ((1, 1), (4, 5))


def test_what_is_joined_keeps_the_pages_of_its_lines() -> None:
    text = with_keys(
        normalised(
            Text(
                (
                    Unit("article", "", heading="Doel", blocks=(Paragraph((Run("Een."),)),)),
                    Unit("article", "", heading="Kosten", blocks=(Paragraph((Run("Twee."),)),)),
                )
            )
        )
    )
    assert corrected(text, [JoinWithPrevious("kosten")], [[1, 2], [4, 5]]).pages == ((1, 2, 4, 5),)


def test_what_was_replaced_is_told_with_what_came_instead() -> None:
    made = corrected(unit_of("Wonen.", heading="Deol"), [Reheading("aanhef", "Doel")])
    (told,) = made.left_out
    assert (told.text, told.why) == ("Deol", "door de redactie vervangen door “Doel”")


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (JoinWithPrevious("aanhef"), "staat niets"),
        (JoinWithPrevious("bestaat-niet"), "er niet meer"),
        (BeginHere("aanhef", 7), "er niet meer"),
        (LeaveOut("aanhef", 7), "er niet meer"),
        (SpreadTable("aanhef", 0), "er niet meer"),
        (Retype("aanhef", "hfst"), "Kies uit de lijst"),
        (Move("aanhef", "bestaat-niet"), "er niet meer"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused_in_words(edit: Edit, told: str) -> None:
    with pytest.raises(Refused, match=told):
        corrected(unit_of("Wonen."), [edit])
