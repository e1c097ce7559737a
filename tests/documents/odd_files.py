"""Files as they come from elsewhere, made here: PDFs object by object, scans, mails, pictures."""

import io
from email.message import EmailMessage

from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfReader, PdfWriter

WORDS = "Partijen helpen kwetsbare inwoners aan een passende woning"
FONTS = b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"


def pdf_of(objects: dict[int, bytes]) -> bytes:
    """A PDF of these objects; the first is its catalogue."""
    body, places = b"%PDF-1.7\n", {}
    for number, content in objects.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    size = max(objects) + 1
    rows = b"".join(
        b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
        for number in range(1, size)
    )
    end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    return body + end + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))


def stream(content: bytes, head: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(content), content)


def one_page(
    words: bytes = b"Samen wonen", *, catalogue: bytes = b"", kids: bytes = b"3 0 R"
) -> dict[int, bytes]:
    """The objects of a PDF with a page of words; `kids` may name pages that are not there."""
    count = len(kids.split(b"R")) - 1
    return {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
        2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources%s/Contents 4 0 R>>" % FONTS,
        4: stream(b"BT /F1 12 Tf 50 700 Td (%s) Tj ET" % words),
    }


def picture(words: str = WORDS, *, turned: int = 0) -> Image.Image:
    """A page as a scanner sees it."""
    image = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(image)
    for place in range(8):
        draw.text((100, 200 + 90 * place), words, fill=0, font=ImageFont.load_default(36))
    return image.rotate(turned, expand=True)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def scan(*, turned: int = 0) -> bytes:
    return saved(picture(turned=turned), "PDF", resolution=150)


def laid_over(scanned: bytes, typed: bytes) -> bytes:
    """The first page of a scan with the typed page over it."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(scanned)))
    writer.pages[0].merge_page(PdfReader(io.BytesIO(typed)).pages[0])
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def mail(subject: str, body: str, *enclosed: tuple[str, bytes] | EmailMessage) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "regio@voorbeeld.example", subject
    message.set_content(body)
    for one in enclosed:
        if isinstance(one, EmailMessage):
            message.add_attachment(one)
        else:
            name, content = one
            message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message
