"""The one style sheet of the website: complete, in the order of its layers, and without what nothing uses."""

import os
from pathlib import Path

from django.contrib.staticfiles import finders

from hypothesis import given
from hypothesis import strategies as st

from portal.styles import SHEET, StylesFinder, joined, only_used

NAMES = st.sampled_from([f"--maat-{letter}" for letter in "abcdefgh"])
TOKENS = st.dictionaries(NAMES, st.one_of(st.just("1px"), NAMES.map(lambda name: f"var({name}, 2px)")))


@given(TOKENS, st.sets(NAMES))
def test_tokens__stay_when_a_rule_needs_them_and_only_then(tokens: dict[str, str], asked: set[str]) -> None:
    sheet = "".join(f"p {{ margin: var({name}) }}" for name in asked)
    rules = ".theme {\n" + "".join(f"  {name}: {value};\n" for name, value in tokens.items()) + "}"
    kept = only_used(rules, [sheet])
    for name in tokens:
        assert (f"  {name}: " in kept) == (name in needed(tokens, asked))


def needed(tokens: dict[str, str], asked: set[str]) -> set[str]:
    found = set(asked)
    for _ in tokens:
        found |= {other for name in found for other in tokens if other in tokens.get(name, "")}
    return found


def test_joined_sheet__puts_the_design_system_below_the_own_rules() -> None:
    sheet = joined(
        ".t {\n  --a: 1px;\n}", ["p { margin: var(--a) }/*# sourceMappingURL=p.css.map */"], "b { }"
    )
    assert sheet.startswith("@layer tokens, region, base, nlds,")
    places = [sheet.index(part) for part in ("@layer tokens {", "@layer nlds {", "b { }")]
    assert places == sorted(places)
    assert "sourceMappingURL" not in sheet


def test_sheet__is_written_anew_when_a_source_changed(settings, tmp_path: Path) -> None:
    settings.STYLES_DIR = tmp_path
    finder = StylesFinder()
    first = Path(finder.find(SHEET))
    assert "@import" not in first.read_text()
    first.write_text("oud")
    assert Path(finder.find(SHEET)).read_text() == "oud"
    os.utime(first, ns=(0, 0))
    assert "@layer nlds" in Path(finder.find(SHEET)).read_text()


def test_other_files__are_not_found_here(settings, tmp_path: Path) -> None:
    settings.STYLES_DIR = tmp_path
    assert StylesFinder().find("portal/portal.css") == []
    assert finders.find(SHEET)


def test_without_npm__nothing_is_served(settings, tmp_path: Path) -> None:
    settings.NPM_DIR = tmp_path
    assert StylesFinder().find(SHEET) == []
