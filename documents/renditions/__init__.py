"""A comparison as people get it: on a page, as a PDF, and as a Word file with tracked changes."""

from documents.renditions.edition import ComparisonHeading
from documents.renditions.html.comparison import renvooi_html, was_wordt_html
from documents.renditions.typeset.comparison import View, comparison_pdf
from documents.renditions.word.comparison import comparison_docx

__all__ = ["ComparisonHeading", "View", "comparison_docx", "comparison_pdf", "renvooi_html", "was_wordt_html"]
