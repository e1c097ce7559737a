"""Where things stand in a bundle. Who makes one and who checks one both go by this."""

FORMAT = "bewijsmap-1"
SUMS = "SHA256SUMS"
README = "LEESMIJ.txt"
ABOUT = "bewijs.json"
CONTENT = "tekst/tekst.json"
RECORDED = "tekst/vastgelegd.json"
PLAIN = "tekst/tekst.txt"
HTML = "tekst/tekst.html"
PDF = "tekst/tekst.pdf"
TO_SIGN = "tekst/te-ondertekenen.pdf"
PICTURES = "tekst/afbeeldingen"
ATTACHMENTS = "tekst/bijlagen"
SOURCE = "tekst/bronbestand"
DECISIONS = "besluiten/besluiten.json"
ACTS = "handelingen/handelingen.json"
FILES = "bewijsstukken"
PARTNERS = "register/partners.json"
AGREED = "register/afspraken.json"
ROUNDS = "rondes/rondes.json"
LINES = "logboek/regels.json"
CHAIN = "logboek/keten.csv"
STANDING = "stand/stand.json"
CHART = "stand/ondertekening"

EXTENSIONS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/rtf": "rtf",
    "text/plain": "txt",
    "text/html": "html",
    "text/markdown": "md",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/tiff": "tif",
    "image/gif": "gif",
    "image/svg+xml": "svg",
    "image/webp": "webp",
}


def extension(media_type: str) -> str:
    return EXTENSIONS.get(media_type, "bin")
