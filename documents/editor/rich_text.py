"""The editor of a paragraph in the drafting page: Wagtail's own, keeping every character."""

from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    HtmlToContentStateHandler,
    add_paragraph_block,
)

FEATURES = ["bold", "italic", "link", "superscript"]


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


class LegalTextArea(DraftailRichTextArea):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, features=FEATURES, **kwargs)
        self.converter = ExactConverter(FEATURES)
