"""What a returned PDF is to the PDF that was sent out to be signed."""

import io
from collections.abc import Sequence
from datetime import date

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pypdf import PdfReader, PdfWriter

from documents.models import Document, Version
from documents.reading import UnreadableFile
from documents.versions.determination import determine_erratum
from signatures.models import SigningPdf
from signatures.signed_pdf.making import NothingToSign, pdf_to_sign
from signatures.signed_pdf.matching import ExpectedPdf, Verdict, matched
from signatures.signed_pdf.reporting import verdict_data
from signatures.signed_pdf.returned import judge_returned
from tests.factories import ARTICLES, make_document, make_text, make_version
from tests.signatures import tampered_pdfs as tampered
from tests.signatures.signed_pdfs import authority, picture_of, plain, signatory, signed

TEXT = ("Artikel 1. De gemeente betaalt de helft.", "Artikel 2. De corporatie betaalt de rest.")
OLDER = ("Artikel 1. De gemeente betaalt alles.", "Artikel 2. De corporatie betaalt niets.")
ASKED = plain(*TEXT)


def verdict(returned: bytes, others: dict[str, bytes] | None = None) -> Verdict:
    roots = [authority().certificate.public_bytes(Encoding.DER)]
    return matched(returned, ExpectedPdf("2025", ASKED), others or {"2019": plain(*OLDER)}, roots)


def written_anew(content: bytes, pages: Sequence[bytes] = ()) -> bytes:
    """As another program writes it: other bytes, the same pages, and these pages behind them."""
    writer = PdfWriter()
    for one in (content, *pages):
        writer.append(PdfReader(io.BytesIO(one)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_our_pdf_with_a_signature_is_the_same_revision() -> None:
    found = verdict(signed(ASKED))

    assert (found.kind, found.acceptable, found.pages) == ("sameRevision", True, 2)
    assert found.words == (
        "Dit is precies de PDF die wij stuurden, getekend door J. Jansen, Gemeente Voorbeeld."
    )
    assert [one.intact for one in found.signatures] == [True]


def test_two_who_sign_are_both_named() -> None:
    found = verdict(signed(signed(ASKED), field="Tweede", who=signatory("P. Pieters")))

    assert (found.kind, found.acceptable) == ("sameRevision", True)
    assert "J. Jansen, Gemeente Voorbeeld en P. Pieters, Gemeente Voorbeeld" in found.words


def test_an_unknown_issuer_is_said() -> None:
    found = matched(signed(ASKED), ExpectedPdf("2025", ASKED), {}, [])

    assert found.acceptable
    assert "ga na wie er tekende" in found.words


def test_our_pdf_without_anything_on_it_is_not_signed() -> None:
    found = verdict(ASKED)

    assert (found.kind, found.acceptable) == ("sameRevision", False)
    assert "nog niet op getekend" in found.words


def test_the_same_text_from_another_program_is_the_same_text() -> None:
    found = verdict(signed(written_anew(ASKED)))

    assert (found.kind, found.acceptable) == ("sameText", True)
    assert found.words.startswith("De tekst is die van versie 2025, getekend door J. Jansen")


def test_the_same_text_without_a_signature_asks_to_look() -> None:
    found = verdict(written_anew(ASKED))

    assert (found.kind, found.acceptable) == ("sameText", True)
    assert "geen digitale handtekening" in found.words


def test_a_page_that_a_signing_service_adds_is_quoted() -> None:
    found = verdict(signed(written_anew(ASKED, [plain("Ondertekend via een dienst, nummer 12345.")])))

    assert (found.kind, found.acceptable, found.pages) == ("sameText", True, 3)
    assert "Op bladzijde 3 staat meer dan in onze PDF: “Ondertekend via een dienst" in found.words


def test_one_word_more_in_the_text_is_refused() -> None:
    found = verdict(signed(plain("Artikel 1. De gemeente betaalt niet de helft.", TEXT[1])))

    assert (found.kind, found.acceptable) == ("unknown", False)
    assert "verschilt vanaf bladzijde 1" in found.words


def test_a_page_less_is_refused() -> None:
    found = verdict(signed(plain(TEXT[0])))

    assert (found.kind, found.acceptable) == ("unknown", False)
    assert "vanaf bladzijde 2. Het heeft 1 bladzijde en de PDF om te tekenen 2 bladzijden." in found.words


@pytest.mark.parametrize("returned", [signed(plain(*OLDER)), signed(written_anew(plain(*OLDER)))])
def test_the_pdf_of_another_version_is_refused_by_name(returned: bytes) -> None:
    found = verdict(returned)

    assert (found.kind, found.acceptable) == ("otherVersion", False)
    assert found.words == "Dit is de PDF van versie 2019, gevraagd is versie 2025."


def test_another_page_put_behind_our_bytes_is_refused() -> None:
    found = verdict(tampered.other_page(ASKED))

    assert (found.kind, found.acceptable) == ("unknown", False)


@pytest.mark.parametrize("tamper", [tampered.other_page, tampered.spliced, tampered.flipped_in_signature])
def test_a_signed_file_that_was_altered_is_never_acceptable(tamper) -> None:
    found = verdict(tamper(signed(ASKED)))

    assert not found.acceptable
    assert any(one.altered for one in found.signatures)


def test_a_scan_is_flagged_and_its_pages_counted() -> None:
    found = verdict(picture_of(ASKED))

    assert (found.kind, found.acceptable, found.pages) == ("scan", True, 2)
    assert "Dit is een scan. Het bestand heeft 2 bladzijden, net als" in found.words


def test_a_scan_with_fewer_pages_says_so() -> None:
    found = verdict(picture_of(plain(TEXT[1])))

    assert (found.kind, found.pages) == ("scan", 1)
    assert "1 bladzijde en de PDF om te tekenen 2 bladzijden" in found.words


def test_one_scanned_page_between_our_own_is_named() -> None:
    found = verdict(written_anew(plain(TEXT[0]), [picture_of(plain(TEXT[1]))]))

    assert (found.kind, found.acceptable) == ("scan", True)
    assert "Gescand in deze PDF: bladzijde 2." in found.words


def test_a_scanned_page_does_not_hide_a_changed_one() -> None:
    found = verdict(written_anew(plain("Iets anders."), [picture_of(plain(TEXT[1]))]))

    assert (found.kind, found.acceptable) == ("unknown", False)


def test_a_file_with_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signatures.signed_pdf.matching.MAX_PAGES", 1)

    with pytest.raises(UnreadableFile) as refused:
        verdict(signed(ASKED))
    assert refused.value.code == "tooManyPages"


# With versions on record


@pytest.fixture
def agreement(db) -> Document:
    return make_document()


@pytest.fixture
def version(agreement: Document) -> Version:
    return make_version(agreement, label="2019")


def test_the_pdf_to_sign_is_made_once(version: Version) -> None:
    made = pdf_to_sign(version)

    assert pdf_to_sign(version) == made
    assert SigningPdf.objects.count() == 1
    assert made.file.read().startswith(b"%PDF")
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made.file.read())).pages]
    assert "Ondertekening" in pages[-1]
    assert version.digest[:12] in pages[-1]
    assert "gemaakt om te ondertekenen" in " ".join(pages[0].split())


