"""A version as an edition, and two as the heading of a comparison: what renditions need to know."""

from documents import addresses
from documents.models import StoredFile, Version
from documents.region import region_names
from documents.renditions.edition import ComparisonHeading, Edition


def edition_of(version: Version, *, status: str) -> Edition:
    """`status` says in a sentence what the version is worth now."""
    return Edition(
        title=version.title,
        label=version.label,
        designation=version.designation,
        status=status,
        determined_on=version.determined_on,
        digest=version.digest,
        url=addresses.absolute(version.get_absolute_url()),
        text=version.text,
        picture=_picture,
        attachments=tuple(version.attachments.values_list("title", flat=True)),
        publisher=region_names().region,
    )


def comparison_heading(old: Version, new: Version) -> ComparisonHeading:
    """Of two documents, with the name of its document behind each version."""
    within = old.document_id == new.document_id
    address = (
        addresses.comparison(new.document, old.designation, new.designation)
        if within
        else addresses.comparison_across(old.document, old.designation, new.document, new.designation)
    )
    return ComparisonHeading(
        title=new.title if within else f"{old.document.title} en {new.document.title}",
        old_name=old.name if within else f"{old.name} van {old.document.title}",
        new_name=new.name if within else f"{new.name} van {new.document.title}",
        old_designation=old.designation,
        new_designation=new.designation,
        url=addresses.absolute(address),
        dated=new.determined_on,
        publisher=region_names().region,
    )


def _picture(sha256: str) -> bytes:
    stored = StoredFile.objects.filter(sha256=sha256).first()
    if stored is None:
        raise KeyError(sha256)
    return stored.read()
