"""What holds of the source as a whole, so that it can be found and installed."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOUND = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]["find"]
PACKAGES = {
    name: next(
        (ROOT / where / name for where in FOUND["where"] if (ROOT / where / name).is_dir()), ROOT / name
    )
    for name in (pattern.removesuffix("*") for pattern in FOUND["include"])
}
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_TEMPLATE_LINE = 400, 40, 120
SOURCES = sorted(
    path
    for folder in [*PACKAGES.values(), ROOT / "tests"]
    for path in folder.rglob("*.py")
    if "migrations" not in path.parts
)


def test_site_is_a_folder_and_not_a_package() -> None:
    """As a package it would hide a module of the standard library."""
    assert not (ROOT / "site" / "__init__.py").exists()


def test_site_is_not_ignored() -> None:
    """Many a ready-made .gitignore leaves out a folder of this name."""
    if not (ROOT / ".git").exists():
        pytest.skip("geen kopie van de repository")
    command = ["git", "check-ignore", "site", "site/portal/urls.py"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (found.stdout, found.returncode) == ("", 1)


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_that_is_installed_is_there(name: str) -> None:
    assert (PACKAGES[name] / "__init__.py").is_file()


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {path.parent for folder in PACKAGES.values() for path in folder.rglob("*.py")}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_no_module_is_too_long_to_read() -> None:
    long = [path for path in SOURCES if len(path.read_text().splitlines()) > LONGEST_MODULE]
    assert long == []


def test_who_did_it_and_why_is_put_on_a_row_in_one_place() -> None:
    """Apart from the form of the admin, that saves its row and the rows beside it in a way of its own."""
    found = [
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if ROOT / "tests" not in path.parents
        and re.search(r"\._(history_user|change_reason) = ", path.read_text())
    ]
    assert found == ["documents/admin/reason_form.py", "documents/ledger/history.py"]


def test_no_function_is_too_long_to_read() -> None:
    assert [name for path in SOURCES for name in _long_functions(path)] == []


def test_no_line_of_a_template_is_too_long_to_read() -> None:
    templates = sorted(path for folder in PACKAGES.values() for path in folder.rglob("templates/**/*.html"))
    assert templates
    assert [
        f"{path.relative_to(ROOT)}:{number}"
        for path in templates
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if len(line) > LONGEST_TEMPLATE_LINE
    ] == []


def _long_functions(path: Path) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}: {node.name}"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]


def test_the_manual_names_modules_that_are_there() -> None:
    """Decisions tell what was so when they were taken."""
    there = [f"/{path.relative_to(ROOT)}" for path in [*SOURCES, ROOT / "manage.py"]]
    gone = [
        f"{page.relative_to(ROOT)}: {named}"
        for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
        for named in re.findall(r"`([\w/]+\.py)`", page.read_text())
        if not any(path.endswith(f"/{named}") for path in there)
    ]
    assert gone == []
