"""Marks in the HTML of a text: between the tags, exact, and nothing else changed."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from documents.renditions.html.units import unit_html
from documents.text import Footnote, Paragraph, Run, Unit
from search.analysis.compounds import Vocabulary
from search.analysis.marked_html import CLOSE, OPEN, marked_html
from search.analysis.marking import marked_whole, spans
from search.analysis.plan import Marks
from search.analysis.questions import marks, parsed
from search.analysis.stems import stems
from search.analysis.tokens import tokens

KNOWN = dict.fromkeys(["woning", "corporatie", "woningcorporaties", "patient", "raad"], 1)
PIECES = [
    *("woningcorporaties", "wo\u00adning\u00adcorporaties", "cafe\u0301s", "cafés", "ﬁnanciën", "artikel 4"),
    *("Corporatie", "corpo", "raties", "Gemeente\u2011raad", "B&W", "<b>", '"x"', "'", " ", "\n", "🙂", "é"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
QUESTIONS = st.sampled_from(
    ["corporatie", "café", "artikel 4", "B&W", '"gemeente raad"', "financiën corporaties", "raad", "x b"]
)


def asked(text: str) -> Marks:
    return marks(parsed(text), Vocabulary(KNOWN))


@pytest.mark.parametrize(
    ("question", "html", "expected"),
    [
        ("corporatie", "<p>De woningcorporaties.</p>", "<p>De woning[corporaties].</p>"),
        ("café", "<p>cafe\u0301s, CAFÉ</p>", "<p>[cafe\u0301s], [CAFÉ]</p>"),
        ("woning", "<p>De <em>won</em>ing</p>", "<p>De <em>[won]</em>[ing]</p>"),
        ("woning", "<td>won</td><td>ing</td>", "<td>won</td><td>ing</td>"),
        ("b&w", "<p>Aan B&amp;W en B&#38;W</p>", "<p>Aan [B&amp;W] en [B&#38;W]</p>"),
        ("kop", '<a href="/?kop=1" id="a > kop">kop</a>', '<a href="/?kop=1" id="a > kop">[kop]</a>'),
        ("amp lt", "<p>a &amp; b &lt; c</p>", "<p>a &amp; b &lt; c</p>"),
        ("artikel 4", '<p>Zie <a href="#x">artikel 4</a>.</p>', '<p>Zie <a href="#x">[artikel 4]</a>.</p>'),
        ('"de raad"', "<li>de <strong>raad</strong></li>", "<li>[de ]<strong>[raad]</strong></li>"),
        ("leden", "<p>Elk lid</p>", "<p>Elk [lid]</p>"),
    ],
)  # fmt: skip
def test_what_was_asked_is_marked_between_the_tags(question, html, expected):
    wanted = expected.replace("[", OPEN).replace("]", CLOSE)
    assert marked_html(html, asked(question)) == wanted


@given(st.lists(st.tuples(TEXTS, st.booleans(), st.booleans()), max_size=4), QUESTIONS)
def test_without_its_marks_the_html_is_what_it_was(runs, question):
    block = Paragraph(tuple(Run(text, bold=bold, italic=italic) for text, bold, italic in runs if text))
    html = unit_html(Unit(type="article", key="a", blocks=(block,)), lambda digest: digest)
    marked = marked_html(html, asked(question))
    assert marked.replace(OPEN, "").replace(CLOSE, "") == html
    before, after = (BeautifulSoup(one, "html.parser") for one in (html, marked))
    assert after.get_text() == before.get_text()
    assert [tag.name for tag in after.find_all() if tag.name != "mark"] == [
        tag.name for tag in before.find_all()
    ]


@given(TEXTS, st.sampled_from(["corporatie", "café", "financiën", "raad"]))
def test_every_mark_is_a_word_that_was_asked_for(text, question):
    sought = asked(question)
    for start, end in spans(text, sought):
        [token] = tokens(text[start:end])
        assert sought.stems & set(stems(token.word, token.accented))
    assert "".join(part.text for part in marked_whole(text, sought)) == text


@pytest.mark.parametrize("cut", ["-\n", "- \n ", "\u00ad\n", "\u2010\n", "\u00ad", "\u200b"])
def test_a_word_cut_in_two_is_one_word(cut):
    text = f"De woning{cut}corporaties en de cor{cut}poratie."
    shown = marked_whole(text, asked("corporatie"))
    assert [part.text for part in shown if part.hit] == ["corporaties", f"cor{cut}poratie"]


def test_a_hyphen_at_the_end_of_a_line_may_also_be_its_own():
    shown = marked_whole("in-\nen uitstroom, raads-\nlid", asked("raadslid in"))
    assert [part.text for part in shown if part.hit] == ["raads-\nlid"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hardheidsclausule³", ["hardheidsclausule", "3"]),
        ("normᵃ en doel¹²", ["norm", "a", "en", "doel", "12"]),
        ("25 m² en km³", ["25", "m2", "en", "km3"]),
        ("CO₂-uitstoot", ["co2", "uitstoot"]),
    ],
)
def test_tokens__the_mark_of_a_note_is_no_part_of_the_word(text, found):
    assert [token.word for token in tokens(text)] == found


def test_html__a_word_goes_on_in_its_dress_and_ends_before_the_mark_of_a_note():
    runs = (Run("raad"), Run("1", note=True), Run(" en r"), Run("aa", struck=True), Run("d"))
    unit = Unit("article", "a", blocks=(Paragraph(runs), Footnote("1", (Run("De noot."),))))
    shown = marked_html(unit_html(unit, lambda digest: digest), asked("raad"))
    assert f"{OPEN}raad{CLOSE}<sup>" in shown
    assert f"{OPEN}r{CLOSE}<s>{OPEN}aa{CLOSE}</s>{OPEN}d{CLOSE}" in shown
