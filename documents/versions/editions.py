"""A version as an edition, and two as the heading of a comparison: what renditions need to know."""

from documents.models import StoredFile, Version
from documents.renditions.comparison_heading import ComparisonHeading
from documents.renditions.edition import Edition


def edition_of(version: Version, *, status: str, url: str) -> Edition:
    """`status` says in a sentence what the version is worth now, `url` is its permanent address."""
    return Edition(
        title=version.title,
        label=version.label,
        designation=version.designation,
        status=status,
        determined_on=version.determined_on,
        digest=version.digest,
        url=url,
        text=version.text,
        picture=_picture,
        attachments=tuple(version.attachments.values_list("title", flat=True)),
    )


def comparison_heading(old: Version, new: Version, *, url: str) -> ComparisonHeading:
    """`url` is the permanent address of the comparison."""
    return ComparisonHeading(
        title=new.title,
        old_name=old.name,
        new_name=new.name,
        old_designation=old.designation,
        new_designation=new.designation,
        url=url,
        dated=new.determined_on,
    )


def _picture(sha256: str) -> bytes:
    stored = StoredFile.objects.filter(sha256=sha256).first()
    if stored is None:
        raise KeyError(sha256)
    return stored.read()
