"""A comparison as people get it: on a page, as a PDF, and as a Word file with tracked changes."""

from documents.renditions.comparison_docx import comparison_docx
from documents.renditions.comparison_heading import ComparisonHeading
from documents.renditions.comparison_html import renvooi_html, was_wordt_html
from documents.renditions.comparison_pdf import View, comparison_pdf

__all__ = ["ComparisonHeading", "View", "comparison_docx", "comparison_pdf", "renvooi_html", "was_wordt_html"]
