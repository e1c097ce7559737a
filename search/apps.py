from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Zoeken"

    def ready(self) -> None:
        from search import checks, receivers  # noqa: F401
        from search.beside import PARTNERS, partners
        from search.sources import register

        register(PARTNERS, partners)
