"""One name for one thing: no two classes have the same, and functions that have one do the same."""

import ast
from collections import defaultdict

from tests.test_layout import PACKAGES, ROOT

OF_DJANGO = {"Command", "Meta", "Media"}
SAME_FOR_ANOTHER = {
    "from_data": "the value that data say, of a text and of a rule",
    "to_data": "a value as data",
    "home_panels": "each app's panels on the home of the admin, a hook of Wagtail",
    "act_recorded": "a receiver of the signal of that name",
    "standing_of_document_changed": "a receiver of the signal of that name",
}
ADDRESSED = ("views", "views.py", "saved_views.py", "searching.py", "addresses.py", "templatetags")


def test_no_two_classes_have_one_name() -> None:
    assert _twice(ast.ClassDef, OF_DJANGO) == {}


def test_functions_of_one_name_do_the_same() -> None:
    """A view may be called as its address is."""
    assert _twice(ast.FunctionDef, set(SAME_FOR_ANOTHER)) == {}


def _twice(kind: type, allowed: set[str]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = defaultdict(list)
    for folder in PACKAGES.values():
        for path in sorted(folder.rglob("*.py")):
            if "migrations" in path.parts or (kind is ast.FunctionDef and set(path.parts) & set(ADDRESSED)):
                continue
            for node in ast.parse(path.read_text()).body:
                if not isinstance(node, kind) or node.name in allowed:
                    continue
                if kind is ast.ClassDef or not node.name.startswith("_"):
                    places[node.name].append(str(path.relative_to(ROOT)))
    return {name: found for name, found in places.items() if len(found) > 1}
