"""Mail as files that a person reads: to whom, about what, and the text as it was written."""

from typing import Any

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
