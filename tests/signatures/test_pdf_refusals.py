"""PDFs that cannot be checked, and the command that checks them."""

import io
import json
from pathlib import Path

from django.core.management import CommandError, call_command
from django.utils import timezone

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfReadError
from pypdf import PdfReader, PdfWriter

from documents.reading import UnreadableFile
from signatures.models import Partner
from signatures.register.standings import standing_of
from signatures.rounds.submitting import accept_submission, hand_in
from signatures.signed_pdf import checking
from signatures.signed_pdf.checking import check_pdf
from signatures.signed_pdf.findings import PROBLEMS
from signatures.signed_pdf.judging import judge
from signatures.signed_pdf.reading import reader_failed
from tests.signatures import tampered_pdfs as tampered
from tests.signatures.judged_pdfs import judged
from tests.signatures.round_region import PEOPLE, colleague, make_region
from tests.signatures.signed_pdfs import (
    NOW,
    authority,
    plain,
    signed,
    written,
)

# Files that cannot be checked


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"<html>geen pdf</html>", "wrongType"),
        (b"%PDF-1.7\n", "broken"),
        (b"%PDF-1.7\n" + b"x" * 5000 + b"\nstartxref\n12\n%%EOF\n", "broken"),
        (plain()[:-400], "broken"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        check_pdf(content)

    assert refused.value.code == code
    assert refused.value.message.endswith(".")


def test_a_file_with_a_password_is_refused() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain())))
    writer.encrypt("geheim", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)

    with pytest.raises(UnreadableFile) as refused:
        check_pdf(out.getvalue())
    assert refused.value.code == "encrypted"


def test_a_signature_that_no_field_leads_to_is_refused() -> None:
    content = signed()
    hidden = content.replace(b"/AcroForm", b"/AcroForn").replace(b"/Annots", b"/Annotz")

    with pytest.raises(UnreadableFile, match="handtekening die niet te vinden is"):
        check_pdf(hidden)


def test_one_lost_signature_beside_a_sound_one_is_refused_too() -> None:
    content = signed(signed(), field="Tweede")
    start = content.index(b"/T (Tweede)")
    place = content.index(b"/V ", start - 400)

    with pytest.raises(UnreadableFile, match="handtekening die niet te vinden is"):
        judged(content[:place] + b"/W " + content[place + 3 :])


def test_a_signed_pdf_within_another_is_not_a_lost_signature() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain())))
    writer.add_attachment("getekend.pdf", signed())
    out = io.BytesIO()
    writer.write(out)

    assert [one.intact for one in judged(signed(out.getvalue()))] == [True]


def test_a_right_to_fill_in_is_no_signature_of_anybody() -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(plain()))
    numbers = generic.ArrayObject(generic.NumberObject(number) for number in (0, 10, 20, 30))
    right = generic.DictionaryObject({pdf_name("/ByteRange"): numbers})
    rights = generic.DictionaryObject({pdf_name("/UR3"): writer.add_object(right)})
    writer.root[pdf_name("/Perms")] = rights
    writer.update_root()

    assert judged(written(writer)) == ()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signatures.signed_pdf.reading.MAX_BYTES", 100)

    with pytest.raises(UnreadableFile) as refused:
        check_pdf(plain())
    assert refused.value.code == "tooLarge"


def test_a_reader_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MAX_SECONDS", 0.01)

    with pytest.raises(UnreadableFile) as refused:
        check_pdf(signed())
    assert refused.value.code == "timeout"


# The command


def run(file: Path, *options: str) -> tuple[str, str]:
    out = io.StringIO()
    try:
        call_command("check_signature", str(file), *options, stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), ""


def kept(folder: Path, content: bytes) -> Path:
    file = folder / "bestand.pdf"
    file.write_bytes(content)
    return file


