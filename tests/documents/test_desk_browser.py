"""The screens of the editor's desk in a real browser: accessible, and nothing sideways on a phone."""

from datetime import date

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

import pytest
from playwright.sync_api import BrowserContext

from documents.models import DeterminationProposal, WorkingArrangements
from documents.versions.erratum import propose_erratum
from documents.versions.publishing import PublicationDays
from tests.documents.admin_steps import bring_in, determine, editor, word_file
from tests.documents.test_admin_desk import CHANGED
from tests.factories import ARTICLES, make_document, make_text, make_version
from tests.portal.test_browser import check

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DUTY = ARTICLES | {"Artikel 1 Doel": "Partijen moeten mensen aan een woning helpen."}


def screens(client: Client) -> list[str]:
    draft = bring_in(client, word_file())
    determine(client, draft, label="2025")
    bring_in(client, word_file(CHANGED), document=draft.document_id)
    WorkingArrangements.objects.create(second_person=True)
    determine(client, draft, label="2026")
    proposal = DeterminationProposal.objects.get()
    days = PublicationDays(date(2099, 1, 1), date(2098, 1, 1))
    process = make_document("nazorg", kind="process")
    waiting = make_version(process, publication=days)
    repair = propose_erratum(
        of=waiting,
        text=make_text(DUTY),
        pictures={},
        attachments=None,
        determined_on=date(2025, 10, 1),
        reason="Tikfout.",
        by=get_user_model().objects.create_user("ander"),
    )
    compared = reverse("compare_draft", args=[draft.pk])
    return [
        reverse("determine", args=[draft.pk]),
        compared,
        f"{compared}?weergave=was-wordt",
        reverse("determination_proposal", args=[proposal.pk]),
        reverse("publication", args=[waiting.pk]),
        reverse("erratum_proposal", args=[repair.pk]),
        reverse("withdraw_version", args=[waiting.pk]),
    ]


def test_the_screens_of_the_desk_are_accessible(context: BrowserContext, live_server) -> None:
    client = editor()
    places = screens(client)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    context.add_cookies([cookie])
    page = context.new_page()
    for place in places:
        check(page, live_server.url + place, within=".portal-page")
