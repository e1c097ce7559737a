"""Pages of the website for tests, published as an editor publishes them."""

import time
from typing import Any

from django.core import signing
from django.core.files.base import ContentFile

from wagtail.models import Page
from wagtail.rich_text import RichText

from portal.pages.contact_form import SALT
from portal.pages.models import HomePage, Illustration, InformationPage, SiteSettings, WorkingFile
from tests.portal.region import png


def home() -> HomePage:
    return HomePage.objects.get()


def publish(page: Page) -> Page:
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def make_page(
    title: str = "Uitleg", *, kind: type[Page] = InformationPage, below: Page | None = None, **fields: Any
) -> Page:
    page = kind(title=title, live=False, **fields)
    (below or home()).add_child(instance=page)
    return publish(page)


def words(html: str) -> tuple[str, RichText]:
    return "text", RichText(html)


def make_file(name: str = "plan.pdf", content: bytes = b"%PDF-1.4 plan") -> WorkingFile:
    return WorkingFile.objects.create(title="Plan van aanpak", file=ContentFile(content, name=name))


def make_picture(title: str = "Kaart") -> Illustration:
    return Illustration.objects.create(title=title, file=ContentFile(png(), name="kaart.png"))


def of_file(file: WorkingFile) -> tuple[str, dict[str, Any]]:
    return "file", {"file": file, "title": ""}


def of_picture(picture: Illustration, alt: str = "Een kaart van de regio") -> tuple[str, dict[str, Any]]:
    picture.contextual_alt_text, picture.decorative = alt, not alt
    return "picture", {"image": picture, "caption": ""}


def settings_with(**fields: Any) -> SiteSettings:
    settings = SiteSettings.objects.get()
    for name, value in fields.items():
        setattr(settings, name, value)
    settings.full_clean()
    settings.save()
    return settings


class EarlierSigner(signing.TimestampSigner):
    def __init__(self, seconds: int) -> None:
        super().__init__(salt=SALT)
        self.seconds = seconds

    def timestamp(self) -> str:
        return signing.b62_encode(int(time.time()) - self.seconds)


def opened_before(seconds: int) -> str:
    """What the form of the contact page says when it was shown so long ago."""
    return EarlierSigner(seconds).sign("open")


def every_block() -> list[tuple[str, Any]]:
    """One of each block that an editor can choose, with something in it."""
    paragraph = RichText("<p>Eerst bellen, <b>dan</b> <a href='/contact/'>schrijven</a>.</p>")
    person = {
        "name": "Anja Bos",
        "function": "adviseur",
        "purpose": "Overlast",
        "phone": "035 123 45 67",
        "email": "anja@voorbeeld.example",
    }
    table = {
        "columns": [{"type": "text", "heading": "Wat"}, {"type": "rich_text", "heading": "Wie"}],
        "rows": [{"values": ["Bellen", "<p>De corporatie</p>"]}],
        "caption": "Wie wat doet",
    }
    body = HomePage._meta.get_field("body").stream_block
    return [
        ("text", RichText("<h2>Kop</h2><p>Tekst.</p><h3>Kleiner</h3><ul><li>Punt</li></ul>")),
        of_picture(make_picture()),
        of_file(make_file()),
        ("table", body.child_blocks["table"].to_python(table)),
        ("questions", {"title": "Vragen", "questions": [{"question": "Waarom?", "answer": paragraph}]}),
        ("steps", {"title": "Stappen", "steps": [{"title": "Eén", "text": paragraph}] * 2}),
        ("quote", {"text": "Samen lukt het.", "source": "Een partner"}),
        *(("notice", {"title": "Let op", "text": paragraph, "weight": one}) for one in ("", "old", "good")),
        ("people", {"title": "Bellen", "people": [person]}),
        ("in_force", {"document": ""}),
        ("signing_state", {"document": ""}),
        ("search_field", {"title": "Zoek een afspraak"}),
        ("documents_of_kind", {"kind": "process", "title": "", "most": 8}),
        ("latest", {"title": "Laatst", "most": 6}),
        ("news", {"title": "Nieuws", "most": 3}),
        ("dates", {"title": "Binnenkort", "most": 6}),
    ]