def test_who_makes_it_second_gets_the_first(version: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both found nothing, both made it; the second finds on saving that it is there."""
    first = pdf_to_sign(version)
    monkeypatch.setattr(
        "signatures.signed_pdf.making.SigningPdf.objects.filter", lambda **_: SigningPdf.objects.none()
    )

    assert pdf_to_sign(version) == first


def test_an_erratum_has_a_pdf_of_its_own(version: Version) -> None:
    erratum = determine_erratum(
        of=version,
        text=make_text(ARTICLES),
        by="Anja Bos",
        pictures={},
        reason="Een tikfout.",
        determined_on=date(2025, 9, 20),
    )

    assert pdf_to_sign(erratum).file != pdf_to_sign(version).file


def test_a_version_without_text_has_nothing_to_sign(version: Version) -> None:
    version.text = type(version.text)(())

    with pytest.raises(NothingToSign, match="Voeg eerst de tekst toe"):
        pdf_to_sign(version)


def test_what_comes_back_is_held_against_all_versions_on_record(version: Version) -> None:
    newer = make_version(
        version.document,
        label="2025",
        articles={"Artikel 1 Doel": "Iets nieuws."},
        determined_on=date(2025, 9, 19),
    )
    old = signed(pdf_to_sign(version).file.read())

    right, wrong = judge_returned(version, old), judge_returned(newer, old)

    assert (right.kind, right.acceptable) == ("sameRevision", True)
    assert wrong.words == "Dit is de PDF van versie 2019, gevraagd is versie 2025."
    kept = verdict_data(wrong)
    assert (kept["kind"], kept["acceptable"]) == ("otherVersion", False)
    assert kept["signatures"][0]["field"] == "Handtekening1"


def test_asking_twice_costs_no_more_questions(version: Version, django_assert_max_num_queries) -> None:
    content = signed(pdf_to_sign(version).file.read())

    with django_assert_max_num_queries(2):
        judge_returned(version, content)
