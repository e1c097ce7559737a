"""Taking away a kind of document."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import ProtectedError

from documents.ledger.history import delete
from documents.models import AGREEMENT, DocumentKind
from documents.text.refusals import Refused

IN_USE = (
    "Verwijderen kan niet, want er zijn documenten, ingelezen bestanden of modelroutes van deze soort. "
    "Geef die eerst een andere soort, of geef deze soort een andere naam."
)


def why_document_kind_stays(kind: DocumentKind) -> str:
    """In Dutch; empty for a kind that may go, as far as its documents tell."""
    if kind.code == AGREEMENT:
        return "Deze soort kan niet weg: het hoofdconvenant is een document van deze soort."
    return IN_USE if kind.documents.exists() else ""


@transaction.atomic
def remove_document_kind(*, kind: DocumentKind, by: AbstractBaseUser | None) -> None:
    """Takes away a kind that nothing is of. Raises Refused."""
    if why := why_document_kind_stays(kind):
        raise Refused(why)
    try:
        delete(kind, by=by)
    except ProtectedError:
        raise Refused(IN_USE) from None
