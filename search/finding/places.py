"""The address where a passage is read."""

from collections.abc import Mapping
from datetime import date

from documents import addresses
from documents.models import Document, DocumentKind
from search.passages import Passage
from search.passages.standing import standing_on
from signatures.standing.kinds import VersionState


def url_of(passage: Passage, today: date, kinds: Mapping[str, DocumentKind]) -> str:
    """The article in the current text when it holds today, else in its own version; of an attachment the
    page. `kinds` are those of the portal by their code.
    Empty for a passage that belongs to no document of the portal."""
    if passage.address:
        return passage.address
    kind = kinds.get(passage.kind)
    if kind is None:
        return ""
    document = Document(slug=passage.document, kind=kind)
    if passage.attachment is not None:
        return addresses.attachment(document, passage.version, passage.attachment, passage.page)
    if standing_on(passage, today) == VersionState.IN_FORCE:
        return addresses.holding_article(document, passage.key)
    return addresses.article(document, passage.version, passage.key)
