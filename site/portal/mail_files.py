"""Mail as files that a person reads: to whom, about what, and the text as it was written."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend as FileBackend


class EmailBackend(FileBackend):
    stream: Any

    def write_message(self, message: EmailMessage) -> None:
        try:
            message.message()  # refuses what a server would refuse, such as a line break in the head
        except ValueError:
            self.close()
            raise
        head = f"Aan: {', '.join(message.recipients())}\nOnderwerp: {message.subject}"
        self.stream.write(f"{head}\n\n{message.body}\n".encode())


def folder_of_mails() -> Path | None:
    """Where the mails are; None when they are sent."""
    mailer = settings.MAILERS["default"]
    if mailer["BACKEND"] != f"{EmailBackend.__module__}.{EmailBackend.__qualname__}":
        return None
    return Path(mailer["OPTIONS"]["file_path"])


def kept_mails() -> Iterator[str]:
    """The text of each file, the newest first; a file may hold several mails."""
    folder = folder_of_mails()
    if folder is not None:
        for file in sorted(folder.glob("*.log"), reverse=True):
            yield file.read_text(errors="replace")
