"""What an editor does in the admin, as the tests do it: with Django's client on the real pages."""

from io import BytesIO
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

import docx

from documents.models import Document, DocumentPage, IncomingFile
from documents.permissions import EDITOR_PERMISSIONS, grant_drafting
from signatures.permissions import EDITOR_PERMISSIONS as REGISTER_PERMISSIONS

ACT = {
    "Artikel 1 Doel": ["Partijen helpen mensen aan een woning."],
    "Artikel 2 Kosten": ["1. De gemeente betaalt de helft.", "2. De corporatie betaalt de rest."],
    "Artikel 3 Overleg": ["Partijen spreken elkaar elk jaar over de voortgang van de plaatsingen."],
}


def word_file(articles: dict[str, list[str]] = ACT, *, title: str = "Convenant") -> bytes:
    """A Word file with a title and headed articles."""
    made = docx.Document()
    made.add_heading(title, 0)
    for heading, paragraphs in articles.items():
        made.add_heading(heading, 1)
        for paragraph in paragraphs:
            made.add_paragraph(paragraph)
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def editor(name: str = "redacteur", *, without: tuple[str, ...] = ()) -> Client:
    """A client logged in as an editor of the regional team."""
    group, _ = Group.objects.get_or_create(name="Redactie van de test")
    grant_drafting(group)
    user = get_user_model().objects.create_user(
        name, f"{name}@voorbeeld.nl", "geheim", first_name=name.title()
    )
    user.groups.add(group)
    for permission in (*EDITOR_PERMISSIONS, *REGISTER_PERMISSIONS):
        app_label, codename = permission.split(".")
        if permission not in without:
            found = Permission.objects.get(content_type__app_label=app_label, codename=codename)
            user.user_permissions.add(found)
    client = Client()
    client.force_login(user)
    return client


def upload(client: Client, content: bytes, name: str = "convenant.docx", **fields: Any) -> HttpResponse:
    goal = fields or {"kind": "agreement", "title": "Convenant"}
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("bring_in"), {"file": file, **goal}, follow=True)


def accept(client: Client, incoming: IncomingFile, **choices: str) -> HttpResponse:
    """`choices` are what the editor changed in the table: `match-2` as match_2."""
    data = {name.replace("_", "-"): value for name, value in choices.items()}
    return client.post(reverse("bring_in_review", args=[incoming.pk]), data, follow=True)


def bring_in(client: Client, content: bytes, **fields: Any) -> DocumentPage:
    upload(client, content, **fields)
    accept(client, IncomingFile.objects.first())
    return IncomingFile.objects.first().document.draft


def determine_data(client: Client, page: DocumentPage, **changes: Any) -> dict[str, Any]:
    """What the form of Vaststellen holds when it is opened, with these changes."""
    response = client.get(reverse("determine", args=[page.pk]))
    initial = response.context["form"].initial
    data = {name: value for name, value in initial.items() if value is not None}
    return {**data, "seen": response.context["seen"], **changes}


def determine(client: Client, page: DocumentPage, **changes: Any) -> HttpResponse:
    data = determine_data(client, page, **{"confirmed": "on", **changes})
    return client.post(reverse("determine", args=[page.pk]), data, follow=True)


def messages_of(response: HttpResponse) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def latest(document: Document):
    return document.versions.order_by("-number", "-correction").first()
