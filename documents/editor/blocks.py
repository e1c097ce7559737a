"""The blocks of the drafting page: units with a body, in the shape of `documents.text`.

Names of blocks stay for ever: a block with an unknown name would vanish from a draft without a word.
"""

from django import forms
from django.utils.functional import cached_property

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from documents.editor.table_input import TableInput


class LegalTextBlock(blocks.RichTextBlock):
    """Rich text with the dresses that a run can have, links and note references only."""

    @cached_property
    def field(self) -> forms.CharField:
        from documents.editor.rich_text import LegalTextArea  # Wagtail's editor needs all models to be loaded

        return forms.CharField(widget=LegalTextArea(), **self.field_options)


class TableBlock(blocks.FieldBlock):
    """A table as HTML (`documents.editor.inline_html.table_html`), edited cell by cell."""

    def __init__(self, required: bool = True, help_text: str = "", **kwargs) -> None:
        self.field = forms.CharField(required=required, help_text=help_text, widget=TableInput(), strip=False)
        super().__init__(**kwargs)

    def get_searchable_content(self, value: str) -> list[str]:
        return [value]


class PictureBlock(blocks.StructBlock):
    """A picture of the image library; `kept` names a file that it cannot show ("sha256 media/type")."""

    image = ImageChooserBlock(label="Afbeelding", required=False)
    description = blocks.CharBlock(
        label="Beschrijving",
        required=False,
        help_text="Wat staat er op de afbeelding? Voor wie haar niet kan zien.",
    )
    kept = blocks.CharBlock(
        label="Bewaard bestand",
        required=False,
        help_text="Een afbeelding die hier niet te zien is. Laat dit zo, of kies een afbeelding.",
    )

    class Meta:
        label = "Afbeelding"
        icon = "image"
        form_layout = blocks.BlockGroup(children=["image", "description"], settings=["kept"])


class FootnoteBlock(blocks.StructBlock):
    marker = blocks.CharBlock(
        label="Nummer van de noot", required=False, help_text="Zoals het in de tekst staat."
    )
    text = LegalTextBlock(label="Tekst van de noot", required=False)

    class Meta:
        label = "Voetnoot"
        icon = "superscript"
        label_format = "{marker}"


class BodyBlock(blocks.StreamBlock):
    text = LegalTextBlock(
        label="Tekst",
        icon="pilcrow",
        required=False,
        help_text="Typ nummers van leden zelf, aan het begin van de regel: “1.”, “a.” of “2°.”.",
    )
    table = TableBlock(label="Tabel", icon="table")
    picture = PictureBlock()
    footnote = FootnoteBlock()

    class Meta:
        required = False


KEY_HELP = (
    "Hieraan herkent het portaal dit onderdeel in elke versie. Wijzig dit alleen als een onderdeel "
    "verkeerd gekoppeld is. Leeg laten mag: het portaal vult het in."
)


class UnitBlock(blocks.StructBlock):
    """One unit of the text. What this kind of unit seldom has stands behind the settings button."""

    label = blocks.CharBlock(label="Aanduiding", required=False, help_text="Bijvoorbeeld: Artikel 3.")
    heading = blocks.CharBlock(label="Kop", required=False)
    body = BodyBlock(label="Tekst", default=[("text", "")])
    number = blocks.CharBlock(
        label="Nummer",
        required=False,
        help_text="Leeg: het nummer in de aanduiding. Typ “geen” als daar geen nummer in staat.",
    )
    level = blocks.IntegerBlock(label="Niveau", default=1, min_value=0, max_value=9)
    key = blocks.CharBlock(label="Sleutel", required=False, max_length=80, help_text=KEY_HELP)

    class Meta:
        label_format = "{label} {heading}"
        form_layout = blocks.BlockGroup(
            children=["label", "heading", "body"], settings=["number", "level", "key"]
        )


class PreambleBlock(UnitBlock):
    class Meta:
        label = "Aanhef"
        icon = "openquote"
        form_layout = blocks.BlockGroup(
            children=["heading", "body"], settings=["label", "number", "level", "key"]
        )


class HeadingBlock(UnitBlock):
    class Meta:
        label = "Hoofdstuk of paragraaf"
        icon = "title"
        form_layout = blocks.BlockGroup(
            children=["label", "heading", "level", "body"], settings=["number", "key"]
        )


class ArticleBlock(UnitBlock):
    class Meta:
        label = "Artikel"
        icon = "doc-full"


class AnnexBlock(UnitBlock):
    class Meta:
        label = "Bijlage in de tekst"
        icon = "doc-empty"


class TextBlock(blocks.StreamBlock):
    preamble = PreambleBlock()
    heading = HeadingBlock()
    article = ArticleBlock()
    annex = AnnexBlock()

    class Meta:
        collapsed = True
        required = False
