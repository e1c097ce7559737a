"""What `make run` does before it serves: each step makes what is not there yet and tells how far it is."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db.models.signals import pre_migrate

from documents.ledger.origin import coming_from
from documents.models import ExtractedText, ExtractionStatus
from documents.versions.tasks import extract_file
from portal.beginning.new_region import region_is_there, start_region
from portal.demonstration.loading import load_region
from search.engines import MISSING, EngineUnavailable, engine
from search.index.indexing import rebuild

# Gets how far, of how many, and what.
Tell = Callable[[int, int, str], None]


def update_database(tell: Tell) -> None:
    call_command(Migrate(tell), verbosity=0, skip_checks=False)


class Migrate(migrate.Command):
    """Django's own command, that tells each migration when it begins."""

    def __init__(self, tell: Tell) -> None:
        super().__init__()
        self.tell, self.begun, self.total = tell, 0, 0

    def handle(self, *args: Any, **options: Any) -> None:
        pre_migrate.connect(self._count)
        try:
            super().handle(*args, **options)
        finally:
            pre_migrate.disconnect(self._count)

    def _count(self, plan: list, **_named: object) -> None:
        self.total = len(plan)

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        if action == "apply_start":
            self.begun += 1
            self.tell(self.begun, self.total, migration.app_label)


def load_demonstration(tell: Tell) -> None:
    load_region(tell)


def begin_empty_region(tell: Tell) -> None:
    """A region of one's own to fill, under a name that its administrator changes."""
    if not region_is_there():
        with coming_from("make run"):
            start_region(
                name="Onze regio",
                slug="onze-regio",
                admin="beheerder",
                email=settings.CONTACT_EMAIL or "beheerder@voorbeeld.example",
            )


def make_index(tell: Tell) -> str | None:
    """Makes the index where there is none of this release, with what is in the attachments. Returns why
    searching does not work: the rest of the portal does without."""
    try:
        if engine().needs_rebuild() or engine().problem() == MISSING:
            _read_attachments(tell)
            rebuild(engine(), progress=lambda done, total: tell(done, total, "documenten"))
    except EngineUnavailable as error:
        return f"Zoeken werkt nog niet, de rest wel. {error}"
    return None


def _read_attachments(tell: Tell) -> None:
    unread = ExtractedText.objects.filter(status=ExtractionStatus.WAITING)
    files = list(unread.values_list("file", flat=True))
    for number, file in enumerate(files, start=1):
        tell(number, len(files), "bijlagen")
        extract_file.call(file)
