"""Stands in while the modules are being written."""

import importlib


def _get(module, *names):
    try:
        found = importlib.import_module(module)
    except ImportError:
        return [None] * len(names)
    return [getattr(found, name, None) for name in names]


(version_docx,) = _get("documents.renditions.docx", "version_docx")
ComparisonHeading, comparison_docx, comparison_pdf, renvooi_html, was_wordt_html = _get(
    "documents.renditions.comparison",
    "ComparisonHeading",
    "comparison_docx",
    "comparison_pdf",
    "renvooi_html",
    "was_wordt_html",
)
