"""One signature of a PDF, judged by pyHanko, as a finding. Reads no network and no settings."""

import asyncio
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfStrictReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError, SignatureValidationError
from pyhanko.sign.validation.generic_cms import async_validate_cms_signature, validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import InvalidCertificateError

from documents.reading.isolation import keep_ready
from documents.reading.stream import UnreadableFile
from signatures.signed_pdf.findings import Changes, PdfSignature, SignatureProblem, Signer
from signatures.signed_pdf.reading import (
    HEXADECIMAL,
    UNREADABLE,
    Field,
    damaged,
    entry,
    open_signed_pdf,
    signature_fields,
    stopped_at,
)

# What pyHanko would write in the log about a signature is a finding here.
logging.getLogger("pyhanko.sign").setLevel(logging.CRITICAL)
keep_ready(__name__)

MOMENT = re.compile(r"(\d{14})Z")
PADDING = b"\0\t\n\f\r "
ENCLOSED = "/adbe.pkcs7.sha1"
SUBFILTERS = ("/adbe.pkcs7.detached", "/ETSI.CAdES.detached", "/ETSI.RFC3161", "/PBAD.PAdES")
USAGE = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False)
LEVELS: dict[ModificationLevel, Changes] = {
    ModificationLevel.NONE: "none",
    ModificationLevel.LTA_UPDATES: "archiving",
    ModificationLevel.FORM_FILLING: "formFilling",
    ModificationLevel.ANNOTATIONS: "annotations",
}
WEAK = (
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
)
OUT_OF_TIME = (
    AdESIndeterminate.EXPIRED,
    AdESIndeterminate.NOT_YET_VALID,
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE,
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED,
    AdESFailure.NOT_YET_VALID,
)
REVOKED = (AdESIndeterminate.REVOKED_NO_POE, AdESIndeterminate.REVOKED_CA_NO_POE, AdESFailure.REVOKED)


@dataclass(frozen=True, slots=True)
class File:
    """A PDF that is being judged. `odd` when its structure is not as the standard asks."""

    content: bytes
    reader: PdfFileReader
    trust_roots: tuple[x509.Certificate, ...]
    odd: bool


def judge(content: bytes, trust_roots: Sequence[bytes]) -> tuple[PdfSignature, ...]:
    """Every signature field of the file; the trust roots are certificates in DER. Raises UnreadableFile."""
    roots = tuple(x509.Certificate.load(root) for root in trust_roots)
    try:
        reader = open_signed_pdf(content, strict=True)
        if not reader.xrefs.hybrid_xrefs_present:
            return _all(File(content, reader, roots, odd=False))
    except PdfStrictReadError:
        pass
    return _all(File(content, open_signed_pdf(content, strict=False), roots, odd=True))


def _all(file: File) -> tuple[PdfSignature, ...]:
    try:
        return tuple(_judged(file, field) for field in signature_fields(file.reader, file.content))
    except PdfStrictReadError:
        if file.odd:
            raise damaged() from None
        raise
    except UnreadableFile:
        raise
    except (NotImplementedError, *UNREADABLE) as error:
        raise stopped_at(error, file.content) from error


def _judged(file: File, field: Field) -> PdfSignature:
    if field.value is None:
        return PdfSignature(field.name, kind="empty", changes="none", problems=(SignatureProblem("empty"),))
    try:
        found = _embedded(file, field)
    except PdfStrictReadError:
        raise
    except (SignatureValidationError, NotImplementedError, *UNREADABLE):
        found = _without(field, "unreadable")
    if field.removed:
        return replace(found, intact=False, modified_after=True, problems=(SignatureProblem("removed"),))
    if field.detached:
        return replace(found, intact=False, problems=(SignatureProblem("detached"), *found.problems))
    return found


def _without(field: Field, code: str, signer: Signer | None = None) -> PdfSignature:
    return PdfSignature(field.name, modified_after=True, signer=signer, problems=(SignatureProblem(code),))


