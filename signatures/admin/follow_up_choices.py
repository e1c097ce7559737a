"""What becomes of each open follow-up point when a new version is determined: somebody says so, each time."""

from django import forms

from documents.admin.determination_parts import DeterminationPart
from documents.models import Document
from signatures.routes.follow_ups import CONCLUSIONS, open_follow_ups

STAYS, CLOSES = "stays", "closes"


class FollowUpChoices(DeterminationPart):
    """Two fields for each open point of the document; `check` makes the choice required."""

    name = CONCLUSIONS
    heading = "Open vervolgacties"
    explanation = "Kies bij elke vervolgactie van dit document wat ermee gebeurt."

    def __init__(self, form: forms.Form, document: Document) -> None:
        super().__init__(form, document)
        self.points = open_follow_ups(document)
        for point in self.points:
            form.fields[f"point-{point.pk}"] = forms.ChoiceField(
                label=point.title,
                required=False,
                widget=forms.RadioSelect,
                choices=[(STAYS, "Blijft open"), (CLOSES, "Is afgesloten door deze versie")],
            )
            form.fields[f"conclusion-{point.pk}"] = forms.CharField(
                label="Hoe is het afgelopen?",
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text="Alleen als de vervolgactie is afgesloten. Lezers zien dit.",
            )

    @property
    def fields(self) -> list[forms.BoundField]:
        return [self.form[f"{what}-{point.pk}"] for point in self.points for what in ("point", "conclusion")]

    def check(self) -> None:
        form, answers = self.form, self.form.cleaned_data
        for point in self.points:
            choice = answers.get(f"point-{point.pk}")
            if not choice and f"point-{point.pk}" not in form.errors:
                form.add_error(f"point-{point.pk}", f"{point.title}: kies of deze vervolgactie open blijft.")
            elif choice == CLOSES and not answers.get(f"conclusion-{point.pk}", "").strip():
                form.add_error(f"conclusion-{point.pk}", "Schrijf op hoe het is afgelopen.")

    def answers(self) -> dict[int, str]:
        """The conclusions of the points that the new version closes, by primary key."""
        data = self.form.cleaned_data
        return {
            point.pk: data[f"conclusion-{point.pk}"]
            for point in self.points
            if data.get(f"point-{point.pk}") == CLOSES
        }
