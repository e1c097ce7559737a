"""The website of the demonstration region: what a team would make of the first pages."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from wagtail.models import Page
from wagtail.rich_text import RichText

from documents.models import Document
from portal.accounts.models import User
from portal.pages import first_texts
from portal.pages.first_pages import make_first_pages
from portal.pages.models import (
    ContactPage,
    HomePage,
    InformationPage,
    NewsIndexPage,
    NewsPage,
    PlacedDocument,
    SectionPage,
)

REGION = "Voorbeeldregio"
INTRODUCTION = (
    "Gemeenten, woningcorporaties en zorgaanbieders spreken hier af hoe zij mensen aan een woning helpen. "
    "Alles op deze website is een voorbeeld."
)
GROUPS = (
    ("Van aanmelding naar woning", ("aanmelden", "bemiddelen")),
    ("Als iemand er woont", ("begeleiden", "overlast", "huurachterstand")),
)
NEWS = (
    (
        9,
        "Alle partners zijn gevraagd om convenant 2025 te tekenen",
        "De tekst van 2025 is vastgesteld. Elke partner heeft een e-mail gekregen met een eigen link.",
        "<p>Op de pagina <a href='/ondertekening/'>Ondertekening</a> ziet u wie al heeft getekend. Vragen? "
        "<a href='/contact/'>Neem contact op</a>. Dit bericht is een voorbeeld.</p>",
    ),
    (
        40,
        "Nieuw werkproces voor nazorg",
        "Vanaf 1 januari blijven begeleider en corporatie na de overdracht nog een half jaar in gesprek.",
        "<p>Lees het werkproces bij <a href='/werkprocessen/'>Werkprocessen</a>. Dit bericht is een "
        "voorbeeld.</p>",
    ),
)
STEPS = (
    ("De werkgroep adviseert", "Medewerkers van de partners lezen mee en stellen verbeteringen voor."),
    ("De directeuren adviseren", "Zij kijken of de afspraken uit te voeren zijn."),
    ("De portefeuillehouders stellen vast", "Daarna verandert de tekst niet meer."),
    ("Elk college besluit", "Een gemeente tekent pas als haar college heeft besloten."),
    ("Alle partners tekenen", "Als iedereen heeft getekend, geldt de nieuwe tekst."),
)
QUESTIONS = (
    (
        "Welke tekst geldt nu?",
        "Op de beginpagina staat welke versie geldt. Bij een nieuwe versie staat wat er nog nodig is.",
    ),
    (
        "Mag ik een oude versie nog gebruiken?",
        "U kunt haar lezen. Boven een oude versie staat dat zij niet meer geldt, met een link naar de tekst "
        "van nu.",
    ),
)
PEOPLE = (
    (
        "Regionaal team",
        "",
        "Vragen over het convenant en over tekenen",
        "035 000 00 00",
        "team@voorbeeld.example",
    ),
    ("Anja Voorbeeld", "beleidsadviseur", "Werkprocessen en overlast", "035 000 00 01", ""),
    ("Omar Voorbeeld", "jurist", "Contracten en het risicofonds", "", "jurist@voorbeeld.example"),
)


def load_website() -> None:
    home = make_first_pages(region=REGION, by=User.objects.get(username="beheerder"))
    _write_home(home)
    _place_processes()
    _write_news()
    _write_contact()
    _explain(home)


def _write_home(home: HomePage) -> None:
    home.introduction = INTRODUCTION
    body = first_texts.home()
    body.insert(1, ("signing_state", {"document": ""}))
    body.append(("dates", {"title": "Binnenkort", "most": 5}))
    home.body = body
    _publish(home)


def _place_processes() -> None:
    page = SectionPage.objects.get(kind="process")
    page.introduction = "Zo werken de partners samen, stap voor stap."
    places = [(heading if not at else "", slug) for heading, slugs in GROUPS for at, slug in enumerate(slugs)]
    documents = Document.objects.in_bulk([slug for _, slug in places], field_name="slug")
    page.placed = [
        PlacedDocument(heading=heading, document=documents[slug], sort_order=order)
        for order, (heading, slug) in enumerate(places)
        if slug in documents
    ]
    _publish(page)


def _write_news() -> None:
    index = NewsIndexPage.objects.get()
    index.show_in_menus = True
    _publish(index)
    for ago, title, introduction, html in NEWS:
        day = timezone.localdate() - timedelta(days=ago)
        item = NewsPage(title=title, day=day, introduction=introduction, body=[("text", RichText(html))])
        _publish(index.add_child(instance=item))


def _write_contact() -> None:
    page = ContactPage.objects.get()
    names = ("name", "function", "purpose", "phone", "email")
    people = [dict(zip(names, person, strict=True)) for person in PEOPLE]
    shown = ("people", {"title": "Wie kunt u bellen (voorbeeld)", "people": people})
    page.body = [shown, *first_texts.one_text("contact")]
    _publish(page)


def _explain(home: HomePage) -> None:
    steps = [{"title": title, "text": RichText(f"<p>{text}</p>")} for title, text in STEPS]
    questions = [{"question": asked, "answer": RichText(f"<p>{told}</p>")} for asked, told in QUESTIONS]
    body: list[tuple[str, Any]] = [
        ("steps", {"title": "Van concept naar geldende tekst", "steps": steps}),
        (
            "notice",
            {
                "title": "Dit is een voorbeeld",
                "text": RichText("<p>De teksten, de mensen en de data op deze website zijn verzonnen.</p>"),
                "weight": "old",
            },
        ),
        ("questions", {"title": "Vragen", "questions": questions}),
    ]
    page = InformationPage(
        title="Hoe een afspraak tot stand komt",
        slug="hoe-werkt-het",
        introduction="Elke nieuwe tekst gaat langs dezelfde stappen.",
        body=body,
    )
    _publish(home.add_child(instance=page))


def _publish(page: Page) -> None:
    page.save_revision(user=User.objects.get(username="redactie")).publish()
