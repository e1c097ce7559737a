"""The blocks of which a page of the website is made. Each has its template in `portal/pages/blocks/`.

Names of blocks stay for ever: a block with an unknown name would vanish from a page without a word. A *live*
block holds no facts: its template asks `live` (`portal.pages.live`), which tells what its reader may see.
"""

from django.core.exceptions import ValidationError

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from portal.pages.choices import documents_to_choose, kinds_to_choose

SMALL_TEXT = ["bold", "italic", "link", "ol", "ul"]
# These stand beside one another where there is room.
LISTS = ("documents_of_kind", "all_kinds", "latest", "news", "dates")


class CodeChoiceBlock(blocks.ChoiceBlock):
    """A choice among rows by their code, which is a text already: reading a page asks for no rows."""

    def normalize_choice(self, value: str) -> str:
        return value


class CaptionedPictureBlock(blocks.StructBlock):
    image = ImageBlock(label="Afbeelding")
    caption = blocks.CharBlock(label="Bijschrift", required=False, max_length=250)

    class Meta:
        label = "Afbeelding"
        icon = "image"
        template = "portal/pages/blocks/picture.html"


class DownloadBlock(blocks.StructBlock):
    file = DocumentChooserBlock(label="Bestand")
    title = blocks.CharBlock(
        label="Titel", required=False, max_length=250, help_text="Leeg: de titel van het bestand."
    )

    class Meta:
        label = "Bestand"
        icon = "doc-full"
        template = "portal/pages/blocks/file.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label="Vraag", max_length=250)
    answer = blocks.RichTextBlock(label="Antwoord", features=SMALL_TEXT)


class QuestionsBlock(blocks.StructBlock):
    """Each question folds open."""

    title = blocks.CharBlock(label="Kop", required=False, max_length=120)
    questions = blocks.ListBlock(QuestionBlock(label="Vraag"), label="Vragen", min_num=1)

    class Meta:
        label = "Vraag en antwoord"
        icon = "help"
        template = "portal/pages/blocks/questions.html"


class ProcedureStepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Stap", max_length=250)
    text = blocks.RichTextBlock(label="Uitleg", features=SMALL_TEXT, required=False)


class ProcedureBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Kop", required=False, max_length=120)
    steps = blocks.ListBlock(ProcedureStepBlock(label="Stap"), label="Stappen", min_num=1)

    class Meta:
        label = "Stappen"
        icon = "list-ol"
        template = "portal/pages/blocks/steps.html"


class QuotationBlock(blocks.StructBlock):
    text = blocks.TextBlock(label="Citaat")
    source = blocks.CharBlock(label="Van wie", required=False, max_length=250)

    class Meta:
        label = "Citaat"
        icon = "openquote"
        template = "portal/pages/blocks/quote.html"


class NoticeBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Kop", required=False, max_length=120)
    text = blocks.RichTextBlock(label="Tekst", features=SMALL_TEXT)
    weight = blocks.ChoiceBlock(
        label="Soort",
        choices=[("", "Mededeling"), ("old", "Let op"), ("good", "Goed nieuws")],
        required=False,
    )

    class Meta:
        label = "Mededeling"
        icon = "info-circle"
        template = "portal/pages/blocks/notice.html"


class PersonBlock(blocks.StructBlock):
    """Somebody to call or write to, or a team."""

    name = blocks.CharBlock(label="Naam van de persoon of het team", max_length=120)
    function = blocks.CharBlock(label="Functie", required=False, max_length=120)
    purpose = blocks.CharBlock(label="Waarvoor", required=False, max_length=250)
    phone = blocks.CharBlock(label="Telefoonnummer", required=False, max_length=30)
    email = blocks.EmailBlock(label="E-mailadres", required=False)

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        phone = cleaned.get("phone", "")
        if phone and not any(character.isdigit() for character in phone):
            wrong = ValidationError("Schrijf het nummer in cijfers, zoals 035 123 45 67.")
            raise blocks.StructBlockValidationError(block_errors={"phone": wrong})
        return cleaned


class PeopleBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Kop", required=False, max_length=120)
    people = blocks.ListBlock(PersonBlock(label="Persoon of team"), label="Mensen", min_num=1)

    class Meta:
        label = "Mensen om te bellen"
        icon = "group"
        template = "portal/pages/blocks/people.html"


class InForceBlock(blocks.StructBlock):
    """Live: which version holds, what is coming, and the ways to both."""

    document = CodeChoiceBlock(
        search_index=False,
        label="Document",
        choices=documents_to_choose,
        required=False,
        help_text="Leeg: het convenant van de regio.",
    )

    class Meta:
        label = "Wat geldt nu"
        icon = "check"
        group = "Actueel uit het portaal"
        template = "portal/pages/blocks/in_force.html"


