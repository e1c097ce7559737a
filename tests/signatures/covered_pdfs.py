"""What people and programs put on the pages of a PDF before they sign it."""

import io
from collections.abc import Callable
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

WIDE = (40, 500, 560, 800)
Change = Callable[[PdfWriter, PageObject], None]


def numbers(*values: float) -> ArrayObject:
    return ArrayObject(FloatObject(value) for value in values)


def holding(**entries: Any) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def changed(content: bytes, change: Change, page: int = 0) -> bytes:
    """Written anew after a change of this page."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    change(writer, writer.pages[page])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def stream_of(data: bytes, **entries: Any) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    made.update(holding(**entries))
    return made


def annotated(content: bytes, kind: str, page: int = 0, said: str = "", **entries: Any) -> bytes:
    def change(writer: PdfWriter, on: PageObject) -> None:
        more = {"Contents": TextStringObject(said)} if said else {}
        note = holding(
            Type=NameObject("/Annot"), Subtype=NameObject(f"/{kind}"), F=NumberObject(4), Rect=numbers(*WIDE),
            **more, **entries,
        )  # fmt: skip
        there = list(on["/Annots"]) if "/Annots" in on else []  # type: ignore[call-overload]
        on[NameObject("/Annots")] = ArrayObject([*there, writer._add_object(note)])

    return changed(content, change, page)


def with_drawing(content: bytes, data: bytes, page: int = 0, **resources: Any) -> bytes:
    """With more drawing behind the page's own."""

    def change(writer: PdfWriter, on: PageObject) -> None:
        own = on.raw_get("/Contents")
        before, after = stream_of(b"q\n"), stream_of(b"\nQ\n" + data)
        parts = [writer._add_object(before), own, writer._add_object(after)]
        on[NameObject("/Contents")] = ArrayObject(parts)
        for key, named in resources.items():
            apart = {name: writer._add_object(value) for name, value in named.items()}
            on["/Resources"][NameObject(f"/{key}")] = DictionaryObject(apart)  # type: ignore[index]

    return changed(content, change, page)


def with_picture(content: bytes) -> bytes:
    picture = stream_of(
        b"\xff",
        Type=NameObject("/XObject"), Subtype=NameObject("/Image"),
        Width=NumberObject(1), Height=NumberObject(1),
        ColorSpace=NameObject("/DeviceGray"), BitsPerComponent=NumberObject(8),
    )  # fmt: skip
    return with_drawing(content, b"q 300 0 0 100 60 600 cm /Plaatje Do Q", XObject=holding(Plaatje=picture))


def in_a_layer_that_is_off(content: bytes) -> bytes:
    """The page's own drawing, in a layer that is not shown."""

    def change(writer: PdfWriter, on: PageObject) -> None:
        layer = writer._add_object(holding(Type=NameObject("/OCG"), Name=TextStringObject("Tekst")))
        own = on.raw_get("/Contents")
        before, after = stream_of(b"/OC /Laag BDC\n"), stream_of(b"\nEMC\n")
        parts = [writer._add_object(before), own, writer._add_object(after)]
        on[NameObject("/Contents")] = ArrayObject(parts)
        on["/Resources"][NameObject("/Properties")] = holding(Laag=layer)  # type: ignore[index]
        shown = holding(OFF=ArrayObject([layer]), Order=ArrayObject([layer]))
        writer.root_object[NameObject("/OCProperties")] = holding(OCGs=ArrayObject([layer]), D=shown)

    return changed(content, change)


def with_page_entry(content: bytes, key: str, value: Any) -> bytes:
    def change(_writer: PdfWriter, on: PageObject) -> None:
        on[NameObject(f"/{key}")] = value

    return changed(content, change)


def with_xfa(content: bytes) -> bytes:
    def change(writer: PdfWriter, _on: PageObject) -> None:
        form = holding(Fields=ArrayObject(), XFA=writer._add_object(stream_of(b"<xdp/>")))
        writer.root_object[NameObject("/AcroForm")] = writer._add_object(form)

    return changed(content, change)
