"""What kinds of passages there are, and their Dutch words: the kinds of documents, and what is found beside
them."""

from documents.models import Kind

FOLLOW_UP = "followUp"
PARTNER = "partner"
PAGE = "page"
BESIDE = {FOLLOW_UP: "Vervolgactie", PARTNER: "Partner", PAGE: "Pagina"}
KINDS: dict[str, str] = {kind.value: str(kind.label) for kind in Kind} | BESIDE