class SigningStateBlock(blocks.StructBlock):
    """Live: how many signed, as a picture with the same in words."""

    document = CodeChoiceBlock(
        search_index=False,
        label="Document",
        choices=documents_to_choose,
        required=False,
        help_text="Leeg: het convenant van de regio.",
    )

    class Meta:
        label = "Stand van de ondertekening"
        icon = "pick"
        group = "Actueel uit het portaal"
        template = "portal/pages/blocks/signing_state.html"


class SearchFieldBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Tekst erboven", default="Zoek een afspraak of werkwijze", max_length=120)

    class Meta:
        label = "Zoekveld"
        icon = "search"
        group = "Actueel uit het portaal"
        template = "portal/pages/blocks/search_field.html"


class OfKindBlock(blocks.StructBlock):
    """Live: the documents of a kind that have a text."""

    kind = CodeChoiceBlock(search_index=False, label="Soort", choices=kinds_to_choose)
    title = blocks.CharBlock(label="Kop", required=False, max_length=120, help_text="Leeg: de soort.")
    most = blocks.IntegerBlock(label="Hoeveel ten hoogste", default=8, min_value=1, max_value=100)

    class Meta:
        label = "Documenten van een soort"
        icon = "folder-open-inverse"
        group = "Actueel uit het portaal"
        template = "portal/pages/blocks/documents_of_kind.html"


class AllKindsBlock(blocks.StructBlock):
    """Live: the documents of every kind, each kind by itself; also of a kind that comes later."""

    most = blocks.IntegerBlock(
        label="Hoeveel ten hoogste van een soort", default=8, min_value=1, max_value=100
    )

    class Meta:
        label = "Documenten van alle soorten"
        icon = "folder-inverse"
        group = "Actueel uit het portaal"
        template = "portal/pages/blocks/all_kinds.html"


class LatestBlock(blocks.StructBlock):
    """Live: what was determined lately."""

    title = blocks.CharBlock(label="Kop", default="Laatst vastgesteld", max_length=120)
    most = blocks.IntegerBlock(label="Hoeveel ten hoogste", default=6, min_value=1, max_value=30)

    class Meta:
        label = "Wat veranderde kort geleden"
        icon = "history"
        group = "Actueel uit het portaal"
        template = "portal/pages/blocks/latest.html"


class NewsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Kop", default="Nieuws", max_length=120)
    most = blocks.IntegerBlock(label="Hoeveel ten hoogste", default=3, min_value=1, max_value=20)

    class Meta:
        label = "Nieuws"
        icon = "doc-full-inverse"
        group = "Actueel uit het portaal"
        template = "portal/pages/blocks/news.html"


class ComingDatesBlock(blocks.StructBlock):
    """Live: days of decisions, last days to sign, days that a text comes into force, points to be ready."""

    title = blocks.CharBlock(label="Kop", default="Binnenkort", max_length=120)
    most = blocks.IntegerBlock(label="Hoeveel ten hoogste", default=6, min_value=1, max_value=30)

    class Meta:
        label = "Data die komen"
        icon = "date"
        group = "Actueel uit het portaal"
        template = "portal/pages/blocks/dates.html"


class PageBody(blocks.StreamBlock):
    text = blocks.RichTextBlock(
        label="Tekst",
        icon="pilcrow",
        features=["h2", "h3", *SMALL_TEXT],
        template="portal/pages/blocks/text.html",
    )
    picture = CaptionedPictureBlock()
    file = DownloadBlock()
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label="Tekst", required=False)),
            (
                "rich_text",
                blocks.RichTextBlock(label="Tekst met opmaak", features=SMALL_TEXT, required=False),
            ),
        ],
        label="Tabel",
        icon="table",
        template="portal/pages/blocks/table.html",
    )
    questions = QuestionsBlock()
    steps = ProcedureBlock()
    quote = QuotationBlock()
    notice = NoticeBlock()
    people = PeopleBlock()
    in_force = InForceBlock()
    signing_state = SigningStateBlock()
    search_field = SearchFieldBlock()
    documents_of_kind = OfKindBlock()
    all_kinds = AllKindsBlock()
    latest = LatestBlock()
    news = NewsBlock()
    dates = ComingDatesBlock()

    class Meta:
        required = False
        block_counts = {
            name: {"max_num": 1} for name in ("search_field", "all_kinds", "latest", "news", "dates")
        }
