"""The editor of a paragraph in the drafting page: Wagtail's own, keeping every character."""

from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    HtmlToContentStateHandler,
    InlineStyleElementHandler,
    add_paragraph_block,
)
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature

RAISED = "raised-letters"
FEATURES = ["bold", "italic", "strikethrough", "link", "superscript", "subscript", RAISED]


class ExactHandler(HtmlToContentStateHandler):
    """Wagtail's handler collapses spaces and strips non-breaking ones; a legal text keeps them."""

    def handle_data(self, content: str) -> None:
        if self.state.current_block is None:
            if not content.strip():
                return
            add_paragraph_block(self.state, self.contentstate)
        self.state.current_block.text += content


class ExactConverter(ContentstateConverter):
    def __init__(self, features: list[str]) -> None:
        super().__init__(features)
        self.html_to_contentstate_handler = ExactHandler(features)

    def to_database_format(self, contentstate_json: str) -> str:
        """Wagtail writes a line break within a link as a bare newline, which would read as a space."""
        return super().to_database_format(contentstate_json).replace("\n", "<br/>")


def register_raised_letters(features: Any) -> None:
    """Letters above the line ("1ᵉ") as a style of the editor; its superscript is the mark of a note."""
    style = {"type": "RAISED", "label": "1ᵉ", "description": "Letters boven de regel"}
    look = {"style": {"verticalAlign": "super", "fontSize": "smaller"}}
    features.register_editor_plugin("draftail", RAISED, InlineStyleFeature(style | look))
    rule = {
        "from_database_format": {"small": InlineStyleElementHandler("RAISED")},
        "to_database_format": {"style_map": {"RAISED": "small"}},
    }
    features.register_converter_rule("contentstate", RAISED, rule)


class LegalTextArea(DraftailRichTextArea):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, features=FEATURES, **kwargs)
        self.converter = ExactConverter(FEATURES)
