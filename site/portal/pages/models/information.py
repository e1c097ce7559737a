from portal.pages.models.page import WrittenPage


class InformationPage(WrittenPage):
    """A page that explains something; others may stand below it."""

    page_description = "Uitleg in tekst, stappen, vragen en antwoorden. Er kunnen pagina's onder."
    parent_page_types = ["pages.HomePage", "pages.InformationPage"]
    subpage_types = ["pages.InformationPage", "pages.ContactPage"]
    own_addresses = ("about", "accessibility", "privacy")
    template = "portal/pages/information.html"

    class Meta:
        verbose_name = "informatiepagina"
        verbose_name_plural = "informatiepagina's"
