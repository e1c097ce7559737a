"""The time of a comparison beside that of `git diff --word-diff` on the same texts, in turns in one run.

First the results are checked: both comparisons must rebuild both texts.
"""

import random
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from documents.comparison import compare
from documents.comparison.alignment import carry_keys
from documents.reading import read_file
from documents.text import Item, Run, Text, Unit, plain_text, words
from documents.text.keys import with_keys

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not shutil.which("git"), reason="git is not there to compare with"),
]

MOST = 5.0
ROUNDS = 5
ARTICLES, WORDS_A_PAGE, PAGES = 320, 400, 500


def article(number: int, heading: str, paragraphs: list[str]) -> Unit:
    blocks = tuple(Item(f"{number}.{place}.", (Run(words),)) for place, words in enumerate(paragraphs, 1))
    return Unit("article", "", str(number), f"Artikel {number}", heading, blocks=blocks)


def numbered(articles: list[tuple[str, list[str]]]) -> Text:
    return with_keys(Text(tuple(article(number, *found) for number, found in enumerate(articles, 1))))


class Agreement:
    """A made-up agreement of 500 pages, its paragraphs numbered by article, and a next version with edits."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        letters = "abcdefghijklmnoprstuvwz"
        self.words = [
            "".join(self.random.choices(letters, k=self.random.randint(2, 11))) for _ in range(4000)
        ]
        self.weights = [1 / rank for rank in range(1, len(self.words) + 1)]

    def sentence(self, length: int) -> str:
        return " ".join(self.random.choices(self.words, self.weights, k=length)).capitalize() + "."

    def article(self) -> tuple[str, list[str]]:
        paragraphs = [self.sentence(self.random.randint(20, 80)) for _ in range(self.random.randint(8, 17))]
        return self.sentence(3), paragraphs

    def edited(self, paragraph: str) -> str:
        place = self.random.randrange(paragraph.count(" "))
        found = paragraph.split(" ")
        found[place : place + 1] = self.random.choice([[], ["gewijzigd"], [found[place], "en", "toegevoegd"]])
        return " ".join(found)

    def versions(self) -> tuple[Text, Text]:
        old = [self.article() for _ in range(ARTICLES)]
        new = [(heading, list(paragraphs)) for heading, paragraphs in old]
        for _, paragraphs in new:
            for place in self.random.sample(range(len(paragraphs)), 2):
                paragraphs[place] = self.edited(paragraphs[place])
        new.insert(40, new.pop(200))
        new.insert(100, self.article())
        return numbered(old), numbered(new)


def fastest(*runs: Callable[[], object]) -> list[float]:
    """The shortest time of each, in seconds, when they are run in turns."""
    times: list[list[float]] = [[] for _ in runs]
    for _ in range(ROUNDS):
        for run, taken in zip(runs, times, strict=True):
            started = time.perf_counter()
            run()
            taken.append(time.perf_counter() - started)
    return [min(taken) for taken in times]


def word_diff(folder: Path) -> str:
    command = ["git", "diff", "--no-index", "--word-diff", "--unified=1000000", "old", "new"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def rebuilt(shown: str, gone: str) -> list[str]:
    """The words of one side of the output of git."""
    body = shown[shown.index("\n@@") :].split("\n", 2)[2]
    return words(re.sub(gone, " ", body, flags=re.DOTALL))


def ratio(old: Text, new: Text, folder: Path) -> float:
    for name, text in (("old", old), ("new", new)):
        (folder / name).write_text(plain_text(text))
    comparison = compare(old, new)
    assert comparison.rebuilt_old() == plain_text(old)
    assert comparison.rebuilt_new() == plain_text(new)
    shown = word_diff(folder)
    assert rebuilt(shown, r"\{\+.*?\+\}") == words(plain_text(old))
    assert rebuilt(shown, r"\[-.*?-\]") == words(plain_text(new))
    ours, theirs = fastest(lambda: compare(old, new), lambda: word_diff(folder))
    size = len(words(plain_text(new)))
    print(  # noqa: T201
        f"\n{size} words: {ours * 1000:.1f} ms, git {theirs * 1000:.1f} ms, ratio {ours / theirs:.2f}"
    )
    return ours / theirs


def test_five_hundred_pages(tmp_path: Path):
    old, new = Agreement(seed=1).versions()
    assert len(words(plain_text(old))) >= PAGES * WORDS_A_PAGE
    assert ratio(old, carry_keys(old, new), tmp_path) < MOST


@pytest.mark.samples
def test_the_largest_pair_of_sample_versions(tmp_path: Path, samples: Path):
    acts = sorted((samples / "wetten").glob("*/*.md"), key=lambda path: path.stat().st_size)
    largest = sorted(acts[-1].parent.glob("*.md"))
    place = largest.index(acts[-1])
    texts = [read_file(path.read_bytes(), name=path.name).text for path in largest[place - 1 : place + 1]]
    old = with_keys(texts[0])
    assert ratio(old, carry_keys(old, texts[1]), tmp_path) < MOST
