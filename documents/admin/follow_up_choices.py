"""What becomes of each open follow-up point when a new version is determined: somebody says so, each time."""

from django import forms

from documents.following_up import open_follow_ups
from documents.models import Document, FollowUp

STAYS, CLOSES = "stays", "closes"


class FollowUpChoices(forms.Form):
    """Adds two fields for each open point of the document; `check_points` makes the choice required."""

    points: list[FollowUp]

    def ask_about_points(self, document: Document) -> None:
        self.points = open_follow_ups(document)
        for point in self.points:
            self.fields[f"point-{point.pk}"] = forms.ChoiceField(
                label=point.title,
                required=False,
                widget=forms.RadioSelect,
                choices=[(STAYS, "Blijft open"), (CLOSES, "Is afgesloten door deze versie")],
            )
            self.fields[f"conclusion-{point.pk}"] = forms.CharField(
                label="Hoe is het afgelopen?",
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text="Alleen als de vervolgactie is afgesloten. Lezers zien dit.",
            )

    @property
    def fields_of_points(self) -> list[forms.BoundField]:
        return [self[f"{what}-{point.pk}"] for point in self.points for what in ("point", "conclusion")]

    def check_points(self) -> None:
        for point in self.points:
            choice = self.cleaned_data.get(f"point-{point.pk}")
            if not choice and f"point-{point.pk}" not in self.errors:
                self.add_error(f"point-{point.pk}", f"{point.title}: kies of deze vervolgactie open blijft.")
            elif choice == CLOSES and not self.cleaned_data.get(f"conclusion-{point.pk}", "").strip():
                self.add_error(f"conclusion-{point.pk}", "Schrijf op hoe het is afgelopen.")

    def closed_points(self) -> dict[int, str]:
        """The conclusions of the points that the new version closes, by primary key."""
        data = self.cleaned_data
        return {
            point.pk: data[f"conclusion-{point.pk}"]
            for point in self.points
            if data.get(f"point-{point.pk}") == CLOSES
        }
