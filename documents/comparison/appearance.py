"""What a reader sees of a text. Signs that show nothing, and hyphens that only say where a line may not be
broken, make no difference; white space is for the caller to judge."""

import re

# Soft hyphens, joiners, directions, variation selectors and the like, for a class of a regular expression.
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
HYPHENS = "\u2010\u2011"
NOTHING_SEEN = re.compile(f"[{UNSEEN}]+")
_SEEN = str.maketrans(dict.fromkeys(HYPHENS, "-"))


def as_seen(text: str) -> str:
    """The text without what shows nothing, with one hyphen."""
    return text if text.isascii() else NOTHING_SEEN.sub("", text).translate(_SEEN)
