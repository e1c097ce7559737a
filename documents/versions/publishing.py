"""From which day a version may be read. Determining fixes a text; publishing it may wait for a day.

Without a day of its own a version may be read at once. Partners may read it earlier than everyone else.
"""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from documents.ledger.entries import enter
from documents.ledger.history import save
from documents.models import Document, Publication, Version, Visibility
from documents.text.dutch import day
from documents.text.refusals import Refused


@dataclass(frozen=True, slots=True)
class PublicationDays:
    """Public from `public_from`; partners may read it from `partners_from`, by default the same day."""

    public_from: date
    partners_from: date | None = None

    @property
    def partners(self) -> date:
        return self.partners_from or self.public_from

    @property
    def words(self) -> str:
        """ "openbaar vanaf 1 januari 2027, voor partners vanaf 1 december 2026"."""
        told = f"openbaar vanaf {day(self.public_from)}"
        early = f", voor partners vanaf {day(self.partners)}"
        return told + (early if self.partners < self.public_from else "")


def publication_of(version: Version) -> Publication | None:
    """The days of this version, or of the version of which this is a repaired copy."""
    return Publication.objects.filter(
        version__document=version.document_id, version__number=version.number
    ).first()


def widest_of(version: Version, publication: Publication | None) -> Visibility:
    """Who may read this version today, as far as its document lets them."""
    return publication.widest_on(timezone.localdate()) if publication else Visibility.PUBLIC


def waiting_days(version: Version) -> PublicationDays | None:
    """The days of a version that is not public yet; None for one that is."""
    found = publication_of(version)
    if found is None or found.public_from <= timezone.localdate():
        return None
    return PublicationDays(found.public_from, found.partners_from)


def publish_from(
    version: Version, days: PublicationDays | None, *, by: AbstractBaseUser | None = None
) -> Publication | None:
    """The days of a version that is being determined, in that transaction; None is at once. Raises
    Refused."""
    today = timezone.localdate()
    _refuse_before_earlier(version, days.public_from if days else today, days.partners if days else today)
    if days is None or (days.public_from <= today and days.partners <= today):
        return None
    _refuse_partners_later(days)
    made = Publication(version=version, public_from=days.public_from, partners_from=days.partners)
    save(made, by=by, reason="Bij het vaststellen gekozen")
    enter(what="Dag van openbaarheid vastgelegd", by=by, about=version, result=days.words.capitalize())
    return made


@transaction.atomic
def change_publication(
    *, version: Version, days: PublicationDays, by: AbstractBaseUser | None, reason: str
) -> Publication:
    """Other days for a version that is not public yet; a day of today publishes it now. Raises Refused."""
    Document.objects.locked().get(pk=version.document_id)
    today, found = timezone.localdate(), publication_of(version)
    if found is None or found.public_from <= today:
        raise Refused(
            f"Versie {version.name} is al openbaar. Wie wilde, heeft de tekst al gelezen. "
            "Geldt de tekst niet meer? Leg dan vast dat de versie is ingetrokken."
        )
    if not reason.strip():
        raise Refused("Schrijf op waarom de dag verandert. Die reden blijft bij de versie bewaard.")
    if days.public_from < today or (days.partners != found.partners_from and days.partners < today):
        raise Refused("Kies vandaag of een latere dag. Een dag die voorbij is, kan niet meer beginnen.")
    if found.partners_from <= today < days.partners:
        raise Refused(
            f"Partners lezen versie {version.name} al sinds {day(found.partners_from)}. Laat die dag staan."
        )
    _refuse_partners_later(days)
    _refuse_before_earlier(version, days.public_from, days.partners)
    _refuse_after_later(version, days)
    found.public_from, found.partners_from = days.public_from, days.partners
    save(found, by=by, reason=reason)
    enter(what="Dag van openbaarheid gewijzigd", by=by, about=version, result=days.words.capitalize())
    return found


def _refuse_partners_later(days: PublicationDays) -> None:
    if days.partners > days.public_from:
        raise Refused(
            "Partners lezen een versie niet later dan alle anderen. Kies voor partners een eerdere dag, of "
            "laat die leeg."
        )


def _refuse_before_earlier(version: Version, public_from: date, partners_from: date) -> None:
    """In the order of their numbers, so that nobody reads a text whose predecessor is still unknown."""
    earlier = Publication.objects.filter(version__document=version.document_id)
    earlier = earlier.filter(version__number__lt=version.number, public_from__gt=timezone.localdate())
    for found in earlier.select_related("version"):
        if found.public_from > public_from or found.partners_from > partners_from:
            raise Refused(
                f"Versie {found.version.name} is pas openbaar vanaf {day(found.public_from)}. Kies voor "
                "deze versie dezelfde dag of later, of maak eerst die versie openbaar."
            )


def _refuse_after_later(version: Version, days: PublicationDays) -> None:
    numbers = Version.objects.filter(
        document=version.document_id, number__gt=version.number, correction=0
    ).select_related("publication")
    for later in numbers.defer("content"):
        known = getattr(later, "publication", None)
        if known is None or known.public_from < days.public_from or known.partners_from < days.partners:
            raise Refused(
                f"Versie {later.name} is de volgende, en mag niet eerder te lezen zijn dan deze. Kies een "
                "eerdere dag, of wijzig eerst de dag van die versie."
            )
