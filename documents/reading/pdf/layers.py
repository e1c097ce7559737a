"""The layers of a PDF that are switched off: what lies in them is drawn nowhere, and is still in the file."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, ContentStream, DecodedStreamObject, IndirectObject, NameObject

from documents.reading.pdf.opening import open_pdf, resolved

SHOWN = {b"Tj", b"TJ", b"Do", b"sh", b"INLINE IMAGE"}
NEXT_LINE = {b"'", b'"'}
PAINTED = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s"}
DEEPEST = 8

type Operation = tuple[Any, bytes]


def parted_layers(content: bytes, password: str | None) -> tuple[bytes, dict[int, str]]:
    """The PDF without what lies in layers that are off, and the words in those by page; the same bytes where
    all layers are on. Raises one of the errors of pypdf for a file that it cannot read.
    """
    reader = PdfReader(io.BytesIO(content), password=password or None)
    if not _Off(resolved(reader.root_object.get("/OCProperties")) or {}):
        return content, {}
    kept, gone = (_with_layers(reader, hidden=hidden) for hidden in (False, True))
    return kept, dict(_words(gone))


def _words(content: bytes) -> Iterator[tuple[int, str]]:
    with open_pdf(content, None) as document:
        for number in range(1, len(document) + 1):
            textpage = document[number - 1].get_textpage()
            if words := " ".join(textpage.get_text_range().split()):
                yield number, words


def _with_layers(reader: PdfReader, *, hidden: bool) -> bytes:
    """The file with only what is in a layer that is off (`hidden`), or only the rest."""
    writer = PdfWriter(clone_from=reader)
    off = _Off(resolved(writer.root_object["/OCProperties"]))
    for page in writer.pages:
        if (contents := page.get_contents()) is not None:
            _part(contents, resolved(page.get("/Resources")) or {}, off, writer, hidden=hidden, depth=0)
            page[NameObject("/Contents")] = writer._add_object(contents)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _part(
    contents: ContentStream, resources: Any, off: "_Off", writer: PdfWriter, *, hidden: bool, depth: int
) -> None:
    """Takes from a stream of operators what does not belong in the part."""
    properties, forms = (resolved(resources.get(name)) or {} for name in ("/Properties", "/XObject"))
    inside: list[bool] = []
    kept: list[Operation] = []
    for operands, operator in contents.operations:
        if operator in (b"BDC", b"BMC"):
            inside.append(operator == b"BDC" and operands[0] == "/OC" and off.marks(operands[1], properties))
        elif operator == b"EMC" and inside:
            inside.pop()
        is_off = any(inside)
        if operator == b"Do":
            form = resolved(forms.get(operands[0])) or {}
            is_off = is_off or ("/OC" in form and off.holds(form.get("/OC")))
            if not is_off and form.get("/Subtype") == "/Form" and depth < DEEPEST:
                forms[NameObject(operands[0])] = _form(
                    form, resources, off, writer, hidden=hidden, depth=depth
                )
                kept.append((operands, operator))
                continue
        kept += [(operands, operator)] if is_off is hidden else _unshown(operands, operator)
    contents.operations = kept


def _unshown(operands: Any, operator: bytes) -> list[Operation]:
    """What an operator does beside showing something."""
    if operator in SHOWN:
        return []
    if operator in NEXT_LINE:
        return [([], b"T*")]
    return [([], b"n")] if operator in PAINTED else [(operands, operator)]


def _form(
    form: Any, resources: Any, off: "_Off", writer: PdfWriter, *, hidden: bool, depth: int
) -> IndirectObject:
    contents = ContentStream(form, writer)
    own = resolved(form.get("/Resources")) or resources
    _part(contents, own, off, writer, hidden=hidden, depth=depth + 1)
    part = DecodedStreamObject()
    part.update(
        {key: value for key, value in form.items() if key not in ("/Filter", "/DecodeParms", "/Length")}
    )
    part.set_data(contents.get_data())
    return writer._add_object(part)


class _Off:
    """Which layers and memberships of layers (ISO 32000, 8.11) the file says are off when it opens."""

    def __init__(self, properties: Any) -> None:
        usual = resolved(properties.get("/D")) or {}
        layers = {_key(one): resolved(one) for one in resolved(properties.get("/OCGs")) or ()}
        listed = {name: {_key(one) for one in resolved(usual.get(name)) or ()} for name in ("/ON", "/OFF")}
        self.keys = set(layers) - listed["/ON"] if usual.get("/BaseState") == "/OFF" else set(listed["/OFF"])
        for said in map(resolved, resolved(usual.get("/AS")) or ()):
            if said.get("/Event") == "/View":
                self._use([_key(one) for one in resolved(said.get("/OCGs")) or ()], layers)
        # A name of which every layer is off: one given in a page itself has no number to tell it by.
        named = [(str((one or {}).get("/Name", "")), key in self.keys) for key, one in layers.items()]
        self.names = {name for name, off in named if off} - {name for name, off in named if not off}

    def _use(self, keys: list[int], layers: dict[int, Any]) -> None:
        """A layer can say of itself whether it is seen on a screen."""
        for key in keys:
            usage = resolved((layers.get(key) or {}).get("/Usage")) or {}
            match (resolved(usage.get("/View")) or {}).get("/ViewState"):
                case "/OFF":
                    self.keys.add(key)
                case "/ON":
                    self.keys.discard(key)

    def __bool__(self) -> bool:
        return bool(self.keys)

    def marks(self, said: Any, properties: Any) -> bool:
        """Whether what a piece of a page says of its layer means one that is off: the name of one, or a
        dictionary in the page itself, of a membership or with the name that a reader sees.
        """
        layer = properties.get(said) if isinstance(said, NameObject) else said
        if layer is None or resolved(layer) is None:
            return False
        if isinstance(layer, IndirectObject) or resolved(layer).get("/Type") == "/OCMD":
            return self.holds(layer)
        inner = resolved(layer).get("/OC")
        if inner is not None:
            return self.marks(inner, properties)
        return str(resolved(layer).get("/Name", "")) in self.names

    def holds(self, layer: Any) -> bool:
        """Whether a layer, or a membership of layers, is off."""
        found = resolved(layer)
        if found.get("/Type") != "/OCMD":
            return _key(layer) in self.keys
        if expression := resolved(found.get("/VE")):
            return not self._is_on(expression)
        members = found.get("/OCGs")
        several = resolved(members)
        listed = list(several) if isinstance(several, ArrayObject) else [members] if members else []
        states = [_key(one) not in self.keys for one in listed]
        match found.get("/P", "/AnyOn"):
            case "/AllOn":
                on = all(states)
            case "/AnyOff":
                on = not all(states)
            case "/AllOff":
                on = not any(states)
            case _:
                on = any(states)
        return bool(states) and not on

    def _is_on(self, expression: Any) -> bool:
        if not isinstance(resolved(expression), ArrayObject):
            return _key(expression) not in self.keys
        how, *parts = resolved(expression)
        match how:
            case "/Not":
                return not self._is_on(parts[0])
            case "/Or":
                return any(map(self._is_on, parts))
        return all(map(self._is_on, parts))


def _key(reference: Any) -> int:
    """What tells one layer from another: the number of its object."""
    return reference.idnum if isinstance(reference, IndirectObject) else -id(reference)
