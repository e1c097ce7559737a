"""The screens of the menu "Zoekwoorden": words that mean the same, whole words, and what was not found."""

from typing import Any

from django import forms

from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from search.admin.words_forms import SynonymForm, WholeWordForm
from search.models import MissedSearch, SynonymGroup, WholeWord


class WordViewSet(ModelViewSet):
    copy_view_enabled = False
    add_to_reference_index = False
    search_backend_name = None


class SynonymViewSet(WordViewSet):
    model = SynonymGroup
    name = "synoniemen"
    icon = "link"
    menu_label = "Zelfde betekenis"
    list_display = ["preferred", Column("others", label="Andere woorden")]
    list_export = ["preferred", "others"]
    export_headings = {"preferred": "Voorkeurswoord", "others": "Andere woorden"}
    search_fields = ["preferred", "others"]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return SynonymForm


class WholeWordViewSet(WordViewSet):
    model = WholeWord
    name = "ondeelbare-woorden"
    icon = "lock"
    menu_label = "Ondeelbare woorden"
    list_display = ["word"]
    list_export = ["word"]
    export_headings = {"word": "Woord"}
    search_fields = ["word"]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return WholeWordForm


class MissedSearchViewSet(WordViewSet):
    """Nobody adds or changes these; an administrator may take one away."""

    model = MissedSearch
    name = "vergeefse-zoekvragen"
    icon = "search"
    menu_label = "Niets gevonden"
    form_fields: list[str] = []
    list_display = [
        "words",
        Column("times", label="Hoe vaak", sort_key="times"),
        DateColumn("first_on", label="Voor het eerst", sort_key="first_on"),
        DateColumn("last_on", label="Voor het laatst", sort_key="last_on"),
    ]
    list_export = ["words", "times", "first_on", "last_on"]
    export_headings = {
        "words": "Gezocht",
        "times": "Hoe vaak",
        "first_on": "Voor het eerst op",
        "last_on": "Voor het laatst op",
    }
    search_fields = ["words"]


class SearchGroup(ModelViewSetGroup):
    menu_label = "Zoekwoorden"
    menu_icon = "search"
    menu_order = 140
    items: Any = (SynonymViewSet, WholeWordViewSet, MissedSearchViewSet)
