"""Amounts of money that parties agreed on. On PostgreSQL the database itself refuses to change or delete one."""

import django.db.models.deletion
from django.db import migrations, models

TABLE = "signatures_amount"


def add_trigger(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_fixed BEFORE UPDATE OR DELETE ON {TABLE} "
            "FOR EACH ROW EXECUTE FUNCTION documents_refuse_change()"
        )


def remove_trigger(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_fixed ON {TABLE}")


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0009_one_name_a_kind"),
        ("signatures", "0009_terms"),
    ]

    operations = [
        migrations.CreateModel(
            name="Amount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.CharField(
                        blank=True,
                        help_text="Het artikel in de tekst waar dit staat, zoals: artikel 9.",
                        max_length=80,
                        verbose_name="artikel",
                    ),
                ),
                (
                    "text",
                    models.TextField(blank=True, help_text="Lezers zien dit.", verbose_name="toelichting"),
                ),
                ("recorded_at", models.DateTimeField(editable=False, verbose_name="vastgelegd op")),
                (
                    "recorded_by_name",
                    models.CharField(
                        blank=True, editable=False, max_length=250, verbose_name="vastgelegd door"
                    ),
                ),
                (
                    "recorded_by_role",
                    models.CharField(blank=True, editable=False, max_length=250, verbose_name="rol"),
                ),
                (
                    "recorded_by_organisation",
                    models.CharField(blank=True, editable=False, max_length=250, verbose_name="organisatie"),
                ),
                ("void", models.BooleanField(default=False, editable=False, verbose_name="doorgehaald")),
                ("reason", models.TextField(blank=True, editable=False, verbose_name="reden van herstel")),
                ("what", models.CharField(max_length=250, verbose_name="waarvoor")),
                (
                    "euros",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="bedrag in euro"),
                ),
                ("per", models.CharField(blank=True, max_length=120, verbose_name="per")),
                ("share", models.TextField(blank=True, verbose_name="verdeelsleutel")),
                ("on", models.DateField(verbose_name="geldt vanaf")),
                ("until", models.DateField(blank=True, null=True, verbose_name="geldt tot")),
                (
                    "article_key",
                    models.CharField(blank=True, max_length=80, verbose_name="sleutel van het artikel"),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="signatures.amount",
                        verbose_name="herstelt",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amounts",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
            ],
            options={
                "verbose_name": "bedrag",
                "verbose_name_plural": "bedragen",
                "ordering": ["document", "what", "on"],
                "abstract": False,
                "default_permissions": ("add", "view"),
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("void", False), ("corrects__isnull", False), _connector="OR"),
                        name="only_a_correction_voids_an_amount",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gt", models.F("on")), _connector="OR"),
                        name="amount_ends_after_it_begins",
                        violation_error_message="Het bedrag vervalt voordat het ingaat. Kies een latere einddag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("euros__gte", 0)),
                        name="amount_is_not_negative",
                        violation_error_message="Het bedrag is lager dan nul. Controleer het.",
                    ),
                ],
            },
        ),
        migrations.RunPython(add_trigger, remove_trigger, elidable=False),
    ]
