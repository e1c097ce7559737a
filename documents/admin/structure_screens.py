"""The two screens in which the parts of a text are corrected: all parts in a list, and one part."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wagtail.admin import messages

from documents.admin.structure_edits import edit_of_button, edit_of_place, edits_of_fields
from documents.admin.unit_rows import TYPES, block_lines, title_of, titles
from documents.admin.verb_form_view import PermittedView
from documents.reading.recognition.corrections import DEEPEST, Corrected, Edit, corrected
from documents.text import Text
from documents.text.refusals import Refused


class StructureScreen(PermittedView):
    """What both screens need to know: the text, how it is corrected, and where one goes afterwards."""

    def made(self) -> Corrected:
        """The text as it is now."""
        raise NotImplementedError

    def correct(self, edits: Sequence[Edit]) -> Text:
        """The text afterwards. Raises Refused."""
        raise NotImplementedError

    @property
    def home(self) -> str:
        """The address of the list."""
        raise NotImplementedError

    def posted_edits(self, text: Text) -> list[Edit]:
        """What was changed in the fields, then what the button asks. Raises Refused."""
        data = self.request.POST
        return [*edits_of_fields(data, text), *edit_of_button(data.get("do", ""), text)]

    def to_list(self, key: str, before: Text, after: Text) -> HttpResponse:
        """To the unit in the list, or where that is gone to the one before it."""
        there = {unit.key for unit in after.units}
        last = ""
        for unit in before.units:
            last = unit.key if unit.key in there else last
            if unit.key == key:
                break
        return redirect(f"{self.home}#{f'deel-{last}' if last else 'opbouw'}")


class UnitScreen(StructureScreen):
    """One part of a text: its title, where it splits, its place."""

    home_title = ""

    @property
    def is_open(self) -> bool:
        """Whether there is still something to correct."""
        return True

    @property
    def seen(self) -> int | None:
        """What tells whether something was changed elsewhere meanwhile."""
        raise NotImplementedError

    @property
    def undo(self) -> str:
        """The button of the list that takes back the last correction."""
        return ""

    def address(self, key: str) -> str:
        raise NotImplementedError

    def source(self, made: Corrected, place: int) -> dict[str, Any] | None:
        """What of the file stands beside it."""
        return None

    def get(self, request: HttpRequest, pk: int, key: str) -> HttpResponse:
        return self._shown(request, key) if self.is_open else redirect(self.home)

    def post(self, request: HttpRequest, pk: int, key: str) -> HttpResponse:
        if not self.is_open:
            return redirect(self.home)
        text, button = self.made().text, request.POST.get("do", "")
        try:
            edits = self.posted_edits(text)
            if button == "move":
                edits += edit_of_place(request.POST, key)
            after = self.correct(edits)
        except Refused as error:
            messages.error(request, error.message)
            return redirect(self.home)
        new = [unit.key for unit in after.units if text.unit(unit.key) is None]
        goal = new[0] if new and button.startswith("begin") else key
        return redirect(self.address(goal)) if after.unit(goal) else self.to_list(key, text, after)

    def _shown(self, request: HttpRequest, key: str) -> HttpResponse:
        made = self.made()
        units = made.text.units
        place = next((place for place, unit in enumerate(units) if unit.key == key), None)
        if place is None:
            messages.warning(request, "Dit onderdeel is er niet meer. Hieronder ziet u hoe de opbouw nu is.")
            return redirect(self.home)
        context = {
            "unit": units[place],
            "position": place,
            "title": title_of(units[place]),
            "types": TYPES[:-1],
            "levels": range(DEEPEST + 1),
            "blocks": block_lines(units[place]),
            "before": units[place - 1] if place else None,
            "after": units[place + 1] if place + 1 < len(units) else None,
            "others": titles(made.text).items(),
            "seen": self.seen,
            "source": self.source(made, place),
            "undo": self.undo,
            "home": self.home,
            "home_title": self.home_title,
        }
        return render(request, "documents/admin/unit.html", context)


def as_it_stands(text: Text) -> Corrected:
    """A text of which nothing is corrected."""
    return corrected(text, ())
