"""What stands in a PDF and is seen by nobody goes to the report, and nothing else does."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from documents.reading import extract
from documents.reading.texts import read
from documents.text import plain_text
from tests.documents.odd_files import pdf_of, saved, scan, stream, written
from tests.documents.reading.placed_words import HEIGHT, RESOURCES, WIDTH, pdf_with, words

NOW = words(50, 100, "Partijen delen de kosten per kwartaal.")
OLD_WORDS = "De raad betaalt alles."
OLD = words(50, 140, OLD_WORDS)
END = words(50, 180, "Zo is besloten.")
OVER_OLD = b"45 %d 200 18 re" % (HEIGHT - 144)


def reasons(content: bytes) -> dict[str, str]:
    """What was left out, with why; nothing of it stands in the text, and the rest does. Searching reads the
    same words."""
    result = read(content, name="a.pdf")
    told = {one.text: one.why for one in result.left_out}
    searched = "\n".join(page.text for page in extract(content, name="a.pdf").pages)
    for text in (plain_text(result.text), searched):
        assert not [one for one in told if one in text]
        assert "Partijen delen de kosten per kwartaal." in text
        assert "Zo is besloten." in text
    return told


@pytest.mark.parametrize(
    ("old", "why"),
    [
        (b"1 1 1 rg " + OLD + b"0 g ", "tekst in de kleur van de ondergrond"),
        (b"1 g " + OLD + b"0 g ", "tekst in de kleur van de ondergrond"),
        (b"0 0 0 0 k " + OLD + b"0 g ", "tekst in de kleur van de ondergrond"),
        (b".99 .99 .98 rg " + OLD + b"0 g ", "tekst in de kleur van de ondergrond"),
        (b"0 0 .5 rg " + OVER_OLD + b" f " + OLD + b"0 g ", "tekst in de kleur van de ondergrond"),
        (b"1 G 1 Tr " + OLD + b"0 Tr 0 G ", "tekst in de kleur van de ondergrond"),
        (b"3 Tr " + OLD + b"0 Tr ", "onzichtbare tekst"),
        (OLD + b"1 g " + OVER_OLD + b" f 0 g ", "bedekte tekst"),
        (OLD + OVER_OLD + b" f ", "bedekte tekst"),
        (OLD + b"1 g 1 G " + OVER_OLD + b" B 0 g 0 G ", "bedekte tekst"),
        (OLD + b"q 200 0 0 18 45 %d cm 1 g 0 0 1 1 re f Q " % (HEIGHT - 144), "bedekte tekst"),
        (words(50, -20, OLD_WORDS), "tekst naast het zichtbare deel"),
        (words(WIDTH + 5, 140, OLD_WORDS), "tekst naast het zichtbare deel"),
    ],
)
def test_words_that_nobody_sees__are_told_with_why(old: bytes, why: str) -> None:
    assert reasons(pdf_with(NOW + old + END)) == {OLD_WORDS: f"{why} op bladzijde 1"}


@pytest.mark.parametrize(
    "shown",
    [
        b"0 0 .5 rg " + OVER_OLD + b" f 1 g " + OLD + b"0 g ",
        b"0 .4 0 rg 45 %d m 250 %d l 240 %d l 45 %d l h f 1 g " % ((HEIGHT - 146,) * 2 + (HEIGHT - 120,) * 2)
        + OLD
        + b"0 g ",
        b"20 w 45 %d m 300 %d l S 1 g " % ((HEIGHT - 137,) * 2) + OLD + b"0 g ",
        b"1 g " + OVER_OLD + b" f 0 g " + OLD,
        b".7 g " + OLD + b"0 g ",
        b"1 0 0 rg " + OLD + b"0 g ",
        b"1 1 0 rg " + OLD + b"0 g ",
        OLD + OVER_OLD + b" S ",
        OLD + b"q 0 0 5 5 re W n 1 g " + OVER_OLD + b" f Q 0 g ",
        OLD + b"1 g 45 %d 20 4 re f 0 g " % (HEIGHT - 144),
        b"1 Tr 1 g " + OLD + b"0 Tr 0 g ",
    ],
)
def test_words_that_are_seen__stay(shown: bytes) -> None:
    content = pdf_with(NOW + shown + END)
    assert reasons(content) == {}
    assert OLD_WORDS in plain_text(read(content, name="a.pdf").text)


def test_an_amount_that_is_covered_and_written_anew() -> None:
    line = (
        words(50, 140, "De huur is")
        + words(100, 140, "800")
        + words(122, 140, "euro.")
        + b"1 g 98 %d 22 14 re f 0 g " % (HEIGHT - 143)
        + words(100, 140, "950")
    )
    content = pdf_with(NOW + line + END)
    assert reasons(content) == {"800": "bedekte tekst op bladzijde 1"}
    assert "De huur is 950 euro." in plain_text(read(content, name="a.pdf").text)


def test_a_page_that_is_cropped__keeps_what_is_inside() -> None:
    crop = b"/CropBox[0 200 %d %d]" % (WIDTH, HEIGHT)
    below = words(50, 500, OLD_WORDS)
    assert list(reasons(pdf_with(NOW + END + below, page=crop))) == [OLD_WORDS]
    turned = crop + b"/Rotate 180"
    assert list(reasons(pdf_with(NOW + END + below, page=turned))) == [OLD_WORDS]


def _in_a_form(form: bytes, more: bytes = b"") -> bytes:
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 %d %d]%s/Resources<</Font<<%s>>>>" % (
        WIDTH,
        HEIGHT,
        more,
        RESOURCES,
    )
    resources = b"/Resources<</Font<<%s>>/XObject<</Fm 6 0 R>>>>" % RESOURCES
    return pdf_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
            3: stream(b""),
            4: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]%s/Contents 5 0 R>>"
            % (WIDTH, HEIGHT, resources),
            5: stream(NOW + b"/Fm Do " + END),
            6: stream(form, head),
        }
    )


@pytest.mark.parametrize(
    "form", [b"1 g " + OLD, b"3 Tr " + OLD, OLD + OVER_OLD + b" f", OLD + b"1 g " + OVER_OLD + b" f"]
)
def test_words_in_a_form__are_looked_at_too(form: bytes) -> None:
    assert list(reasons(_in_a_form(form))) == [OLD_WORDS]


def test_words_in_a_form_that_is_moved__are_looked_at_where_they_come() -> None:
    moved = _in_a_form(
        words(50, 40, OLD_WORDS) + b"1 g 45 %d 200 18 re f" % (HEIGHT - 44), b"/Matrix[1 0 0 1 0 -100]"
    )
    assert list(reasons(moved)) == [OLD_WORDS]


def _with_picture(image: Image.Image) -> bytes:
    """A page with a picture over the old words; where it has an alpha channel, that shines through."""
    over = b"q 200 0 0 18 45 %d cm /Im Do Q " % (HEIGHT - 144)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_with(NOW + OLD + over + END))))

    def put_in(part: Image.Image) -> StreamObject:
        page = PdfReader(io.BytesIO(saved(part, "PDF"))).pages[0]
        return next(iter(page["/Resources"]["/XObject"].values())).get_object().clone(writer)

    picture = put_in(image.convert("RGB"))
    if image.mode == "RGBA":
        picture[NameObject("/SMask")] = put_in(image.getchannel("A")).indirect_reference
    pictures = DictionaryObject({NameObject("/Im"): picture.indirect_reference})
    writer.pages[0]["/Resources"][NameObject("/XObject")] = pictures
    return written(writer)


def test_a_picture__covers_when_nothing_shines_through() -> None:
    white = _with_picture(Image.new("RGB", (40, 10), "white"))
    assert reasons(white) == {OLD_WORDS: "bedekte tekst op bladzijde 1"}
    assert reasons(_with_picture(Image.new("RGBA", (40, 10), (255, 255, 255, 0)))) == {}


LAYERS = b"/OCProperties<</OCGs[60 0 R 61 0 R]/D<<%s>>>>"


def _with_layers(state: bytes, content: bytes, membership: bytes = b"", form: bytes = b"") -> bytes:
    """A page with the layers "Een" and "Twee", and a membership of them."""
    properties = b"/Properties<</Een 60 0 R/Twee 61 0 R/Samen 62 0 R>>/XObject<</Fm 6 0 R>>"
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 %d %d]/Resources<</Font<<%s>>%s>>" % (
        WIDTH,
        HEIGHT,
        RESOURCES,
        properties.replace(b"/XObject<</Fm 6 0 R>>", b""),
    )
    return pdf_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R%s>>" % (LAYERS % state),
            2: b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
            3: stream(b""),
            4: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<</Font<<%s>>%s>>/Contents 5 0 R>>"
            % (WIDTH, HEIGHT, RESOURCES, properties),
            5: stream(NOW + content + END),
            6: stream(
                b"/OC/Twee BDC " + OLD + b" EMC" if form == b"inside" else OLD,
                head + (b"" if form == b"inside" else form),
            ),
            60: b"<</Type/OCG/Name(Een)/Usage<</View<</ViewState/OFF>>>>>>",
            61: b"<</Type/OCG/Name(Twee)>>",
            62: b"<</Type/OCMD/OCGs[60 0 R 61 0 R]%s>>" % membership,
        }
    )


IN_ONE, IN_TWO, TOGETHER = (b"/OC/%s BDC " % name + OLD + b" EMC " for name in (b"Een", b"Twee", b"Samen"))


@pytest.mark.parametrize(
    "content",
    [
        _with_layers(b"/OFF[61 0 R]", IN_TWO),
        _with_layers(b"/BaseState/OFF/ON[60 0 R]", IN_TWO),
        _with_layers(b"/AS[<</Event/View/Category[/View]/OCGs[60 0 R]>>]", IN_ONE),
        _with_layers(b"/OFF[61 0 R]", b"/OC/Twee BDC /Span BMC " + OLD + b" EMC EMC "),
        _with_layers(b"/OFF[61 0 R]", b"/OC/Twee BDC /OC/Een BDC " + OLD + b" EMC EMC "),
        _with_layers(b"/OFF[61 0 R]", b"/OC<</Type/OCG/Name(Twee)>> BDC " + OLD + b" EMC "),
        _with_layers(b"/OFF[61 0 R]", b"/OC<</OC/Twee>> BDC " + OLD + b" EMC "),
        _with_layers(b"/OFF[60 0 R 61 0 R]", TOGETHER),
        _with_layers(b"/OFF[61 0 R]", TOGETHER, b"/P/AllOn"),
        _with_layers(b"/OFF[61 0 R]", TOGETHER, b"/P/AllOff"),
        _with_layers(b"/OFF[61 0 R]", TOGETHER, b"/VE[/And 60 0 R 61 0 R]"),
        _with_layers(b"/OFF[61 0 R]", TOGETHER, b"/VE[/Or [/Not 60 0 R] 61 0 R]"),
        _with_layers(b"/OFF[61 0 R]", b"/Fm Do ", form=b"/OC 61 0 R"),
        _with_layers(b"/OFF[61 0 R]", b"/OC/Twee BDC /Fm Do EMC "),
        _with_layers(b"/OFF[61 0 R]", b"/Fm Do ", form=b"inside"),
    ],
)
def test_a_layer_that_is_off__is_told(content: bytes) -> None:
    assert reasons(content) == {OLD_WORDS: "in een laag die uit staat op bladzijde 1"}


@pytest.mark.parametrize(
    "content",
    [
        _with_layers(b"", IN_TWO),
        _with_layers(b"/OFF[60 0 R]", IN_TWO),
        _with_layers(b"/OFF[60 0 R]", b"/OC<</Type/OCG/Name(Twee)>> BDC " + OLD + b" EMC "),
        _with_layers(b"/OFF[61 0 R]", b"/OC<</Type/OCG/Name(Drie)>> BDC " + OLD + b" EMC "),
        _with_layers(b"/OFF[61 0 R]", b"/OC<</MCID 3>> BDC " + OLD + b" EMC "),
        _with_layers(b"/OFF[61 0 R]", b"/OC/Weg BDC " + OLD + b" EMC "),
        _with_layers(b"/BaseState/OFF/ON[61 0 R]", IN_TWO),
        _with_layers(b"/AS[<</Event/Print/Category[/Print]/OCGs[60 0 R]>>]", IN_ONE),
        _with_layers(b"/OFF[61 0 R]", TOGETHER),
        _with_layers(b"/OFF[61 0 R]", TOGETHER, b"/P/AnyOff"),
        _with_layers(b"/OFF[61 0 R]", TOGETHER, b"/VE[/Or 60 0 R 61 0 R]"),
        _with_layers(b"/OFF[61 0 R]", b"/OC/Twee BDC EMC " + OLD),
        _with_layers(b"/OFF[61 0 R]", b"/Fm Do ", form=b"/OC 60 0 R"),
    ],
)
def test_a_layer_that_is_on__is_text(content: bytes) -> None:
    assert reasons(content) == {}
    assert OLD_WORDS in plain_text(read(content, name="a.pdf").text)


def test_the_unseen_letters_over_a_scan__are_its_text() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(scan())))
    size = writer.pages[0].mediabox
    unseen = b"3 Tr " + NOW + OLD + END
    writer.pages[0].merge_page(PdfReader(io.BytesIO(pdf_with(unseen))).pages[0])
    assert size.width >= WIDTH
    content = written(writer)
    assert OLD_WORDS in plain_text(read(content, name="a.pdf").text)
    assert OLD_WORDS in extract(content, name="a.pdf").pages[0].text
