"""An e-mail as it was saved: its head, its text, and the files that came with it."""

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.policy import default as modern

from documents.reading.decoding import decoded
from documents.reading.isolation import broken
from documents.reading.pages import Page, tidied
from documents.reading.stream import UnreadableFile
from documents.reading.texts import read
from documents.text import plain_unit

HEAD = (("From", "Van"), ("To", "Aan"), ("Cc", "Kopie aan"), ("Date", "Datum"), ("Subject", "Onderwerp"))
SIGNATURES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
FAILS = (MessageError, LookupError, ValueError, AttributeError, TypeError, RecursionError)
Enclosure = tuple[str, bytes]


def read_mail(content: bytes) -> tuple[Page, list[Enclosure]]:
    """The mail itself as a page, and its enclosures as (name, content). Raises UnreadableFile."""
    try:
        mail = message_from_bytes(content, policy=modern)
        head = [f"{word}: {found}" for name, word in HEAD if (found := _head(mail, name))]
        body = _body(mail)
        words = _words(body) if body is not None else ""
        page = Page(1, _head(mail, "Subject"), tidied("\n".join([*head, "", words])))
        return page, list(_enclosures(mail, body))
    except FAILS as error:
        raise broken() from error


def _head(mail: Message, name: str) -> str:
    """A line of the head, also where it is not written as it should be."""
    try:
        return " ".join(str(mail[name] or "").split())
    except FAILS:
        raw = next((value for key, value in mail.raw_items() if key.lower() == name.lower()), "")
        return " ".join(str(raw).split())


def _body(mail: Message) -> Message | None:
    """The part that a reader sees first: the plain text, or the rich text where that says nothing."""
    if not isinstance(mail, EmailMessage):
        return None
    if not mail.is_multipart():
        return mail
    for kind in ("plain", "html"):
        found = mail.get_body((kind,))
        if found is not None and _words(found).strip():
            return found
    return None


def _words(part: Message) -> str:
    text = _decoded(part)
    if part.get_content_type() != "text/html":
        return text
    try:
        rich = read(text.encode("utf-8-sig"), name="bericht.html").text
    except UnreadableFile:
        return ""
    return "\n".join(plain_unit(unit) for unit in rich.units)


def _decoded(part: Message) -> str:
    """The text of a part, by its character set, or where that is unknown by its content."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return str(part.get_payload() or "")
    try:
        return payload.decode(part.get_content_charset("utf-8"))
    except (LookupError, ValueError):
        return decoded(payload)


def _enclosures(mail: Message, body: Message | None) -> Iterator[Enclosure]:
    leaves = (part for part in _leaves(mail) if part is not body)
    for number, part in enumerate(leaves, start=1):
        payload = _payload(part)
        if payload and part.get_content_type() not in SIGNATURES:
            yield part.get_filename() or f"bijlage {number}", payload


def _payload(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        return b"".join(inner.as_bytes() for inner in part.get_payload() if isinstance(inner, Message))
    if part.get_content_maintype() == "text" and not part.get_filename():
        return _words(part).encode()
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _leaves(part: Message, *, alternative: bool = False) -> Iterator[Message]:
    """The parts that hold something, a message inside as one; not the other forms of the same text."""
    if not part.is_multipart() or part.get_content_type() == "message/rfc822":
        if not (alternative and part.get_content_type() in ("text/plain", "text/html")):
            yield part
        return
    within = alternative or part.get_content_type() == "multipart/alternative"
    for inner in part.get_payload():
        if isinstance(inner, Message):
            yield from _leaves(inner, alternative=within)
