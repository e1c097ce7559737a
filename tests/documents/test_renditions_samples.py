"""The renditions of real acts: every word there, in the text and in the tracked changes."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from documents.comparison import Comparison, compare
from documents.comparison.alignment import carry_keys
from documents.reading.texts import read
from documents.renditions import comparison_docx, comparison_pdf
from documents.renditions.typeset.version import version_pdf
from documents.renditions.word.version import version_docx
from documents.text import Text, plain_text, words
from documents.text.keys import with_keys
from tests.documents.rendition_texts import HEADING, edition_of, page_texts
from tests.documents.test_renditions_comparison import resolved

pytestmark = pytest.mark.samples


def act(file: Path) -> Text:
    return with_keys(read(file.read_bytes(), name=file.name).text)


def successions(samples: Path) -> Iterator[Comparison]:
    for folder in sorted(path for path in (samples / "wetten").iterdir() if path.is_dir()):
        for older, newer in pairwise(sorted(folder.glob("*.md"))):
            old = act(older)
            yield compare(old, carry_keys(old, act(newer)))


def test_word_file__brought_in_again_has_the_words_of_the_act(samples: Path) -> None:
    for file in sorted(samples.glob("wetten/*/*.md")):
        text = act(file)
        again = read(version_docx(edition_of(text, title="")), name="versie.docx").text
        assert words(plain_text(again)) == words(plain_text(text)), file.name


def test_pdf__has_the_words_of_the_act(samples: Path) -> None:
    file = max(samples.glob("wetten/*/*.md"), key=lambda path: path.stat().st_size)
    text = act(file)
    shown = "".join(" ".join(page_texts(version_pdf(edition_of(text)))).split())
    assert [word for word in words(plain_text(text)) if word not in shown] == []


def test_tracked_changes__give_both_acts_back(samples: Path) -> None:
    found = list(successions(samples))
    assert len(found) == 15
    for comparison in found:
        content = comparison_docx(comparison, HEADING)
        assert resolved(content, accepted=True) == words(plain_text(comparison.new))
        assert resolved(content, accepted=False) == words(plain_text(comparison.old))


def test_comparison_pdf__of_the_largest_pair(samples: Path) -> None:
    largest = max(successions(samples), key=lambda comparison: len(plain_text(comparison.new)))
    for view in ("renvooi", "was-wordt"):
        assert (
            "Versie 2019 vergeleken met versie 2025"
            in page_texts(comparison_pdf(largest, HEADING, view=view))[0]
        )
