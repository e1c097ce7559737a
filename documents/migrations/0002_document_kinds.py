"""The kinds of document become rows."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import simple_history.models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentKind",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="Zo heet de soort in bestanden en opdrachten. Daarna verandert de code niet meer.",
                        max_length=20,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z][a-z0-9-]*\\Z", "Gebruik kleine letters, cijfers en streepjes."
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="Bijvoorbeeld: Handreiking.",
                        max_length=60,
                        unique=True,
                        verbose_name="naam",
                    ),
                ),
                (
                    "plural",
                    models.CharField(
                        help_text="Bijvoorbeeld: Handreikingen.", max_length=60, verbose_name="meervoud"
                    ),
                ),
                (
                    "section",
                    models.SlugField(
                        help_text="Het eerste deel van het adres van elk document van deze soort, zoals: handreikingen.",
                        max_length=60,
                        unique=True,
                        verbose_name="adres van de rubriek",
                    ),
                ),
                (
                    "needs_signatures",
                    models.BooleanField(
                        default=False,
                        help_text="Aan: een nieuwe versie geldt als alle deelnemers hebben getekend, tenzij u hieronder een andere regel schrijft.",
                        verbose_name="partners tekenen deze documenten",
                    ),
                ),
                (
                    "default_rule",
                    models.JSONField(
                        blank=True, null=True, verbose_name="gebruikelijke regel van inwerkingtreding"
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=100,
                        help_text="Soorten met een laag getal staan vooraan.",
                        verbose_name="volgorde",
                    ),
                ),
                (
                    "colour",
                    models.CharField(
                        choices=[
                            ("blue", "Blauw"),
                            ("green", "Groen"),
                            ("purple", "Paars"),
                            ("orange", "Oranje"),
                            ("red", "Rood"),
                            ("grey", "Grijs"),
                        ],
                        default="grey",
                        max_length=10,
                        verbose_name="kleur",
                    ),
                ),
            ],
            options={
                "verbose_name": "soort document",
                "verbose_name_plural": "soorten documenten",
                "ordering": ["order", "name"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDocumentKind",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "code",
                    models.CharField(
                        db_index=True,
                        help_text="Zo heet de soort in bestanden en opdrachten. Daarna verandert de code niet meer.",
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z][a-z0-9-]*\\Z", "Gebruik kleine letters, cijfers en streepjes."
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        db_index=True,
                        help_text="Bijvoorbeeld: Handreiking.",
                        max_length=60,
                        verbose_name="naam",
                    ),
                ),
                (
                    "plural",
                    models.CharField(
                        help_text="Bijvoorbeeld: Handreikingen.", max_length=60, verbose_name="meervoud"
                    ),
                ),
                (
                    "section",
                    models.SlugField(
                        help_text="Het eerste deel van het adres van elk document van deze soort, zoals: handreikingen.",
                        max_length=60,
                        verbose_name="adres van de rubriek",
                    ),
                ),
                (
                    "needs_signatures",
                    models.BooleanField(
                        default=False,
                        help_text="Aan: een nieuwe versie geldt als alle deelnemers hebben getekend, tenzij u hieronder een andere regel schrijft.",
                        verbose_name="partners tekenen deze documenten",
                    ),
                ),
                (
                    "default_rule",
                    models.JSONField(
                        blank=True, null=True, verbose_name="gebruikelijke regel van inwerkingtreding"
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=100,
                        help_text="Soorten met een laag getal staan vooraan.",
                        verbose_name="volgorde",
                    ),
                ),
                (
                    "colour",
                    models.CharField(
                        choices=[
                            ("blue", "Blauw"),
                            ("green", "Groen"),
                            ("purple", "Paars"),
                            ("orange", "Oranje"),
                            ("red", "Rood"),
                            ("grey", "Grijs"),
                        ],
                        default="grey",
                        max_length=10,
                        verbose_name="kleur",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van soort document",
                "verbose_name_plural": "historical soorten documenten",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddConstraint(
            model_name="documentkind",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("code", ""), _negated=True),
                    models.Q(("name", ""), _negated=True),
                    models.Q(("section", ""), _negated=True),
                ),
                name="document_kind_has_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="documentkind",
            constraint=models.CheckConstraint(
                condition=models.Q(("colour__in", ["blue", "green", "purple", "orange", "red", "grey"])),
                name="document_kind_colour_known",
            ),
        ),
        migrations.AddField(
            model_name="historicaldocumentkind",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RemoveConstraint(model_name="incomingfile", name="incoming_file_has_goal"),
        migrations.AlterField(
            model_name="incomingfile",
            name="kind",
            field=models.CharField(blank=True, max_length=20, null=True, verbose_name="soort"),
        ),
    ]
