"""Reading a file into a text: DOCX, ODT, PDF, HTML and Markdown, told by their content.

`read_file` is all that others need. It reads in a process of its own with limits, so that no file can hold up
or bring down the portal.
"""

from documents.importing.files import read
from documents.importing.stream import Imported, LeftOut, PasswordNeeded, UnreadableFile
from documents.isolation import run_apart

__all__ = ["Imported", "LeftOut", "PasswordNeeded", "UnreadableFile", "read_file"]


def read_file(content: bytes, *, name: str, password: str | None = None) -> Imported:
    """The file as a text with what the editor must know. Raises UnreadableFile, or PasswordNeeded."""
    return run_apart(read, content, name=name, password=password)
