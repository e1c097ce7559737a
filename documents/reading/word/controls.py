"""The content controls of a Word file: what one shows without words, and those that nobody filled in."""

from datetime import date

from documents.reading.blanks import Blanks, box
from documents.reading.package import Element
from documents.reading.word.styles import W, toggled, value
from documents.text.dutch import day

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
SHOWN = tuple(
    f"{W}{name}" for name in ("t", "sym", "drawing", "pict", "object", "fldChar", "fldSimple", "tc")
)
ASKING = tuple(f"{W}{name}" for name in ("text", "date", "dropDownList", "comboBox", "richText"))


def filled_in(control: Element, blanks: Blanks) -> str:
    """What a control shows by its answer alone, where it holds no words."""
    content, properties = control.find(f"{W}sdtContent"), control.find(f"{W}sdtPr")
    if properties is None or (content is not None and any(True for _ in content.iter(*SHOWN))):
        return ""
    ticked = properties.find(f"{W14}checkbox")
    if ticked is not None:
        checked = ticked.find(f"{W14}checked")
        return box(ticked=checked is not None and checked.get(f"{W14}val", "1") in ("1", "true", "on"))
    answer = _chosen(properties) or _dated(properties)
    if not answer and any(properties.find(one) is not None for one in ASKING):
        blanks.add("", name=_name(properties))
    return answer


def note_placeholders(body: Element, blanks: Blanks) -> None:
    """The controls that still show what they ask."""
    for control in body.iter(f"{W}sdt"):
        properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
        if properties is not None and toggled(properties.find(f"{W}showingPlcHdr")):
            words = "".join(content.itertext(f"{W}t")) if content is not None else ""
            blanks.add(words, name=_name(properties))


def _chosen(properties: Element) -> str:
    """The answer that was picked from a list, in the words that the list shows for it."""
    for kind in (f"{W}dropDownList", f"{W}comboBox"):
        choices = properties.find(kind)
        if choices is not None and (last := choices.get(f"{W}lastValue", "")):
            shown = {
                one.get(f"{W}value", ""): one.get(f"{W}displayText", "")
                for one in choices.iter(f"{W}listItem")
            }
            return str(shown.get(last) or last)
    return ""


def _dated(properties: Element) -> str:
    found = properties.find(f"{W}date")
    try:
        return day(date.fromisoformat(found.get(f"{W}fullDate", "")[:10])) if found is not None else ""
    except ValueError:
        return ""


def _name(properties: Element) -> str:
    return value(properties.find(f"{W}alias"), "") or value(properties.find(f"{W}tag"), "")
