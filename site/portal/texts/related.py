"""What stands around a text: attachments, what hangs under or above it, the decisions and who signs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from documents.models import Attachment, Document, Version
from documents.models.visibility import readable_by
from portal.texts.belonging import Related
from portal.texts.document_on_day import DocumentOnDay, VersionOnDay
from portal.texts.follow_ups import ShownFollowUp, shown_follow_ups, with_origin
from signatures.models import FollowUp, Route
from signatures.register.amounts import amounts_of
from signatures.routes.standing import RouteStanding, standings_of, without_version
from signatures.standing import PartnerStanding
from signatures.standing.amounts import AmountHistory
from signatures.standing.cells import Cell

TO_FILL_IN = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
)


@dataclass(frozen=True)
class ShownSigner:
    partner: PartnerStanding
    cell: Cell


@dataclass(frozen=True)
class RelatedToVersion:
    attachments: tuple[Attachment, ...]
    implementing: tuple[Related, ...]
    implements: Related | None
    follow_ups: tuple[ShownFollowUp, ...]
    routes: tuple[RouteStanding, ...]
    signers: tuple[tuple[str, tuple[ShownSigner, ...]], ...]
    amounts: tuple[AmountHistory, ...] = ()
    belonging: tuple[str, str] = ("", "")

    @property
    def form(self) -> Attachment | None:
        """The file that one fills in: the first that a word processor opens."""
        return next((one for one in self.attachments if one.file.media_type in TO_FILL_IN), None)


def related_to_version(
    place: VersionOnDay, shelf: DocumentOnDay, above: Iterable[DocumentOnDay], user
) -> RelatedToVersion:
    """Everything around the version in this place. `above` are the shelves of what it may work out."""
    document = shelf.document
    implements = _implements(place.version, above)
    return RelatedToVersion(
        tuple(place.version.attachments.select_related("file")),
        _implementing(shelf, user),
        implements,
        tuple(shown_follow_ups(with_origin(FollowUp.objects.filter(documents=document)), user)),
        tuple(_routes(place.version, user)),
        signers(shelf, place.version.number),
        amounts_of(document, on=shelf.on),
        implements.sentences(str(document.kind), place.standing) if implements else ("", ""),
    )


def above(document: Document, user) -> list[Document]:
    """The documents that any version of this one works out, as far as this person may read them."""
    own = Version.objects.visible_to(user).filter(document=document)
    named = Document.objects.visible_to(user).filter(versions__implemented_by__in=own)
    return list(named.exclude(pk=document.pk).distinct())


def signers(shelf: DocumentOnDay, number: int) -> tuple[tuple[str, tuple[ShownSigner, ...]], ...]:
    """Who has something to do with signing this version, by kind of partner."""
    grouped: dict[str, list[ShownSigner]] = defaultdict(list)
    for partner in shelf.standing.partners:
        cell = partner.cell(number)
        if cell and not cell.is_empty:
            grouped[partner.kind].append(ShownSigner(partner, cell))
    kinds = (kind for kind in shelf.standing.kinds if grouped[kind.code])
    return tuple((kind.plural, tuple(grouped[kind.code])) for kind in kinds)


def _implementing(shelf: DocumentOnDay, user) -> tuple[Related, ...]:
    meant = [place.version for place in shelf.places]
    versions = Version.objects.visible_to(user).filter(implements__in=meant)
    newest = {}
    for version in (
        versions.defer("content")
        .select_related("document__kind", "implements")
        .order_by("number", "correction")
    ):
        newest[version.document_id] = version
    found = sorted(newest.values(), key=lambda version: (version.document.kind.order, version.document.title))
    return tuple(
        _related(version.document, version.implements, shelf) for version in found if version.implements
    )


def _implements(version: Version, above: Iterable[DocumentOnDay]) -> Related | None:
    meant = version.implements
    shelf = next((shelf for shelf in above if meant and shelf.document.pk == meant.document_id), None)
    if meant is None or shelf is None or meant not in [place.version for place in shelf.places]:
        return None
    return _related(shelf.document, meant, shelf)


def _related(document: Document, meant: Version, shelf: DocumentOnDay) -> Related:
    """`shelf` is that of the document that is worked out."""
    current = shelf.current.version if shelf.current else None
    return Related(document, shelf.document, meant, shelf.place(meant).standing, current)


def _routes(version: Version, user) -> Iterable[RouteStanding]:
    levels = readable_by(user)
    routes = Route.objects.filter(document=version.document, shown=True)
    routes = routes.filter(Q(version=version) | without_version(levels))
    return standings_of(routes, briefly=True, readable=levels)
