"""The register on a database: read in a fixed number of queries, written by verbs."""

from datetime import UTC, date, datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

import pytest

from documents.entry_rule import all_members_sign
from documents.models import Document, Version
from documents.models.immutability import ImmutableRowError
from documents.text.refusals import Refused
from documents.versions.on_record import put_on_record
from signatures.models import Act, Membership, Partner, PartnerName
from signatures.register.accounts import work_for
from signatures.register.acts import correct_act, record_act, record_signature
from signatures.register.memberships import join, leave
from signatures.register.standings import standing_of, standings
from tests.factories import make_document, make_version

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 een handtekening"


def make_partner(slug: str, kind: str = "municipality") -> Partner:
    partner = Partner.objects.create(slug=slug, kind_id=kind)
    PartnerName.objects.create(partner=partner, name=slug.title(), since=date(1900, 1, 1))
    return partner


@pytest.fixture
def convenant() -> Document:
    return make_document()


@pytest.fixture
def version(convenant) -> Version:
    return make_version(convenant, determined_on=date(2019, 3, 1), label="2019")


@pytest.fixture
def huizen(convenant) -> Partner:
    partner = make_partner("huizen")
    join(partner=partner, document=convenant, since=date(2019, 1, 1), by=None)
    return partner


def sign(partner: Partner, version: Version, on: date = date(2019, 4, 1), **values) -> Act:
    values.setdefault("signatories", [{"name": f"B. van {partner.slug}", "function": "burgemeester"}])
    return record_signature(partner=partner, version=version, on=on, **{"by": None} | values)


def test_a_signature_is_recorded_with_its_paper_and_who_recorded_it(version, huizen) -> None:
    user = get_user_model().objects.create_user("anja", first_name="Anja", last_name="Bos")
    work_for(user=user, partner=huizen)
    act = sign(huizen, version, evidence=PDF, by=user, received=date(2019, 4, 3))
    user.first_name = "Iemand anders"
    user.save()
    kept = Act.objects.get(pk=act.pk)
    assert (kept.recorded_by_name, kept.recorded_by_organisation) == ("Anja Bos", "Huizen")
    assert kept.evidence.media_type == "application/pdf" and kept.evidence.read() == PDF
    standing = standing_of(version.document)
    assert standing.in_force.label == "2019"
    assert standing.partners[0].cells[0].reason == "Getekend op 1 april 2019 door B. van huizen."


def test_the_number_of_queries_does_not_grow(convenant, version, huizen, django_assert_num_queries) -> None:
    other = make_document("werkproces", kind="process")
    make_version(other)
    for number in range(2, 6):
        partner = make_partner(f"gemeente-{number}")
        PartnerName.objects.create(partner=partner, name="Anders", since=date(2020, 1, 1))
        join(partner=partner, document=convenant, since=date(2019, 1, 1), by=None)
        sign(partner, version)
    with django_assert_num_queries(6):
        found = standings([convenant])
    documents = list(Document.objects.all())
    with django_assert_num_queries(6):
        both = standings(documents)
    assert both[convenant.pk] == found[convenant.pk]
    assert [cell.standing for one in found[convenant.pk].partners for cell in one.cells].count("signed") == 4
    assert both[other.pk].partners == ()


def test_today_is_that_of_amsterdam(convenant, version, huizen, monkeypatch) -> None:
    midnight = datetime(2026, 5, 31, 22, 30, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: midnight)
    assert standing_of(convenant).on == date(2026, 6, 1)


def test_the_same_signature_is_refused_and_another_signatory_is_not(version, huizen) -> None:
    sign(huizen, version)
    with pytest.raises(Refused, match=r"B\. van huizen tekende deze versie al op 1 april 2019"):
        sign(huizen, version, date(2019, 5, 1))
    sign(huizen, version, date(2019, 5, 1), signatories=[{"name": "Een ander", "function": ""}])
    assert Act.objects.count() == 2


def test_signing_again_after_withdrawing_is_recorded(version, huizen) -> None:
    sign(huizen, version)
    record_act(kind="withdrawal", partner=huizen, version=version, on=date(2019, 5, 1), by=None)
    sign(huizen, version, date(2019, 6, 1))
    assert [cell.standing for cell in standing_of(version.document).partners[0].cells] == ["signed"]


def test_the_same_signature_may_be_recorded_once_the_first_is_struck_out(version, huizen) -> None:
    wrong = sign(huizen, version)
    correct_act(act=wrong, reason="Verkeerde versie", void=True, by=None)
    sign(huizen, version, date(2019, 5, 1))


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"on": date(2200, 1, 1)}, "in de toekomst"),
        ({"on": None}, "datum ontbreekt"),
        ({"received": date(2200, 1, 1)}, "ontvangst ligt in de toekomst"),
        ({"partner": None}, "Kies de partner"),
    ],
)
def test_what_cannot_be_true_is_refused(version, huizen, values, message) -> None:
    given = {"partner": huizen, "on": date(2019, 4, 1)} | values
    with pytest.raises(Refused, match=message):
        record_act(kind="signature", version=version, by=None, **given)
    assert not Act.objects.exists()


def test_evidence_is_a_scan_or_a_pdf(version, huizen) -> None:
    with pytest.raises(Refused, match="geen PDF of scan"):
        sign(huizen, version, evidence=b"MZ een programma")


