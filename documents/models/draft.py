"""Where editors draft the next text of a document. The public never reads this: it reads versions."""

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from modelcluster.fields import ParentalKey
from wagtail import hooks
from wagtail.admin.panels import CommentPanel, FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PagePermissionTester

from documents.editor.attachment_rows import AttachmentsPanel
from documents.editor.blocks import TextBlock
from documents.models.document import Document
from documents.models.document_kind import AGREEMENT
from documents.models.stored_file import StoredFile
from documents.models.version import Version


class DraftsPage(Page):
    """The container of all drafts in the tree of the admin."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["documents.DocumentPage"]

    class Meta:
        verbose_name = "map met concepten"
        verbose_name_plural = "mappen met concepten"

    def get_url_parts(self, request: HttpRequest | None = None) -> None:
        return None

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        raise Http404("Concepten zijn niet openbaar.")


class DraftPermissionTester(PagePermissionTester):
    def can_copy(self) -> bool:
        """A document has one draft."""
        return False

    def can_set_view_restrictions(self) -> bool:
        """Who may read is set on the document."""
        return False


class DocumentPage(Page):
    """The draft of the next version of a document, and what goes with it when it is determined."""

    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="draft", verbose_name="document"
    )
    body = StreamField(TextBlock(), verbose_name="tekst", blank=True)
    next_label = models.CharField(
        "naam van de volgende versie",
        max_length=80,
        blank=True,
        help_text="Bijvoorbeeld: 2025. Leeg mag: dan heet de versie naar haar nummer.",
    )
    in_force_from = models.DateField(
        "beoogde datum van inwerkingtreding", null=True, blank=True, help_text="Ter herinnering voor uzelf."
    )
    implements = models.ForeignKey(
        Version,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="werkt deze versie van het convenant uit",
        limit_choices_to={"document__kind": AGREEMENT},
        help_text="Alleen voor werkprocessen, contracten en andere stukken die onder een convenant hangen.",
    )
    source = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name="ingelezen bestand",
    )
    source_name = models.CharField(
        "naam van het ingelezen bestand", max_length=250, blank=True, editable=False
    )

    is_creatable = False
    parent_page_types = ["documents.DraftsPage"]
    subpage_types: list[str] = []
    preview_modes = [("", "Zoals de versie eruit zal zien")]

    content_panels = [
        FieldPanel("title", heading="Titel", help_text="Zo heet de volgende versie van dit document."),
        FieldPanel("body"),
        AttachmentsPanel("attachments", chooser_field_name="file", heading="Bijlagen", label="Bijlage"),
    ]
    promote_panels: list = []
    settings_panels = [
        MultiFieldPanel(
            [FieldPanel("next_label"), FieldPanel("in_force_from"), FieldPanel("implements")],
            heading="De volgende versie",
        ),
        CommentPanel(),
    ]

    class Meta:
        verbose_name = "concept"
        verbose_name_plural = "concepten"

    def permissions_for_user(self, user) -> PagePermissionTester:
        return DraftPermissionTester(user, self)

    def get_url_parts(self, request: HttpRequest | None = None) -> None:
        """A draft has no address; its document has."""
        return None

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not self.document.versions.exists():
            raise Http404("Van dit document is nog geen versie vastgesteld.")
        return redirect(self.document)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """As `documents.admin.preview` shows it, which Wagtail's hook brings here."""
        (preview,) = hooks.get_hooks("preview_draft")
        return preview(request, self)


class DraftAttachment(Orderable):
    """A file that will be copied to the version when the draft is determined.

    `row_key` names the row of the open editor that it was first saved from: until the editor knows the new
    primary key, it sends that row as a new one, and so it is known again
    (`documents.editor.attachment_rows`).
    """

    page = ParentalKey(DocumentPage, on_delete=models.CASCADE, related_name="attachments")
    title = models.CharField(
        "titel", max_length=250, blank=True, help_text="Leeg mag: dan heet de bijlage naar het bestand."
    )
    row_key = models.CharField("rij van de bewerker", max_length=80, blank=True, editable=False)
    file = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="bestand",
    )

    panels = [FieldPanel("title"), FieldPanel("file")]

    class Meta(Orderable.Meta):
        verbose_name = "bijlage bij een concept"
        verbose_name_plural = "bijlagen bij een concept"

    def __str__(self) -> str:
        return self.title
