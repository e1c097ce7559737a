"""The campaign in which one version is signed: who was asked, by which mail, and what came back."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from simple_history.models import HistoricalRecords

from documents.models import StoredFile, Version
from documents.models.immutability import Immutable
from signatures.models.act import Act, Method, Precision
from signatures.models.partner import Partner


class SigningPdf(Immutable):
    """The PDF that is signed: made once for a version, so that all sign the same bytes."""

    version = models.OneToOneField(
        Version, on_delete=models.PROTECT, related_name="signing_pdf", verbose_name="versie"
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="bestand")
    made_at = models.DateTimeField("gemaakt op", auto_now_add=True)

    class Meta(Immutable.Meta):
        verbose_name = "PDF om te ondertekenen"
        verbose_name_plural = "PDF's om te ondertekenen"
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"PDF van {self.version}"


class Round(models.Model):
    """One campaign for the signatures under one version; `reminder_days` are days before the deadline."""

    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="rounds", verbose_name="versie"
    )
    message = models.TextField("boodschap", blank=True, help_text="Komt in de uitnodiging te staan.")
    deadline = models.DateField("uiterlijk tekenen op", null=True, blank=True)
    reminder_days = models.JSONField("herinneren", default=list, blank=True)
    opened_at = models.DateTimeField("geopend op")
    opened_by_name = models.CharField("geopend door", max_length=250)
    closed_at = models.DateTimeField("gesloten op", null=True, blank=True)
    closed_reason = models.TextField("reden van sluiten", blank=True)

    history = HistoricalRecords(verbose_name="geschiedenis van ondertekenronde")

    class Meta:
        verbose_name = "ondertekenronde"
        verbose_name_plural = "ondertekenrondes"
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=Q(closed_at=None), name="one_open_round_a_version"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | ~Q(closed_reason=""), name="closed_round_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"ondertekening van {self.version}"


class Request(models.Model):
    """What a round asks of one partner. Whether it signed follows from the acts, not from this row.

    It closes with a reason: signed, refused, no longer a member, version overtaken, round closed.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="requests", verbose_name="ronde")
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="requests", verbose_name="partner"
    )
    closed_at = models.DateTimeField("gesloten op", null=True, blank=True)
    closed_reason = models.TextField("reden van sluiten", blank=True)

    history = HistoricalRecords(verbose_name="geschiedenis van verzoek")

    class Meta:
        verbose_name = "verzoek om te tekenen"
        verbose_name_plural = "verzoeken om te tekenen"
        ordering = ["round", "partner"]
        constraints = [
            models.UniqueConstraint(fields=["round", "partner"], name="one_request_a_partner"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | ~Q(closed_reason=""), name="closed_request_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.round}"


class Invitation(models.Model):
    """A personal link, sent to one person. Only the hash of its token is kept.

    A new link ends the ones before it of the same person, and of others as far as no more people need sign.
    It works through the whole of its last day. Who passes the request on to somebody else leaves a trace:
    the new invitation points to the one it came from (`delegated_from`) and says why.
    """

    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, related_name="invitations", verbose_name="verzoek"
    )
    name = models.CharField("naam", max_length=250)
    function = models.CharField("functie", max_length=250, blank=True)
    email = models.EmailField("e-mailadres")
    token_digest = models.CharField("SHA-256 van de link", max_length=64, unique=True)
    sent_at = models.DateTimeField("verstuurd op")
    sent_by_name = models.CharField("verstuurd door", max_length=250, blank=True)
    expires_at = models.DateTimeField("geldig tot")
    opened_at = models.DateTimeField("geopend op", null=True, blank=True)
    ended_at = models.DateTimeField("beëindigd op", null=True, blank=True)
    delegated_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="delegations",
        verbose_name="doorgegeven door",
    )
    delegation_reason = models.TextField("reden van doorgeven", blank=True)

    history = HistoricalRecords(verbose_name="geschiedenis van uitnodiging")

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        ordering = ["request", "sent_at", "pk"]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"

    @property
    def last_day(self) -> date:
        """The last day on which the link works, in Amsterdam."""
        return timezone.localdate(self.expires_at)

    @property
    def has_expired(self) -> bool:
        return self.last_day < timezone.localdate()

    @property
    def is_live(self) -> bool:
        """Whether one can sign by this link today, as far as the link goes."""
        return self.ended_at is None and not self.has_expired


