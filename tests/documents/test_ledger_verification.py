"""`verify` follows the log and names what was changed, dropped, put in between or cut off."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.ledger.chain import CONTENT, breaks, content_digest, line_digest, link_of
from documents.ledger.entries import enter
from documents.models import LedgerEntry
from documents.versions.verification.ledger import log_findings
from signatures.models import Act
from signatures.register import log_verification
from signatures.register.acts import record_signature
from tests.factories import make_document, make_version
from tests.portal.region import make_partner

pytestmark = pytest.mark.django_db
WORDS = dict.fromkeys(CONTENT, "") | {"at": "2025-11-01T12:00:00+00:00"}


def change(statement: str, *values: Any) -> None:
    """Behind the portal's back; on PostgreSQL past the triggers too."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in ("documents_ledgerentry", "signatures_act", "documents_version"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement, values)


def found() -> list[str]:
    return [
        f"{one.where}: {one.detail}" for one in (*log_findings(), *log_verification.register_log_findings())
    ]


@pytest.fixture
def act() -> Act:
    """Three lines or more: the document, its version, the partner, and last the act."""
    return record_signature(
        partner=make_partner("huizen", "Huizen"),
        version=make_version(),
        on=date(2025, 11, 1),
        signatories=[{"name": "A. Bos", "function": "burgemeester"}],
        by=None,
    )


def test_a_log_that_nobody_touched_is_whole(act: Act) -> None:
    assert found() == []


@pytest.mark.parametrize(
    "column", ["who", "role", "organisation", "what", "object_name", "document", "result", "origin", "at"]
)
def test_a_changed_column_is_found_and_named(act: Act, column: str) -> None:
    value = "2001-01-01 00:00:00" if column == "at" else "anders"
    change(f"UPDATE documents_ledgerentry SET {column} = %s WHERE number = 2", value)
    assert any("logboek, regel 2: Deze regel is niet meer wat is vastgelegd" in line for line in found())


def test_a_changed_line_with_its_digest_made_anew_breaks_the_next(act: Act) -> None:
    values = {**LedgerEntry.objects.values().get(number=2), "who": "Iemand anders"}
    digest = line_digest(number=2, previous=values["previous"], content=content_digest(values))
    change("UPDATE documents_ledgerentry SET who = %s, digest = %s WHERE number = 2", values["who"], digest)
    assert found() == ["logboek, regel 3: Deze regel sluit niet aan op de regel ervoor."]


def test_a_missing_line_is_found(act: Act) -> None:
    change("DELETE FROM documents_ledgerentry WHERE number = 2")
    assert "logboek, regel 3: Regel 2 ontbreekt." in found()


def test_a_line_in_between_is_found(act: Act) -> None:
    """Squeezed in with all numbers after it moved up, and a sound digest of its own."""
    last = LedgerEntry.objects.order_by("-number").values().first()
    change("UPDATE documents_ledgerentry SET number = number + 1000 WHERE number > 1")
    change("UPDATE documents_ledgerentry SET number = number - 999 WHERE number > 1000")
    first = LedgerEntry.objects.get(number=1)
    digest = line_digest(number=2, previous=first.digest, content=content_digest(last))
    LedgerEntry.objects.create(
        **{name: last[name] for name in CONTENT}, number=2, previous=first.digest, digest=digest
    )
    assert "logboek, regel 3: Deze regel sluit niet aan op de regel ervoor." in found()


def test_an_end_that_is_cut_off_is_found_by_the_act_it_told_of(act: Act) -> None:
    second = record_signature(
        partner=make_partner("dudok", "Dudok"), version=act.version, on=act.on, signatories=[], by=None
    )
    change("DELETE FROM documents_ledgerentry WHERE object_kind = 'handeling' AND number > 1 AND "
           "number = (SELECT MAX(number) FROM documents_ledgerentry)")  # fmt: skip
    assert f"handeling {second.pk}: Deze handeling staat niet in het logboek" in " ".join(found())


def test_an_end_that_is_cut_off_is_found_by_the_rows_written_after_it(act: Act) -> None:
    make_document("werkproces", kind="process")
    last = LedgerEntry.objects.count() - 1
    change("DELETE FROM documents_ledgerentry WHERE number > %s", last)
    detail = "Na de laatste regel is nog iets vastgelegd. Er ontbreken regels aan het einde."
    assert found() == [f"na regel {last}: {detail}"]


def test_a_log_that_was_emptied_is_found(act: Act) -> None:
    change("DELETE FROM documents_ledgerentry")
    assert found()[0].startswith("na regel 0: Na de laatste regel is nog iets vastgelegd.")


def test_an_end_that_is_cut_off_is_found_by_who_kept_a_quotation(act: Act) -> None:
    line = enter(what="Ingelogd")
    quoted = f"{line.number}:{line.digest}"
    assert_verified("--quoted", quoted, findings=0)
    change("DELETE FROM documents_ledgerentry WHERE number = %s", line.number)
    assert_verified("--quoted", quoted, findings=1)
    enter(what="Ingelogd")
    assert_verified("--quoted", quoted, findings=1)


