"""What was known on a day never changes by what is put on record after it, by whatever verb or form."""

from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

import pytest

from documents.ledger.history import save
from signatures.importing.reading import read_register
from signatures.importing.writing import take_over
from signatures.models import FormerMembership, Mandate, Membership, PartnerName, Succession
from signatures.register.acts import correct_act, record_act, record_signature
from signatures.register.memberships import change_terms, join, leave, record_membership
from signatures.register.standings import standing_of, to_data
from signatures.register.succession import NewPartner, rename, succeed
from tests.factories import make_document, make_version
from tests.portal.region import make_user
from tests.signatures.round_region import make_partner, make_region

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


class Region:
    def __init__(self) -> None:
        self.version = make_region("huizen", "laren", "weesp")
        self.document = self.version.document
        self.partners = {one.partner.slug: one.partner for one in Membership.objects.all()}
        self.act = record_signature(
            partner=self.partners["huizen"],
            version=self.version,
            on=date(2025, 10, 1),
            by=None,
            signatories=[{"name": "A. de Vries", "function": ""}],
        )
        save(Mandate(partner=self.partners["huizen"], name="A. de Vries", since=date(2019, 1, 1)), by=None)

    def membership(self, slug: str) -> Membership:
        return Membership.objects.get(partner__slug=slug)

    def answers(self, known_on: datetime) -> list[dict[str, Any]]:
        days = (date(2025, 9, 17), date(2025, 10, 1), TODAY)
        return [to_data(standing_of(self.document, on=day, known_on=known_on)) for day in days]


def signs_more(region: Region) -> None:
    row = region.membership("huizen")
    row.signatories = 2
    record_membership(row=row, by=None)


def began_later(region: Region) -> None:
    row = region.membership("laren")
    row.since = date(2025, 12, 1)
    record_membership(row=row, by=None)


def leaves(region: Region) -> None:
    leave(partner=region.partners["weesp"], document=region.document, until=date(2025, 9, 1), by=None)


def leaves_another_day(region: Region) -> None:
    leaves(region)
    row = region.membership("weesp")
    row.until = date(2026, 1, 1)
    record_membership(row=row, by=None)


def stays_after_all(region: Region) -> None:
    leaves(region)
    row = region.membership("weesp")
    row.until = None
    record_membership(row=row, by=None)


def never_took_part(region: Region) -> None:
    region.membership("weesp").delete()


def other_terms(region: Region) -> None:
    row = region.membership("huizen")
    change_terms(row=row, since=date(2025, 9, 1), signatories=2, scope="alleen wonen", by=None)


def is_renamed(region: Region) -> None:
    rename(
        partner=region.partners["laren"], name="Laren aan Zee", on=date(2025, 9, 1), reason="Besluit", by=None
    )


def merges(region: Region) -> None:
    succeed(
        predecessors=[region.partners["laren"], region.partners["weesp"]],
        successors=[NewPartner("larenweesp", "municipality", "Laren-Weesp")],
        on=date(2026, 1, 1),
        kind="merger",
        basis="Wet",
        by=None,
    )


def mandate_ends(region: Region) -> None:
    row = Mandate.objects.get()
    row.until, row.until_recorded_at = date(2025, 9, 1), timezone.now()
    save(row, by=None)


def other_mandate(region: Region) -> None:
    save(Mandate(partner=region.partners["huizen"], name="B. Berg", since=date(2019, 1, 1)), by=None)


def mandate_is_set_right(region: Region) -> None:
    row = Mandate.objects.get()
    row.name, row.since = "B. Berg", date(2025, 11, 1)
    save(row, by=None)


def mandate_is_taken_away(region: Region) -> None:
    Mandate.objects.get().delete()


def ended_mandate_goes_on(region: Region) -> None:
    mandate_ends(region)
    row = Mandate.objects.get()
    row.until = row.until_recorded_at = None
    save(row, by=None)


def name_is_set_right(region: Region) -> None:
    row = region.partners["laren"].names.earliest("since")
    row.name = "Laren aan Zee"
    save(row, by=None)


def name_is_taken_away(region: Region) -> None:
    is_renamed(region)
    PartnerName.objects.get(partner=region.partners["laren"], since=date(1900, 1, 1)).delete()


def name_is_of_another_day(region: Region) -> None:
    is_renamed(region)
    for row, since in zip(region.partners["laren"].names.order_by("-since"), (1950, 1800), strict=True):
        row.since = date(since, 1, 1)
        save(row, by=None)


def is_of_another_kind(region: Region) -> None:
    partner = region.partners["laren"]
    partner.kind_id = "corporation"
    save(partner, by=None)


def name_in_a_file(region: Region) -> None:
    names = [{"name": "Laren!", "from": "1900-01-01"}, {"name": "Laren aan Zee", "from": "2020-01-01"}]
    laren = {"id": "laren", "kind": "corporation", "names": names, "succeeds": ["weesp"]}
    take_over(read_register({"document": region.document.slug, "partners": [laren]}))


