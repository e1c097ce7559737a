"""Signed PDFs of every kind, made with an own issuer: sound ones, and ones that somebody tampered with."""

import asyncio
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pypdfium2
import typst
from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.generic import TextStringObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import PdfSignedData
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

NOW = datetime.now(UTC)
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Identity:
    certificate: x509.Certificate
    key: rsa.RSAPrivateKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def key_pem(self) -> bytes:
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    @property
    def asn1(self) -> asn1_x509.Certificate:
        return asn1_x509.Certificate.load(self.certificate.public_bytes(Encoding.DER))

    @property
    def asn1_key(self) -> keys.PrivateKeyInfo:
        return keys.PrivateKeyInfo.load(
            self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        )


@cache
def _key(name: str, issuer: str) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@cache
def authority(name: str = "Voorbeeld CA") -> Identity:
    return _issued(name, None, begin=NOW - 5 * YEAR, end=NOW + 5 * YEAR)


@cache
def signatory(name: str = "J. Jansen", *, expired: bool = False, use: str = "non_repudiation") -> Identity:
    begin, end = (NOW - 3 * YEAR, NOW - YEAR) if expired else (NOW - YEAR, NOW + YEAR)
    return _issued(name, authority(), begin=begin, end=end, use=use)


@cache
def stamp_authority() -> Identity:
    return _issued("Tijdstempel", authority(), begin=NOW - 5 * YEAR, end=NOW + 5 * YEAR, use="time")


def _issued(
    name: str, issuer: Identity | None, *, begin: datetime, end: datetime, use: str = "issue"
) -> Identity:
    key = _key(name, issuer.certificate.subject.rfc4514_string() if issuer else "")
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, name),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Gemeente Voorbeeld"),
        ]
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(_usage(use), critical=True)
    )
    if use == "time":
        builder = builder.add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
    return Identity(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


def _usage(use: str) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=use == "time",
        content_commitment=use == "non_repudiation",
        key_encipherment=use == "encipher",
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=use == "issue",
        crl_sign=use == "issue",
        encipher_only=False,
        decipher_only=False,
    )


@cache
def plain(*pages: str) -> bytes:
    """An unsigned PDF with these texts, a page each."""
    body = "\n#pagebreak()\n".join(f"#{_quoted(text)}" for text in pages or ("De tekst van het convenant.",))
    return typst.compile(body.encode())


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "'") + '"'


def signed(
    content: bytes | None = None,
    *,
    field: str = "Handtekening1",
    who: Identity | None = None,
    stamped: datetime | bool = False,
    subfilter: SigSeedSubFilter = SigSeedSubFilter.PADES,
    field_spec: Mapping[str, Any] | None = None,
    **metadata: Any,
) -> bytes:
    """The PDF with a signature behind it; `stamped` adds a timestamp of that moment."""
    who = who or signatory()
    store = SimpleCertificateStore()
    store.register(authority().asn1)
    signer = SimpleSigner(signing_cert=who.asn1, signing_key=who.asn1_key, cert_registry=store)
    stamper = None
    if stamped:
        moment = stamped if isinstance(stamped, datetime) else None
        stamper = DummyTimeStamper(
            stamp_authority().asn1, stamp_authority().asn1_key, certs_to_embed=store, fixed_dt=moment
        )
    meta = PdfSignatureMetadata(
        field_name=field, subfilter=subfilter, **{"md_algorithm": "sha256"} | metadata
    )
    spec = SigFieldSpec(field, **field_spec) if field_spec else None
    writer = IncrementalPdfFileWriter(io.BytesIO(content or plain()), strict=False)
    made = PdfSigner(meta, signer, timestamper=stamper, new_field_spec=spec).async_sign_pdf(writer)
    return asyncio.run(made).getvalue()


def with_field(content: bytes, name: str) -> bytes:
    """The PDF with an empty signature field added."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    append_signature_field(writer, SigFieldSpec(name))
    return written(writer)


def written(writer: IncrementalPdfFileWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def picture_of(content: bytes) -> bytes:
    """A scan: each page as one picture, without text."""
    pages = [page.render(scale=1).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(content)]
    out = io.BytesIO()
    pages[0].save(out, format="PDF", save_all=True, append_images=pages[1:])
    return out.getvalue()


def signed_by_hand(content: bytes, *, enclosed: bool = False, written_at: str = "") -> bytes:
    """A signature with a moment as some programs write it; `enclosed` is the kind of before 2008: over the
    SHA-1 of the file, which stands inside it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    who = signatory()
    signer = SimpleSigner(
        signing_cert=who.asn1, signing_key=who.asn1_key, cert_registry=SimpleCertificateStore()
    )
    steps = PdfCMSEmbedder().write_cms(field_name="Oud", writer=writer)
    next(steps)
    placed = PdfSignedData(pdf_name("/Sig"), timestamp=NOW, bytes_reserved=16384)
    if enclosed:
        placed[pdf_name("/SubFilter")] = pdf_name("/adbe.pkcs7.sha1")
    if written_at:
        placed[pdf_name("/M")] = TextStringObject(written_at)
    steps.send(SigObjSetup(sig_placeholder=placed))
    method = "sha1" if enclosed else "sha256"
    digest, out = steps.send(SigIOSetup(md_algorithm=method, in_place=True))
    if enclosed:
        made = signer.async_sign_general_data(digest.document_digest, method, detached=False)
    else:
        made = signer.async_sign(digest.document_digest, method)
    steps.send(asyncio.run(made).dump())
    return out.getvalue()


def hybrid(content: bytes) -> bytes:
    """The PDF with two tables of contents, one for old and one for new programs."""
    reader = PdfFileReader(io.BytesIO(content))
    number, place = int(reader.trailer["/Size"]), len(content)
    entry = b"\x01" + place.to_bytes(4) + b"\x00"
    stream = b"%d 0 obj\n<</Type /XRef /Size %d /W [1 4 1] /Index [%d 1] /Length %d>>\n"
    stream %= (number, number + 1, number, len(entry))
    stream += b"stream\n%s\nendstream\nendobj\n" % entry
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size %d /Root %d 0 R /Prev %d /XRefStm %d>>\n"
    table %= (number + 1, reader.root_ref.idnum, reader.last_startxref, place)
    return content + stream + table + b"startxref\n%d\n%%%%EOF\n" % (place + len(stream))
