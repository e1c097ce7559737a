"""Saving a row with who did it and why: the one way for every verb, whatever the row."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from documents.ledger.history import LONGEST_REASON, delete, save
from documents.models import Document, ErratumProposal
from documents.text.refusals import Refused
from tests.factories import make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def anja():
    return get_user_model().objects.create_user("anja")


def test_each_time_it_is_kept_who_and_why(anja) -> None:
    document = save(Document(slug="convenant", kind_id="agreement", title="Convenat"), by=anja)
    document.title = "Convenant"
    save(document, by=anja, reason=f"  Typefout{'!' * LONGEST_REASON}")
    document.title = "Convenant wonen"
    save(document, by=None)
    delete(document, by=anja, reason="Dubbel")
    kept = [
        (record.history_user and record.history_user.username, record.history_change_reason)
        for record in Document.history.order_by("history_id")
    ]
    long = f"Typefout{'!' * LONGEST_REASON}"[:LONGEST_REASON]
    assert kept == [("anja", None), ("anja", long), (None, None), ("anja", "Dubbel")]


def test_what_is_not_valid_is_told_whole_and_not_saved(anja) -> None:
    make_document("convenant")
    with pytest.raises(Refused) as refused:
        save(Document(slug="convenant", kind_id="gedicht", title=""), by=anja)
    for words in ("De soort gedicht is er niet", "kan niet leeg zijn", "Er bestaat al een Document"):
        assert words in refused.value.message
    assert Document.objects.count() == 1


def test_what_a_form_asks_for_may_be_gone_when_the_row_can_do_without() -> None:
    """Such as the account of who proposed it; the document that it is about may not."""
    with pytest.raises(Refused) as refused:
        save(ErratumProposal(), by=None)
    wrong: Any = refused.value.__cause__
    assert "document" in wrong.message_dict
    assert "proposed_by" not in wrong.message_dict


def test_rows_that_were_looked_at_before_are_saved_without_asking(anja) -> None:
    document = make_document()
    with CaptureQueriesContext(connection) as looked:
        save(document, by=anja, reason="Nagekeken")
    with CaptureQueriesContext(connection) as trusted:
        save(document, by=anja, reason="Nagekeken", already_valid=True)
    assert len(trusted) < len(looked)
    assert [record.history_change_reason for record in document.history.all()[:2]] == ["Nagekeken"] * 2
