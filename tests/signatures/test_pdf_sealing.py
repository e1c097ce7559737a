"""The portal's own seal: what it shows, what it proves, and what happens when it cannot be put."""

import asyncio
import io
import stat
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from django.core.checks import CheckMessage

import pypdfium2
import pytest
from asn1crypto import tsp
from cryptography import x509
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from pyhanko.sign.timestamps import DummyTimeStamper
from pypdf import PdfReader

from documents.models import Version
from documents.text.refusals import Refused
from signatures import checks
from signatures.signed_pdf.certificate import TEST_FILE, TEST_NAME, portal_seal
from signatures.signed_pdf.checking import check_pdf
from signatures.signed_pdf.in_portal import LEGAL_LEVEL_WORDS, sign_in_portal
from signatures.signed_pdf.making import pdf_to_sign
from signatures.signed_pdf.returned import judge_returned
from signatures.signed_pdf.sealing import seal_pdf
from tests.factories import make_version
from tests.signatures.signed_pdfs import Identity, authority, plain, signatory, stamp_authority

CONFIRMED = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)


@pytest.fixture
def version(db) -> Version:
    return make_version(label="2025")


def sign(version: Version, **other: object) -> bytes:
    given = {
        "signatory_name": "Şule Öztürk-van der Ærø",
        "function": "wethouder Wonen",
        "organisation": "Gemeente Huizen",
        "email": "s.ozturk@huizen.example",
        "confirmed_at": CONFIRMED,
        "on": date(2026, 7, 2),
    }
    return sign_in_portal(version, **given | other)


def seal(content: bytes | None = None) -> bytes:
    return seal_pdf(
        content or plain(), reason="Proef", signed_at=CONFIRMED, title="Proef", lines=[("Naam", "Anja Bos")]
    )


def shown_by(sealed: bytes) -> str:
    """The words of the seal on the last page."""
    page = PdfReader(io.BytesIO(sealed)).pages[-1]
    (widget,) = (one.get_object() for one in page["/Annots"])
    reader = PdfReader(io.BytesIO(sealed))
    appearance = widget["/AP"]["/N"].get_object()
    form = next(iter(appearance["/Resources"]["/XObject"].values())).get_object()
    blank = reader.pages[-1]
    return " ".join(blank._extract_text(form, reader, content_key=None).split())


# What comes out


def test_a_sealed_pdf_is_our_own_pdf_with_a_seal_behind_it(version: Version) -> None:
    sealed = sign(version)
    (found,) = check_pdf(sealed)

    assert sealed.startswith(pdf_to_sign(version).file.read())
    assert (found.field, found.intact, found.covers_whole_file) == ("Zegel van het portaal", True, True)
    assert (judge_returned(version, sealed).kind, judge_returned(version, sealed).acceptable) == (
        "sameRevision",
        True,
    )


def test_the_seal_shows_who_when_how_what_and_which_level(version: Version) -> None:
    words = shown_by(sign(version))

    for part in (
        "Şule Öztürk-van der Ærø",
        "wethouder Wonen",
        "Gemeente Huizen",
        "2 juli 2026",
        "om 00.30 uur Nederlandse tijd (CEST, UTC+2)",
        "eenmalige code naar s.ozturk@huizen.example",
        "versie 2025",
        "gewone elektronische handtekening, met een geavanceerd zegel van het portaal",
        "Dit is een test. Dit zegel heeft geen waarde.",
    ):
        assert part in words, part
    assert version.digest in words.replace(" ", "").replace("\u200b", "")


def test_a_reservation_is_shown(version: Version) -> None:
    assert "Voorbehoud Zonder artikel 4." in shown_by(sign(version, reservation="Zonder artikel 4."))


def test_a_very_long_name_stays_within_its_frame(version: Version) -> None:
    long = "Van der Voorbeeld-Zonderlingen " * 8
    sealed = sign(version, signatory_name=long.strip(), organisation=long.strip(), function=long.strip())

    assert shown_by(sealed).count("Zonderlingen") == 24


