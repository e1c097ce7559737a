import hashlib
from typing import Any, BinaryIO

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import IntegrityError, models, transaction
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from documents.models.immutability import Immutable


def legal_storage() -> Storage:
    return storages["legal"]


def place(stored: "StoredFile", _name: str) -> str:
    return f"{stored.sha256[:2]}/{stored.sha256}"


class StoredFile(Immutable):
    """A file kept for good under the hash of its content: equal files are stored once."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("grootte in bytes")
    media_type = models.CharField("soort bestand", max_length=127)
    file = models.FileField("bestand", storage=legal_storage, upload_to=place)

    class Meta(Immutable.Meta):
        verbose_name = "bewaard bestand"
        verbose_name_plural = "bewaarde bestanden"
        default_permissions = ("add", "view")
        constraints = [
            models.CheckConstraint(condition=Exact(Length("sha256"), 64), name="stored_file_sha256_whole"),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]

    def read(self) -> bytes:
        with self.file.open("rb") as opened:
            return opened.read()


def store_file(content: bytes | BinaryIO, *, media_type: str) -> StoredFile:
    """The stored file with this content, written when it was not there yet (or not whole)."""
    data = content if isinstance(content, bytes) else content.read()
    sha256 = hashlib.sha256(data).hexdigest()
    stored = StoredFile.objects.filter(sha256=sha256).first()
    if stored:
        _write(stored, data)
        return stored
    stored = StoredFile(sha256=sha256, size=len(data), media_type=media_type)
    stored.file.name = _write(stored, data)
    return _saved(stored)


def _write(stored: StoredFile, data: bytes) -> str:
    storage: Any = legal_storage()
    name = place(stored, "")
    if storage.exists(name):
        with storage.open(name, "rb") as kept:
            if kept.read() == data:
                return name
        storage.delete(name)
    return storage.save(name, ContentFile(data))


def _saved(stored: StoredFile) -> StoredFile:
    """The saved row, or the one that somebody else saved with the same content meanwhile."""
    try:
        with transaction.atomic():
            stored.save()
    except IntegrityError:
        return StoredFile.objects.get(sha256=stored.sha256)
    return stored