def _embedded(file: File, field: Field) -> PdfSignature:
    if entry(field.field["/V"], "/SubFilter") not in (*SUBFILTERS, ENCLOSED):
        return _without(field, "unsupported")
    embedded = _Signature(file.reader, field.field, field.name)
    signer = _signer(embedded.signer_cert)
    if field.removed:
        return _without(field, "removed", signer)
    is_timestamp = embedded.sig_object_type == "/DocTimeStamp"
    status = _status(file, embedded, is_timestamp=is_timestamp)
    exact = _gap_is_the_signature(file.content, embedded)
    whole = exact and status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    clear = exact and status.coverage != SignatureCoverageLevel.UNCLEAR
    found = PdfSignature(
        field.name,
        kind="timestamp" if is_timestamp else "signature",
        intact=bool(status.intact and status.valid and clear),
        covers_whole_file=whole,
        modified_after=not whole,
        changes="none" if whole else _changes(file, embedded, status) if exact else "unknown",
        signer=signer,
        trusted=bool(status.trusted and clear),
        **_time(status, is_timestamp=is_timestamp),
    )
    return replace(
        found, problems=tuple(SignatureProblem(code) for code in _codes(file, status, found, clear=clear))
    )


class _Signature(EmbeddedPdfSignature):
    """A signature of which a moment that cannot be read is no reason to refuse it."""

    @property
    def self_reported_timestamp(self) -> datetime | None:
        try:
            return super().self_reported_timestamp
        except UNREADABLE:
            moment = MOMENT.search(str(entry(self.sig_object, "/M")))
            return datetime.strptime(f"{moment[1]}Z", "%Y%m%d%H%M%S%z") if moment else None


def _gap_is_the_signature(content: bytes, embedded: EmbeddedPdfSignature) -> bool:
    """Whether what the range leaves out is the signature itself and nothing more.

    pyHanko compares lengths only. Who writes a signature in a shorter notation could hide other objects in
    the place that this leaves, and so change the page without touching one signed byte.
    """
    try:
        start, first, second, _length = (int(number) for number in embedded.byte_range)
    except (ValueError, TypeError):
        return False
    gap = content[first:second]
    return (
        start == 0
        and HEXADECIMAL.fullmatch(gap) is not None
        and gap[1:-1].lower() == embedded.pkcs7_content.hex().encode()
    )


def _status(file: File, embedded: EmbeddedPdfSignature, *, is_timestamp: bool) -> Any:
    """The status as of now; of a signature with a trusted timestamp, as of that moment."""
    if is_timestamp:
        return asyncio.run(async_validate_pdf_timestamp(embedded, _context(file)))
    if embedded.sig_object["/SubFilter"] == ENCLOSED:
        return asyncio.run(_validated_enclosed(file, embedded))
    try:
        status = asyncio.run(_validated(file, embedded, None))
    except (NotImplementedError, *UNREADABLE):
        return _integrity(embedded)
    stamp = status.timestamp_validity
    if not status.trusted and stamp and stamp.intact and stamp.valid and stamp.trusted:
        return asyncio.run(_validated(file, embedded, stamp.timestamp))
    return status


async def _validated(file: File, embedded: EmbeddedPdfSignature, moment: datetime | None) -> Any:
    return await async_validate_pdf_signature(
        embedded,
        _context(file, moment),
        ts_validation_context=_context(file),
        key_usage_settings=USAGE,
    )


def _integrity(embedded: EmbeddedPdfSignature) -> Any:
    """Whether the bytes are those that were signed, where the certificate or the rules of the field are such
    that pyHanko cannot go through with the rest."""
    embedded.compute_integrity_info()
    certificate = embedded.signer_cert
    intact, valid = validate_sig_integrity(
        embedded.signer_info, certificate, "data", embedded.compute_digest()
    )
    return PdfSignatureStatus(
        intact=intact,
        valid=valid,
        trust_problem_indic=AdESIndeterminate.GENERIC,
        signing_cert=certificate,
        pkcs7_signature_mechanism="",
        md_algorithm=embedded.md_algorithm,
        validation_path=None,
        revocation_details=None,
        error_time_horizon=None,
        validation_time=None,
        qualification_result=None,
        signer_reported_dt=embedded.self_reported_timestamp,
        **embedded.summarise_integrity_info(),
    )


