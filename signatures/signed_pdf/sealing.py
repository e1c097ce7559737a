"""Putting the portal's seal on a PDF: PAdES B-B, or B-T with a timestamp where a server for it is set.

The PDF itself stays as it is, byte for byte; the seal and what it shows come behind it.
"""

import asyncio
import io
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, SimpleBoxLayoutRule
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from documents.renditions.typeset.layout import breakable
from documents.renditions.typeset.typesetting import typeset
from documents.text.refusals import Refused
from signatures.signed_pdf.certificate import Seal, portal_seal
from signatures.signed_pdf.findings import PdfSignature
from signatures.signed_pdf.judging import judge
from signatures.signed_pdf.reading import UNREADABLE, check_bytes, damaged

FIELD = "Zegel van het portaal"
LAST_PAGE = -1
# The frame that the page for signatures leaves open, in points from the lower left corner.
PLACE = (105, 91, 490, 323)
TIMESTAMP_SECONDS = 15
TEMPLATE = Path(__file__).with_name("seal.typ")
WHOLE = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MIN,
    y_align=AxisAlignment.ALIGN_MIN,
    inner_content_scaling=InnerScaling.NO_SCALING,
)


def seal_pdf(
    content: bytes, *, reason: str, signed_at: datetime, title: str, lines: Sequence[tuple[str, str]]
) -> bytes:
    """The PDF with the portal's seal, which shows these lines (name and value) and is dated `signed_at`.
    Raises Refused."""
    check_bytes(content)
    seal = portal_seal()
    shown = _picture(title, lines, signed_at, is_test=seal.is_test)
    try:
        with ThreadPoolExecutor(max_workers=1) as apart:  # the caller may already run an event loop
            sealed, found = apart.submit(_sealed_and_judged, content, seal, reason, shown).result()
    except _NoTimestamp as error:
        raise Refused(
            "De server voor tijdstempels antwoordt niet goed. Er is nog niets getekend. "
            "Probeer het over een paar minuten opnieuw."
        ) from error
    except UNREADABLE as error:
        raise damaged() from error
    _refuse_unsound(sealed, content, [one for one in found if one.field == FIELD])
    return sealed


def _sealed_and_judged(
    content: bytes, seal: Seal, reason: str, shown: bytes
) -> tuple[bytes, tuple[PdfSignature, ...]]:
    sealed = asyncio.run(_sealed(content, seal, reason, shown))
    return sealed, judge(sealed, [seal.certificate.public_bytes(Encoding.DER)])


def _refuse_unsound(sealed: bytes, content: bytes, found: Sequence[PdfSignature]) -> None:
    """What is given out holds by the same check that others will do."""
    stamped = all(one.time_from == "timestamp" for one in found) or not settings.TIMESTAMP_URL
    if not (sealed.startswith(content) and found and stamped) or any(
        not (one.intact and one.covers_whole_file) for one in found
    ):
        raise Refused(
            "Het zegel is gemaakt, maar klopt niet bij de controle. Er is niets getekend. "
            "Waarschuw de beheerder van het portaal."
        )


class _NoTimestamp(Exception):
    """The server for timestamps gave no token."""


class _TimeStamper(RequestsHTTPTimeStamper):
    async def async_timestamp(self, message_digest: bytes, md_algorithm: str):
        try:
            return await super().async_timestamp(message_digest, md_algorithm)
        except Exception as error:
            raise _NoTimestamp from error


async def _sealed(content: bytes, seal: Seal, reason: str, shown: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    with NamedTemporaryFile(suffix=".pdf") as picture:
        picture.write(shown)
        picture.flush()
        signer = PdfSigner(
            PdfSignatureMetadata(
                field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, reason=reason
            ),
            _signer(seal),
            timestamper=_TimeStamper(settings.TIMESTAMP_URL, timeout=TIMESTAMP_SECONDS)
            if settings.TIMESTAMP_URL
            else None,
            stamp_style=StaticStampStyle.from_pdf_file(picture.name, border_width=0, background_layout=WHOLE),
            new_field_spec=SigFieldSpec(FIELD, on_page=LAST_PAGE, box=PLACE, readable_field_name=reason),
        )
        return (await signer.async_sign_pdf(writer)).getvalue()


def _signer(seal: Seal) -> SimpleSigner:
    chain = SimpleCertificateStore()
    chain.register_multiple(_for_pyhanko(certificate) for certificate in seal.chain)
    der = seal.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(
        signing_cert=_for_pyhanko(seal.certificate),
        signing_key=keys.PrivateKeyInfo.load(der),
        cert_registry=chain,
    )


def _for_pyhanko(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _picture(title: str, lines: Sequence[tuple[str, str]], on: datetime, *, is_test: bool) -> bytes:
    """What the seal shows, as a PDF of its size. Its letters are inside, so every name can be read."""
    left, bottom, right, top = PLACE
    data = {
        "title": title,
        "lines": [[name, breakable(value)] for name, value in lines],
        "test": is_test,
        "width": right - left,
        "height": top - bottom,
    }
    return typeset("seal", data, {TEMPLATE.name: TEMPLATE.read_bytes()}, on=on.date())