class SigningCode(models.Model):
    """A code for one use, sent to the person of an invitation. Only its hash is kept."""

    invitation = models.ForeignKey(
        Invitation, on_delete=models.CASCADE, related_name="codes", verbose_name="uitnodiging"
    )
    code_digest = models.CharField("hash van de code", max_length=128)
    sent_at = models.DateTimeField("verstuurd op")
    expires_at = models.DateTimeField("geldig tot")
    attempts = models.PositiveSmallIntegerField("pogingen", default=0)
    used_at = models.DateTimeField("gebruikt op", null=True, blank=True)

    class Meta:
        verbose_name = "code"
        verbose_name_plural = "codes"
        ordering = ["-sent_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"code voor {self.invitation}"


class Reminder(models.Model):
    """A reminder that went out, or the reason why it did not."""

    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, related_name="reminders", verbose_name="verzoek"
    )
    email = models.EmailField("e-mailadres", blank=True)
    on = models.DateField("op")
    sent_at = models.DateTimeField("verstuurd op", null=True, blank=True)
    sent_by_name = models.CharField("verstuurd door", max_length=250, blank=True)
    skipped = models.TextField("niet verstuurd, want", blank=True)

    class Meta:
        verbose_name = "herinnering"
        verbose_name_plural = "herinneringen"
        ordering = ["request", "on", "pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"herinnering aan {self.email}"


class Submission(models.Model):
    """A signature that was handed in (by the partner, or on paper by the team) and waits for acceptance.

    Accepted, it becomes an act (`act`). `verdict` is what was found in the file
    (`signatures.signed_pdf`). Who accepts a paper signature without a date is not who handed it in.
    """

    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="submissions", verbose_name="versie"
    )
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="submissions", verbose_name="partner"
    )
    request = models.ForeignKey(
        Request,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="submissions",
        verbose_name="verzoek",
    )
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="bestand"
    )
    name = models.CharField("bestandsnaam", max_length=250, blank=True)
    method = models.CharField("manier van tekenen", max_length=8, choices=Method)
    on = models.DateField("ondertekend op", null=True, blank=True)
    precision = models.CharField("datum bekend", max_length=8, choices=Precision, default=Precision.DAY)
    received = models.DateField("ontvangen op", null=True, blank=True)
    signatories = models.JSONField("ondertekenaars", default=list)
    reservation = models.TextField("voorbehoud", blank=True)
    text = models.TextField("opmerking", blank=True)
    verdict = models.JSONField("bevindingen", default=dict, blank=True)
    handed_in_at = models.DateTimeField("ingeleverd op")
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="door"
    )
    handed_in_by_name = models.CharField("ingeleverd door", max_length=250)
    decided_at = models.DateTimeField("beoordeeld op", null=True, blank=True)
    decided_by_name = models.CharField("beoordeeld door", max_length=250, blank=True)
    remarks = models.TextField("reden van afwijzen", blank=True)
    act = models.OneToOneField(
        Act,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="submission",
        verbose_name="handeling",
    )

    history = HistoricalRecords(verbose_name="geschiedenis van ingeleverde ondertekening")

    class Meta:
        verbose_name = "ingeleverde ondertekening"
        verbose_name_plural = "ingeleverde ondertekeningen"
        ordering = ["-handed_in_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(act=None) | Q(decided_at__isnull=False), name="accepted_submission_is_decided"
            ),
        ]

    def __str__(self) -> str:
        return f"ondertekening van {self.version} door {self.partner}"

    @property
    def said(self) -> str:
        """The reservation and the remark, as they go into the register."""
        return "\n".join(part for part in (self.reservation, self.text) if part)
