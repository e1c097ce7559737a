"""Reading a file: into a text (`read_file`), or into pages for searching (`extract_pages`). Pure.

Each reads in a process of its own with limits, so that no file can hold up or bring down the portal.
"""

from documents.reading.extracting import extract, extract_pages, readers, recognise_pages
from documents.reading.pages import Extraction, Page, tidied
from documents.reading.stream import Imported, LeftOut, PasswordNeeded, UnreadableFile
from documents.reading.texts import read_file

__all__ = [
    "Extraction",
    "Imported",
    "LeftOut",
    "Page",
    "PasswordNeeded",
    "UnreadableFile",
    "extract",
    "extract_pages",
    "read_file",
    "readers",
    "recognise_pages",
    "tidied",
]
