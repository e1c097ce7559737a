"""The team hears by mail, when it wants, that a version came into force: once, and on its day."""

from datetime import date, timedelta

from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

import pytest

from documents.models import WorkingArrangements
from portal.settings.mail import mailers
from signatures.models import EntryNotice, Partner
from signatures.register.acts import record_signature
from signatures.rounds.entry_mail import tell_entered
from tests.factories import make_document, make_version
from tests.signatures.round_region import make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def wanted(db) -> None:
    WorkingArrangements.objects.create(entry_mail="team@regio.example\nsecretaris@regio.example")


def in_force(days_ago: int, slug: str = "convenant"):
    on = timezone.localdate() - timedelta(days=days_ago)
    return make_version(
        make_document(slug), label="2026", determined_on=on, rule={"type": "date", "on": on.isoformat()}
    )


def test_each_address_is_told_once(wanted, capsys) -> None:
    version = in_force(0)
    call_command("remind")
    assert "gemaild aan 2 adressen" in capsys.readouterr().out
    assert [sent.to for sent in mail.outbox] == [["team@regio.example"], ["secretaris@regio.example"]]
    assert "versie 2026. Deze versie geldt sinds" in mail.outbox[0].body
    assert version.get_absolute_url() in mail.outbox[0].body
    call_command("remind")
    assert len(mail.outbox) == 2 and EntryNotice.objects.count() == 1


def test_nobody_is_told_who_did_not_ask() -> None:
    in_force(0)
    assert tell_entered() == [] and mail.outbox == []


def test_a_dry_run_tells_and_sends_nothing(wanted) -> None:
    in_force(0)
    ((_, words),) = tell_entered(dry_run=True)
    assert "zou worden gemaild" in words and mail.outbox == [] and not EntryNotice.objects.exists()


@pytest.mark.parametrize(("days_ago", "mails"), [(-3, 0), (0, 2), (13, 2), (14, 0), (400, 0)])
def test_only_what_came_into_force_lately(wanted, days_ago, mails) -> None:
    in_force(days_ago)
    tell_entered()
    assert len(mail.outbox) == mails


def test_the_last_signature_tells_it(wanted, django_capture_on_commit_callbacks) -> None:

    version = make_region("huizen")
    with django_capture_on_commit_callbacks(execute=True):
        record_signature(
            partner=Partner.objects.get(),
            version=version,
            on=timezone.localdate(),
            by=None,
            signatories=[{"name": "A. Bos", "function": "burgemeester"}],
        )
    assert len(mail.outbox) == 2 and "van kracht" in mail.outbox[0].subject.lower()


def test_what_fails_for_all_is_tried_again(wanted, settings) -> None:
    version = in_force(0)
    settings.MAILERS = mailers("smtp://127.0.0.1:1", settings.DATA_DIR)
    ((_, words),) = tell_entered()
    assert words.startswith("niet gemaild") and not EntryNotice.objects.filter(version=version).exists()


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError, match="geen e-mailadres"):
        WorkingArrangements(entry_mail="team@regio.example\nniets").full_clean()


def test_the_version_before_is_not_told_of(wanted) -> None:
    version = in_force(3)
    make_version(
        version.document,
        label="2027",
        determined_on=timezone.localdate(),
        rule={"type": "date", "on": date.today().isoformat()},
    )
    tell_entered()
    assert {sent.subject for sent in mail.outbox} == {"Van kracht: Convenant, versie 2027"}
