"""What an editor chooses from in a block or a page: asked when a form is shown, as rows come and go."""

from collections.abc import Iterable

from documents.models import Document, DocumentKind

# The names of addresses that lead somewhere by themselves.
AGREEMENT_PLACE = "main-agreement"
PLACES = (
    (AGREEMENT_PLACE, "Het convenant"),
    ("chart", "Ondertekening"),
    ("partners", "Partners"),
    ("follow-ups", "Vervolgacties"),
    ("search", "Zoeken"),
    ("my-organisation", "Mijn organisatie"),
)


def kinds_to_choose() -> list[tuple[str, str]]:
    return [(kind.code, kind.name) for kind in DocumentKind.objects.by_code().values()]


def documents_to_choose() -> list[tuple[str, str]]:
    titled: Iterable[tuple[str, str]] = Document.objects.order_by("title").values_list("slug", "title")
    return list(titled)