def test_the_command_trusts_the_certificates_of_the_setting(tmp_path: Path, settings) -> None:
    folder = tmp_path / "uitgevers"
    folder.mkdir()
    (folder / "ca.pem").write_bytes(authority().pem)
    settings.SIGNATURE_TRUST_ROOTS = str(folder)
    out, error = run(kept(tmp_path, signed()), "--json")

    (found,) = json.loads(out)["signatures"]
    assert error == ""
    assert (found["field"], found["intact"], found["coversWholeFile"], found["modifiedAfter"]) == (
        "Handtekening1",
        True,
        True,
        False,
    )
    assert (found["trusted"], found["signer"]["commonName"]) == (True, "J. Jansen")
    assert found["signedAt"].startswith(f"{NOW:%Y-}")


def test_the_command_says_in_words_what_is_wrong_and_ends_with_an_error(tmp_path: Path) -> None:
    out, error = run(kept(tmp_path, tampered.flipped_in_text(signed())))

    assert "Handtekening1: niet in orde" in out
    assert PROBLEMS["altered"] in out
    assert "veranderd" in error


def test_the_command_names_a_file_it_cannot_read(tmp_path: Path) -> None:
    assert "Controleer de naam" in run(tmp_path / "weg.pdf")[1]
    out, error = run(kept(tmp_path, b"<html>"), "--json")
    assert json.loads(out)["error"]["code"] == "wrongType"
    assert error.startswith("Dit is geen PDF")


def test_the_command_names_a_trust_root_it_cannot_read(tmp_path: Path, settings) -> None:
    settings.SIGNATURE_TRUST_ROOTS = str(tmp_path / "weg.pem")

    assert "weg.pem is niet te lezen als certificaat" in run(kept(tmp_path, signed()))[1]


def test_every_problem_is_a_sentence() -> None:
    assert all(words.endswith(".") and words[0].isupper() for words in PROBLEMS.values())


@pytest.mark.samples
def test_the_samples(samples: Path) -> None:
    (sound,) = check_pdf((samples / "afgeleid/ondertekend-pades.pdf").read_bytes())
    (altered,) = check_pdf((samples / "afgeleid/ondertekend-daarna-gewijzigd.pdf").read_bytes())

    assert (sound.intact, sound.altered, altered.intact) == (True, False, False)


@pytest.mark.samples
def test_no_odd_file_ends_in_anything_but_a_sentence(samples: Path) -> None:
    for file in sorted([*samples.glob("afgeleid/*.pdf"), *samples.glob("bijzondere-pdf/*.pdf")]):
        try:
            judge(file.read_bytes(), [])
        except UnreadableFile as error:
            assert error.message.endswith(".")


# A reader that fails


@pytest.mark.parametrize("error", [AttributeError("get"), TypeError(), KeyError("/V"), NotImplementedError()])
def test_a_reader_that_fails__is_told_apart_from_a_file_that_is_broken(monkeypatch, error) -> None:
    def fails(*_arguments) -> None:
        raise error

    monkeypatch.setattr("signatures.signed_pdf.reading.enumerate_sig_fields", fails)
    with pytest.raises(UnreadableFile) as told:
        judge(signed(), ())
    assert told.value.code == "readerFailed" and "beschadigd" not in told.value.message
    monkeypatch.setattr("signatures.signed_pdf.reading.enumerate_sig_fields", says_that_it_is_broken)
    with pytest.raises(UnreadableFile) as told:
        judge(signed(), ())
    assert told.value.code == "broken"


def says_that_it_is_broken(*_arguments) -> None:
    raise PdfReadError("no trailer")


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["pdf", "paper"])
def test_a_reader_that_fails__leaves_the_file_to_who_judges_it(monkeypatch, method) -> None:
    def fails(*_arguments) -> None:
        raise reader_failed()

    monkeypatch.setattr("signatures.rounds.examining.judge_returned", fails)
    version = make_region("huizen")
    huizen = Partner.objects.get()
    taken = hand_in(
        version=version,
        partner=huizen,
        method=method,
        content=signed(),
        name="getekend.pdf",
        on=timezone.localdate(),
        received=timezone.localdate(),
        signatories=PEOPLE,
        by=None,
        by_name="Jan Smit",
    )
    assert taken.verdict["acceptable"] is False and "PDF-lezer" in taken.verdict["words"]
    assert accept_submission(submission=taken, by=colleague()).partner == huizen
    assert standing_of(version.document).cell("huizen", 1).is_signed
