"""Characters that come along when people paste: cleared on every road in, harmless in all that goes out."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from django.core import mail
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client, RequestFactory

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from pypdf import PdfReader

from documents.models import Document, LedgerEntry, Version
from portal.accounts.models import User
from portal.middleware.sent_texts import ClearedTexts
from signatures.act_digest import act_digest
from signatures.importing.files import read_register_file
from signatures.importing.sheets.values import cell_text as text_of_cell
from signatures.models import Act, FollowUp, Membership, PartnerName, Route, Step
from signatures.register.acts import record_signature
from signatures.rounds.inviting import invite
from tests.portal.region import Region, make_user
from tests.portal.signing_steps import address, ask_code, asked, commits, sending, sign_with
from tests.signatures.bundles import bundled

__all__ = ["address", "asked", "commits", "sending"]

ODD = ["\x00", "\x01", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\x9f", "\ufffe", "\uffff"]
PASTED = "Ada" + "".join(f"{odd}{number}" for number, odd in enumerate(ODD))
CLEARED = "Ada" + "".join(f" {number}" for number in range(len(ODD)))
ON_RECORD = PASTED.replace("\x00", "") + "\u2028einde\nslot"  # PostgreSQL never held a NUL
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def by_partner(region: Region) -> str:
    name = PartnerName.objects.filter(partner=region.partners[0]).first()
    name.name = PASTED
    name.save()
    return PartnerName.objects.get(pk=name.pk).name


def by_account(_region: Region) -> str:
    return User.objects.get(pk=make_user("ada", first_name=PASTED).pk).first_name


def by_reason(region: Region) -> str:
    membership = Membership.objects.filter(partner=region.partners[0]).first()
    membership._change_reason = PASTED
    membership.save()
    return membership.history.first().history_change_reason


def signed(region: Region) -> Act:
    return record_signature(
        partner=region.partners[0],
        version=region.new,
        by=None,
        on=region.new.determined_on,
        signatories=[{"name": PASTED, "function": PASTED}],
        text=PASTED,
        mandate=PASTED,
    )


def test_the_rows_of_people_are_cleared_when_they_are_saved(region: Region) -> None:
    for road in (by_partner, by_account, by_reason):
        assert road(region) == CLEARED, road.__name__


def test_an_act_is_cleared_before_its_digest(region: Region) -> None:
    signed(region)
    act = Act.objects.latest("pk")
    assert (act.text, act.mandate) == (CLEARED, CLEARED)
    assert act.signatories == [{"name": CLEARED, "function": CLEARED}]
    assert act.digest == act_digest(
        {field.attname: getattr(act, field.attname) for field in act._meta.fields}
    )


def test_a_version_is_cleared_before_its_digest(db: None, tmp_path: Path) -> None:
    text = tmp_path / "tekst.md"
    text.write_text("# Regeling\n\n## Artikel 1 Doel\n\n1. Wij werken samen.\n", encoding="utf-8")
    named: dict[str, Any] = {"document": "regeling", "kind": "agreement", "title": PASTED, "label": "A\x0bB"}
    call_command("import_document", text, determine=True, stdout=io.StringIO(), **named)
    version = Version.objects.get()
    assert (version.title, version.label, version.document.title) == (CLEARED, "A B", CLEARED)
    call_command("verify", stdout=io.StringIO())


def test_a_register_is_cleared_as_it_is_read(db: None) -> None:
    act = {"kind": "signature", "partner": "ada", "version": 1, "on": "2027-01-20"}
    register = read_register_file(
        json.dumps(
            {
                "document": "regeling",
                "partners": [{"id": "ada", "kind": "municipality", "names": [{"name": PASTED}]}],
                "versions": [{"number": 1, "label": PASTED, "determinedOn": "2027-01-10"}],
                "memberships": [{"partner": "ada", "from": "2019-01-01", "scope": PASTED}],
                "acts": [act | {"text": PASTED, "signatories": [{"name": PASTED, "function": PASTED}]}],
            }
        ).encode()
    )
    assert register.partners[0].names[0].name == CLEARED
    assert register.versions[0].label == CLEARED
    assert register.memberships[0].scope == CLEARED
    assert register.acts[0].text == CLEARED
    assert [(one.name, one.function) for one in register.acts[0].signatories] == [(CLEARED, CLEARED)]


def test_a_cell_of_a_workbook_is_cleared_as_it_is_read() -> None:
    assert text_of_cell(PASTED) == CLEARED


def test_a_form_and_a_question_are_cleared_before_a_view_reads_them() -> None:
    found = {}

    def view(request: Any) -> HttpResponse:
        cleared.process_view(request, view, (), {})
        found.update(q=request.GET["q"], name=request.POST.getlist("name"))
        return HttpResponse()

    cleared = ClearedTexts(view)
    cleared(RequestFactory().post("/", {"name": [PASTED, "b"]}, query_params={"q": PASTED}))
    assert found == {"q": CLEARED, "name": [CLEARED, "b"]}


@pytest.mark.parametrize(
    "place", ["/zoeken/", "/zoeken/nieuw.atom", "/api/v1/search", "/partners/", "/agenda.ics"]
)
def test_a_question_with_odd_characters_is_answered(client: Client, region: Region, place: str) -> None:
    call_command("reindex", stdout=io.StringIO())
    answer = client.get(place, {"q": PASTED, "partner": PASTED, "op": PASTED})
    assert answer.status_code in (200, 400)


def test_who_signs_by_the_link_may_paste(client: Client, address: str, sending) -> None:
    pasted = {"tekenen-name": PASTED, "tekenen-reservation": PASTED}
    sign_with(client, address, ask_code(client, address, sending, **pasted), **pasted)
    act = Act.objects.latest("pk")
    assert (act.text, act.signatories[0]["name"]) == (CLEARED, CLEARED)


# What was on record before anybody looked.


def book(content: bytes) -> None:
    for sheet in load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows(values_only=True):
            assert not UNFIT.search(" ".join(str(value) for value in row))


def table(content: bytes) -> None:
    text = content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline="")))
    assert not UNFIT.search(text)


def pdf(content: bytes) -> None:
    assert len(PdfReader(io.BytesIO(content)).pages)


def archive(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        for name in opened.namelist():
            kind = name.rpartition(".")[2]
            if kind in READERS and kind != "pdf":  # the papers of the region are no real ones
                READERS[kind](opened.read(name))


def plain(content: bytes) -> None:
    assert not UNFIT.search(content.decode())


def agenda(content: bytes) -> None:
    assert len(Calendar.from_ical(content).walk("VEVENT")) > 0
    plain(content)


READERS: dict[str, Callable[[bytes], Any]] = {
    "xlsx": book,
    "csv": table,
    "json": json.loads,
    "pdf": pdf,
    "zip": archive,
    "word": archive,
    "xml": ElementTree.fromstring,
    "atom": ElementTree.fromstring,
    "ics": agenda,
    "txt": plain,
}
FILES = [
    *(f"/ondertekening/convenant/{form}/" for form in ("xlsx", "csv", "json", "pdf")),
    *(f"/convenanten/convenant/tijdlijn/{form}/" for form in ("xlsx", "csv", "json", "pdf")),
    *(f"/convenanten/convenant/controle/{form}/" for form in ("xlsx", "csv", "json", "pdf")),
    *(
        f"/convenanten/convenant/tussen/{form}/?een=huizen&ander=dudok"
        for form in ("xlsx", "csv", "json", "pdf")
    ),
    "/partners/huizen/tijdlijn/xlsx/",
    "/partners/huizen/stand.pdf",
    "/ondertekening/convenant/2/stand.pdf",
    "/ondertekening/convenant/2/bewijs.zip",
    "/convenanten/convenant/versies/2/word/",
    "/convenanten/convenant/versies/2/pdf/",
    "/zoeken/nieuw.atom?q=woning",
    "/agenda.ics",
    *(f"/beheer/{place}/?export={form}" for place in ("documenten", "logboek") for form in ("xlsx", "csv")),
]


@pytest.fixture
def earlier(region: Region) -> Region:
    """Odd characters in whatever people write, put there around everything that clears them."""
    PartnerName.objects.update(name=ON_RECORD)
    Membership.objects.update(scope=ON_RECORD)
    Document.objects.update(title=ON_RECORD)
    coming = Route.objects.create(document=region.new.document, label="2030", title="Besluit over 2030")
    Step.objects.create(route=coming, order=1, body="College", purpose="adopt", planned_on=date(2030, 1, 2))
    Step.objects.update(body=ON_RECORD, remarks=ON_RECORD)
    FollowUp.objects.update(title=ON_RECORD, owner=ON_RECORD)
    act = Act.objects.latest("pk")
    act.pk, act.text, act.mandate, act.declares = None, ON_RECORD, ON_RECORD, "reservation"
    act.signatories = [{"name": ON_RECORD, "function": ON_RECORD}]
    act.digest = act_digest({field.attname: getattr(act, field.attname) for field in act._meta.fields})
    Act.objects.bulk_create([act])
    return region


def test_every_file_of_what_is_on_record_opens(client: Client, earlier: Region) -> None:
    client.force_login(make_user("beheerder", is_superuser=True))
    call_command("reindex", stdout=io.StringIO())
    for place in FILES:
        answer = client.get(place)
        content = answer.getvalue()
        assert answer.status_code == 200, place
        kind = next(part for part in re.split(r"[/.?=&]", place)[::-1] if part in READERS)
        READERS[kind](content)


def test_the_log_is_bundled_and_checked_with_what_is_on_record(earlier: Region, tmp_path: Path) -> None:
    place = bundled(tmp_path, earlier.new)
    archive(place.read_bytes())
    call_command("verify_evidence", place, stdout=io.StringIO())


def test_a_mail_goes_out_with_what_is_on_record(earlier: Region, asked: Any, sending) -> None:
    with sending():
        invite(request=asked, name="Kees Vos", function="", email="kees@dudok.example", by=None)
    sent = mail.outbox[-1]
    assert sent.to == ["kees@dudok.example"]
    assert len(sent.subject.splitlines()) == 1
    assert not UNFIT.search(sent.body)
    assert sent.message().as_bytes()


def test_a_line_of_the_log_holds_no_odd_characters(earlier: Region) -> None:
    signed(earlier)
    for line in LedgerEntry.objects.all():
        assert not UNFIT.search(line.object_name + line.result)
