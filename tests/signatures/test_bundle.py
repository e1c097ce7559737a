"""The evidence bundle: what is in it, the same every time, and to be checked on another machine."""

import json
import shutil
import subprocess
import zipfile
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command
from django.utils import timezone

import pytest

from documents.entry_rule import all_members_sign
from documents.models import LedgerEntry
from documents.versions.determination import determine_erratum
from documents.versions.on_record import put_on_record
from signatures.models import Act, Amount, TermEntry
from signatures.register.acts import record_signature
from signatures.register.dated_facts import record_fact
from signatures.register.memberships import leave
from tests.factories import ARTICLES, make_document, make_text
from tests.portal.region import SCAN, Region
from tests.signatures.bundles import TOKEN, bundled, contents, make_proven_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def region() -> Region:
    return make_proven_region()


def data(place: Path, name: str) -> Any:
    return json.loads(contents(place)[name])


def check(place: Path) -> str:
    out = StringIO()
    call_command("verify_evidence", str(place), stdout=out)
    return out.getvalue()


def test_another_machine_checks_it_with_sha256sum(region: Region, tmp_path: Path) -> None:
    if not shutil.which("sha256sum"):
        pytest.skip("geen sha256sum op deze machine")
    place = bundled(tmp_path, region.new)
    folder = tmp_path / "elders"
    with zipfile.ZipFile(place) as opened:
        opened.extractall(folder)
    command = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(": OK") == len(contents(place)) - 1


def test_the_portal_checks_it_without_a_database(
    region: Region, tmp_path: Path, django_assert_num_queries: Any
) -> None:
    place = bundled(tmp_path, region.new)
    with django_assert_num_queries(0):
        told = check(place)
    assert "Alles klopt" in told
    assert region.new.digest in told


def test_everything_about_the_version_is_in_it(region: Region, tmp_path: Path) -> None:
    found = contents(bundled(tmp_path, region.old))
    assert found["tekst/tekst.json"].decode() == region.old.content
    assert found["tekst/bijlagen/01-schema.txt"] == b"Het schema in woorden."
    assert "Partijen helpen mensen aan een woning." in found["tekst/tekst.txt"].decode()
    assert f'src="afbeeldingen/{region.picture}"' in found["tekst/tekst.html"].decode()
    assert found[f"tekst/afbeeldingen/{region.picture}"].startswith(b"\x89PNG")
    assert found["tekst/tekst.pdf"].startswith(b"%PDF")
    assert SCAN in found.values()
    assert {f"stand/ondertekening.{form}" for form in ("xlsx", "csv", "json", "pdf")} <= found.keys()
    assert region.old.digest in found["LEESMIJ.txt"].decode()


def test_decisions_mandates_and_the_round_are_in_it_with_their_files(region: Region, tmp_path: Path) -> None:
    place = bundled(tmp_path, region.new)
    files = set(contents(place).values())
    assert {b"%PDF-1.4 advies.pdf", b"%PDF-1.4 mandaat", b"%PDF-1.4 afgewezen scan"} <= files
    (route,) = data(place, "besluiten/besluiten.json")
    assert route["steps"][0]["outcome_in_words"] == "Akkoord"
    (opened,) = data(place, "rondes/rondes.json")
    assert len(opened["requests"]) == 2
    assert contents(place)["tekst/te-ondertekenen.pdf"] == b"%PDF-1.4 om te tekenen"
    kinds = [act["kind"] for act in data(place, "handelingen/handelingen.json")]
    assert kinds == ["Ondertekening", "Herstel"]


def test_the_invitations_of_the_round_are_in_the_log_of_the_document(region: Region) -> None:
    lines = LedgerEntry.objects.filter(object_kind__in=["uitnodiging", "verzoek om te tekenen"])
    assert set(lines.values_list("document", flat=True)) == {"convenant"}


def test_what_was_agreed_is_in_it_as_known_then(region: Region, tmp_path: Path) -> None:
    now = timezone.now()

    def agree(euros: int, later: int) -> None:
        amount = Amount(document=region.convenant, what="Risicofonds", euros=euros, on=date(2024, 1, 1))
        record_fact(amount, by=None, recorded_at=now + timedelta(hours=later))

    agree(100, 0)
    agree(200, 2)
    term = TermEntry(document=region.convenant, kind="term", on=date(2025, 1, 1), until=date(2030, 1, 1))
    record_fact(term, by=None, recorded_at=now)
    place = bundled(tmp_path, region.new, "--known-on", (now + timedelta(hours=1)).isoformat())
    agreed = data(place, "register/afspraken.json")
    assert [one["euros"] for one in agreed["amounts"]] == ["100.00"]
    assert [one["until"] for one in agreed["terms"]] == ["2030-01-01"]
    assert "Alles klopt" in check(place)


def test_no_link_can_be_opened_with_it(region: Region, tmp_path: Path) -> None:
    place = bundled(tmp_path, region.new)
    assert not any(TOKEN[1:].encode() in content for content in contents(place).values())


def test_the_same_content_is_the_same_bytes(region: Region, tmp_path: Path) -> None:
    first = bundled(tmp_path, region.new, name="een.zip")
    second = bundled(tmp_path, region.new, name="twee.zip")
    assert first.read_bytes() == second.read_bytes()


