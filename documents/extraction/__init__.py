"""The plain text of a file, page by page, for searching and reading: no structure is recognised here."""

from documents.extraction.pages import Extraction, Page, tidied
from documents.extraction.reading import extract, extract_pages, readers, recognise_pages

__all__ = ["Extraction", "Page", "extract", "extract_pages", "readers", "recognise_pages", "tidied"]
