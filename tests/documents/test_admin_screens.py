"""The lists of the admin: what stands in them, their exports, and a number of queries that does not grow."""

from datetime import date, timedelta
from io import BytesIO

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import openpyxl
import pytest

from documents.drafting.tree import draft_of
from documents.models import Document, DocumentPage, ExtractedText, ExtractionStatus, store_file
from signatures.models import FollowUp, Paper, Route, Step
from tests.documents.admin_steps import editor, upload
from tests.factories import make_document, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return editor()


def fill(count: int) -> None:
    """As many of everything, beside what is there."""
    start = Document.objects.count()
    for number in range(start, start + count):
        document = make_document(f"werkproces-{number}", kind="process")
        draft_of(document)
        make_version(document)
        route = Route.objects.create(document=document, title=f"Route {number}", label="2026")
        step = Step.objects.create(route=route, order=1, body="Directeuren", purpose="advise")
        file = store_file(f"stuk {number}".encode(), media_type="text/plain")
        Paper.objects.create(step=step, title="Advies", name="advies.txt", file=file)
        FollowUp.objects.create(title=f"Punt {number}").documents.add(document)
        ExtractedText.objects.create(
            file=file, status=ExtractionStatus.FAILED, error="Kapot.", error_code="broken"
        )


LISTS = [
    "concepten:index",
    "documenten:index",
    "versies:index",
    "besluitroutes:index",
    "vervolgacties:index",
    "gelezen-bestanden:index",
]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_no_more_for_more_rows(client, name) -> None:
    fill(1)
    client.get(reverse(name))
    few, more = [], []
    for found, count in ((few, 1), (more, 6)):
        fill(count)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            response = client.get(reverse(name))
        assert response.status_code == 200
        found.extend(captured.captured_queries)
    assert len(more) == len(few), [query["sql"][:200] for query in more[-8:]]


def test_documents_show_their_latest_version_and_draft(client) -> None:
    document = make_document()
    draft = draft_of(document)
    make_version(document, label="2019")
    make_version(document, label="2025", articles={"Artikel 1 Doel": "Anders."})
    shown = client.get(reverse("documenten:index")).text
    assert "2025" in shown
    assert reverse("wagtailadmin_pages:edit", args=[draft.pk]) in shown


def test_documents_are_filtered_and_searched(client) -> None:
    make_document()
    make_document("nazorg", kind="process")
    only = client.get(reverse("documenten:index"), {"kind": "process"})
    assert [found.slug for found in only.context["object_list"]] == ["nazorg"]
    found = client.get(reverse("documenten:index"), {"q": 'conv"enant'})
    assert found.status_code == 200
    assert [
        row.slug for row in client.get(reverse("documenten:index"), {"q": "nazo"}).context["object_list"]
    ] == ["nazorg"]


def test_a_new_document_gets_a_draft_at_once(client) -> None:
    fields = {"title": "Nazorg", "kind": "process", "slug": "nazorg", "summary": "", "visibility": "public"}
    response = client.post(reverse("documenten:add"), fields)
    page = DocumentPage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert page.document.slug == "nazorg"


def test_lists_are_exported(client) -> None:
    fill(2)
    for name in ("documenten", "versies", "besluitroutes", "vervolgacties", "gelezen-bestanden"):
        response = client.get(reverse(f"{name}:index"), {"export": "xlsx"})
        content = b"".join(response.streaming_content)
        sheet = openpyxl.load_workbook(BytesIO(content)).active
        assert sheet.max_row == 3, name
        assert client.get(reverse(f"{name}:index"), {"export": "csv"}).status_code == 200
    headings = [cell.value for cell in sheet[1]]
    assert headings == ["Bestand", "Stand", "Wat is er aan de hand"]


def test_a_version_is_looked_at_and_nothing_more(admin_client) -> None:
    version = make_version()
    inspected = admin_client.get(reverse("versies:inspect", args=[version.pk]))
    assert inspected.status_code == 200
    assert version.digest in inspected.text
    listed = admin_client.get(reverse("versies:index")).text
    assert version.get_absolute_url() in listed
    for name, args in (("add", []), ("edit", [version.pk]), ("delete", [version.pk])):
        address = reverse(f"versies:{name}", args=args)
        assert address not in listed
        assert admin_client.post(address, {"title": "Anders"}).status_code == 302
    version.refresh_from_db()
    assert version.title == "Convenant"


def test_home_shows_my_drafts_and_the_files_that_could_not_be_read(client) -> None:
    from tests.documents.admin_steps import bring_in, word_file

    bring_in(client, word_file(), kind="process", title="Werkproces nazorg")
    upload(client, b"", "leeg.docx")
    shown = client.get(reverse("wagtailadmin_home")).text
    assert "Mijn concepten" in shown
    assert "Werkproces nazorg" in shown
    assert "leeg.docx" in shown
    other = editor("ander").get(reverse("wagtailadmin_home")).text
    assert "U hebt nog geen concept bewerkt" in other


def test_home_asks_no_more_for_more_files(client) -> None:
    fill(1)
    client.get(reverse("wagtailadmin_home"))
    counts = []
    for count in (1, 5):
        fill(count)
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("wagtailadmin_home"))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_the_menu_is_dutch_and_has_no_page_tree(client) -> None:
    shown = client.get(reverse("wagtailadmin_home")).text
    for name in ("Bestand inlezen", "Concepten", "Werkbestanden", "Besluitroutes"):
        assert name in shown
    assert "Pagina&#x27;s" not in shown


def test_home_shows_the_running_routes_with_their_next_step_and_what_is_late(client) -> None:
    today = timezone.localdate()
    document = make_document("convenant", title="Het convenant")
    for label, day in (("2031", today - timedelta(days=1)), ("2032", today + timedelta(days=1))):
        route = Route.objects.create(document=document, label=label, title=f"Route {label}")
        Step.objects.create(
            route=route, order=1, body="Werkgroep", purpose="advise", held_on=date(2020, 1, 1)
        )
        Step.objects.create(
            route=route, order=2, body=f"Overleg {label}", purpose="determine", planned_on=day
        )
    done = Route.objects.create(document=document, label="2033", title="Route 2033")
    Step.objects.create(route=done, order=1, body="Raad", purpose="adopt", held_on=date(2020, 1, 1))
    shown = client.get(reverse("wagtailadmin_home")).text
    panel = shown.partition("Lopende besluitroutes")[2]
    assert panel.index("Route 2033") < panel.index("Overleg 2031") < panel.index("Overleg 2032")
    assert "Alle stappen zijn geweest" in panel
    assert panel.count("te laat") == 1
    assert "Werkgroep" not in panel
    Step.objects.filter(held_on=None).update(held_on=today)
    Route.objects.update(version=make_version(document=document))
    assert "Er loopt nu geen besluitroute" in client.get(reverse("wagtailadmin_home")).text


def test_home_asks_no_more_for_more_routes(client) -> None:
    document = make_document("convenant")
    counts = []
    for number in range(4):
        route = Route.objects.create(document=document, label=str(number), title="Route")
        Step.objects.create(route=route, order=1, body="Werkgroep", purpose="advise")
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("wagtailadmin_home"))
        counts.append(len(captured))
    assert counts[1] == counts[3]


def test_the_window_is_named_after_the_portal(client) -> None:
    shown = client.get(reverse("documenten:index")).text
    assert "<title>Documenten - Convenantportaal</title>" in " ".join(shown.split())
    assert "Wagtail</title>" not in shown
