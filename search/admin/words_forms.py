"""The forms in which editors say what they know about words."""

from typing import Any

from django import forms

from search.analysis.tokens import tokens
from search.models import SynonymGroup, WholeWord

MOST_OTHERS = 20


class SynonymForm(forms.ModelForm):
    class Meta:
        model = SynonymGroup
        fields = ["preferred", "others"]
        help_texts = {
            "preferred": "Het woord dat onze teksten gebruiken. Wie een ander woord zoekt, vindt dit ook.",
            "others": "Eén woord of uitdrukking per regel. Bijvoorbeeld: HOV, of: contract.",
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        written = [cleaned.get("preferred", ""), *cleaned.get("others", "").splitlines()]
        words = [word.strip() for word in written if word.strip()]
        if any(not list(tokens(word)) for word in words):
            self.add_error("others", "Elke regel heeft ten minste één letter of cijfer nodig.")
        folded = [" ".join(token.word for token in tokens(word)) for word in words]
        if len(set(folded)) != len(folded):
            self.add_error("others", "Een woord staat er twee keer. Haal er een weg.")
        if len(words) > MOST_OTHERS + 1:
            self.add_error("others", f"Dit zijn er te veel. Houd het bij {MOST_OTHERS}.")
        cleaned["others"] = "\n".join(words[1:]) if cleaned.get("preferred") else cleaned.get("others", "")
        return cleaned


class WholeWordForm(forms.ModelForm):
    class Meta:
        model = WholeWord
        fields = ["word"]
        help_texts = {
            "word": "Dit woord wordt niet in delen gezocht. Voorbeeld: met “huisvesting” hierin vindt wie "
            "“huis” zoekt, geen “huisvesting”."
        }

    def clean_word(self) -> str:
        word = self.cleaned_data["word"].strip().lower()
        if len(list(tokens(word))) != 1:
            raise forms.ValidationError("Vul één woord in, zonder spaties.")
        return word
