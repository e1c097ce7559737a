"""The rule that holds for every pair of texts: without the insertions it is the old text, without the
deletions the new one."""

from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.comparison import Comparison, compare
from documents.comparison.alignment import carry_keys
from documents.reading import read_file
from documents.text import (
    Footnote,
    Item,
    Paragraph,
    Picture,
    Run,
    Table,
    TableCell,
    Text,
    Unit,
    plain_lines,
    plain_text,
    plain_unit,
    words,
)
from documents.text.keys import with_keys

SOME_WORDS = [
    "de",
    "het",
    "woning",
    "huurder",
    "van",
    "2025",
    "3.",
    "§",
    "a)",
    ",",
    ".",
    "—",
    "é",
    "\u2028",
    "  ",
]
runs = st.lists(st.sampled_from(SOME_WORDS), min_size=1, max_size=12).map(
    lambda found: (Run(" ".join(found)),)
)
cells = st.lists(runs.map(TableCell), min_size=2, max_size=2).map(tuple)
blocks = st.one_of(
    runs.map(Paragraph),
    st.builds(Item, st.sampled_from(["1.", "2.", "a.", "•"]), runs, st.integers(0, 2)),
    st.builds(Footnote, st.sampled_from(["1", "*"]), runs),
    st.builds(Picture, st.sampled_from(["0" * 64, "1" * 64]), st.just("image/png")),
    st.lists(cells, min_size=1, max_size=3).map(lambda rows: Table(tuple(rows))),
)
units = st.builds(
    Unit,
    st.sampled_from(["preamble", "heading", "article", "annex"]),
    st.sampled_from([f"sleutel-{n}" for n in range(8)]),
    st.sampled_from(["", "1", "2"]),
    st.sampled_from(["", "Artikel 1", "Artikel 2", "§ 3"]),
    st.sampled_from(["", "Doel", "Doel en begrippen"]),
    st.integers(0, 2),
    st.lists(blocks, max_size=5).map(tuple),
)
texts = st.lists(units, max_size=7, unique_by=lambda unit: unit.key).map(lambda found: Text(tuple(found)))


def holds(comparison: Comparison) -> None:
    old, new = comparison.old, comparison.new
    assert comparison.rebuilt_old() == plain_text(old)
    assert comparison.rebuilt_new() == plain_text(new)
    assert [unit.new.key for unit in comparison.units if unit.new] == [unit.key for unit in new.units]
    assert sorted(unit.old.key for unit in comparison.units if unit.old) == sorted(
        unit.key for unit in old.units
    )
    for unit in comparison.units:
        ops = [segment.op for segment in unit.segments]
        assert "".join(s.text for s in unit.segments if s.op != "insert") == (
            plain_unit(unit.old) if unit.old else ""
        )
        assert "".join(s.text for s in unit.segments if s.op != "delete") == (
            plain_unit(unit.new) if unit.new else ""
        )
        assert all(first != second for first, second in pairwise(ops))
        assert all(segment.text for segment in unit.segments)


def lines_hold(comparison: Comparison) -> None:
    """The lines show each word of both texts, and the lines of the new text as they are."""
    for unit in comparison.units:
        kept = ["".join(s.text for s in line.segments if s.op != "delete") for line in unit.lines]
        title = [unit.new.title] if unit.new and unit.new.title else []
        body = [line for block in unit.new.blocks for line in plain_lines(block)] if unit.new else []
        assert [line for line in kept if line.strip()] == [line for line in title + body if line.strip()]
        gone = " ".join("".join(s.text for s in line.segments if s.op != "insert") for line in unit.lines)
        assert words(gone) == (words(plain_unit(unit.old)) if unit.old else [])


@given(texts, texts)
def test_both_texts_are_rebuilt_from_any_pair(old: Text, new: Text):
    comparison = compare(old, new)
    holds(comparison)
    lines_hold(comparison)


@given(texts)
def test_a_text_compared_with_itself_is_unchanged(text: Text):
    comparison = compare(text, text)
    assert comparison.unchanged
    assert all(segment.op == "equal" for unit in comparison.units for segment in unit.segments)


@given(texts, texts)
def test_the_summary_adds_up(old: Text, new: Text):
    comparison = compare(old, new)
    counts = comparison.summary()
    told = sum(counts[change] for change in ("unchanged", "changed", "added", "removed"))
    assert told == sum(unit.type == "article" for unit in comparison.units)


@given(texts, texts)
def test_what_is_called_unchanged_has_no_other_words(old: Text, new: Text):
    for unit in compare(old, new).units:
        if unit.change == "unchanged" and not unit.renumbered:
            assert words(plain_unit(unit.old)) == words(plain_unit(unit.new))


@given(texts, texts)
def test_carried_keys_are_unique_and_change_nothing_else(old: Text, new: Text):
    carried = carry_keys(old, new)
    keys = [unit.key for unit in carried.units]
    assert len(set(keys)) == len(keys)
    assert plain_text(carried) == plain_text(new)


@given(texts.filter(lambda text: all(unit.title for unit in text.units)))
def test_a_text_continues_itself(text: Text):
    assert carry_keys(text, text) == text


@pytest.fixture(scope="module")
def acts(samples: Path) -> dict[str, list[Text]]:
    """The versions of each sample act, with the keys carried from version to version."""
    found: dict[str, list[Text]] = {}
    for path in sorted((samples / "wetten").glob("*/*.md")):
        text = read_file(path.read_bytes(), name=path.name).text
        versions = found.setdefault(path.parent.name, [])
        versions.append(carry_keys(versions[-1], text) if versions else with_keys(text))
    return found


@pytest.mark.samples
def test_both_texts_are_rebuilt_from_every_pair_of_sample_versions(acts: dict[str, list[Text]]):
    assert acts
    for versions in acts.values():
        for old, new in combinations(versions, 2):
            holds(compare(old, new))
            lines_hold(compare(new, old))
