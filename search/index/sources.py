"""Keeping what is found beside the documents equal in index and database, a whole source at a time."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils import timezone

from search.engines import Engine, engine
from search.models import StaleSource
from search.passages import Passage
from search.passages.sources import names, passages_of_source


def index_noted_source(noted: StaleSource) -> None:
    """Makes the source in the index what it is in the database. When it changed again meanwhile, or another
    worker took the note away, what was just written may be old: then it is noted once more."""
    engine().replace(noted.source, passages_of_source(noted.source))
    taken, _ = StaleSource.objects.filter(pk=noted.pk, since=noted.since).delete()
    if not taken:
        note_source(noted.source)


def note_source(name: str) -> None:
    """Notes that it changed, unless that is known already."""
    StaleSource.objects.get_or_create(source=name, defaults={"since": timezone.now()})


def passages_of_sources() -> Iterator[Passage]:
    return (passage for name in names() for passage in passages_of_source(name))


class SourcesOfRebuild:
    """The sources while a whole index is built beside the present one; as with documents, each is noted as
    changed before it is read, and the notes go when the new index is in use."""

    def __init__(self) -> None:
        for name in names():
            note_source(name)
        self._noted = _notes()

    def passages(self) -> list[Passage]:
        return [passage for name in self._noted for passage in passages_of_source(name)]

    def index_changed(self, into: Engine) -> bool:
        """Indexes again what changed since it was read; says whether there was any."""
        now = _notes()
        changed = [name for name, since in self._noted.items() if now.get(name) != since]
        for name in changed:
            note_source(name)
        self._noted |= {name: since for name, since in _notes().items() if name in changed}
        for name in changed:
            into.replace(name, passages_of_source(name))
        return bool(changed)

    def done(self) -> None:
        for name, since in self._noted.items():
            StaleSource.objects.filter(source=name, since=since).delete()


def has_unnoted_sources() -> bool:
    """Whether one that is not noted as changed has something to find."""
    return any(passages_of_source(name) for name in set(names()) - set(waiting_sources()))


def waiting_sources() -> Iterable[str]:
    return StaleSource.objects.values_list("source", flat=True)


def _notes() -> dict[str, datetime]:
    return dict(StaleSource.objects.values_list("source", "since"))
