"""Index and database stay equal, whatever happens while one is being written: on every engine."""

import contextlib
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import ClassVar

from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.utils import timezone

import pytest

from documents.entry_rule import on_date
from documents.models import Document, Visibility
from documents.versions.on_record import put_on_record
from search.engines import Engine, engine
from search.finding import Query, find
from search.index.indexing import index_findings, index_noted, rebuild
from search.models import StaleDocument
from search.passages import Passage
from tests.factories import make_document, make_version

pytestmark = pytest.mark.usefixtures("each_engine", "db")
SINCE = date(2020, 1, 1)


@pytest.fixture
def commit(django_capture_on_commit_callbacks) -> Callable:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def in_force(slug: str, *articles: str) -> Document:
    document = Document.objects.filter(slug=slug).first() or make_document(slug, kind="process")
    texts = {f"Artikel {n} Deel {n}": text for n, text in enumerate(articles, start=1)}
    make_version(document, articles=texts, determined_on=SINCE, rule=on_date(SINCE))
    return document


def total(text: str) -> int:
    return find(Query(text), user=AnonymousUser()).total


class Interrupted:
    """An engine of which something happens after a document is read for a rebuild, and before it is
    written."""

    def __init__(self, asked: Engine, happens: Callable[[], None]) -> None:
        self._asked, self._happens = asked, happens

    def __getattr__(self, name: str):
        return getattr(self._asked, name)

    @contextlib.contextmanager
    def rebuild(self) -> Iterator[Callable[[Iterable[Passage]], None]]:
        with self._asked.rebuild() as add:

            def add_late(passages: Iterable[Passage]) -> None:
                happens, self._happens = self._happens, lambda: None
                happens()
                add(passages)

            yield add_late


def test_what_changes_while_a_rebuild_reads_is_in_the_new_index(commit):
    with commit():
        document = in_force("huur", "De gemeente.", "De huur.")

    def change() -> None:
        with commit():
            in_force("huur", "De gemeente betaalt.")
        with commit():
            in_force("zorg", "De zorg.")
        assert (total("betaalt"), total("zorg")) == (1, 1)

    rebuild(Interrupted(engine(), change))
    assert list(index_findings()) == [] and not StaleDocument.objects.exists()
    assert (total("betaalt"), total("zorg"), total("huur")) == (1, 1, 0)
    assert document.versions.count() == 2


def test_a_rebuild_tells_how_far_it_is_while_people_search_and_texts_change(commit):
    for number in range(3):
        with commit():
            in_force(f"oud-{number}", "De gemeente.")

    class Told(io.StringIO):
        steps: ClassVar[list[str]] = []

        def write(self, text: str) -> int:
            if "documenten" in text:
                with commit():
                    in_force(f"nieuw-{len(self.steps)}", "De gemeente.")
                self.steps.append(text.strip())
                assert total("gemeente") == 3 + len(self.steps)
            return super().write(text)

    told = Told()
    call_command("reindex", stdout=told)
    assert told.steps == [f"{number} van 3 documenten" for number in (1, 2, 3)]
    assert "Klaar:" in told.getvalue()
    assert total("gemeente") == 6 and list(index_findings()) == [] and not StaleDocument.objects.exists()


def test_what_is_hidden_while_a_rebuild_reads_stays_hidden(commit):
    with commit():
        document = in_force("huur", "Het geheim.")

    def hide() -> None:
        document.visibility = Visibility.TEAM
        with commit():
            document.save()

    rebuild(Interrupted(engine(), hide))
    assert "geheim" not in engine().words(("public",)).vocabulary
    assert list(index_findings()) == []


def test_a_version_without_text_is_no_hindrance(commit):
    """Such a version comes from a register that was taken over."""
    with commit():
        put_on_record(
            document=make_document("oud"), number=1, determined_on=SINCE, by="Bea", rule=on_date(SINCE)
        )
        in_force("huur", "De gemeente.")
    rebuild(engine())
    assert total("gemeente") == 1 and list(index_findings()) == []


def test_a_document_deleted_while_a_rebuild_reads_is_in_no_index(commit):
    with commit():
        document = make_document("leeg", kind="process")

    def delete() -> None:
        with commit():
            document.delete()
        engine().index([Passage(ref="leeg/1#a", document="leeg", title="Leeg", text="Oud.")])

    rebuild(Interrupted(engine(), delete))
    assert engine().digests("leeg") == {}


def test_a_rebuild_that_fails_leaves_the_notes_of_what_must_be_indexed(commit):
    with commit():
        document = in_force("huur", "De gemeente.")
    StaleDocument.objects.create(document=document, since=timezone.now())

    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        rebuild(Interrupted(engine(), fail))
    assert StaleDocument.objects.filter(document=document).exists()
    assert total("gemeente") == 1


def test_a_worker_that_was_overtaken_has_the_document_indexed_once_more(commit):
    with commit():
        document = in_force("huur", "De gemeente.")
    note = StaleDocument.objects.create(document=document, since=timezone.now())
    StaleDocument.objects.all().delete()
    index_noted(note)
    assert [one.document for one in StaleDocument.objects.all()] == [document]
    index_noted(StaleDocument.objects.get())
    assert not StaleDocument.objects.exists()


def test_a_document_that_is_deleted_leaves_the_index(commit):
    with commit():
        document = make_document("leeg", kind="process")
    engine().index([Passage(ref="leeg/1#a", document="leeg", title="Leeg", text="Oud.")])
    with commit():
        document.delete()
    assert engine().digests("leeg") == {}


def test_replacing_keeps_what_is_equal_and_takes_out_what_is_gone():
    def passage(number: int, text: str) -> Passage:
        return Passage(ref=f"a/{number}", document="a", title="Titel", text=text)

    asked = engine()
    asked.replace("a", [passage(1, "een"), passage(2, "twee")])
    asked.replace("a", [passage(2, "twee"), passage(3, "drie")])
    asked.replace("b", [])
    assert asked.digests() == {one.ref: one.digest for one in [passage(2, "twee"), passage(3, "drie")]}
    assert set(asked.words(("public",)).vocabulary) == {"twee", "drie"}
