from django.db import models
from django.db.models import F, Q

from documents.models import Document
from signatures.models.dated_fact import DatedFact
from signatures.standing.kinds import TermType


class TermKind(models.TextChoices):
    TERM = TermType.TERM, "Looptijd"
    NOTICE = TermType.NOTICE, "Opzegging"
    REVIEW = TermType.REVIEW, "Herziening"


class TermEntry(DatedFact):
    """How long an agreement runs, notice of the whole of it, or when its text is reviewed.

    What `on`, `until` and the months mean for each kind is told by `signatures.standing.facts.TermFact`.
    """

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="term_entries", verbose_name="document"
    )
    kind = models.CharField("soort", max_length=8, choices=TermKind)
    on = models.DateField("geldt vanaf")
    until = models.DateField("loopt tot", null=True, blank=True)
    renewal_months = models.PositiveSmallIntegerField("verlenging in maanden", null=True, blank=True)
    notice_months = models.PositiveSmallIntegerField("opzegtermijn in maanden", null=True, blank=True)
    owner_name = models.CharField("wie herziet", max_length=250, blank=True)
    owner_email = models.EmailField("e-mailadres", blank=True)

    class Meta(DatedFact.Meta):
        verbose_name = "gegeven over de looptijd"
        verbose_name_plural = "gegevens over de looptijd"
        default_permissions = ("add", "view")
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=TermKind.values), name="term_kind_known"),
            models.CheckConstraint(
                condition=Q(void=False) | Q(corrects__isnull=False), name="only_a_correction_voids_a_term"
            ),
            models.CheckConstraint(
                condition=~Q(kind="term") | Q(until=None) | Q(until__gt=F("on")),
                name="term_ends_after_it_begins",
                violation_error_message="De looptijd eindigt voordat zij begint. Kies een latere einddag.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="notice") | Q(until__isnull=False, until__gte=F("on")),
                name="notice_takes_effect_later",
                violation_error_message=(
                    "De dag waarop de opzegging ingaat, ontbreekt of ligt voor de opzegging. Kies een latere "
                    "dag."
                ),
            ),
            models.CheckConstraint(
                condition=Q(renewal_months=None) | Q(until__isnull=False, renewal_months__gte=1),
                name="what_renews_has_an_end",
                violation_error_message=(
                    "Verlengen kan alleen als u ook invult tot welke dag de afspraak loopt."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} van {self.document}"

    @property
    def subject(self) -> str:
        return self.get_kind_display()


class TermMail(models.Model):
    """That a day to come of a document was told by mail, once; `told` are the addresses."""

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="term_mails", verbose_name="document"
    )
    what = models.CharField("wat", max_length=12)
    on = models.DateField("dag")
    told = models.JSONField("verteld aan")
    told_at = models.DateTimeField("verteld op", auto_now_add=True)

    class Meta:
        verbose_name = "bericht over de looptijd"
        verbose_name_plural = "berichten over de looptijd"
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["document", "what", "on"], name="one_mail_about_a_day")
        ]

    def __str__(self) -> str:
        return f"bericht over {self.document}, {self.on:%d-%m-%Y}"
