"""An e-mail as it was saved: its head, its text, and the files that came with it."""

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.policy import default as modern

from documents.extraction.pages import Page, tidied
from documents.importing.files import read
from documents.isolation import broken
from documents.text import plain_unit

HEAD = (("From", "Van"), ("To", "Aan"), ("Cc", "Kopie aan"), ("Date", "Datum"), ("Subject", "Onderwerp"))
Enclosure = tuple[str, bytes]


def read_mail(content: bytes) -> tuple[Page, list[Enclosure]]:
    """The mail itself as a page, and its enclosures as (name, content). Raises UnreadableFile."""
    try:
        mail = message_from_bytes(content, policy=modern)
        head = [f"{word}: {mail[name]}" for name, word in HEAD if mail[name]]
        page = Page(1, str(mail["Subject"] or ""), tidied("\n".join([*head, "", _body(mail)])))
        return page, list(_enclosures(mail))
    except (MessageError, LookupError, ValueError, AttributeError, TypeError) as error:
        raise broken() from error


def _body(mail: Message) -> str:
    if not isinstance(mail, EmailMessage):
        return ""
    plain = mail.get_body(("plain",))
    if plain is not None:
        return str(plain.get_content())
    rich = mail.get_body(("html",))
    if rich is None:
        return ""
    read_body = read(str(rich.get_content()).encode(), name="bericht.html")
    return "\n".join(plain_unit(unit) for unit in read_body.text.units)


def _enclosures(mail: Message) -> Iterator[Enclosure]:
    if not isinstance(mail, EmailMessage):
        return
    for number, part in enumerate(mail.iter_attachments(), start=1):
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "message/rfc822":
            payload = b"".join(inner.as_bytes() for inner in part.iter_parts())
        if isinstance(payload, bytes) and payload:
            yield part.get_filename() or f"bijlage {number}", payload
