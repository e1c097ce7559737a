from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Zoeken"

    def ready(self) -> None:
        from search import checks  # noqa: F401
        from search.index import receivers  # noqa: F401
        from search.passages.of_others import PARTNERS, partners
        from search.passages.sources import register_source

        register_source(PARTNERS, partners)
