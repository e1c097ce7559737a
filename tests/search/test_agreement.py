"""Both engines give the same answers to the questions on real acts: the same passages and counts, and nearly
the same order."""

import json
from pathlib import Path

import pytest

from search.analysis.questions import parsed, plan
from search.engines import Engine, Filters, engine
from search.passages import Passage

pytestmark = [pytest.mark.elasticsearch, pytest.mark.samples, pytest.mark.usefixtures("elasticsearch")]
PUBLIC = Filters(("public",))


def acts(samples: Path) -> list[Passage]:
    rows = map(json.loads, (samples / "zoeken" / "artikelen.jsonl").read_text().splitlines())
    return [
        Passage(
            ref=row["id"],
            document=row["law"],
            title=row["law"].replace("-", " "),
            key=row["article"],
            places=(("artikel", row["article"]),),
            heading=row["title"],
            text=row["text"],
        )
        for row in rows
    ]


def asked(one: Engine, text: str):
    return one.search(plan(parsed(text), one.words(PUBLIC.readable).vocabulary), PUBLIC, size=1000)


def test_the_engines_agree_on_real_acts(samples):
    engines = [engine("wetten", name=name) for name in ("embedded", "elasticsearch")]
    for one in engines:
        with one.rebuild() as add:
            add(acts(samples))
    assert dict(engines[0].words(("public",)).vocabulary) == dict(engines[1].words(("public",)).vocabulary)
    questions = map(json.loads, (samples / "zoeken" / "vragen.jsonl").read_text().splitlines())
    same_first, near, number = 0, 0.0, 0
    for question in questions:
        embedded, elastic = (asked(one, question["query"]) for one in engines)
        orders = [[passage.ref for passage, _ in found.passages] for found in (embedded, elastic)]
        assert set(orders[0]) == set(orders[1]), question["query"]
        assert (embedded.total, embedded.facets) == (elastic.total, elastic.facets)
        if orders[0]:
            number += 1
            same_first += orders[0][0] == orders[1][0]
            near += len(set(orders[0][:5]) & set(orders[1][:5])) / len(orders[0][:5])
    print(f"\n{number} questions: same first {same_first / number:.2f}, same five {near / number:.2f}")  # noqa: T201
    assert same_first / number >= 0.85
    assert near / number >= 0.85
