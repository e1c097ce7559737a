"""From which day a version may be read: what was chosen, and another day while it waits."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from documents.admin.publication_forms import LATER, ChangePublicationForm
from documents.admin.verb_form_view import VerbFormView
from documents.ledger.history import history_lines
from documents.models import Publication, Version
from documents.permissions import DETERMINE
from documents.versions.publishing import PublicationDays, change_publication, publication_of, waiting_days


class PublicationView(VerbFormView):
    permission_required = DETERMINE
    form_class = ChangePublicationForm
    template_name = "documents/admin/publication.html"

    @cached_property
    def version(self) -> Version:
        return get_object_or_404(Version.objects.select_related("document"), pk=self.kwargs["pk"])

    @cached_property
    def publication(self) -> Publication | None:
        return publication_of(self.version)

    @cached_property
    def waiting(self) -> PublicationDays | None:
        return waiting_days(self.version)

    def get_initial(self) -> dict[str, Any]:
        if self.waiting is None:
            return {}
        return {
            "publish": LATER,
            "public_from": self.waiting.public_from,
            "partners_from": self.waiting.partners
            if self.waiting.partners < self.waiting.public_from
            else None,
        }

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"document": self.version.document}

    def perform(self, form: Any) -> str:
        days = form.chosen
        found = change_publication(
            version=self.version, days=days, by=self.user, reason=form.cleaned_data["reason"]
        )
        waits = waiting_days(self.version)
        if waits is None:
            return f"Versie {self.version.name} is nu te lezen voor wie het document mag lezen."
        return f"Bewaard: {PublicationDays(found.public_from, found.partners_from).words}."

    def get_success_url(self) -> str:
        return reverse("publication", args=[self.version.pk])

    def back(self) -> str:
        return reverse("versies:inspect", args=[self.version.pk])

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        lines = history_lines(self.publication) if self.publication else []
        return super().get_context_data(
            version=self.version, waiting=self.waiting, publication=self.publication, lines=lines, **named
        )