def test_a_quotation_that_cannot_be_one_is_refused() -> None:
    with pytest.raises(CommandError, match="Schrijf het nummer en de hele controlesom"):
        call_command("verify", "--quoted", "zeven")


def assert_verified(*options: str, findings: int) -> None:
    out = StringIO()
    try:
        call_command("verify", "--json", *options, stdout=out)
    except CommandError:
        assert findings
    told = [one for one in json.loads(out.getvalue())["findings"] if one["what"] == "logboek"]
    assert len(told) == findings


def test_an_act_that_is_gone_is_found_by_its_line(act: Act) -> None:
    change("DELETE FROM signatures_act WHERE id = %s", act.pk)
    assert f"handeling {act.pk}: Regel " in " ".join(found())
    assert "vermeldt deze handeling, maar zij is er niet meer" in " ".join(found())


def test_an_act_with_its_digest_made_anew_is_found(act: Act) -> None:
    """What the digest of the row alone would not tell."""
    act.text = "Anders"
    act.seal()
    change("UPDATE signatures_act SET text = 'Anders', digest = %s WHERE id = %s", act.digest, act.pk)
    assert "De controlesom is anders dan in regel" in " ".join(found())


def test_an_act_from_outside_is_found(act: Act) -> None:
    Act.objects.bulk_create([Act(kind="refusal", version=act.version, partner=act.partner, on=act.on,
                                 recorded_at=act.recorded_at)])  # fmt: skip
    assert "staat niet in het logboek: zij is buiten het portaal om toegevoegd." in " ".join(found())


def test_a_version_that_is_gone_is_found_by_its_line(act: Act) -> None:
    version = make_version(make_document("aanmelden", kind="process"))
    for table in ("documents_article", "documents_attachment"):
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(f"DELETE FROM {table} WHERE version_id = %s", [version.pk])
    change("DELETE FROM documents_version WHERE id = %s", version.pk)
    assert f"versie {version.pk}: Regel " in " ".join(found())


@pytest.mark.parametrize("statement", [
    "UPDATE signatures_act SET digest = 'x' WHERE external_id = 'h1'",
    "DELETE FROM signatures_act WHERE external_id = 'h1'",
])  # fmt: skip
def test_the_acts_of_a_register_file_are_vouched_for_together(tmp_path: Path, statement: str) -> None:
    make_version(label="2019", determined_on=date(2019, 2, 14))
    file = tmp_path / "register.json"
    acts = [
        {"id": f"h{n}", "kind": "signature", "partner": "huizen", "version": 1, "on": f"2019-05-0{n}"}
        for n in (1, 2)
    ]
    acts[1]["kind"] = "adoption"
    names = [{"name": "Huizen", "from": "2000-01-01"}]
    file.write_text(
        json.dumps(
            {
                "document": "convenant",
                "partners": [{"id": "huizen", "kind": "municipality", "names": names}],
                "acts": acts,
            }
        )
    )
    call_command("import_register", str(file), stdout=StringIO())
    assert found() == []
    change(statement)
    assert "er is een handeling veranderd, weg of bij gekomen." in " ".join(found())


def test_garbage_in_the_log_stops_nothing(act: Act) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL houdt zich aan het type van een kolom")
    change("UPDATE documents_ledgerentry SET number = 'zeven', at = X'FF' WHERE number = 2")
    assert len(found()) >= 2


@pytest.mark.skipif(connection.vendor != "postgresql", reason="alleen PostgreSQL heeft deze trigger")
@pytest.mark.parametrize(
    "statement", ["UPDATE documents_ledgerentry SET who = 'x'", "DELETE FROM documents_ledgerentry"]
)
def test_postgresql_itself_refuses(statement: str) -> None:
    enter(what="Ingelogd")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format("documents_ledgerentry"))


def chain(contents: list[str]) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    for number, result in enumerate(contents, 1):
        values = {**WORDS, "result": result}
        previous = lines[-1]["digest"] if lines else ""
        digest = line_digest(number=number, previous=previous, content=content_digest(values))
        lines.append({**values, "number": number, "previous": previous, "digest": digest})
    return lines


@given(st.lists(st.text(), min_size=3, max_size=8), st.data())
def test_whatever_is_done_to_one_line_before_the_last_breaks_the_chain(
    contents: list[str], data: st.DataObject
) -> None:
    lines = chain(contents)
    assert list(breaks(map(link_of, lines))) == []
    at = data.draw(st.integers(0, len(lines) - 2))
    deed = data.draw(st.sampled_from(["drop", "double", "change", "swap"]))
    if deed == "drop":
        del lines[at]
    elif deed == "double":
        lines.insert(at, lines[at])
    elif deed == "change":
        lines[at] = {**lines[at], "result": lines[at]["result"] + "."}
    else:
        lines[at], lines[at + 1] = lines[at + 1], lines[at]
    assert list(breaks(map(link_of, lines)))
