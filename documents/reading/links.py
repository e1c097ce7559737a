"""Which addresses a text may link to."""

ALLOWED = ("http://", "https://", "mailto:", "#")
MAX_LENGTH = 2000


def safe_href(address: str) -> str:
    """The address when it may be followed, else nothing: then only the words stay."""
    address = address.strip()
    allowed = address.lower().startswith(ALLOWED) and len(address) <= MAX_LENGTH
    return address if allowed and not any(character.isspace() for character in address) else ""
