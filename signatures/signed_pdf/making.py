"""The PDF that is signed: made once for a version, so that everybody signs the same bytes."""

from django.db import IntegrityError, transaction

from documents.models import Version, store_file
from documents.reading.filetypes import PDF
from documents.renditions.typeset.version import version_pdf
from documents.text.dutch import day
from documents.text.refusals import Refused
from documents.versions.editions import edition_of
from signatures.models import SigningPdf

STATUS = "Vastgesteld op {day}. Dit exemplaar is gemaakt om te ondertekenen."


class NothingToSign(Refused):
    """A version without text, which can be signed on paper all the same."""


def pdf_to_sign(version: Version) -> SigningPdf:
    """The one PDF of this version, made now when it was not there yet. Raises NothingToSign."""
    made = SigningPdf.objects.filter(version=version).select_related("file").first()
    if made:
        return made
    if not version.has_text:
        raise NothingToSign(
            "Van deze versie is de tekst niet vastgelegd. Voeg eerst de tekst toe; daarna kan zij worden "
            "getekend."
        )
    return _kept(version, _content(version))


def _content(version: Version) -> bytes:
    edition = edition_of(version, status=STATUS.format(day=day(version.determined_on)))
    return version_pdf(edition, for_signing=True)


def _kept(version: Version, content: bytes) -> SigningPdf:
    """Saved, or the one that somebody else saved meanwhile: the first is the one that is sent out."""
    try:
        with transaction.atomic():
            return SigningPdf.objects.create(version=version, file=store_file(content, media_type=PDF))
    except IntegrityError:
        return SigningPdf.objects.select_related("file").get(version=version)