async def _validated_enclosed(file: File, embedded: EmbeddedPdfSignature) -> Any:
    """The kind of before 2008: not the file but its SHA-1 was signed, and stands inside the signature."""
    embedded.compute_integrity_info()
    status = await async_validate_cms_signature(
        embedded.signed_data,
        status_cls=PdfSignatureStatus,
        validation_context=_context(file),
        status_kwargs=embedded.summarise_integrity_info()
        | {"signer_reported_dt": embedded.self_reported_timestamp},
        key_usage_settings=USAGE,
    )
    enclosed = embedded.signed_data["encap_content_info"]["content"].native
    same = enclosed == embedded.compute_digest("sha1")
    return replace(
        status,
        intact=status.intact and same,
        trust_problem_indic=AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE,
    )


def _context(file: File, moment: datetime | None = None) -> ValidationContext:
    given: dict[str, Any] = {"trust_roots": list(file.trust_roots), "allow_fetching": False, "moment": moment}
    try:
        return DocumentSecurityStore.read_dss(file.reader).as_validation_context(given)
    except (NoDSSFoundError, *UNREADABLE):
        return ValidationContext(**given)


def _changes(file: File, embedded: EmbeddedPdfSignature, status: Any) -> Changes:
    level = status.modification_level
    if status.coverage != SignatureCoverageLevel.ENTIRE_REVISION or level is None:
        return "notAllowed"
    if level == ModificationLevel.NONE:
        behind = file.content[embedded.byte_range[2] + embedded.byte_range[3] :]
        return "trailing" if behind.strip(PADDING) else "padding"
    if getattr(status, "docmdp_ok", True) is False:
        return "notAllowed"
    return LEVELS.get(level, "notAllowed")


def _time(status: Any, *, is_timestamp: bool) -> dict[str, Any]:
    stamp = status if is_timestamp else status.timestamp_validity
    if stamp and stamp.intact and stamp.valid:
        return {"signed_at": stamp.timestamp, "time_from": "timestamp"}
    if is_timestamp or status.signer_reported_dt is None:
        return {}
    moment = status.signer_reported_dt
    return {"signed_at": moment if moment.tzinfo else moment.replace(tzinfo=UTC), "time_from": "signer"}


def _codes(file: File, status: Any, found: PdfSignature, *, clear: bool) -> list[str]:
    codes = []
    if not clear:
        codes.append("unclearRange")
    if not status.intact:
        codes.append("altered")
    elif not status.valid:
        codes.append("wrongSignature")
    if found.changes != "none":
        codes.append(found.changes)
    if file.odd and not found.covers_whole_file:
        codes.append("odd")
    if getattr(status, "seed_value_constraint_error", None):
        codes.append("fieldRules")
    return codes + _trust_codes(status) + _timestamp_codes(status)


def _trust_codes(status: Any) -> list[str]:
    problem = status.trust_problem_indic
    if status.trusted or not (status.intact and status.valid):
        return []
    if problem in WEAK:
        return ["weak"]
    if problem in REVOKED:
        return ["revoked"]
    if problem in OUT_OF_TIME:
        return ["expired"]
    return ["untrusted" if _meant_for_signing(status.signing_cert) else "wrongUse"]


def _meant_for_signing(certificate: x509.Certificate) -> bool:
    try:
        USAGE.validate(certificate)
    except InvalidCertificateError:
        return False
    return True


def _timestamp_codes(status: Any) -> list[str]:
    stamp = getattr(status, "timestamp_validity", None)
    if stamp is None:
        return []
    if not (stamp.intact and stamp.valid):
        return ["timestampWrong"]
    return [] if stamp.trusted else ["timestampUntrusted"]


def _signer(certificate: x509.Certificate) -> Signer:
    subject = certificate.subject.native
    return Signer(
        common_name=_text(subject.get("common_name")),
        organisation=_text(subject.get("organization_name")),
        serial=f"{certificate.serial_number:x}",
        issuer=_text(certificate.issuer.native.get("common_name")) or certificate.issuer.human_friendly,
    )


def _text(value: Any) -> str:
    values = value if isinstance(value, list) else [value]
    return " ".join(" ".join(str(part) for part in values if part is not None).replace("\0", "").split())
