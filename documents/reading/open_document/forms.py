"""What an ODT file shows that does not stand in it as words: the controls of a form, the fields of older
forms, and fields whose words are kept beside the text.
"""

from documents.reading.blanks import Blanks, box, radio
from documents.reading.open_document.styles import TEXT
from documents.reading.package import Element, whole_number

FORM = "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}"
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
BOXES, CHOICES, LISTS = (f"{FORM}checkbox",), (f"{FORM}radio",), (f"{FORM}listbox",)
WORDED = tuple(
    f"{FORM}{name}"
    for name in ("text", "textarea", "formatted-text", "number", "date", "time", "file", "combobox")
)
# Fields whose words stand in the file, unless the program that wrote it left them out.
NAMES_OF_FIELDS = (
    "user-field-get user-field-input variable-get variable-set variable-input sequence expression "
    "conditional-text database-display bookmark-ref reference-ref sequence-ref note-ref drop-down"
)
WITH_WORDS = frozenset(f"{TEXT}{name}" for name in NAMES_OF_FIELDS.split())


class ShownInOdt:
    """Looks up what controls and fields show. `unread` gathers the names of fields that nobody can tell."""

    def __init__(self, root: Element, blanks: Blanks) -> None:
        self.blanks = blanks
        self.unread: dict[str, None] = {}
        self.controls = {
            key: one
            for one in root.iter(f"{FORM}*")
            for name in (XML_ID, f"{FORM}id")
            if (key := one.get(name))
        }
        self.declared = {
            one.get(f"{TEXT}name", ""): _value(one) for one in root.iter(f"{TEXT}user-field-decl")
        }

    def control(self, key: str) -> str:
        """A control of a form, with what stands beside it."""
        one = self.controls.get(key)
        if one is None:
            return ""
        label = one.get(f"{FORM}label", "")
        if one.tag in BOXES:
            state = one.get(f"{FORM}current-state") or one.get(f"{FORM}state", "")
            return f"{box(ticked=state == 'checked')} {label}".strip()
        if one.tag in CHOICES:
            return f"{radio(chosen=_is_chosen(one))} {label}".strip()
        if one.tag == f"{FORM}fixed-text":
            return str(label)
        words = _listed(one) if one.tag in LISTS else _written(one) if one.tag in WORDED else None
        if words == "":
            self.blanks.add("", name=one.get(f"{FORM}name", ""))
        return words or ""

    def mark(self, mark: Element) -> str:
        """A field of a form as older files of Word have them."""
        kind = mark.get(f"{FIELD}type", "")
        found = [(one.get(f"{FIELD}name", ""), one.get(f"{FIELD}value", "")) for one in mark]
        if kind.endswith("FORMCHECKBOX"):
            return box(ticked=dict(found).get("Checkbox_Checked", "") == "true")
        entries = [shown for name, shown in found if name.startswith("Dropdown_ListEntry")]
        if not entries:
            return ""
        chosen = whole_number(dict(found).get("Dropdown_Selected"), len(entries))
        if chosen < len(entries):
            return str(entries[chosen])
        self.blanks.add("")
        return ""

    def field(self, field: Element) -> str:
        """A field without words, by what the file keeps of its value."""
        if field.tag == f"{TEXT}drop-down":
            chosen = [one for one in field if one.get(f"{TEXT}current-selected") == "true"]
            words = str(chosen[0].get(f"{TEXT}value", "")) if chosen else ""
        elif field.tag == f"{TEXT}conditional-text":
            holds = field.get(f"{TEXT}current-value", "") == "true"
            words = str(field.get(f"{TEXT}string-value-if-{'true' if holds else 'false'}", ""))
        else:
            words = _value(field) or self.declared.get(field.get(f"{TEXT}name", ""), "")
        if not words and field.tag != f"{TEXT}conditional-text":
            name = field.get(f"{TEXT}name", "") or field.get(f"{TEXT}ref-name", "")
            self.unread[name or field.tag.rpartition("}")[2]] = None
        return words

    def note_question(self, field: Element) -> None:
        """A field that shows what it asks until somebody answers."""
        asking = field.tag == f"{TEXT}placeholder" or field.get(f"{LOEXT}showing-place-holder") == "true"
        if asking:
            self.blanks.add("".join(field.itertext()))


def _value(one: Element) -> str:
    values = (one.get(f"{OFFICE}{name}value") for name in ("string-", "", "date-", "time-", "boolean-"))
    return next((str(found) for found in values if found), "")


def _is_chosen(one: Element) -> bool:
    return bool((one.get(f"{FORM}current-selected") or one.get(f"{FORM}selected")) == "true")


def _listed(one: Element) -> str:
    return ", ".join(option.get(f"{FORM}label", "") for option in one if _is_chosen(option))


def _written(one: Element) -> str:
    words = one.get(f"{FORM}current-value") or one.get(f"{FORM}value") or ""
    return str(words) or " ".join(" ".join(paragraph.itertext()) for paragraph in one.iter(f"{TEXT}p"))
