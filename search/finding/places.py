"""The address where a passage is read."""

from datetime import date

from documents import addresses
from documents.models import Document
from search.passages import Passage
from search.passages.standing import standing_on
from signatures.standing.kinds import VersionState


def url_of(passage: Passage, today: date) -> str:
    """The article in the current text when it holds today, else in its own version; of an attachment the
    page. Empty for a passage that belongs to no document of the portal."""
    if passage.address:
        return passage.address
    if not passage.kind:
        return ""
    document = Document(slug=passage.document, kind=passage.kind)
    if passage.attachment is not None:
        return addresses.attachment(document, passage.version, passage.attachment, passage.page)
    if standing_on(passage, today) == VersionState.IN_FORCE:
        return addresses.holding_article(document, passage.key)
    return addresses.article(document, passage.version, passage.key)