def test_the_pages_of_a_sealed_pdf_are_as_they_were(version: Version) -> None:
    before = pypdfium2.PdfDocument(pdf_to_sign(version).file.read())
    after = pypdfium2.PdfDocument(sign(version))

    assert [page.get_textpage().get_text_range() for page in after] == [
        page.get_textpage().get_text_range() for page in before
    ]


def test_the_words_about_the_level_claim_no_more_than_there_is() -> None:
    assert "gewone elektronische handtekening" in LEGAL_LEVEL_WORDS
    assert "geen geavanceerde of gekwalificeerde handtekening van uzelf" in LEGAL_LEVEL_WORDS


def test_sealing_works_where_an_event_loop_runs() -> None:
    async def within() -> bytes:
        return seal()

    assert asyncio.run(within()).startswith(plain())


def test_a_seal_that_does_not_hold_is_not_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signatures.signed_pdf.sealing.judge", lambda *_: ())

    with pytest.raises(Refused, match="klopt niet bij de controle"):
        seal()


# The certificate


def test_without_settings_a_test_seal_is_made_once_and_only_its_owner_reads_it(settings) -> None:
    first, second = portal_seal(), portal_seal()

    file = Path(settings.DATA_DIR) / TEST_FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert first.certificate == second.certificate
    assert first.is_test
    assert TEST_NAME in first.certificate.subject.rfc4514_string()
    assert [one.name for one in file.parent.iterdir()] == [TEST_FILE]


def test_two_at_once_get_the_same_test_seal() -> None:
    with ThreadPoolExecutor(max_workers=4) as threads:
        seals = list(threads.map(lambda _: portal_seal(), range(4)))

    assert len({one.certificate.serial_number for one in seals}) == 1


def configure(settings, folder: Path, who: Identity, key: Identity | None = None) -> None:
    (folder / "zegel.pem").write_bytes(who.pem + authority().pem)
    (folder / "sleutel.pem").write_bytes((key or who).key_pem)
    settings.SEAL_CERTIFICATE = str(folder / "zegel.pem")
    settings.SEAL_KEY = str(folder / "sleutel.pem")


def test_a_certificate_from_the_settings_is_used_and_trusted(settings, tmp_path: Path) -> None:
    configure(settings, tmp_path, signatory("Portaal van de regio"))
    (tmp_path / "ca.pem").write_bytes(authority().pem)
    settings.SIGNATURE_TRUST_ROOTS = str(tmp_path / "ca.pem")
    (found,) = check_pdf(seal())

    assert found.signer and found.signer.common_name == "Portaal van de regio"
    assert found.trusted
    assert "Dit is een test" not in shown_by(seal())


def test_a_pkcs12_file_with_a_password_is_read(settings, tmp_path: Path) -> None:
    who = signatory("Portaal van de regio")
    content = pkcs12.serialize_key_and_certificates(
        b"zegel", who.key, who.certificate, [authority().certificate], BestAvailableEncryption(b"geheim")
    )
    (tmp_path / "zegel.p12").write_bytes(content)
    settings.SEAL_CERTIFICATE, settings.SEAL_PASSWORD = str(tmp_path / "zegel.p12"), "geheim"
    assert portal_seal().certificate == who.certificate

    settings.SEAL_PASSWORD = "fout"
    with pytest.raises(Refused, match="SEAL_PASSWORD"):
        portal_seal()


def test_a_key_of_another_certificate_is_refused(settings, tmp_path: Path) -> None:
    configure(settings, tmp_path, signatory("Portaal van de regio"), key=signatory("Iemand anders"))

    with pytest.raises(Refused, match="hoort niet bij het certificaat"):
        seal()


def test_an_expired_certificate_is_refused(settings, tmp_path: Path) -> None:
    configure(settings, tmp_path, signatory("Oud", expired=True))

    with pytest.raises(Refused, match="verlopen"):
        seal()


def test_in_production_nothing_is_sealed_without_a_certificate(settings) -> None:
    settings.SEAL_MAY_BE_A_TEST = False

    with pytest.raises(Refused, match="Een beheerder stelt SEAL_CERTIFICATE en SEAL_KEY in"):
        seal()
    assert not (Path(settings.DATA_DIR) / TEST_FILE).exists()


# The timestamp


