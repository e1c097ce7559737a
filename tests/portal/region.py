"""A small region to test the website on: a convenant in two versions, what hangs under it, who signs."""

import hashlib
import struct
import zlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from documents.models import Document, Version
from documents.text import Picture, Text
from documents.versions.determination import NewAttachment
from portal.accounts.models import User
from signatures.models import FollowUp, Membership, Outcome, Partner, PartnerName, Purpose, Route, Step
from signatures.register.accounts import work_for
from signatures.register.acts import record_signature
from tests.factories import make_document, make_text, make_version

SCAN = b"%PDF-1.4 een getekend stuk"
OLD = {
    "Aanhef": "Partijen willen samenwerken.",
    "Hoofdstuk 1 Algemeen": "",
    "Artikel 1 Doel": "Partijen helpen mensen aan een woning.",
    "Artikel 2 Kosten": "1. De gemeente betaalt de helft.\n2. De corporatie betaalt de rest.",
    "Artikel 3 Duur": "Deze afspraken gelden twee jaar.",
}
NEW = OLD | {
    "Artikel 2 Kosten": "1. De gemeente betaalt een derde deel.\n2. De corporatie betaalt de rest.",
    "Artikel 4 Risicofonds": "Partijen vullen samen een fonds.",
}


def png(colour: int = 0) -> bytes:
    """A picture of one dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    dot = zlib.compress(bytes([0, colour]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", dot) + chunk(b"IEND", b"")


def pictured(articles: dict[str, str], content: bytes) -> tuple[Text, dict[str, bytes]]:
    """A text with a picture below its last article."""
    text = make_text(articles)
    digest = hashlib.sha256(content).hexdigest()
    last = text.units[-1]
    picture = Picture(digest, "image/png", "Een schema")
    unit = type(last)(
        **{name: getattr(last, name) for name in last.__slots__} | {"blocks": (*last.blocks, picture)}
    )
    return Text((*text.units[:-1], unit)), {digest: content}


def make_partner(slug: str, name: str, kind: str = "municipality") -> Partner:
    partner = Partner.objects.create(slug=slug, kind_id=kind)
    PartnerName.objects.create(partner=partner, name=name, since=date(2000, 1, 1))
    return partner


def join(
    partner: Partner, document: Document, since: date = date(2019, 1, 1), until: date | None = None
) -> None:
    Membership.objects.create(partner=partner, document=document, since=since, until=until)


def sign(partner: Partner, version: Version, on: date) -> None:
    record_signature(
        partner=partner,
        version=version,
        on=on,
        by=None,
        received=on + timedelta(days=2),
        signatories=[{"name": "A. Bos", "function": "burgemeester"}],
        evidence=SCAN,
    )


@dataclass
class Region:
    convenant: Document
    old: Version
    new: Version
    process: Document
    partners: list[Partner]
    picture: str


def make_region(visibility: str = "public") -> Region:
    """Version 2019 is in force, version 2025 waits for Dudok; one work process works 2019 out."""
    convenant = make_document(title="Convenant Wonen", visibility=visibility)
    partners = [make_partner("huizen", "Huizen"), make_partner("dudok", "Dudok", "corporation")]
    for partner in partners:
        join(partner, convenant)
    text, pictures = pictured(OLD, png())
    attachment = NewAttachment("Schema", "schema.txt", b"Het schema in woorden.", "text/plain")
    old = make_version(
        convenant,
        text=text,
        pictures=pictures,
        attachments=[attachment],
        label="2019",
        determined_on=date(2019, 2, 14),
    )
    for partner in partners:
        sign(partner, old, date(2019, 5, 20))
    new = make_version(convenant, articles=NEW, label="2025", determined_on=date(2025, 9, 18))
    sign(partners[0], new, date(2025, 11, 1))
    process = make_document("aanmelden", kind="process", title="Aanmelden", visibility=visibility)
    make_version(process, label="2019", determined_on=date(2019, 6, 1), implements=old)
    _add_decisions(convenant, new)
    return Region(convenant, old, new, process, partners, next(iter(pictures)))


def _add_decisions(convenant: Document, version: Version) -> None:
    route = Route.objects.create(document=convenant, version=version, label="2025", title="Besluit over 2025")
    Step.objects.create(
        route=route,
        order=1,
        body="Directeuren",
        purpose=Purpose.ADVISE,
        held_on=date(2025, 9, 4),
        outcome=Outcome.AGREED,
    )
    action = FollowUp.objects.create(title="Cijfers over ontruimingen", owner="Regionaal team")
    action.documents.add(convenant)


def make_user(name: str, *, partner: Partner | None = None, **fields: Any) -> User:
    user = User.objects.create_user(
        name, email=f"{name}@voorbeeld.example", password="een-lang-wachtwoord", **fields
    )
    work_for(user=user, partner=partner)
    return user
