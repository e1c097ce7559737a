"""Telling the team by mail that a version came into force, where a region wants that. Each version once, and
not of what came into force long before anybody asked for it."""

from datetime import date, timedelta

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from documents import addresses
from documents.ledger.entries import enter
from documents.models import Document, Version, WorkingArrangements
from documents.text.dutch import counted
from documents.transactions.later import later
from signatures.models import EntryNotice
from signatures.register.standings import standings
from signatures.rounds.posting import went_out
from signatures.standing import VersionStanding

RECENT = timedelta(days=14)


def tell_entered_later() -> None:
    """After what may have brought a version into force. What a day brings is seen by `manage.py remind`."""
    later(tell_entered_in_background)


@task
def tell_entered_in_background() -> None:
    tell_entered()


def tell_entered(*, dry_run: bool = False) -> list[tuple[Version, str]]:
    """Mails about each version that came into force lately and was not told yet; what was done, in Dutch."""
    to = WorkingArrangements.now().entry_mail_addresses
    if not to:
        return []
    found = _entered(timezone.localdate())
    if dry_run:
        return [(version, f"zou worden gemaild aan {len(to)}") for version, _ in found]
    return [(version, _tell(version, standing, to)) for version, standing in found]


def _entered(today: date) -> list[tuple[Version, VersionStanding]]:
    documents = {document.pk: document for document in Document.objects.all()}
    since = {
        (pk, standing.in_force.number): standing.in_force
        for pk, standing in standings(documents.values()).items()
        if standing.in_force and standing.in_force.in_force_from
    }
    lately = {
        key: version
        for key, version in since.items()
        if version.in_force_from and today - RECENT < version.in_force_from <= today
    }
    rows = Version.objects.filter(document__in=[pk for pk, _ in lately], correction=0, entry_notice=None)
    return [
        (row, lately[row.document_id, row.number])
        for row in rows.defer("content").select_related("document")
        if (row.document_id, row.number) in lately
    ]


@transaction.atomic
def _tell(version: Version, standing: VersionStanding, to: list[str]) -> str:
    """Kept only when a mail went out; what failed for all is tried again the next day."""
    kept, made = EntryNotice.objects.get_or_create(version=version, defaults={"told": to})
    if not made:
        return "is al gemaild"
    told = [address for address in to if _sent(version, standing, address)]
    if not told:
        transaction.set_rollback(True)
        return "niet gemaild: geen van de adressen nam de mail aan"
    kept.told = told
    kept.save(update_fields=["told"])
    enter(what="Inwerkingtreding gemaild", about=version, result=f"Aan {len(told)} van {len(to)}")
    return f"gemaild aan {counted(len(told), 'adres', 'adressen')}"


def _sent(version: Version, standing: VersionStanding, address: str) -> bool:
    title = f"{version.title}, versie {version.name}"
    body = (
        "Goedendag,\n\n"
        f"Er geldt een nieuwe tekst: {title}. {standing.reason}\n\n"
        f"Lees de tekst: {addresses.absolute(version.get_absolute_url())}\n"
        f"Wie tekende: {addresses.absolute(addresses.chart(version.document.slug))}\n\n"
        "U krijgt dit bericht omdat uw adres bij de werkafspraken van het regionale team staat.\n"
    )
    return went_out(f"Van kracht: {title}", body, address)