def succession_is_set_right(region: Region) -> None:
    merges(region)
    row = Succession.objects.filter(predecessor=region.partners["laren"]).get()
    row.on, row.predecessor = date(2025, 1, 1), region.partners["huizen"]
    save(row, by=None)


def succession_is_taken_away(region: Region) -> None:
    merges(region)
    Succession.objects.all().delete()


def joins(region: Region) -> None:
    make_partner(region.version, "zorg", kind="careProvider", since=date(2025, 10, 1))


def signs(region: Region) -> None:
    record_signature(
        partner=region.partners["laren"],
        version=region.version,
        on=date(2025, 10, 1),
        by=None,
        signatories=[],
    )


def withdraws(region: Region) -> None:
    record_act(
        kind="withdrawal",
        partner=region.partners["huizen"],
        version=region.version,
        by=None,
        on=date(2025, 10, 2),
    )


def is_set_right(region: Region) -> None:
    correct_act(act=region.act, reason="Verkeerde dag", by=None, on=date(2025, 9, 20))


def is_struck_out(region: Region) -> None:
    correct_act(act=region.act, reason="Niet gebeurd", by=None, void=True)


def next_version(region: Region) -> None:
    rule = {"type": "date", "on": "2025-10-01"}
    make_version(region.document, determined_on=date(2025, 9, 30), rule=rule)


VERBS = [
    signs_more, began_later, leaves, leaves_another_day, stays_after_all, never_took_part, other_terms,
    is_renamed, merges, mandate_ends, other_mandate, mandate_is_set_right, mandate_is_taken_away,
    ended_mandate_goes_on, name_is_set_right, name_is_taken_away, name_is_of_another_day, is_of_another_kind,
    name_in_a_file, succession_is_set_right, succession_is_taken_away, joins, signs, withdraws, is_set_right,
    is_struck_out, next_version,
]  # fmt: skip


@pytest.mark.parametrize("verb", VERBS)
def test_what_was_known__stays_whatever_is_recorded_later(verb) -> None:
    region = Region()
    known_on = timezone.now()
    before = region.answers(known_on)
    verb(region)
    assert region.answers(known_on) == before


def test_what_was_known_in_between__stays_too() -> None:
    region = Region()
    kept = []
    for verb in (
        signs_more, is_renamed, name_is_set_right, leaves, is_set_right, withdraws, mandate_is_set_right,
        other_mandate, is_of_another_kind, joins, succession_is_set_right,
    ):  # fmt: skip
        known_on = timezone.now()
        kept.append((known_on, region.answers(known_on)))
        verb(region)
    for known_on, before in kept:
        assert region.answers(known_on) == before


def test_other_terms__alter_nothing_of_what_was_determined_before() -> None:
    region = Region()
    before = standing_of(region.document, on=TODAY).cell("huizen", 1)
    change_terms(
        row=region.membership("huizen"),
        since=date(2026, 2, 1),
        signatories=2,
        scope="",
        by=None,
        reason="Besluit",
    )
    assert standing_of(region.document, on=TODAY).cell("huizen", 1).reason == before.reason
    assert [
        one.signatories for one in Membership.objects.filter(partner__slug="huizen").order_by("since")
    ] == [1, 2]
    assert standing_of(region.document, on=TODAY).partner("huizen").member


def test_the_form__gives_other_terms_from_a_day_and_keeps_what_was_signed(client) -> None:
    region = Region()
    user = make_user("beheer")
    user.is_superuser = user.is_staff = True
    user.save()
    client.force_login(user)
    row = region.membership("huizen")
    sent = {
        "partner": row.partner_id, "document": row.document_id, "since": "2019-01-01", "until": "",
        "notice_on": "", "costs_until": "", "scope": "", "signatories": "2", "change_reason": "Besluit",
    }  # fmt: skip
    client.post(reverse("deelnames:edit", args=[row.pk]), sent)
    assert standing_of(region.document).cell("huizen", 1).is_signed
    held = Membership.objects.filter(partner__slug="huizen").order_by("since")
    assert [(one.since, one.signatories) for one in held] == [
        (date(2019, 1, 1), 1),
        (timezone.localdate(), 2),
    ]


def test_a_change_that_says_nothing_new__keeps_no_former_facts() -> None:
    region = Region()
    row = region.membership("huizen")
    row.notice_on = date(2026, 1, 1)
    record_membership(row=row, by=None)
    assert not FormerMembership.objects.exists()


def test_a_name_on_record_before_this_was_kept__was_known_always() -> None:
    region = Region()
    PartnerName.objects.update(recorded_at=None)
    long_ago = timezone.now() - timedelta(days=4000)
    join(partner=region.partners["huizen"], document=make_document("kosten"), since=date(2019, 1, 1), by=None)
    standing = standing_of(region.document, known_on=long_ago)
    assert all(one.name for one in standing.partners)
