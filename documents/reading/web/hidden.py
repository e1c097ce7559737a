"""Which parts of a web page a reader does not see."""

from documents.reading.package import Element, whole_number
from documents.reading.web.generated import style_of

UNSEEN = {
    "display": {"none"},
    "visibility": {"hidden", "collapse"},
    "mso-hide": {"all"},
    "opacity": {"0", "0%"},
}


def why_left_out(element: Element) -> str:
    """Why a reader does not see an element as text (Dutch); "" where he does."""
    if element.tag == "del":
        return "doorgehaald"
    if element.tag == "datalist" or (element.tag == "option" and not _chosen(element)):
        return "niet gekozen in een lijst"
    closed = element.tag == "dialog" and element.get("open") is None
    return "verborgen tekst" if closed or element.get("hidden") is not None or _unseen(element) else ""


def _unseen(element: Element) -> bool:
    """Whether the style hides an element and all that is in it."""
    style = style_of(element)
    hidden = {name for name, values in UNSEEN.items() if style.get(name, "").lower() in values}
    if hidden == {"visibility"}:
        return not any(style_of(one).get("visibility") == "visible" for one in element.iterdescendants())
    return bool(hidden)


def _chosen(option: Element) -> bool:
    """Whether a reader sees this option: of a list that folds out only the chosen one, or the first."""
    choice = next(option.iterancestors("select"), None)
    if choice is None or choice.get("multiple") is not None or whole_number(choice.get("size"), 1) > 1:
        return True
    options = list(choice.iter("option"))
    chosen = [one for one in options if one.get("selected") is not None] or options
    return option is (chosen[-1] if chosen[0].get("selected") is not None else chosen[0])
