"""What one does with a draft beside writing: having it judged by colleagues, adding attachments at once, and
where one is afterwards."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from wagtail.documents import get_document_model
from wagtail.models import GroupApprovalTask

import pytest

from documents.drafting.editing import title_from
from documents.drafting.mapping import put_text
from documents.drafting.tree import draft_of, grow_tree
from documents.models import Document, DocumentPage
from tests.documents.admin_steps import editor, messages_of
from tests.documents.test_admin_drafts import form_data
from tests.factories import make_document, make_text

pytestmark = pytest.mark.django_db

ENGLISH_OR_FAMILIAR = (" je ", " jij ", " jouw ", "Hallo", " page", "moderation", "publiceer", "workflow")


@pytest.fixture
def page() -> DocumentPage:
    grow_tree(using="default")
    draft = draft_of(make_document())
    put_text(draft, make_text({"Artikel 1 Doel": "Woorden van het concept."}), {})
    return draft_of(draft.document)


@pytest.fixture
def client() -> Client:
    return editor()


def address_of(page: DocumentPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def act(client: Client, page: DocumentPage, action: str, **more: str) -> Any:
    return client.post(address_of(page), form_data(client, page, **{action: "1"}, **more), follow=True)


def answer(client: Client, page: DocumentPage, action: str, comment: str = "") -> Any:
    task = page.current_workflow_state.current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, task.pk])
    return client.post(address, {"comment": comment}, follow=True)


def letters() -> list[Any]:
    """The mails until now, which are no longer there afterwards."""
    sent, mail.outbox[:] = list(mail.outbox), []
    return sent


def test_the_menu_of_a_draft_says_what_happens_and_publishes_nothing(client, page) -> None:
    shown = client.get(address_of(page)).text
    assert "Ter beoordeling" in shown
    assert "ubliceren" not in shown
    act(client, page, "action-submit")
    asked = editor("collega").get(address_of(page)).text
    for words in ("Akkoord", "Akkoord, met een opmerking", "Vraag om wijzigingen"):
        assert words in asked
    assert "ubliceer" not in asked
    assert "ubliceren" not in asked


def test_after_each_step_one_is_still_at_the_draft(client, page) -> None:
    colleague = editor("collega")
    submitted = act(client, page, "action-submit")
    assert submitted.request["PATH_INFO"] == address_of(page)
    assert "ligt ter beoordeling bij uw collega" in messages_of(submitted)
    assert answer(colleague, page, "reject", "Graag korter.").request["PATH_INFO"] == address_of(page)
    again = client.get(address_of(page)).text
    assert "Opnieuw ter beoordeling" in again
    assert act(client, page, "action-submit").request["PATH_INFO"] == address_of(page)
    stopped = act(client, page, "action-cancel-workflow")
    assert stopped.request["PATH_INFO"] == address_of(page)
    assert "is gestopt" in messages_of(stopped)


def test_each_colleague_is_asked_once_in_good_dutch(client, page, django_capture_on_commit_callbacks) -> None:
    editor("collega")
    chief = get_user_model().objects.create_superuser("baas", "baas@voorbeeld.nl", "geheim")
    for task in GroupApprovalTask.objects.all():
        chief.groups.add(*task.groups.all())
    with django_capture_on_commit_callbacks(execute=True):
        act(client, page, "action-submit")
    sent = letters()
    assert sorted(one.to[0] for one in sent) == ["baas@voorbeeld.nl", "collega@voorbeeld.nl"]
    assert {one.subject for one in sent} == {f"Wilt u “{page.title}” beoordelen?"}
    for one in sent:
        assert "Redacteur vraagt u om" in one.body
        assert address_of(page) in one.body
        assert not [words for words in ENGLISH_OR_FAMILIAR if words in one.body]


@pytest.mark.parametrize(
    ("action", "subject", "told"),
    [
        ("approve", "Akkoord: “Convenant”", "nog niets vastgesteld"),
        ("reject", "Gevraagd om wijzigingen: “Convenant”", "Graag korter & <beter>."),
    ],
)
def test_who_asked_hears_the_answer_once(client, page, action: str, subject: str, told: str) -> None:
    colleague = editor("collega")
    act(client, page, "action-submit")
    letters()
    answer(colleague, page, action, "Graag korter & <beter>.")
    (one,) = letters()
    assert one.to == ["redacteur@voorbeeld.nl"]
    assert one.subject == subject
    assert told in one.body
    assert not [words for words in ENGLISH_OR_FAMILIAR if words in one.body]


def test_deleting_a_draft_leads_to_the_list_of_drafts(admin_client, page) -> None:
    done = admin_client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)
    assert done.request["PATH_INFO"] == reverse("concepten:index")


def test_several_attachments_come_at_once_named_after_their_files(client, page) -> None:
    files = [
        SimpleUploadedFile("Kaart_van_de_regio.pdf", b"%PDF-1.4 kaart"),
        SimpleUploadedFile("begroting 2026.docx", b"PK begroting"),
    ]
    address = reverse("draft_attachments", args=[page.pk])
    assert f'href="{address}"' in client.get(address_of(page)).text
    done = client.post(address, {"chosen": files}, follow=True)
    assert done.request["PATH_INFO"] == address_of(page)
    assert "“Kaart van de regio” en “begroting 2026”" in messages_of(done)
    kept = draft_of(page.document).attachments.all()
    assert [one.title for one in kept] == ["Kaart van de regio", "begroting 2026"]
    with kept[0].file.file.open("rb") as opened:
        assert opened.read() == b"%PDF-1.4 kaart"
    assert kept[0].file.uploaded_by_user.username == "redacteur"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [("virus.exe", b"MZ", "“virus.exe” kan geen bijlage worden"), ("leeg.pdf", b"", "staat niets")],
)
def test_one_wrong_file_stops_all_and_says_which(client, page, name: str, content: bytes, told: str) -> None:
    files = [SimpleUploadedFile("goed.pdf", b"%PDF-1.4"), SimpleUploadedFile(name, content)]
    response = client.post(reverse("draft_attachments", args=[page.pk]), {"chosen": files})
    assert told in response.text
    assert not draft_of(page.document).attachments.exists()
    assert not get_document_model().objects.exists()


def test_without_a_file_it_is_asked(client, page) -> None:
    response = client.post(reverse("draft_attachments", args=[page.pk]), {})
    assert "Kies een of meer bestanden." in response.text


def test_a_locked_draft_gets_no_attachments(client, page) -> None:
    page.locked = True
    page.save()
    file = SimpleUploadedFile("goed.pdf", b"%PDF-1.4")
    response = client.post(reverse("draft_attachments", args=[page.pk]), {"chosen": [file]})
    assert "vergrendeld" in response.text
    assert not get_document_model().objects.exists()


@pytest.mark.parametrize(
    ("name", "title"),
    [("Kaart_van_de_regio.pdf", "Kaart van de regio"), ("a.b.docx", "a.b"), (f"{'x' * 300}.pdf", "x" * 250)],
)
def test_a_title_comes_from_the_name_of_a_file(name: str, title: str) -> None:
    assert title_from(name) == title


def new_document(client: Client, **fields: str) -> Any:
    data = {
        "title": "Nazorg na vertrek",
        "kind": "process",
        "slug": "",
        "summary": "",
        "visibility": "public",
    }
    return client.post(reverse("documenten:add"), data | fields, follow=True)


def test_an_address_that_is_left_empty_is_made_of_the_name(client) -> None:
    for _ in range(2):
        new_document(client)
    slugs = Document.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["nazorg-na-vertrek", "nazorg-na-vertrek-2"]


def test_an_address_says_what_it_is_and_follows_the_name_in_the_browser(client) -> None:
    shown = client.get(reverse("documenten:add")).text
    assert "Het laatste stuk van het adres op de website" in shown
    assert 'data-w-sync-target-value="#id_slug"' in shown
    assert "bijvoorbeeld dudok-wonen" in client.get(reverse("partners:add")).text


@pytest.mark.parametrize("slug", ["Nazorg Na", "naïef", "a/b"])
def test_an_address_that_cannot_be_is_refused(client, slug: str) -> None:
    response = new_document(client, slug=slug)
    assert response.context["form"].errors["slug"]
    assert not Document.objects.exists()


def test_an_address_that_is_taken_is_refused(client) -> None:
    new_document(client, slug="nazorg")
    response = new_document(client, slug="nazorg")
    assert response.context["form"].errors["slug"]
    assert Document.objects.count() == 1
