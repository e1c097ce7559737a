"""`verify_evidence` on bundles that somebody meddled with, and on files that are no bundle."""

import io
import json
import stat
import zipfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command

import pytest

from tests.signatures.bundles import bundled, contents, make_proven_region, rewritten

pytestmark = pytest.mark.django_db
Files = dict[str, bytes]


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return bundled(tmp_path, make_proven_region().old)


def findings(place: Path) -> str:
    """What is told; the command must have failed."""
    out = StringIO()
    with pytest.raises(CommandError, match="Deze bewijsmap klopt niet"):
        call_command("verify_evidence", str(place), stdout=out)
    assert "Traceback" not in out.getvalue()
    return out.getvalue()


def edited(name: str, change: Callable[[Any], None]) -> Callable[[Files], None]:
    def edit(files: Files) -> None:
        data = json.loads(files[name])
        change(data)
        files[name] = json.dumps(data).encode()

    return edit


def without_line(place: int) -> Callable[[Files], None]:
    def drop(files: Files) -> None:
        lines = files["logboek/keten.csv"].splitlines(keepends=True)
        del lines[place]
        files["logboek/keten.csv"] = b"".join(lines)

    return drop


def test_a_changed_byte_is_found(bundle: Path) -> None:
    def change(files: Files) -> None:
        files["tekst/tekst.txt"] += b" "

    assert "tekst/tekst.txt is veranderd" in findings(rewritten(bundle, change, honest_sums=False))


def test_a_missing_and_an_extra_file_are_found(bundle: Path) -> None:
    def change(files: Files) -> None:
        files["extra.txt"] = files.pop("tekst/tekst.html")

    told = findings(rewritten(bundle, change, honest_sums=False))
    assert "tekst/tekst.html staat in SHA256SUMS, maar ontbreekt" in told
    assert "extra.txt hoort niet in deze bewijsmap" in told


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda files: files.update(
                {"tekst/tekst.json": files["tekst/tekst.json"].replace(b"woning", b"kamers")}
            ),
            "De tekst is niet wat is vastgesteld",
        ),
        (
            edited("tekst/vastgelegd.json", lambda data: data.update(determined_on="2001-01-01")),
            "De tekst is niet wat is vastgesteld",
        ),
        (
            edited("tekst/vastgelegd.json", lambda data: data["articles"][1].update(text="Anders")),
            "De tekst is niet wat is vastgesteld",
        ),
        (
            edited("handelingen/handelingen.json", lambda data: data[0]["record"].update(on="2019-05-21")),
            "is niet wat is vastgelegd",
        ),
        (
            edited("handelingen/handelingen.json", lambda data: data[0].update(evidence=None)),
            "het bewijsstuk ontbreekt",
        ),
        (
            edited("logboek/regels.json", lambda data: data[2].update(who="Iemand anders")),
            "deze regel is niet wat is vastgelegd",
        ),
        (
            without_line(3),
            "Regel 3 ontbreekt",
        ),
        (
            without_line(-1),
            "Het logboek eindigt anders",
        ),
        (
            lambda files: files.update({"tekst/bijlagen/01-schema.txt": b"anders"}),
            "De bijlage schema.txt ontbreekt",
        ),
        (edited("bewijs.json", lambda data: data.update(digest="0" * 64)), "anders dan die in bewijs.json"),
    ],
)
def test_a_clever_change_with_sums_made_anew_is_found(
    bundle: Path, change: Callable[[Files], None], said: str
) -> None:
    assert said in findings(rewritten(bundle, change))


def test_evidence_exchanged_for_another_file_is_found(bundle: Path) -> None:
    def change(files: Files) -> None:
        name = next(name for name in files if name.startswith("bewijsstukken/"))
        files[name] = b"%PDF-1.4 een ander stuk"

    assert "het bewijsstuk ontbreekt, of is niet het bestand dat is bewaard" in findings(
        rewritten(bundle, change)
    )


def test_an_act_made_anew_with_its_digest_is_found_by_the_log(bundle: Path) -> None:
    from signatures.act_digest import act_digest

    def change(data: list[Any]) -> None:
        data[0]["record"]["text"] = "Verzonnen voorbehoud"
        data[0]["record"]["digest"] = act_digest(data[0]["record"])

    told = findings(rewritten(bundle, edited("handelingen/handelingen.json", change)))
    assert "andere controlesom dan het logboek vermeldt" in told


@pytest.mark.parametrize("name", ["../buiten.txt", "/etc/passwd", "a\\..\\b.txt", "C:/x.txt", "map/"])
def test_a_name_that_leads_outside_is_found(bundle: Path, name: str) -> None:
    told = findings(rewritten(bundle, lambda files: files.update({name: b"x"})))
    assert "wijst buiten de map" in told


def test_a_name_twice_is_found(bundle: Path) -> None:
    with zipfile.ZipFile(bundle, "a") as opened, pytest.warns(UserWarning, match="Duplicate name"):
        opened.writestr("LEESMIJ.txt", "Alles is in orde.")
    assert "De naam LEESMIJ.txt komt 2 keer voor" in findings(bundle)


def test_a_link_in_place_of_a_file_is_found(bundle: Path) -> None:
    info = zipfile.ZipInfo("verwijzing")
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(bundle, "a") as opened:
        opened.writestr(info, "/etc/passwd")
    assert "is een verwijzing in plaats van een bestand" in findings(bundle)


def test_a_bomb_is_not_unpacked(bundle: Path) -> None:
    with zipfile.ZipFile(bundle, "a", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("groot.txt", b"0" * (40 << 20))
    assert "wordt bij uitpakken buitensporig groot" in findings(bundle)


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.99])
def test_a_truncated_bundle_is_told(bundle: Path, keep: float) -> None:
    content = bundle.read_bytes()
    bundle.write_bytes(content[: int(len(content) * keep)])
    assert findings(bundle)


def test_every_flipped_byte_is_found_somewhere(bundle: Path) -> None:
    """All through the file: names, contents, directory."""
    content = bundle.read_bytes()
    before = contents(bundle)
    for place in range(0, len(content), max(1, len(content) // 60)):
        damaged = content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :]
        bundle.write_bytes(damaged)
        if _same(bundle, before):
            continue
        assert findings(bundle)


def _same(bundle: Path, before: Files) -> bool:
    """A byte that matters to no reader, such as a time in the header of a file."""
    try:
        return contents(bundle) == before
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError):
        return False


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_bundle_is_told(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "x.zip"
    place.write_bytes(content)
    assert findings(place)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "is er niet. Controleer de naam" in findings(tmp_path / "weg.zip")
    assert findings(tmp_path)


@pytest.mark.parametrize("garbage", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b'{"digest": 1}'])
@pytest.mark.parametrize(
    "name", ["bewijs.json", "tekst/vastgelegd.json", "handelingen/handelingen.json", "logboek/regels.json"]
)
def test_garbage_stops_nothing(bundle: Path, name: str, garbage: bytes) -> None:
    if name in ("handelingen/handelingen.json", "logboek/regels.json") and garbage == b"[]":
        return
    assert findings(rewritten(bundle, lambda files: files.update({name: garbage})))


def test_json_tells_the_same(bundle: Path) -> None:
    out = io.StringIO()
    call_command("verify_evidence", str(bundle), "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert told["ok"] is True and told["findings"] == []
    assert told["about"]["document"] == "convenant"
