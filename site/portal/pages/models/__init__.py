from portal.pages.models.contact import ContactPage
from portal.pages.models.files import Illustration, Rendition, WorkingFile
from portal.pages.models.home import HomePage
from portal.pages.models.information import InformationPage
from portal.pages.models.link import LinkPage
from portal.pages.models.news import NewsIndexPage, NewsPage
from portal.pages.models.section import PlacedDocument, SectionPage
from portal.pages.models.site_settings import SiteSettings

__all__ = [
    "ContactPage",
    "HomePage",
    "Illustration",
    "InformationPage",
    "LinkPage",
    "NewsIndexPage",
    "NewsPage",
    "PlacedDocument",
    "Rendition",
    "SectionPage",
    "SiteSettings",
    "WorkingFile",
]
