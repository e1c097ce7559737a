"""Drafts in the admin: never public, not published by accident, kept while there are versions."""

from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import reverse

from wagtail.models import Page, ReferenceIndex, Site

import pytest

from documents.drafting.mapping import put_text, text_of
from documents.drafting.tree import draft_of, drafts_page, grow_tree
from documents.models import Document, DocumentPage, DraftsPage, Version
from portal.pages.models import HomePage
from signatures.models import Route
from tests.documents.admin_steps import bring_in, editor, messages_of, word_file
from tests.factories import make_document, make_text, make_version

pytestmark = pytest.mark.django_db


def tree() -> list[tuple]:
    return list(Page.objects.order_by("path").values_list("path", "numchild", "title"))


@pytest.fixture
def page() -> DocumentPage:
    draft = draft_of(make_document())
    put_text(draft, make_text({"Artikel 1 Doel": "Woorden van het concept."}), {})
    return draft_of(draft.document)


def form_data(client: Client, page: DocumentPage, **changes: str) -> dict[str, str]:
    """The fields of the editor as they stand, without its text."""
    data = {
        "title": page.title,
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    data |= {"attachments-TOTAL_FORMS": "0", "attachments-INITIAL_FORMS": "0"}
    return data | {"next_label": "", "in_force_from": "", "implements": ""} | changes


def test_the_tree_has_one_place_for_drafts_apart_from_the_website() -> None:
    before = Page.objects.count()
    grow_tree(using="default")
    grow_tree(using="default")
    assert Page.objects.count() == before
    root = Page.get_first_root_node()
    assert {page.specific_class for page in root.get_children()} == {DraftsPage, HomePage}
    assert Site.objects.get().root_page.specific_class is HomePage


def test_a_document_has_one_draft() -> None:
    document = make_document()
    assert draft_of(document).pk == draft_of(document).pk
    assert drafts_page().get_children().count() == 1


def test_publishing_by_accident_is_refused_and_shows_the_public_nothing(admin_client, page) -> None:
    make_version(page.document, articles={"Artikel 1 Doel": "Vastgestelde woorden."})
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    shown = admin_client.get(address)
    assert 'name="action-publish"' not in shown.text
    data = form_data(admin_client, page, title="Nieuwe titel", **{"action-publish": "1"})
    response = admin_client.post(address, data, follow=True)
    assert "Publiceren kan hier niet" in messages_of(response)
    page.refresh_from_db()
    assert not page.live
    assert draft_of(page.document).title == "Nieuwe titel"
    public = page.serve(RequestFactory().get("/"))
    assert public.status_code == 302
    assert public.url == page.document.get_absolute_url()


def test_even_a_published_draft_is_not_what_the_public_gets(page) -> None:
    page.save_revision().publish()
    page.refresh_from_db()
    with pytest.raises(Http404):
        page.serve(RequestFactory().get("/"))


def test_publishing_in_bulk_is_refused(admin_client, page) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = admin_client.post(f"{address}?id={page.pk}", {}, follow=True)
    assert "Publiceren kan hier niet" in messages_of(response)
    page.refresh_from_db()
    assert not page.live


@pytest.mark.parametrize("target", ["page", "container"])
def test_deleting_a_draft_whose_document_has_versions_is_refused(admin_client, page, target) -> None:
    make_version(page.document)
    before = tree()
    doomed = page if target == "page" else drafts_page()
    response = admin_client.post(reverse("wagtailadmin_pages:delete", args=[doomed.pk]), follow=True)
    assert response.status_code == 200
    assert "kan niet" in messages_of(response)
    assert tree() == before
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize("target", ["page", "container"])
def test_deleting_in_bulk_is_refused_with_the_reason(admin_client, page, target) -> None:
    make_version(page.document)
    other = draft_of(make_document("ander"))
    before = tree()
    doomed = [page, other] if target == "page" else [drafts_page()]
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    query = "&".join(f"id={one.pk}" for one in doomed)
    response = admin_client.post(f"{address}?{query}", {}, follow=True)
    assert "“Convenant” zijn versies vastgesteld" in messages_of(response)
    assert tree() == before
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_draft_without_versions_may_go_and_comes_back_empty(admin_client, page) -> None:
    document = page.document
    admin_client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not DocumentPage.objects.exists()
    assert drafts_page().numchild == 0
    assert text_of(draft_of(document))[0].units == ()


def test_a_document_with_a_draft_is_not_deleted(admin_client, page) -> None:
    make_version(page.document)
    response = admin_client.post(reverse("documenten:delete", args=[page.document.pk]), follow=True)
    assert "Verwijderen kan niet" in messages_of(response)
    assert Document.objects.filter(pk=page.document.pk).exists()
    assert Version.objects.count() == 1


@pytest.mark.parametrize(
    "hold",
    [make_version, lambda document: Route.objects.create(document=document, label="2027", title="Route")],
    ids=["version", "route"],
)
def test_a_document_with_versions_is_kept_before_anything_is_asked(admin_client, page, hold) -> None:
    hold(page.document)
    response = admin_client.get(reverse("documenten:delete", args=[page.document.pk]), follow=True)
    assert "Verwijderen kan niet, want bij dit document horen versies" in messages_of(response)


def test_a_new_draft_begins_with_its_document(admin_client, page) -> None:
    shown = admin_client.get(reverse("concepten:index"))
    assert f'href="{reverse("documenten:add")}"' in shown.text


def test_a_document_without_versions_goes_with_its_draft(admin_client, page) -> None:
    ReferenceIndex.create_or_update_for_object(page)
    asked = admin_client.get(reverse("documenten:delete", args=[page.document.pk]))
    assert "Ja, verwijderen" in asked.text
    admin_client.post(reverse("documenten:delete", args=[page.document.pk]))
    assert not Document.objects.exists()
    assert drafts_page().numchild == 0
    assert Page.find_problems() == ([], [], [], [], [])


def test_copying_moving_and_unpublishing_do_no_harm(admin_client, page) -> None:
    make_version(page.document)
    before = tree()
    for name, args in (
        ("wagtailadmin_pages:copy", [page.pk]),
        ("wagtailadmin_pages:copy", [drafts_page().pk]),
        ("wagtailadmin_pages:unpublish", [page.pk]),
        ("wagtailadmin_pages:convert_alias", [page.pk]),
        ("wagtailadmin_pages:move_confirm", [page.pk, Page.get_first_root_node().pk]),
    ):
        data = {"new_title": "Kopie", "new_slug": "kopie", "copy_subpages": "on", "new_parent_page": "1"}
        assert admin_client.post(reverse(name, args=args), data, follow=True).status_code in (200, 404)
    assert tree() == before


def test_the_preview_shows_the_draft_as_a_reader_will_see_it(admin_client, page) -> None:
    shown = page.make_preview_request()
    assert shown.status_code == 200
    assert "<p>Woorden van het concept.</p>" in shown.text
    assert "nog niet vastgesteld" in shown.text


def test_an_editor_may_edit_and_save(page) -> None:
    client = editor()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(address).status_code == 200
    client.post(address, form_data(client, page, next_label="2025"))
    assert draft_of(page.document).next_label == "2025"


def test_autosave_answers_in_json(page) -> None:
    client = editor()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = client.post(address, form_data(client, page), headers={"Accept": "application/json"})
    assert response.json()["success"]


def test_what_was_imported_is_what_the_editor_gets_to_edit() -> None:
    client = editor()
    page = bring_in(client, word_file())
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert "De gemeente betaalt de helft." in shown
    assert "Bestand inlezen" in shown
    assert "Vaststellen" in shown


def test_colleagues_agree_in_a_workflow_and_nothing_becomes_public(page) -> None:
    grow_tree(using="default")
    client, colleague = editor(), editor("collega")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.post(address, form_data(client, page, **{"action-submit": "1"}))
    state = page.current_workflow_state
    assert state.workflow.name == "Meelezen door het regionale team"
    task = state.current_task_state
    agree = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    colleague.post(agree, {"comment": "Akkoord."})
    state.refresh_from_db()
    page.refresh_from_db()
    assert state.status == state.STATUS_APPROVED
    assert not page.live
    assert not Version.objects.exists()
