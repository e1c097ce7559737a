"""The log: each thing done is one line, and the lines hold together."""

from io import StringIO
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.core.management import call_command

import pytest

from documents.ledger.chain import breaks, link_of
from documents.ledger.entries import enter
from documents.ledger.origin import coming_from
from documents.models import LedgerEntry
from documents.models.immutability import ImmutableRowError
from portal.accounts.models import User
from signatures.models import Route
from tests.factories import make_document, make_version

pytestmark = pytest.mark.django_db


def links() -> list[Any]:
    return [link_of(values) for values in LedgerEntry.objects.order_by("number").values()]


def test_a_line_tells_who_did_what_to_which_object_from_where() -> None:
    document = make_document(title="Convenant Wonen")
    user = User.objects.create_user("anja", first_name="Anja", last_name="Bos")
    user.groups.add(Group.objects.get(name="Beheerders"))
    with coming_from("opdracht import_register"):
        line = enter(what="Ronde geopend", by=user, about=document, result="12 partners gevraagd")
    told = (line.who, line.role, line.what, line.object_kind, line.object_name, line.document, line.origin)
    assert told == (
        "Anja Bos",
        "Beheerders",
        "Ronde geopend",
        "document",
        "Convenant Wonen",
        "convenant",
        "opdracht import_register",
    )


def test_what_hangs_under_a_version_is_logged_with_its_document() -> None:
    assert enter(what="Versie bekeken", about=make_version()).document == "convenant"


def test_the_lines_are_numbered_without_gaps_and_chained() -> None:
    start = LedgerEntry.objects.count()
    for count in range(3):
        enter(what="Proef", result=str(count))
    numbers = list(LedgerEntry.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, start + 4))
    assert list(breaks(links())) == []


def test_a_line_never_changes() -> None:
    line = enter(what="Proef")
    line.result = "anders"
    with pytest.raises(ImmutableRowError):
        line.save()
    with pytest.raises(ImmutableRowError):
        LedgerEntry.objects.filter(pk=line.pk).delete()


def test_what_no_database_can_hold_is_made_readable() -> None:
    line = enter(what="Inloggen mislukt", who="een\x00naam\ud800" + "x" * 400)
    assert line.who.startswith("eennaam?x")
    assert len(line.who) == 250


def test_determining_gives_a_line_with_the_digest() -> None:
    version = make_version(by="Anja Bos")
    line = LedgerEntry.objects.get(what="Versie vastgesteld")
    assert (line.who, line.object_id) == ("Anja Bos", str(version.pk))
    assert version.digest in line.result


def test_each_row_that_is_added_changed_or_deleted_gets_a_line_with_user_and_reason() -> None:
    user = User.objects.create_user("anja")
    route = Route.objects.create(document=make_document(), label="2025", title="Besluit")
    route.title = "Besluit over 2025"
    route._history_user = user
    route._change_reason = "Verkeerde titel"
    route.save()
    route.delete()
    lines = LedgerEntry.objects.filter(object_kind="besluitroute").order_by("number")
    told = [(line.what, line.who, line.result, line.document) for line in lines]
    assert told == [
        ("Toegevoegd: besluitroute", "", "", "convenant"),
        ("Gewijzigd: besluitroute", "anja", "Veranderd: titel. Reden: Verkeerde titel", "convenant"),
        ("Verwijderd: besluitroute", "anja", "Reden: Verkeerde titel", "convenant"),
    ]


def test_saving_without_a_change_says_so() -> None:
    make_document().save()
    assert LedgerEntry.objects.get(what="Gewijzigd: document").result == "Niets veranderd."


def test_a_file_brought_in_by_the_command_says_so(tmp_path: Path) -> None:
    file = tmp_path / "convenant.md"
    file.write_text("# Convenant\n\n## Artikel 1 Doel\n\nPartijen helpen mensen aan een woning.\n")
    command = ["import_document", str(file), "--document", "convenant", "--kind", "agreement"]
    call_command(*command, "--title", "Convenant", "--determine", stdout=StringIO())
    line = LedgerEntry.objects.get(what="Versie vastgesteld")
    assert line.origin == "opdracht import_document"
