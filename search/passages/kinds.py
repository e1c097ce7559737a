"""What kinds of passages there are, and their Dutch words: the kinds of documents, and what is found beside
them."""

from documents.models import DocumentKind

FOLLOW_UP = "followUp"
PARTNER = "partner"
PAGE = "page"
BESIDE = {FOLLOW_UP: "Vervolgactie", PARTNER: "Partner", PAGE: "Pagina"}


def kind_words() -> dict[str, str]:
    """The word of each kind by its code, in one query."""
    return {code: kind.name for code, kind in DocumentKind.objects.by_code().items()} | BESIDE
