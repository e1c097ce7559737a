"""Putting on record who took part in the demonstration region, what the colleges decided and who signed."""

from datetime import date, datetime, time

from django.utils import timezone

from documents.models import Version
from documents.renditions.edition import Edition
from documents.renditions.typeset.version import version_pdf
from documents.text import Paragraph, Run, Text, Unit
from documents.text.dutch import UNKNOWN_DAY
from portal.demonstration.parties import PARTIES, DemonstrationPartner
from portal.demonstration.works import CONVENANT
from signatures.models import ActKind, Declares, Partner, PartnerName
from signatures.register.acts import record_act, record_signature
from signatures.register.memberships import join, leave


def load_register() -> None:
    """All parties with their names, memberships, adoptions and signatures, each recorded on its own day."""
    versions = {
        label: Version.objects.get(document__slug=CONVENANT.slug, label=label) for label in ("2019", "2025")
    }
    for party in PARTIES:
        partner = Partner.objects.create(slug=party.slug, kind_id=party.kind)
        PartnerName.objects.create(partner=partner, name=party.name, since=UNKNOWN_DAY)
        _take_part(party, partner, versions["2019"])
        _act(party, partner, versions["2019"], adopted=party.adopted_2019, signed=party.signed_2019)
        _act(
            party,
            partner,
            versions["2025"],
            adopted=party.adopted_2025,
            signed=party.signed_2025,
            reservation=party.reservation_2025,
        )


def _take_part(party: DemonstrationPartner, partner: Partner, version: Version) -> None:
    join(
        partner=partner,
        document=version.document,
        since=party.since,
        by=None,
        recorded_at=noon(party.since),
    )
    if party.until:
        leave(
            partner=partner,
            document=version.document,
            until=party.until,
            by=None,
            reason="Opgezegd",
            recorded_at=noon(party.until),
        )


def _act(
    party: DemonstrationPartner,
    partner: Partner,
    version: Version,
    *,
    adopted: date | None,
    signed: date | None,
    reservation: str = "",
) -> None:
    if adopted:
        record_act(
            kind=ActKind.ADOPTION,
            partner=partner,
            version=version,
            on=adopted,
            by=None,
            text=f"Besluit van het college van {party.name} (voorbeeld)",
            recorded_at=noon(adopted),
        )
    if signed:
        record_signature(
            partner=partner,
            version=version,
            on=signed,
            received=signed,
            by=None,
            signatories=[{"name": party.signatory, "function": party.function}],
            evidence=signed_page(party, version, signed),
            recorded_at=noon(signed),
            text=reservation,
            declares=Declares.RESERVATION if reservation else "",
        )


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def signed_page(party: DemonstrationPartner, version: Version, signed: date) -> bytes:
    """A page that stands for the scan of a signature, and says that it is an example."""
    lines = (
        "Voorbeeld van een ondertekende bladzijde. Hier is niets werkelijk getekend.",
        f"Voor {party.name}: {party.signatory}, {party.function}.",
        f"Getekend: {version.title}, versie {version.name}, SHA-256 {version.digest}.",
    )
    page = Unit("preamble", "aanhef", blocks=tuple(Paragraph((Run(line),)) for line in lines))
    return version_pdf(
        Edition(
            title="Ondertekening",
            label=version.label,
            designation=version.designation,
            status="Voorbeeld",
            determined_on=signed,
            digest=version.digest,
            url="",
            text=Text((page,)),
            picture=dict[str, bytes]().__getitem__,
        )
    )
