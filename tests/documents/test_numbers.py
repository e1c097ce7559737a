"""The numbers of parts as Dutch acts write them: in lines, in members, in files of each kind."""

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from documents.reading.recognition.labels import find_label
from documents.reading.texts import read
from documents.text import plain_lines
from documents.text.markers import split_marker
from documents.text.numbers import LATIN_WORDS, comes_next, number_at_end, order
from tests.documents.word_files import docx, odt, paragraph


@pytest.mark.parametrize(
    ("line", "kind", "label", "heading"),
    [
        ("Artikel 7B Beheer", "article", "Artikel 7B", "Beheer"),
        ("ARTIKEL 7B. BEHEER", "article", "ARTIKEL 7B", "BEHEER"),
        ("Artikel 12bis Beheer", "article", "Artikel 12bis", "Beheer"),
        ("Artikel 12Bis", "article", "Artikel 12Bis", ""),
        ("Artikel 12 ter Beheer", "article", "Artikel 12 ter", "Beheer"),
        ("Artikel 12-quater: Beheer", "article", "Artikel 12-quater", "Beheer"),
        ("ARTIKEL 12 BIS", "article", "ARTIKEL 12 BIS", ""),
        ("Artikel 12 Ter inzage leggen", "article", "Artikel 12", "Ter inzage leggen"),
        ("Artikel 31faa Beheer", "article", "Artikel 31faa", "Beheer"),
        ("Artikel 8b.2 Beheer", "article", "Artikel 8b.2", "Beheer"),
        ("Artikel 2:14a Beheer", "article", "Artikel 2:14a", "Beheer"),
        ("Art. 7:681b. Beheer", "article", "Art. 7:681b", "Beheer"),
        ("Artikel 3.4.b Beheer", "article", "Artikel 3.4.b", "Beheer"),
        ("Artikel VI", "article", "Artikel VI", ""),
        ("Artikel II.B Beheer", "article", "Artikel II.B", "Beheer"),
        ("Artikel B 3 Beheer", "article", "Artikel B 3", "Beheer"),
        ("Artikel Na 12a", "article", "Artikel Na 12a", ""),
        ("§ 5b Beheer", "heading", "§ 5b", "Beheer"),
        ("§4.2.1a Beheer", "heading", "§4.2.1a", "Beheer"),
        ("Afdeling 2.1B. Beheer", "heading", "Afdeling 2.1B", "Beheer"),
        ("Titel 7.10A Beheer", "heading", "Titel 7.10A", "Beheer"),
        ("Bijlage IVb Tarieven", "annex", "Bijlage IVb", "Tarieven"),
        ("Bijlage IIA: Tarieven", "annex", "Bijlage IIA", "Tarieven"),
        ("Bijlage C.2 Tarieven", "annex", "Bijlage C.2", "Tarieven"),
        ("BIJLAGE B2", "annex", "BIJLAGE B2", ""),
        ("Bijlage 3-A Tarieven", "annex", "Bijlage 3-A", "Tarieven"),
        ("Artikel 11 – 14 (vervallen)", "article", "Artikel 11 – 14", "(vervallen)"),
        ("Artikel 11-14 Vervallen", "article", "Artikel 11-14", "Vervallen"),
        ("Artikel 11 t/m 14 vervallen", "article", "Artikel 11 t/m 14", "vervallen"),
        ("Artikelen 11 tot en met 14. Vervallen", "article", "Artikelen 11 tot en met 14", "Vervallen"),
        ("ARTIKELEN 11 EN 12", "article", "ARTIKELEN 11 EN 12", ""),
        ("Artikelen 11, 12 en 13a [gereserveerd]", "article", "Artikelen 11, 12 en 13a", "[gereserveerd]"),
        ("Bijlagen I en II Tarieven", "annex", "Bijlagen I en II", "Tarieven"),
        ("Hoofdstukken 3 en 4 Vervallen", "heading", "Hoofdstukken 3 en 4", "Vervallen"),
        ("Artikel 3 - 24 uur per dag", "article", "Artikel 3", "24 uur per dag"),
        ("Bijlage 2 – 2030 Begroting", "annex", "Bijlage 2", "2030 Begroting"),
        ("Artikel 9 – 4 Beheer", "article", "Artikel 9", "4 Beheer"),
    ],
)
def test_designation__in_each_form(line: str, kind: str, label: str, heading: str) -> None:
    found = find_label(line)
    assert found is not None
    assert (found.kind, found.label, found.heading) == (kind, label, heading)
    assert found.number == number_at_end(found.label)


@pytest.mark.parametrize(
    "line",
    ["Artikel 5° Beheer", "Bijlagen", "BIJLAGEN", "Artikelen 5 Beheer", "ARTIKELSGEWIJS", "Artikel Beheer"],
)
def test_designation__is_none(line: str) -> None:
    assert find_label(line) is None


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("7B. de partijen", "7B."),
        ("7 bis. de partijen", "7 bis."),
        ("7ter. de partijen", "7ter."),
        ("c quater. de partijen", "c quater."),
        ("cbis. de partijen", "cbis."),
        ("31faa. de partijen", "31faa."),
        ("2.4B De partijen", "2.4B"),
        ("2.4bis De partijen", "2.4bis"),
        ("8b.2 De partijen", "8b.2"),
        ("8b.2. de partijen", "8b.2."),
        ("B.3 De partijen", "B.3"),
        ("3.4.b De partijen", "3.4.b"),
        ("(7B) de partijen", "(7B)"),
        ("B.3 papier", ""),
        ("wc. en bad", ""),
        ("ter. de partijen", ""),
        ("J.P. Bakker", ""),
        ("8mnd. huur", ""),
        ("8b.2 miljoen", ""),
    ],
)
def test_member__in_each_form(line: str, marker: str) -> None:
    assert split_marker(line)[0] == marker


