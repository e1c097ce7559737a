"""Words that no page of the portal may show: those of Wagtail and Django before they are translated, and the
commonest English ones."""

import re
from ast import literal_eval
from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations
from importlib import import_module
from pathlib import Path

from django.apps import apps

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{\w*\}")
MESSAGE = re.compile(r'^msgid ((?:".*"\n)+)', re.MULTILINE)
QUOTED = re.compile(r'".*"')
TAG = re.compile(r"<[^>]+>")
COMMONEST = """
the and you your this that these those with from are has have been will would should cannot not
page pages search add edit delete save upload uploaded choose select selected user users settings
default snippet snippets slug draft can any more next previous none unknown dashboard content
image images file files title name names email password created updated deleted published publish
unpublished locked unlocked loading error please sorry required optional results showing view
locale usage history comment comments collection collections description workflow workflows
"""
EVERYDAY = frozenset(COMMONEST.split())


def english_in(words: str) -> str:
    """What is English in this text; nothing when it is not."""
    if words in english_messages():
        return words
    for pattern in english_patterns():
        if pattern.fullmatch(words):
            return words
    found = set(re.findall(r"(?<![a-z0-9-])[a-z]+(?:-[a-z]+)*(?![a-z0-9-])", words.lower())) & EVERYDAY
    return ", ".join(sorted(found))


@cache
def english_messages() -> frozenset[str]:
    """Every message of the libraries that has another text in Dutch."""
    return frozenset(
        _plain(message)
        for message, dutch in messages().items()
        if not PLACEHOLDER.search(message) and _plain(dutch).casefold() != _plain(message).casefold()
    )


@cache
def english_patterns() -> tuple[re.Pattern[str], ...]:
    """The same of those that are filled in, where enough of the sentence stays to know it by."""
    found = []
    for message, dutch in messages().items():
        fixed = PLACEHOLDER.sub("\0", _plain(message))
        if "\0" in fixed and dutch != message and len(re.findall(r"[A-Za-z]{2,}", fixed)) >= 2:
            found.append(re.compile(".+?".join(re.escape(part) for part in fixed.split("\0"))))
    return tuple(found)


@cache
def messages() -> Mapping[str, str]:
    """Every message that the libraries know, with their own Dutch."""
    found: dict[str, str] = {}
    for catalogue in catalogues("django"):
        for message, dutch in catalogue.items():
            found.setdefault(message, dutch)
    return found


@cache
def catalogues(domain: str) -> tuple[Mapping[str, str], ...]:
    """The Dutch catalogues of the installed apps and of Django: each message with its first translation."""
    places = [Path(config.path) for config in apps.get_app_configs() if config.name != "portal"]
    places.append(Path(str(import_module("django.conf").__path__[0])))
    paths = [place / f"locale/nl/LC_MESSAGES/{domain}.mo" for place in places]
    return tuple(_read(path) for path in paths if path.exists())


def every_message(domain: str) -> set[str]:
    """The messages in the sources of the libraries' catalogues, of apps that are not installed too."""
    found: set[str] = set()
    for library in ("django", "wagtail", "taggit"):
        for path in Path(str(import_module(library).__path__[0])).rglob(f"LC_MESSAGES/{domain}.po"):
            if path.parts[-3] in ("nl", "en"):
                for written in MESSAGE.findall(path.read_text(encoding="utf-8")):
                    found.add("".join(literal_eval(part) for part in QUOTED.findall(written)))
    return found


def _read(path: Path) -> Mapping[str, str]:
    with path.open("rb") as file:
        known = GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {_message(key): dutch for key, dutch in reversed(known.items()) if _message(key)}


def _message(key: str | tuple[str, int]) -> str:
    """Without its context, and without the number of its plural."""
    return (key if isinstance(key, str) else key[0]).rpartition("\x04")[2]


def _plain(message: str) -> str:
    return " ".join(TAG.sub("", message).split())
