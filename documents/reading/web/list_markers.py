"""What stands before the items of a list on a web page."""

import re

from documents.reading.number_forms import in_form
from documents.reading.package import Element
from documents.reading.web.generated import FORMS, style_of
from documents.reading.web.source import INLINE

# Kinds of list that show a sign and no number.
BULLETED = {"disc", "circle", "square", "disclosure-open", "disclosure-closed"}
LIST_ITEM_DISPLAYS = {"", "list-item", "revert", "initial"}
OWN_NUMBER = re.compile(
    r"[(\[]?(?:\d{1,3}[a-zA-Z]?(?:[.:]\d{1,3}[a-z]?)*|[a-zA-Z]|[ivx]{2,6}|[IVX]{2,6})(?:[.)\]°:]{1,2})?"
)


def list_marker(element: Element, item: Element, number: int) -> str | None:
    """What stands before an item: as the page writes it itself, as its style says, or as its kind of list
    has it. None for a kind of numbers that cannot be computed.
    """
    listed, own = style_of(element), style_of(item)
    if own.get("display", "").lower() not in LIST_ITEM_DISPLAYS:
        return _own_number(item)
    said = (style.get(name, "") for style in (own, listed) for name in ("list-style-type", "list-style"))
    kind, quoted = _kind_of_list(next(filter(None, said), ""))
    if written := item.get("marker") or quoted:
        return written
    kind = kind or item.get("type") or element.get("type") or ("disc" if element.tag == "ul" else "decimal")
    if kind == "none":
        return _own_number(item)
    if kind.lower() in BULLETED:
        return "•"
    form = FORMS.get(kind) or FORMS.get(kind.lower())
    return f"{in_form(number, form)}." if form else None


def _kind_of_list(said: str) -> tuple[str, str]:
    """The kind of numbers of a list, and in quotes what stands before its words instead."""
    quoted = re.findall(r"\"([^\"]*)\"|'([^']*)'", said)
    words = re.sub(r"\"[^\"]*\"|'[^']*'|url\([^)]*\)", " ", said).split()
    kinds = [word for word in words if word.lower() not in ("inside", "outside", "inherit", "initial")]
    return (kinds[0] if kinds else ""), "".join(quoted[0]).strip() if quoted else ""


def _own_number(item: Element) -> str:
    """The number that a page writes before the words of an item, apart from them; it is taken out."""
    first = item
    while len(first) and not (first.text or "").strip():
        first = first[0]
        written = "".join(first.itertext()).strip()
        if first.tag in INLINE and OWN_NUMBER.fullmatch(written):
            first.clear(keep_tail=True)
            return written
    return ""