LINES = [
    "Artikel 1 Doel",
    "Artikel 1A Plaats",
    "Artikel 1bis Tijd",
    "Artikel 1 ter Wijze",
    "Artikel 2 – 4 (vervallen)",
    "Artikel 4a.1 Kosten",
    "Bijlage Ia Tarieven",
    "Bijlage B.2 Kaart",
]
NUMBERS = ["1", "1A", "1bis", "1 ter", "2 – 4", "4a.1", "Ia", "B.2"]
MEMBERS = ["1.2A De raad beslist.", "b bis. de raad beslist;"]


def _docx() -> bytes:
    return docx(*(paragraph(line, style="Kop1") + "".join(map(paragraph, MEMBERS)) for line in LINES))


def _odt() -> bytes:
    members = "".join(f"<text:p>{member}</text:p>" for member in MEMBERS)
    return odt("".join(f'<text:h text:outline-level="1">{line}</text:h>{members}' for line in LINES))


def _html() -> bytes:
    members = "".join(f"<p>{member}</p>" for member in MEMBERS)
    return "".join(f"<h2>{line}</h2>{members}" for line in LINES).encode()


def _markdown() -> bytes:
    members = "\n\n".join(MEMBERS)
    return "\n\n".join(f"## {line}\n\n{members}" for line in LINES).encode()


def _plain_lines() -> bytes:
    members = "\n\n".join(MEMBERS)
    return "\n\n".join(f"{line}\n\n{members}" for line in LINES).encode()


def _pdf() -> bytes:
    members = "\n\n".join(f'#"{member}"' for member in MEMBERS)
    return typst.compile("\n\n".join(f"= {line}\n\n{members}" for line in LINES).encode())


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (_docx, "a.docx"),
        (_odt, "a.odt"),
        (_html, "a.html"),
        (_markdown, "a.md"),
        (_plain_lines, "plat.md"),
        (_pdf, "a.pdf"),
    ],
)
def test_file__has_its_numbers_in_each_format(content, name: str) -> None:
    result = read(content(), name=name)
    parts = [unit for unit in result.text.units if unit.type in ("article", "annex")]
    assert [unit.number for unit in parts] == NUMBERS
    assert [unit.title for unit in parts] == LINES
    assert [list(plain_lines(block)) for block in parts[0].blocks] == [[member] for member in MEMBERS]
    assert [getattr(block, "marker", "") for block in parts[0].blocks] == ["1.2A", "b bis."]
    assert not [one for one in result.warnings if "volgorde" in one or "meer dan een keer" in one]


letters = st.sampled_from(["", "a", "B", "ca", "daa", *LATIN_WORDS, *(f" {word}" for word in LATIN_WORDS)])
below = st.builds(
    "{}{}{}".format, st.sampled_from([".", ":"]), st.integers(1, 99), st.sampled_from(["", "a", "B"])
)
arabic = st.builds("{}{}".format, st.integers(1, 999), letters)
single = st.one_of(
    arabic,
    st.builds(
        lambda number, parts: f"{number}{''.join(parts)}",
        st.builds("{}{}".format, st.integers(1, 99), st.sampled_from(["", "a", "C"])),
        st.lists(below, max_size=3),
    ),
    st.sampled_from(["IV", "IIa", "XIIB", "III.A", "A.1", "C.2b", "VIII.3", "D"]),
)
ranges = st.builds(
    lambda first, more, between: f"{first}{between}{first + more}",
    st.integers(1, 400),
    st.integers(1, 400),
    st.sampled_from([" – ", "-", "–", " en ", " t/m ", " tot en met "]),
)


@given(
    word=st.sampled_from(["Artikel", "artikel", "ARTIKEL", "Art.", "Hoofdstuk", "§", "Bijlage"]),
    number=st.one_of(single, ranges),
    heading=st.sampled_from(["", " Beheer", ". Beheer", ": Beheer", " (vervallen)"]),
)
def test_number__is_found_in_its_designation_and_the_other_way_about(word, number, heading) -> None:
    found = find_label(f"{word} {number}{heading}")
    assert found is not None
    assert (found.label, found.number) == (f"{word} {number}", number)
    assert found.heading == heading.strip(" .:")
    assert number_at_end(found.label) == number


@given(st.lists(arabic, min_size=2, max_size=5))
def test_order__puts_inserted_numbers_behind_the_one_they_follow(numbers: list[str]) -> None:
    assert all(order(f"{number}.1") > order(number) for number in numbers)
    figures = [order(number)[0][0] for number in sorted(numbers, key=order)]
    assert figures == sorted(figures)


@pytest.mark.parametrize(
    ("before", "number", "due"),
    [
        ("", "1", True),
        ("", "2", False),
        ("3", "4", True),
        ("3", "3a", True),
        ("3a", "3b", True),
        ("3 bis", "3 ter", True),
        ("3quater", "4", True),
        ("3.9", "4.1", True),
        ("3.9", "3.10", True),
        ("3", "3.1", True),
        ("3 – 5", "6", True),
        ("3", "5", False),
        ("3", "4a", False),
        ("3b", "3a", False),
        ("3", "3.2", False),
        ("IV", "5", False),
    ],
)
def test_next__is_the_number_that_a_reader_expects(before: str, number: str, due: bool) -> None:
    assert comes_next(number, before) is due
