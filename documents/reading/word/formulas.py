"""Formulas of a Word file as characters that say the same."""

from documents.reading.package import Element

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
BETWEEN = {f"{M}den": "/", f"{M}sup": "^", f"{M}sub": "_", f"{M}lim": " "}


def formula_words(element: Element) -> str:
    """A formula on one line: a fraction as "1/2", a power as "x^2"."""
    words = []
    for child in element:
        if child.tag == f"{M}t":
            words.append(child.text or "")
        else:
            inner = formula_words(child)
            words.append(f"{BETWEEN.get(child.tag, '')}{inner}" if inner else "")
    return "".join(words)
