"""The portal's own seal: the certificate and key from the settings, or a test seal made once on one's own
machine."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from documents.text.refusals import Refused

TEST_NAME = "TESTZEGEL van het Convenantportaal (niet geldig)"
TEST_FILE = "testzegel.pem"
TEST_YEARS = 10
PKCS12 = (".p12", ".pfx")


@dataclass(frozen=True, slots=True)
class Seal:
    """`chain` are the certificates between the seal's own and its root."""

    certificate: x509.Certificate
    key: PrivateKeyTypes
    chain: tuple[x509.Certificate, ...] = ()
    is_test: bool = False


def portal_seal() -> Seal:
    """The seal of this installation. Raises Refused."""
    if settings.SEAL_CERTIFICATE:
        return _configured(Path(settings.SEAL_CERTIFICATE), settings.SEAL_PASSWORD.encode() or None)
    if not settings.SEAL_MAY_BE_A_TEST:
        raise Refused(
            "Dit portaal heeft nog geen eigen certificaat om mee te zegelen. "
            "Een beheerder stelt SEAL_CERTIFICATE en SEAL_KEY in."
        )
    return _test_seal(Path(settings.DATA_DIR) / TEST_FILE)


def _configured(file: Path, password: bytes | None) -> Seal:
    try:
        if file.suffix.lower() in PKCS12:
            key, certificate, others = pkcs12.load_key_and_certificates(file.read_bytes(), password)
            certificates = [one for one in (certificate, *others) if one]
        else:
            key = load_pem_private_key(Path(settings.SEAL_KEY or file).read_bytes(), password)
            certificates = x509.load_pem_x509_certificates(file.read_bytes())
    except (OSError, ValueError, TypeError) as error:
        raise Refused(
            "Het certificaat of de sleutel van het zegel is niet te lezen. "
            "Een beheerder controleert SEAL_CERTIFICATE, SEAL_KEY en SEAL_PASSWORD."
        ) from error
    return _fitting(key, certificates)


def _fitting(key: PrivateKeyTypes | None, certificates: list[x509.Certificate]) -> Seal:
    if key is None or not certificates or certificates[0].public_key() != key.public_key():
        raise Refused(
            "De sleutel hoort niet bij het certificaat van het zegel. "
            "Een beheerder controleert SEAL_CERTIFICATE en SEAL_KEY."
        )
    if certificates[0].not_valid_after_utc < datetime.now(UTC):
        raise Refused("Het certificaat van het zegel is verlopen. Een beheerder stelt een nieuw in.")
    return Seal(certificates[0], key, tuple(certificates[1:]))


def _test_seal(file: Path) -> Seal:
    if not file.exists():
        _make_test_seal(file)
    content = file.read_bytes()
    return Seal(x509.load_pem_x509_certificate(content), load_pem_private_key(content, None), is_test=True)


def _make_test_seal(file: Path) -> None:
    """Who makes it at the same moment as somebody else uses the one that was there first."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    content = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    content += _test_certificate(key).public_bytes(Encoding.PEM)
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, prefix=".testzegel-") as made:  # readable by its owner only
        made.write(content)
        made.flush()
        try:
            os.link(made.name, file)
        except FileExistsError:
            return


def _test_certificate(key: rsa.RSAPrivateKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, TEST_NAME)])
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365 * TEST_YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_to_sign_with(), critical=True)
        .sign(key, hashes.SHA256())
    )


def _to_sign_with() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
