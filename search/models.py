from django.conf import settings
from django.db import models
from django.db.models import Q

from simple_history.models import HistoricalRecords


class StaleDocument(models.Model):
    """A document that changed since the index was made, written in the transaction of the change itself: what
    happens while the engine is away is indexed when it is back."""

    document = models.OneToOneField(
        "documents.Document", on_delete=models.CASCADE, related_name="+", verbose_name="document"
    )
    since = models.DateTimeField("sinds")

    class Meta:
        verbose_name = "nog te indexeren document"
        verbose_name_plural = "nog te indexeren documenten"
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.document)


class StaleSource(models.Model):
    """As StaleDocument, for what is found beside documents: the partners, the pages of the website."""

    source = models.CharField("bron", max_length=40, unique=True)
    since = models.DateTimeField("sinds")

    class Meta:
        verbose_name = "nog te indexeren bron"
        verbose_name_plural = "nog te indexeren bronnen"
        default_permissions = ()

    def __str__(self) -> str:
        return self.source


class SynonymGroup(models.Model):
    """Words that mean the same to who searches; `preferred` is the one that our texts use."""

    preferred = models.CharField("voorkeurswoord", max_length=120, unique=True)
    others = models.TextField("andere woorden", help_text="Eén woord of uitdrukking per regel.")

    history = HistoricalRecords(verbose_name="geschiedenis van woorden die hetzelfde betekenen")

    class Meta:
        verbose_name = "woorden die hetzelfde betekenen"
        verbose_name_plural = "woorden die hetzelfde betekenen"
        ordering = ["preferred"]

    def __str__(self) -> str:
        return self.preferred

    @property
    def words(self) -> tuple[str, ...]:
        """All of them, the preferred one first."""
        return (self.preferred, *(line.strip() for line in self.others.splitlines() if line.strip()))


class WholeWord(models.Model):
    """A word that is not taken apart: `huisvesting` has nothing to do with who searches for `huis`."""

    word = models.CharField("woord", max_length=120, unique=True)

    history = HistoricalRecords(verbose_name="geschiedenis van ondeelbaar woord")

    class Meta:
        verbose_name = "ondeelbaar woord"
        verbose_name_plural = "ondeelbare woorden"
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word


class SavedSearch(models.Model):
    """A search that a person keeps, and may be told about by e-mail when something new is found.

    `asked` is the query string of the search page; `seen` the passages (`ref` and digest) that were told of.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches", verbose_name="van"
    )
    title = models.CharField("naam", max_length=120)
    asked = models.CharField("zoekvraag", max_length=600)
    by_mail = models.BooleanField("stuur een e-mail bij iets nieuws", default=True)
    seen = models.JSONField("al gemeld", default=dict, blank=True)
    created_at = models.DateTimeField("bewaard op", auto_now_add=True)
    told_at = models.DateTimeField("laatst gemeld op", null=True, blank=True)

    class Meta:
        verbose_name = "bewaarde zoekvraag"
        verbose_name_plural = "bewaarde zoekvragen"
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["user", "asked"], name="one_saved_search_a_question"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(asked=""), name="saved_search_whole"),
        ]

    def __str__(self) -> str:
        return self.title


class MissedSearch(models.Model):
    """Words that were searched and not found, counted by day of the last time; nothing about who asked."""

    words = models.CharField("gezocht", max_length=200, unique=True)
    times = models.PositiveIntegerField("hoe vaak", default=1)
    first_on = models.DateField("voor het eerst op")
    last_on = models.DateField("voor het laatst op")

    class Meta:
        verbose_name = "vergeefse zoekvraag"
        verbose_name_plural = "vergeefse zoekvragen"
        ordering = ["-times", "words"]
        default_permissions = ("view", "delete")

    def __str__(self) -> str:
        return self.words
