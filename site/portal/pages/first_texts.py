"""What the pages of a new website say until the team writes something better, in blocks."""

from typing import Any

from django.template.loader import render_to_string

from wagtail.rich_text import RichText

Blocks = list[tuple[str, Any]]


def one_text(name: str) -> Blocks:
    """One text, as the template of this name has it; the team goes on from there."""
    html = render_to_string(f"portal/pages/first_texts/{name}.html")
    return [("text", RichText(" ".join(html.split())))]


def home() -> Blocks:
    return [
        ("in_force", {"document": ""}),
        ("search_field", {"title": "Zoek een afspraak of werkwijze"}),
        ("all_kinds", {"most": 8}),
        ("latest", {"title": "Laatst vastgesteld", "most": 6}),
        ("news", {"title": "Nieuws", "most": 3}),
    ]