def test_what_is_out_of_the_ordinary_is_recorded_and_flagged(version) -> None:
    stranger = make_partner("amsterdam")
    sign(stranger, version, on=None, precision="unknown", received=date(2019, 4, 3))
    cell = standing_of(version.document).partners[0].cells[0]
    assert (cell.standing, cell.on, cell.flags) == (
        "signed",
        date(2019, 4, 3),
        ("dateUncertain", "notMember"),
    )
    assert cell.reason.startswith("Getekend op onbekende datum")


def test_a_correction_stands_beside_the_act(version, huizen) -> None:
    wrong = sign(huizen, version, date(2019, 6, 1), recorded_at=datetime(2019, 6, 2, tzinfo=UTC))
    correct_act(
        act=wrong,
        reason="De datum op het papier is 1 april.",
        on=date(2019, 4, 1),
        by=None,
        recorded_at=datetime(2019, 9, 1, tzinfo=UTC),
    )
    now = standing_of(version.document, on=date(2019, 5, 1))
    then = standing_of(version.document, on=date(2019, 5, 1), known_on=datetime(2019, 8, 1, tzinfo=UTC))
    assert now.in_force is None or now.in_force.in_force_from == date(2019, 4, 1)
    assert then.in_force is None
    assert Act.objects.get(pk=wrong.pk).on == date(2019, 6, 1)


@pytest.mark.parametrize(
    ("values", "message"),
    [({"reason": " "}, "waarom"), ({"reason": "Zomaar"}, "niets veranderd")],
)
def test_a_correction_has_a_reason_and_corrects_something(version, huizen, values, message) -> None:
    act = sign(huizen, version)
    with pytest.raises(Refused, match=message):
        correct_act(act=act, by=None, **values)


def test_a_correction_stays_with_its_document(version, huizen) -> None:
    other = make_version(make_document("ander"))
    with pytest.raises(Refused, match="ander document"):
        correct_act(act=sign(huizen, version), reason="Verkeerd", version=other, by=None)


def test_a_correction_of_a_correction_corrects_the_act(version, huizen) -> None:
    act = sign(huizen, version)
    first = correct_act(act=act, reason="Verkeerd", on=date(2019, 5, 1), by=None)
    second = correct_act(act=first, reason="Toch niet", on=date(2019, 4, 2), by=None)
    assert second.corrects == act
    assert standing_of(version.document).versions[0].in_force_from == date(2019, 4, 2)


def test_an_act_never_changes(version, huizen) -> None:
    act = sign(huizen, version)
    act.on = date(2019, 5, 1)
    for change in (
        act.save,
        act.delete,
        lambda: Act.objects.update(on=None),
        lambda: Act.objects.all().delete(),
    ):
        with pytest.raises(ImmutableRowError):
            change()
    assert Act.objects.get().on == date(2019, 4, 1)


def test_postgresql_itself_keeps_acts(version, huizen) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("alleen PostgreSQL heeft deze trigger")
    sign(huizen, version)
    for statement in ("UPDATE signatures_act SET void = true", "DELETE FROM signatures_act"):
        with pytest.raises(DatabaseError, match="veranderen niet"), transaction.atomic():
            connection.cursor().execute(statement)


def test_joining_and_leaving(convenant, huizen) -> None:
    with pytest.raises(Refused, match="al mee"):
        join(partner=huizen, document=convenant, since=date(2020, 1, 1), by=None)
    leave(partner=huizen, document=convenant, until=date(2022, 1, 1), by=None, reason="Opgezegd")
    membership = Membership.objects.get()
    assert membership.until_recorded_at is not None
    assert membership.history.first().history_change_reason == "Opgezegd"
    assert list(Membership.objects.on(date(2021, 12, 31))) == [membership]
    assert not Membership.objects.on(date(2022, 1, 1)).exists()
    with pytest.raises(Refused, match="doet niet mee"):
        leave(partner=huizen, document=convenant, until=date(2023, 1, 1), by=None)
    join(partner=huizen, document=convenant, since=date(2023, 1, 1), by=None)


def test_leaving_before_joining_is_refused(convenant, huizen) -> None:
    with pytest.raises(Refused, match="eindigt voordat zij begint"):
        leave(partner=huizen, document=convenant, until=date(2018, 1, 1), by=None)
    assert Membership.objects.get().until is None


def test_a_version_on_record_without_its_text_verifies(convenant) -> None:
    from documents.versions.verification.integrity import version_findings

    recorded = timezone.now() - timedelta(days=1000)
    version = put_on_record(
        document=convenant,
        number=1,
        determined_on=date(2011, 8, 1),
        by="Overgenomen",
        rule=all_members_sign(),
        label="2011",
        recorded_at=recorded,
    )
    assert not version.has_text and version.recorded_at == recorded
    assert list(version_findings()) == []


def test_an_erratum_shares_the_signatures_of_its_version(version, huizen) -> None:
    from documents.versions.determination import determine_erratum
    from tests.factories import make_text

    sign(huizen, version)
    repaired = determine_erratum(
        of=version,
        text=make_text({"Artikel 1 Doel": "Hersteld."}),
        pictures={},
        determined_on=date(2020, 1, 1),
        by="Anja",
        reason="Tikfout",
    )
    record_act(kind="refusal", partner=make_partner("laren"), version=repaired, on=date(2020, 2, 1), by=None)
    standing = standing_of(version.document)
    assert [(one.number, one.standing, len(one.errata)) for one in standing.versions] == [(1, "inForce", 1)]
    assert {one.id: one.cells[0].standing for one in standing.partners} == {
        "huizen": "signed",
        "laren": "refused",
    }
