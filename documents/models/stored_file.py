import hashlib
from typing import BinaryIO

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import models

from documents.immutability import Immutable


def legal_storage():
    return storages["legal"]


def place(stored: "StoredFile", _name: str) -> str:
    return f"{stored.sha256[:2]}/{stored.sha256}"


class StoredFile(Immutable):
    """A file kept for good under the hash of its content: equal files are stored once."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("grootte in bytes")
    media_type = models.CharField("soort bestand", max_length=127)
    file = models.FileField("bestand", storage=legal_storage, upload_to=place)

    class Meta:
        verbose_name = "bewaard bestand"
        verbose_name_plural = "bewaarde bestanden"

    def __str__(self) -> str:
        return self.sha256[:12]

    def read(self) -> bytes:
        with self.file.open("rb") as opened:
            return opened.read()


def store_file(content: bytes | BinaryIO, *, media_type: str) -> StoredFile:
    """The stored file with this content, written when it was not there yet."""
    data = content if isinstance(content, bytes) else content.read()
    sha256 = hashlib.sha256(data).hexdigest()
    found = StoredFile.objects.filter(sha256=sha256).first()
    if found:
        return found
    stored = StoredFile(sha256=sha256, size=len(data), media_type=media_type)
    if stored.file.storage.exists(place(stored, "")):
        stored.file.name = place(stored, "")
    else:
        stored.file.save("", ContentFile(data), save=False)
    stored.save()
    return stored
