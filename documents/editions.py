"""A version as an edition: what a rendition of the whole text needs to know."""

from documents.models import StoredFile, Version
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


def _picture(sha256: str) -> bytes:
    stored = StoredFile.objects.filter(sha256=sha256).first()
    if stored is None:
        raise KeyError(sha256)
    return stored.read()