def test_made_again_for_an_old_instant_it_is_what_it_was(region: Region, tmp_path: Path) -> None:
    known = timezone.now().isoformat()
    options = ("--on", "2025-12-01", "--known-on", known)
    first = bundled(tmp_path, region.new, *options, name="een.zip").read_bytes()
    record_signature(
        partner=region.partners[1], version=region.new, on=date(2025, 11, 20), signatories=[], by=None
    )
    leave(partner=region.partners[0], document=region.convenant, until=date(2025, 11, 25), by=None)
    assert contents(bundled(tmp_path, region.new, *options, name="twee.zip")) == contents(
        tmp_path / "een.zip"
    )
    assert (tmp_path / "twee.zip").read_bytes() == first
    assert bundled(tmp_path, region.new, name="drie.zip").read_bytes() != first


def test_the_standing_is_of_the_day_that_was_asked(region: Region, tmp_path: Path) -> None:
    place = bundled(tmp_path, region.new, "--on", "2025-10-01")
    standing = data(place, "stand/stand.json")
    assert standing["on"] == "2025-10-01"
    assert standing["versions"][1]["signed"] == 0


def test_a_repaired_copy_has_a_bundle_of_its_own(region: Region, tmp_path: Path) -> None:
    erratum = determine_erratum(
        of=region.new,
        text=make_text(ARTICLES),
        pictures={},
        determined_on=date(2025, 10, 1),
        by="Anja Bos",
        reason="Tikfout",
    )
    place = bundled(tmp_path, erratum)
    assert data(place, "bewijs.json")["version"] == "2.1"
    assert "Alles klopt" in check(place)
    assert len(data(place, "handelingen/handelingen.json")) == 2


def test_the_chain_is_whole_and_other_lines_stay_secret(region: Region, tmp_path: Path) -> None:
    make_document("geheim", kind="process", title="Geheim plan")
    record_signature(
        partner=region.partners[1], version=region.new, on=date(2025, 11, 20), signatories=[], by=None
    )
    place = bundled(tmp_path, region.new)
    chain = contents(place)["logboek/keten.csv"].decode().splitlines()
    assert len(chain) - 1 == LedgerEntry.objects.latest("number").number - 1
    assert "Geheim plan" not in "".join(
        content.decode(errors="replace") for content in contents(place).values()
    )
    assert "Alles klopt" in check(place)


def test_the_bundle_of_a_partner_holds_what_is_its_own(region: Region, tmp_path: Path) -> None:
    place = bundled(tmp_path, region.new, "--partner", "dudok")
    found = contents(place)
    assert data(place, "handelingen/handelingen.json") == []
    assert [partner["slug"] for partner in data(place, "register/partners.json")] == ["dudok"]
    (opened,) = data(place, "rondes/rondes.json")
    assert [request["partner"] for request in opened["requests"]] == ["dudok"]
    assert b"%PDF-1.4 besluit.pdf" in found.values()
    assert b"%PDF-1.4 advies.pdf" not in found.values()
    assert "Ondertekenaar van huizen" not in "".join(one.decode(errors="replace") for one in found.values())
    assert "Alles klopt" in check(place)


def test_a_bundle_is_a_line_of_the_log_that_changes_no_bundle(region: Region, tmp_path: Path) -> None:
    bundled(tmp_path, region.new)
    line = LedgerEntry.objects.latest("number")
    assert (line.what, line.origin) == ("Bewijsmap opgehaald", "opdracht evidence")


def test_the_number_of_queries_does_not_grow(
    region: Region, tmp_path: Path, django_assert_max_num_queries: Any
) -> None:
    for day in range(1, 20):
        Act(kind="declaration", version=region.new, on=date(2025, 11, day), recorded_at=timezone.now()).save()
    with django_assert_max_num_queries(60):
        bundled(tmp_path, region.new)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bestaat-niet", "1"], "Er is geen document bestaat-niet"),
        (["convenant", "9"], "Er is geen versie 9"),
        (["convenant", "2", "--partner", "niemand"], "Er is geen partner niemand"),
        (["convenant", "2", "--on", "gisteren"], "gisteren is geen datum"),
        (["convenant", "2", "--known-on", "2001-01-01"], "was toen nog niet vastgelegd"),
    ],
)
def test_a_wrong_question_is_told_and_leaves_no_file(
    region: Region, tmp_path: Path, arguments: list[str], said: str
) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("evidence", *arguments, "--output", str(tmp_path / "x.zip"))
    assert list(tmp_path.iterdir()) == []


def test_a_lost_file_is_told_and_leaves_no_bundle(region: Region, tmp_path: Path) -> None:
    stored = region.old.attachments.get().file
    kept = stored.read()
    Path(stored.file.path).unlink()
    try:
        with pytest.raises(CommandError, match="is niet te openen"):
            bundled(tmp_path, region.old)
    finally:
        Path(stored.file.path).write_bytes(kept)
    assert list(tmp_path.iterdir()) == []


def test_a_version_without_its_text_has_a_bundle(tmp_path: Path) -> None:
    version = put_on_record(
        document=make_document(),
        number=1,
        determined_on=date(2019, 2, 14),
        by="Anja Bos",
        rule=all_members_sign(),
    )
    assert "Alles klopt" in check(bundled(tmp_path, version))


def test_an_act_recorded_later_is_not_in_it(region: Region, tmp_path: Path) -> None:
    early = (Act.objects.earliest("recorded_at").recorded_at + timedelta(microseconds=1)).isoformat()
    place = bundled(tmp_path, region.old, "--known-on", early)
    assert len(data(place, "handelingen/handelingen.json")) == 1
