"""The issuers that this portal trusts: the certificates in the folder or files of SIGNATURE_TRUST_ROOTS."""

import os
from pathlib import Path

from django.conf import settings

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

ENDINGS = (".pem", ".crt", ".cer", ".der")


class WrongTrustRoot(Exception):
    """A trust root that is not there or holds no certificate; says in Dutch which and what to do."""


def trust_roots() -> tuple[bytes, ...]:
    """The certificates in DER. Raises WrongTrustRoot; the system check reports that at the start."""
    return tuple(
        certificate.public_bytes(Encoding.DER)
        for place in settings.SIGNATURE_TRUST_ROOTS.split(os.pathsep)
        if place
        for file in _files(Path(place))
        for certificate in _certificates(file)
    )


def _files(place: Path) -> list[Path]:
    if place.is_dir():
        return sorted(file for file in place.iterdir() if file.suffix.lower() in ENDINGS)
    return [place]


def _certificates(file: Path) -> list[x509.Certificate]:
    try:
        content = file.read_bytes()
        if b"-----BEGIN" in content:
            return x509.load_pem_x509_certificates(content)
        return [x509.load_der_x509_certificate(content)]
    except (OSError, ValueError) as error:
        raise WrongTrustRoot(f"{file} is niet te lezen als certificaat.") from error
