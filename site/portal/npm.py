"""The files of the npm packages that the website serves as they are, and how Django finds just those."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

FONT = "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght"
FILES = frozenset([f"{FONT}-normal.woff2", f"{FONT}-italic.woff2"])


class NpmFinder(BaseFinder):
    """Serves `FILES` of `settings.NPM_DIR` under `npm/`, and nothing else that is installed there."""

    def __init__(self, *_args: Any, **_options: Any) -> None:
        self.storage = FileSystemStorage(location=settings.NPM_DIR)
        self.storage.prefix = "npm"  # type: ignore[attr-defined]

    def check(self, **_options: Any) -> list:
        return []

    def find(self, path: str, find_all: bool = False) -> Any:
        """The path, with `find_all` as a list; an empty list when it is not served."""
        name = path.removeprefix("npm/")
        found = Path(settings.NPM_DIR) / name
        if name == path or name not in FILES or not found.is_file():
            return []
        return [str(found)] if find_all else str(found)

    def list(self, _ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        return ((name, self.storage) for name in sorted(FILES) if self.storage.exists(name))
