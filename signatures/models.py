from django.db import models


class PartnerKind(models.TextChoices):
    MUNICIPALITY = "municipality", "Gemeente"
    CORPORATION = "corporation", "Woningcorporatie"
    CARE_PROVIDER = "careProvider", "Zorgaanbieder"
    REGION = "region", "Regio"
    OTHER = "other", "Anders"


class Partner(models.Model):
    """An organisation that takes part. Its names are dated (`PartnerName`): print the name of the day spoken of."""

    slug = models.SlugField("adres", unique=True, max_length=80)
    kind = models.CharField("soort", max_length=20, choices=PartnerKind)

    class Meta:
        verbose_name = "partner"
        verbose_name_plural = "partners"
