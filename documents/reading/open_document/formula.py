"""A formula of an ODT file, which is MathML, as words on one line."""

from documents.reading.package import Element

MATH = "{http://www.w3.org/1998/Math/MathML}"
BETWEEN = {f"{MATH}mfrac": "/", f"{MATH}msup": "^", f"{MATH}msub": "_"}


def formula(element: Element) -> str:
    """A fraction as "1/2", a power as "x^2"; the source that the program kept beside it is left out."""
    parts = [(element.text or "").strip()]
    parts += [formula(child) for child in element if child.tag != f"{MATH}annotation"]
    return BETWEEN.get(element.tag, "").join(filter(None, parts))
