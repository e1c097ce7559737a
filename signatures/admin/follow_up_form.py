"""The form of a follow-up point: the article is chosen from the texts as they are now."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import OuterRef, Subquery

from wagtail.admin.widgets import AdminDateInput

from documents.admin.reason_form import ReasonForm
from documents.models import Article, Version
from signatures.models import FollowUp, FollowUpState, Step
from signatures.routes.follow_ups import keep_follow_up


def latest_articles() -> Iterator[tuple[int, str, str, str]]:
    """Document, its title, and key and name of each article of its latest version."""
    latest = Version.objects.filter(document=OuterRef("document")).latest_first()
    versions = Version.objects.filter(pk=Subquery(latest.values("pk")[:1]))
    rows = Article.objects.filter(version__in=versions, type="article").order_by(
        "version__document__title", "position"
    )
    for row in rows.values_list("version__document", "version__document__title", "key", "label", "heading"):
        document, title, key, label, heading = row
        yield document, title, key, f"{label} {heading}".strip()


class FollowUpForm(ReasonForm):
    article = forms.ChoiceField(
        label="Over welk artikel",
        required=False,
        help_text="Kies een artikel van een van de documenten die u hierboven aankruist.",
    )

    class Meta:
        model = FollowUp
        fields = ["title", "description", "owner", "due_on", "documents", "step", "state", "conclusion"]
        widgets = {
            "documents": forms.CheckboxSelectMultiple,
            "due_on": AdminDateInput,
            "description": forms.Textarea(attrs={"rows": 3}),
            "conclusion": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {"conclusion": "Nodig als de vervolgactie is afgerond of vervallen. Lezers zien dit."}

    field_order = ["title", "description", "owner", "due_on", "documents", "article"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.articles = list(latest_articles())
        article: Any = self.fields["article"]
        article.choices = [("", "Niet over één artikel"), *self._grouped()]
        step: Any = self.fields["step"]
        step.queryset = Step.objects.select_related("route").order_by("-route", "order")
        step.label_from_instance = lambda one: f"{one.route}: {one.body}"
        step.empty_label = "Niet uit een besluitroute"
        self.initial["article"] = self._chosen_article()

    def _grouped(self) -> list[tuple[str, list[tuple[str, str]]]]:
        groups: dict[str, list[tuple[str, str]]] = {}
        for document, title, key, name in self.articles:
            groups.setdefault(title, []).append((f"{document}:{key}", name))
        kept = self.instance.article_key
        if kept and not any(key == kept for _, _, key, _ in self.articles):
            groups["Staat niet meer in de laatste versie"] = [(f":{kept}", kept)]
        return list(groups.items())

    def _chosen_article(self) -> str:
        key = self.instance.article_key
        if not key:
            return ""
        own = set(self.instance.documents.values_list("pk", flat=True)) if self.instance.pk else set()
        found = [
            f"{document}:{key}" for document, _, one, _ in self.articles if one == key and document in own
        ]
        return found[0] if found else f":{key}"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        document, _, key = cleaned.get("article", "").partition(":")
        chosen = {str(one.pk) for one in cleaned.get("documents", ())}
        if document and "documents" in cleaned and document not in chosen:
            self.add_error("article", "Dit artikel staat in een document dat u niet hebt aangekruist.")
        if (
            cleaned.get("state") in (FollowUpState.DONE, FollowUpState.LAPSED)
            and not cleaned.get("conclusion", "").strip()
        ):
            self.add_error("conclusion", "Schrijf op hoe het is afgelopen.")
        self.instance.article_key = key
        return cleaned

    def save(self, commit: bool = True) -> FollowUp:
        return keep_follow_up(
            point=self.instance,
            documents=self.cleaned_data["documents"],
            by=self.for_user,
            reason=self.cleaned_data.get("change_reason", ""),
        )
