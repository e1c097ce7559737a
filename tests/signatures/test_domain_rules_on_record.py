"""The rules about what is put on record, numbered as in docs/ondertekening.md."""

from datetime import date

import pytest

from documents.models import Document, Version
from documents.text.refusals import Refused
from documents.versions.determination import NewAttachment, determine_erratum
from signatures.models import Act, Partner, PartnerName
from signatures.register.acts import correct_act, record_act, record_signature
from signatures.register.memberships import join
from signatures.register.standings import standing_of
from tests.factories import make_document, make_text, make_version
from tests.portal.region import make_user

pytestmark = pytest.mark.django_db
ANNEX = NewAttachment("Standaardcontract", "contract.pdf", b"%PDF-1.7 eerste", "application/pdf")


def make_partner(slug: str, document: Document | None = None) -> Partner:
    partner = Partner.objects.create(slug=slug, kind_id="municipality")
    PartnerName.objects.create(partner=partner, name=slug.title(), since=date(1900, 1, 1))
    if document:
        join(partner=partner, document=document, since=date(2019, 1, 1), by=None)
    return partner


def sign(partner: Partner, version: Version, **more) -> Act:
    people = [{"name": "A. de Vries", "function": "burgemeester"}]
    return record_signature(partner=partner, version=version, signatories=people, by=None, **more)


def test_rule_10_one_act_for_several_parties_stands_with_each_of_them() -> None:
    document = make_document()
    federation, one, two = (make_partner(slug, document) for slug in ("federatie", "een", "twee"))
    version = make_version(document, determined_on=date(2025, 9, 18))
    sign(federation, version, on=date(2025, 10, 1), also_for=[one, two])
    standing = standing_of(document, on=date(2025, 10, 1))
    assert [version.standing for version in standing.versions] == ["inForce"]
    reasons = {partner.id: partner.cells[0].reason for partner in standing.partners}
    assert "van Federatie, tevens namens deze partner" in reasons["een"]
    assert Act.objects.filter(represented_by=federation).count() == 2
    assert Act.objects.values("evidence").distinct().count() == 1


def test_rule_10_acting_for_others_needs_somebody_who_acts() -> None:
    version = make_version()
    with pytest.raises(Refused, match="Kies de partner"):
        record_act(
            kind="withdrawal",
            version=version,
            partner=None,
            by=None,
            on=date(2025, 10, 1),
            also_for=[make_partner("een")],
        )
    assert not Act.objects.exists()


def test_rule_19_what_was_signed_is_pinned_with_its_annexes() -> None:
    """The same words with another annex are another text: the digest that was signed says which."""
    document = make_document()
    partner = make_partner("huizen", document)
    first = make_version(document, attachments=[ANNEX])
    act = sign(partner, first, on=date(2025, 10, 1))
    changed = NewAttachment(ANNEX.title, ANNEX.name, b"%PDF-1.7 tweede", ANNEX.media_type)
    second = make_version(document, attachments=[changed], determined_on=date(2025, 11, 1))
    assert act.text_digest == first.digest != second.digest
    assert first.attachments.get().file.sha256 != second.attachments.get().file.sha256
    cells = {cell.version: cell.standing for cell in standing_of(document).partners[0].cells}
    assert cells[1] == "signed" and cells[2] == "open"


def test_rule_18_a_signature_under_a_repaired_copy_names_that_copy() -> None:
    document = make_document()
    partner = make_partner("huizen", document)
    version = make_version(document)
    repaired = determine_erratum(
        of=version,
        text=make_text({"Artikel 1 Doel": "Partijen helpen mensen aan een goede woning."}),
        pictures={},
        determined_on=date(2025, 10, 1),
        by="Anja Bos",
        reason="Een woord was weggevallen.",
    )
    act = sign(partner, repaired, on=date(2025, 10, 2))
    assert act.text_digest == repaired.digest
    standing = standing_of(document, on=date(2025, 10, 2))
    assert [(one.number, one.standing) for one in standing.versions] == [(1, "inForce")]


def test_rule_30_the_record_keeps_the_person_as_it_was_then() -> None:
    document = make_document()
    partner = make_partner("huizen", document)
    clerk = make_user("anja", first_name="Anja", last_name="Bos")
    act = record_signature(
        partner=partner, version=make_version(document), signatories=[], by=clerk, on=date(2025, 10, 1)
    )
    clerk.delete()
    assert Act.objects.get(pk=act.pk).recorded_by_name == "Anja Bos"


def test_a_correction_keeps_what_it_does_not_set_right() -> None:
    document = make_document()
    partner = make_partner("huizen", document)
    act = sign(partner, make_version(document), on=date(2025, 10, 1), method="paper")
    correction = correct_act(act=act, reason="Een dag later.", by=None, on=date(2025, 10, 2))
    assert (correction.method, correction.text_digest) == ("paper", act.text_digest)
