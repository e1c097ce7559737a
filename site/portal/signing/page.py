"""What somebody who was asked to sign gets to see: the text, what changed, who signed already."""

from dataclasses import dataclass

from documents.models import StoredFile, Version, Visibility
from documents.models.visibility import levels_within
from portal.organisation.changed_since import Change, change_between
from portal.texts.document_on_day import DocumentOnDay, documents_as_known
from signatures.models import Invitation, Submission
from signatures.signed_pdf.making import NothingToSign, pdf_to_sign
from signatures.standing import PartnerStanding, VersionStanding
from signatures.standing.cells import Cell


@dataclass(frozen=True)
class SigningPage:
    """`pdf` is None for a version without text; `readable` tells whether this visitor may read it elsewhere
    too; `last_signed` is the newest older version that the partner signed."""

    invitation: Invitation
    version: Version
    pdf: StoredFile | None
    readable: bool
    standing: VersionStanding
    cell: Cell | None
    last_signed: Version | None
    change: Change | None
    submissions: tuple[Submission, ...]

    @property
    def can_be_signed(self) -> bool:
        return self.standing.may_be_signed

    @property
    def hidden(self) -> bool:
        return not self.readable

    @property
    def has_signed(self) -> list[str]:
        """The names of who signed for the partner already, when more people must."""
        acts = self.cell.acts if self.cell and self.cell.is_open else ()
        return [name for dated in acts for name in dated.act.signatories if name]

    @property
    def signatories(self) -> int:
        return self.cell.signatories if self.cell else 1

    @property
    def waiting(self) -> Submission | None:
        """What was handed in last, when it waits to be judged."""
        last = self.submissions[0] if self.submissions else None
        return last if last and last.decided_at is None else None

    @property
    def sent_back(self) -> Submission | None:
        last = self.submissions[0] if self.submissions else None
        return last if last and last.decided_at and last.act_id is None else None


def signing_page(invitation: Invitation, user) -> SigningPage:
    request = invitation.request
    version, document = request.round.version, request.round.version.document
    shelf = documents_as_known([document], _known(version))[document.pk]
    partner = shelf.standing.partner(request.partner.slug)
    last = _last_signed(shelf, partner, version.number) if partner else None
    return SigningPage(
        invitation=invitation,
        version=version,
        pdf=_pdf(version),
        readable=Version.objects.visible_to(user).filter(pk=version.pk).exists(),
        standing=shelf.place(version).standing,
        cell=partner.cell(version.number) if partner else None,
        last_signed=last,
        change=change_between(last, version) if last else None,
        submissions=tuple(
            Submission.objects.filter(request=request).select_related("file").order_by("-handed_in_at", "-pk")
        ),
    )


def _known(version: Version) -> list[str]:
    """Whoever is asked to sign a version knows it, and else what partners know."""
    levels = levels_within(Visibility.PARTNERS)
    published = Version.objects.published_to(levels).filter(pk=version.pk).exists()
    return levels if published else levels_within(Visibility.TEAM)


def _last_signed(shelf: DocumentOnDay, partner: PartnerStanding, before: int) -> Version | None:
    earlier = {number for number in partner.answered if number < before}
    found = [place.version for place in shelf.places if place.version.number in earlier]
    return found[-1] if found else None


def _pdf(version: Version) -> StoredFile | None:
    try:
        return pdf_to_sign(version).file
    except NothingToSign:
        return None