class Stamping(BaseHTTPRequestHandler):
    """A timestamp server that answers as its `answer` says."""

    answer = "sound"

    def do_POST(self) -> None:
        request = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        stamper = DummyTimeStamper(stamp_authority().asn1, stamp_authority().asn1_key)
        body = stamper.request_tsa_response(request).dump()
        if self.answer == "refused":
            body = tsp.TimeStampResp({"status": {"status": "rejection"}}).dump()
        self.send_response(200)
        self.send_header(
            "Content-Type", "text/html" if self.answer == "page" else "application/timestamp-reply"
        )
        self.end_headers()
        self.wfile.write(b"geen antwoord" if self.answer == "nonsense" else body)

    def log_message(self, *_arguments: object) -> None:
        """Nothing: a test is quiet."""


@pytest.fixture
def stamping(settings) -> Iterator[type[Stamping]]:
    server = HTTPServer(("127.0.0.1", 0), Stamping)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.TIMESTAMP_URL = f"http://127.0.0.1:{server.server_port}/"
    yield Stamping
    Stamping.answer = "sound"
    server.shutdown()
    thread.join()
    server.server_close()


def test_with_a_timestamp_server_the_moment_is_that_of_the_server(stamping, settings, tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_bytes(authority().pem)
    settings.SIGNATURE_TRUST_ROOTS = str(tmp_path / "ca.pem")
    (found,) = check_pdf(seal())

    assert (found.intact, found.covers_whole_file, found.time_from) == (True, True, "timestamp")
    assert "timestampUntrusted" not in [problem.code for problem in found.problems]


@pytest.mark.parametrize("answer", ["refused", "nonsense", "page"])
def test_a_timestamp_server_that_answers_badly_means_nothing_is_signed(stamping, answer: str) -> None:
    stamping.answer = answer

    with pytest.raises(Refused, match="Er is nog niets getekend"):
        seal()


def test_a_timestamp_server_that_is_not_there_means_nothing_is_signed(settings) -> None:
    settings.TIMESTAMP_URL = "http://127.0.0.1:9/"

    with pytest.raises(Refused, match="Probeer het over een paar minuten opnieuw"):
        seal()


# The checks of the settings


def found_by(messages: list[CheckMessage]) -> list[str | None]:
    assert all(message.hint for message in messages)
    return [message.id for message in messages]


def test_no_settings_are_fine_on_ones_own_machine(settings) -> None:
    found = (
        checks.trust_roots_can_be_read() + checks.seal_can_be_used() + checks.timestamp_server_is_an_address()
    )

    assert found == []
    assert not (Path(settings.DATA_DIR) / TEST_FILE).exists()


def test_in_production_a_missing_seal_is_a_warning(settings) -> None:
    settings.SEAL_MAY_BE_A_TEST = False

    assert found_by(checks.seal_can_be_used()) == ["signatures.W002"]


def test_wrong_settings_are_errors(settings, tmp_path: Path) -> None:
    (tmp_path / "niets.pem").write_text("geen certificaat")
    settings.SIGNATURE_TRUST_ROOTS = str(tmp_path)
    settings.SEAL_CERTIFICATE = str(tmp_path / "weg.pem")
    settings.TIMESTAMP_URL = "tijdstempel.example"

    assert found_by(checks.trust_roots_can_be_read()) == ["signatures.E001"]
    assert found_by(checks.seal_can_be_used()) == ["signatures.E002"]
    assert found_by(checks.timestamp_server_is_an_address()) == ["signatures.E003"]


def test_a_folder_and_files_are_both_read(settings, tmp_path: Path) -> None:
    from signatures.signed_pdf.trust import trust_roots

    folder = tmp_path / "map"
    folder.mkdir()
    (folder / "een.pem").write_bytes(authority().pem + signatory().pem)
    (folder / "lees mij.txt").write_text("geen certificaat")
    (tmp_path / "los.pem").write_bytes(stamp_authority().pem)
    settings.SIGNATURE_TRUST_ROOTS = f"{folder}:{tmp_path / 'los.pem'}"

    names = [x509.load_der_x509_certificate(root).subject.rfc4514_string() for root in trust_roots()]
    assert [name.split("CN=")[-1] for name in names] == ["Voorbeeld CA", "J. Jansen", "Tijdstempel"]
