"""How what happened to a draft reads in its history."""

from typing import Any

from wagtail.log_actions import LogFormatter


class DeterminedFormatter(LogFormatter):
    label = "Vaststellen"

    def format_message(self, entry: Any) -> str:
        return f"Vastgesteld als versie {entry.data.get('version', '')}"


class BroughtInFormatter(LogFormatter):
    label = "Bestand inlezen"

    def format_message(self, entry: Any) -> str:
        told = f"Tekst overgenomen uit “{entry.data.get('name', '')}”"
        return f"{told}. Het verslag staat bij Ingelezen bestanden." if "incoming" in entry.data else told


def register_log_actions(actions: Any) -> None:
    actions.register_action("documents.determine")(DeterminedFormatter)
    actions.register_action("documents.bring_in")(BroughtInFormatter)
