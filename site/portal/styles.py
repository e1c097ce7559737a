"""One style sheet for the website: npm's design system and the portal's own rules, as Django finds it."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SHEET = "portal/site.css"
LAYERS = "@layer tokens, region, base, nlds, layout, component, legal, page, print;\n"
TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"
CANDIDATE = ("button", "data-badge", "heading", "link", "mark", "paragraph", "skip-link")
UTRECHT = ("alert", "breadcrumb-nav", "form-field", "pagination", "table", "textbox")
COMPONENTS = (
    *(f"@nl-design-system-candidate/{name}-css/dist/{name}.css" for name in CANDIDATE),
    *(f"@utrecht/{name}-css/dist/index.min.css" for name in UTRECHT),
)

_TOKEN = re.compile(r"^\s*(--[\w-]+):\s*([^;]+);[ \t]*$", re.MULTILINE)
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")


def joined(tokens: str, components: list[str], own: str) -> str:
    """The design system in layers below the portal's own rules.

    Of `tokens`, one rule that gives each custom property a value, only those that are used stay: one in four.
    """
    parts = [_SOURCE_MAP.sub("", part) for part in components]
    kept = only_used(tokens, [*parts, own])
    return "\n".join([LAYERS, in_layer("tokens", kept), *(in_layer("nlds", part) for part in parts), own])


def in_layer(name: str, rules: str) -> str:
    return f"@layer {name} {{\n{rules.strip()}\n}}"


def only_used(tokens: str, sheets: list[str]) -> str:
    """`tokens` without the custom properties that no sheet asks for, directly or by way of another one."""
    values = dict(_TOKEN.findall(tokens))
    wanted = {name for sheet in sheets for name in _USED.findall(sheet)}
    used: set[str] = set()
    while wanted:
        used |= wanted
        wanted = {name for token in wanted for name in _USED.findall(values.get(token, ""))} - used
    return _TOKEN.sub(lambda found: found[0] if found[1] in used else "", tokens)


class StylesFinder(BaseFinder):
    """Serves the joined sheet as `SHEET`; written anew when one of its sources changed."""

    def __init__(self, *_args: Any, **_options: Any) -> None:
        self.storage = FileSystemStorage(location=settings.STYLES_DIR)

    def check(self, **_options: Any) -> list:
        return []

    def find(self, path: str, find_all: bool = False) -> Any:
        """The path, with `find_all` as a list; an empty list for another file, or without those of npm."""
        if path != SHEET or not all(source.is_file() for source in _sources()):
            return []
        found = str(self._written())
        return [found] if find_all else found

    def list(self, _ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        if self.find(SHEET):
            yield SHEET, self.storage

    def _written(self) -> Path:
        sources = list(_sources())
        sheet = Path(settings.STYLES_DIR) / SHEET
        newest = max(source.stat().st_mtime_ns for source in (*sources, Path(__file__)))
        if sheet.is_file() and sheet.stat().st_mtime_ns >= newest:
            return sheet
        tokens, *components, own = [source.read_text(encoding="utf-8") for source in sources]
        sheet.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=sheet.parent, delete=False, encoding="utf-8") as file:
            file.write(joined(tokens, components, own))
        written = Path(file.name)
        written.chmod(0o644)
        return written.replace(sheet)


def _sources() -> Iterator[Path]:
    yield from (Path(settings.NPM_DIR) / name for name in (TOKENS, *COMPONENTS))
    yield settings.ROOT / "site/portal/static/portal/portal.css"
