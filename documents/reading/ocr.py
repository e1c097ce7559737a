"""Text from pictures of pages, by tesseract: a program of the system, which may be absent."""

import os
import shutil
import subprocess
import time
from functools import cache

from documents.reading.isolation import MAX_SECONDS
from documents.reading.pages import tidied

PAGE_SECONDS = 60
SECONDS_BESIDE = 30  # for all that is not reading pictures
MOST_PIXELS = 40_000_000
LANGUAGE, TURNING = "nld", "osd"
UPRIGHT_ONLY, ANY_SIDE_UP = "3", "1"


@cache
def languages() -> frozenset[str]:
    """The languages that the tesseract of this machine knows; none without tesseract."""
    if not shutil.which("tesseract"):
        return frozenset()
    return frozenset(_told("--list-langs").split("\n")[1:]) - {""}


@cache
def tesseract_version() -> str:
    """ "tesseract 5.3.0", or "" where it cannot read Dutch."""
    if LANGUAGE not in languages():
        return ""
    return " ".join(_told("--version").split("\n")[0].split()[:2])


def _told(option: str) -> str:
    try:
        done = subprocess.run(["tesseract", option], capture_output=True, check=False, timeout=60, text=True)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout or done.stderr


def seconds_for(recognise_seconds: float | None) -> int:
    """How long a reader may take that reads pictures for so long."""
    return max(MAX_SECONDS, round(recognise_seconds or 0) + SECONDS_BESIDE)


class Recogniser:
    """Reads pictures of pages until its time is up (`seconds`, None for no reading at all)."""

    def __init__(self, seconds: float | None) -> None:
        self.asked = seconds is not None
        self.until = time.monotonic() + (seconds or 0)
        self.pages = 0

    def has_time(self) -> bool:
        """Whether a picture given now would be looked at."""
        return self.asked and LANGUAGE in languages() and time.monotonic() < self.until

    def text_in(self, picture: bytes) -> str | None:
        """The text in a picture ("" where there is none), or None when it could not be looked at."""
        if not self.has_time():
            return None
        sides = ANY_SIDE_UP if TURNING in languages() else UPRIGHT_ONLY
        try:
            done = subprocess.run(
                ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--psm", sides],
                input=picture,
                capture_output=True,
                check=False,
                timeout=min(PAGE_SECONDS, max(1.0, self.until - time.monotonic())),
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},
            )
        except subprocess.TimeoutExpired:
            return None
        if done.returncode:
            return None
        found = tidied(done.stdout.decode("utf-8", errors="replace").replace("\f", ""))
        self.pages += bool(found)
        return found
