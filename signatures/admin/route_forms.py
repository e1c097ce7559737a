"""The forms of a decision route: beginning one, its particulars, and what came of a step."""

from typing import Any

from django import forms
from django.utils import timezone

from wagtail.admin.widgets import AdminDateInput

from documents.drafting.mapping import text_of
from documents.drafting.tree import draft_of
from documents.models import Document, Version, Visibility
from documents.text.digest import text_digest
from signatures.models import Outcome, Partner, Purpose, Route, RouteTemplate, Step

UNKNOWN, KEPT, DRAFT = "", "kept", "draft"
LARGEST_PAPER = 50 * 1024 * 1024


class StartRouteForm(forms.Form):
    """For which text, and with the steps of which template."""

    document = forms.ModelChoiceField(Document.objects.order_by("kind", "title"), label="Document")
    label = forms.CharField(
        label="Over versie",
        max_length=80,
        help_text="De naam van de versie die het wordt, bijvoorbeeld 2027. Die komt in het adres.",
        error_messages={"required": "Vul in hoe de versie gaat heten."},
    )
    template = forms.ModelChoiceField(
        RouteTemplate.objects.all(),
        label="Modelroute",
        required=False,
        empty_label="Zonder stappen beginnen",
        help_text="De stappen komen klaar te staan. U kunt ze daarna wijzigen.",
    )
    started_on = forms.DateField(
        label="Begint op",
        widget=AdminDateInput,
        help_text="Vanaf deze dag worden de stappen gepland. Wie dan deelneemt, krijgt een eigen stap.",
        error_messages={"required": "Vul in wanneer de route begint."},
    )
    shown = forms.BooleanField(
        label="Lezers zien deze route meteen",
        required=False,
        initial=True,
        help_text="Is de route al langer bezig? Zet dit uit, vul in wat al is gebeurd, en toon haar daarna.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        document, template = cleaned.get("document"), cleaned.get("template")
        if document and template and template.kind_id != document.kind_id:
            self.add_error(
                "template",
                f"Deze modelroute is voor een {template.kind.name.lower()}, en dit document is een "
                f"{document.kind.name.lower()}. Kies een andere.",
            )
        return cleaned


class RouteForm(forms.ModelForm):
    """The particulars of a route; its document stays."""

    class Meta:
        model = Route
        fields = ["title", "label", "started_on", "version", "shown"]
        widgets = {"started_on": AdminDateInput}
        help_texts = {
            "version": "Kiest u een versie, dan is de route klaar. Bij vaststellen gebeurt dit vanzelf als "
            "de naam gelijk is."
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        versions: Any = self.fields["version"]
        versions.queryset = Version.objects.filter(document=self.instance.document).defer("content")
        versions.empty_label = "Nog niet vastgesteld"

    def _post_clean(self) -> None:
        """The row is changed and checked by `change_route`."""


class NewStepForm(forms.Form):
    """A step that the template did not have. It stands on a page with `StepForm`, hence ids of its own."""

    body = forms.CharField(
        label="Wie", max_length=250, error_messages={"required": "Vul in welk overleg of orgaan dit is."}
    )
    purpose = forms.ChoiceField(label="Wat wordt gevraagd", choices=Purpose.choices)
    partner = forms.ModelChoiceField(
        Partner.objects.prefetch_related("names"),
        label="Van welke partner",
        required=False,
        empty_label="Van allen samen",
    )
    planned_on = forms.DateField(label="Gepland op", widget=AdminDateInput, required=False)
    after = forms.ModelChoiceField(
        Step.objects.none(), label="Na welke stap", required=False, empty_label="Als laatste"
    )

    def __init__(self, *args: Any, route: Route, **options: Any) -> None:
        super().__init__(*args, **{**options, "auto_id": "new_step_%s"})
        after: Any = self.fields["after"]
        after.queryset = route.steps.all()


class StepForm(forms.ModelForm):
    """What is asked of a body and what came of it, with a paper and the text it judged.

    `adopt` and `reservation` are there only where the decision can be put on record as that of a partner.
    """

    judged = forms.ChoiceField(
        label="Welke tekst lag voor",
        required=False,
        help_text="Is het concept na de vergadering nog gewijzigd? Kies dan “Niet bekend”.",
    )
    upload = forms.FileField(
        label="Stuk toevoegen", required=False, help_text="Bijvoorbeeld het advies of de besluitenlijst."
    )
    paper_title = forms.CharField(label="Titel van het stuk", required=False, max_length=250)
    paper_visibility = forms.ChoiceField(
        label="Wie mag het stuk openen",
        choices=Visibility.choices,
        initial=Visibility.TEAM,
        required=False,
        help_text="Dat het stuk er is, ziet iedereen die het document mag lezen.",
    )
    adopt = forms.BooleanField(required=False, initial=True)
    reservation = forms.BooleanField(
        label="De opmerkingen zijn een voorbehoud",
        required=False,
        help_text="Beslis dit zelf. Een voorbehoud wordt als verklaring van de partner vastgelegd.",
    )

    class Meta:
        model = Step
        fields = ["body", "purpose", "planned_on", "held_on", "outcome", "reference", "remarks"]
        widgets = {
            "planned_on": AdminDateInput,
            "held_on": AdminDateInput,
            "remarks": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"remarks": "Tekst van de uitkomst"}

    def __init__(self, *args: Any, adopted_by: Partner | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.route = self.instance.route
        judged: Any = self.fields["judged"]
        judged.choices = self._texts()
        self.initial["judged"] = KEPT if self.instance.digest else self._usual_text()
        if adopted_by:
            self.fields["adopt"].label = f"Leg dit vast als besluit van {adopted_by} (alleen bij akkoord)"
        else:
            del self.fields["adopt"], self.fields["reservation"]

    def _texts(self) -> list[tuple[str, str]]:
        versions = Version.objects.filter(document=self.route.document_id).defer("content").latest_first()
        kept = [(KEPT, f"De tekst die al is vastgelegd ({self.instance.digest[:12]})")]
        return [
            *(kept if self.instance.digest else []),
            (DRAFT, "Het concept zoals het nu is"),
            *((version.designation, f"Versie {version.name}") for version in versions),
            (UNKNOWN, "Niet bekend"),
        ]

    def _usual_text(self) -> str:
        return self.route.version.designation if self.route.version else DRAFT

    def clean_held_on(self) -> Any:
        held_on = self.cleaned_data["held_on"]
        if held_on and held_on > timezone.localdate():
            raise forms.ValidationError("Deze dag moet nog komen. Vul de dag in bij “Gepland op”.")
        return held_on

    def clean_upload(self) -> Any:
        upload = self.cleaned_data["upload"]
        if upload and upload.size > LARGEST_PAPER:
            raise forms.ValidationError(
                "Dit bestand is groter dan 50 MB. Maak het kleiner en kies het opnieuw."
            )
        return upload

    def values(self) -> dict[str, Any]:
        """What `record_step` gets. Raises nothing: an unknown text leaves the digest empty."""
        values = {name: self.cleaned_data[name] for name in self._meta.fields or ()}
        return values | {"digest": self._digest() if values["outcome"] else self.instance.digest}

    def _digest(self) -> str:
        judged = self.cleaned_data["judged"]
        if judged == KEPT:
            return self.instance.digest
        if judged == DRAFT:
            return text_digest(text_of(draft_of(self.route.document))[0])
        version = Version.objects.filter(document=self.route.document_id).designated(judged).first()
        return version.digest if version else ""

    @property
    def records_adoption(self) -> bool:
        agreed = self.cleaned_data["outcome"] in (Outcome.AGREED, Outcome.AGREED_WITH_REMARKS)
        return agreed and bool(self.cleaned_data.get("adopt"))


class RoutePaperForm(forms.Form):
    """What is told about a paper that is there already."""

    title = forms.CharField(
        label="Titel", max_length=250, error_messages={"required": "Vul in hoe het stuk heet."}
    )
    visibility = forms.ChoiceField(label="Wie mag dit openen", choices=Visibility.choices)
