"""Text from pictures of pages, by tesseract: a program of the system, which may be absent."""

import os
import shutil
import subprocess
import time
from functools import cache
from typing import Any

from documents.extraction.pages import tidied

DOTS_PER_INCH = 250
MOST_PIXELS = 40_000_000
PAGE_SECONDS = 60
LANGUAGE = "nld"
INSTALL = "apt-get install tesseract-ocr tesseract-ocr-nld"


@cache
def languages() -> frozenset[str]:
    """The languages that the tesseract of this machine knows; none without tesseract."""
    if not shutil.which("tesseract"):
        return frozenset()
    return frozenset(_told("--list-langs").split("\n")[1:]) - {""}


def version() -> str:
    """ "tesseract 5.3.0", or "" where it cannot read Dutch."""
    if LANGUAGE not in languages():
        return ""
    return " ".join(_told("--version").split("\n")[0].split()[:2])


def _told(option: str) -> str:
    done = subprocess.run(["tesseract", option], capture_output=True, check=False, timeout=20, text=True)
    return done.stdout or done.stderr


class Recogniser:
    """Reads pictures of pages until its time is up (`seconds`, None for no reading at all)."""

    def __init__(self, seconds: float | None) -> None:
        self.available = seconds is not None and LANGUAGE in languages()
        self.until = time.monotonic() + (seconds or 0)
        self.pages = 0
        self.missed = 0

    def text_of(self, page: Any) -> str:
        """The text on a page of PDFium."""
        width, height = page.get_size()
        scale = min(DOTS_PER_INCH / 72, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
        if self._is_late():
            return ""
        return self.text_in(_portable(page.render(scale=scale, grayscale=True)))

    def text_in(self, picture: bytes) -> str:
        """The text in a picture; "" when nothing is found, or the time is up."""
        if self._is_late():
            return ""
        left = min(PAGE_SECONDS, max(1.0, self.until - time.monotonic()))
        try:
            done = subprocess.run(
                ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--psm", "3"],
                input=picture,
                capture_output=True,
                check=False,
                timeout=left,
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},
            )
        except subprocess.TimeoutExpired:
            self.missed += 1
            return ""
        found = tidied(done.stdout.decode("utf-8", errors="replace").replace("\f", ""))
        self.pages += bool(found)
        return found

    def _is_late(self) -> bool:
        late = time.monotonic() >= self.until
        self.missed += late
        return late


def _portable(bitmap: Any) -> bytes:
    """A grey bitmap of PDFium as PGM, which needs no library to write."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    rows = memoryview(bitmap.buffer).cast("B")
    body = b"".join(bytes(rows[row * stride : row * stride + width]) for row in range(height))
    return b"P5\n%d %d\n255\n" % (width, height) + body
