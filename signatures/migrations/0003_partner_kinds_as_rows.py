"""Kinds of partner become rows. A register that is there already gets the five it was made with here; their
history, and those of an empty portal, follow after all migrations (`signatures.register.partner_kinds`).
"""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import simple_history.models

FIRST_KINDS = [
    ("municipality", "Gemeente", "Gemeenten", "college"),
    ("corporation", "Woningcorporatie", "Woningcorporaties", ""),
    ("careProvider", "Zorgaanbieder", "Zorgaanbieders", ""),
    ("region", "Regio", "Regio’s", ""),
    ("other", "Anders", "Overige partners", ""),
]


def keep_kinds_in_use(apps, schema_editor):
    using = schema_editor.connection.alias
    kinds, partners = (
        apps.get_model("signatures", name).objects.using(using) for name in ("PartnerKind", "Partner")
    )
    if partners.exists():
        for place, (code, name, plural, body) in enumerate(FIRST_KINDS, 1):
            kinds.create(code=code, name=name, plural=plural, body=body, order=10 * place)


class Migration(migrations.Migration):
    dependencies = [
        ("signatures", "0002_route_templates_by_kind"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="historicaltemplatestep",
            name="each",
            field=models.CharField(
                blank=True, help_text="Leeg: één stap voor iedereen.", max_length=20, verbose_name="bij elke"
            ),
        ),
        migrations.AlterField(
            model_name="templatestep",
            name="each",
            field=models.CharField(
                blank=True, help_text="Leeg: één stap voor iedereen.", max_length=20, verbose_name="bij elke"
            ),
        ),
        migrations.CreateModel(
            name="HistoricalPartnerKind",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "code",
                    models.CharField(
                        db_index=True,
                        error_messages={"unique": "Er is al een soort met deze code. Kies een andere."},
                        help_text="Zo heet de soort in bestanden en voor andere programma’s. De code verandert nooit meer.",
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z][a-zA-Z0-9]{0,19}\\Z",
                                "Begin met een kleine letter en gebruik verder alleen letters en cijfers, zoals: waterschap.",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="Bijvoorbeeld: Waterschap.", max_length=60, verbose_name="naam"
                    ),
                ),
                (
                    "plural",
                    models.CharField(
                        help_text="Bijvoorbeeld: Waterschappen.", max_length=60, verbose_name="meervoud"
                    ),
                ),
                (
                    "body",
                    models.CharField(
                        blank=True,
                        help_text="Wie voor zo’n partner een besluit neemt. Bij een gemeente is dat: college. Leeg mag.",
                        max_length=60,
                        verbose_name="wie besluit",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=100,
                        help_text="De soort met het laagste getal staat in lijsten vooraan.",
                        verbose_name="volgorde",
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
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van soort partner",
                "verbose_name_plural": "historical soorten partners",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PartnerKind",
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
                        error_messages={"unique": "Er is al een soort met deze code. Kies een andere."},
                        help_text="Zo heet de soort in bestanden en voor andere programma’s. De code verandert nooit meer.",
                        max_length=20,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z][a-zA-Z0-9]{0,19}\\Z",
                                "Begin met een kleine letter en gebruik verder alleen letters en cijfers, zoals: waterschap.",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="Bijvoorbeeld: Waterschap.", max_length=60, verbose_name="naam"
                    ),
                ),
                (
                    "plural",
                    models.CharField(
                        help_text="Bijvoorbeeld: Waterschappen.", max_length=60, verbose_name="meervoud"
                    ),
                ),
                (
                    "body",
                    models.CharField(
                        blank=True,
                        help_text="Wie voor zo’n partner een besluit neemt. Bij een gemeente is dat: college. Leeg mag.",
                        max_length=60,
                        verbose_name="wie besluit",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=100,
                        help_text="De soort met het laagste getal staat in lijsten vooraan.",
                        verbose_name="volgorde",
                    ),
                ),
            ],
            options={
                "verbose_name": "soort partner",
                "verbose_name_plural": "soorten partners",
                "ordering": ["order", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        name="one_partner_kind_a_name",
                        violation_error_message="Er is al een soort partner met deze naam. Kies een andere naam.",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("plural"),
                        name="one_partner_kind_a_plural",
                        violation_error_message="Er is al een soort partner met dit meervoud. Kies een ander woord.",
                    ),
                ],
            },
        ),
        migrations.RunPython(keep_kinds_in_use, migrations.RunPython.noop, elidable=False),
        migrations.AlterField(
            model_name="historicalpartner",
            name="kind",
            field=models.ForeignKey(
                blank=True,
                db_column="kind",
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="signatures.partnerkind",
                to_field="code",
                verbose_name="soort",
            ),
        ),
        migrations.AlterField(
            model_name="partner",
            name="kind",
            field=models.ForeignKey(
                db_column="kind",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="partners",
                to="signatures.partnerkind",
                to_field="code",
                verbose_name="soort",
            ),
        ),
    ]
