"""How long agreements run. On PostgreSQL the database itself refuses to change or delete what was recorded."""

import django.db.models.deletion
from django.db import migrations, models

TABLE = "signatures_termentry"


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
        ("signatures", "0008_facts_set_right"),
    ]

    operations = [
        migrations.CreateModel(
            name="TermEntry",
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
                (
                    "kind",
                    models.CharField(
                        choices=[("term", "Looptijd"), ("notice", "Opzegging"), ("review", "Herziening")],
                        max_length=8,
                        verbose_name="soort",
                    ),
                ),
                ("on", models.DateField(verbose_name="geldt vanaf")),
                ("until", models.DateField(blank=True, null=True, verbose_name="loopt tot")),
                (
                    "renewal_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="verlenging in maanden"
                    ),
                ),
                (
                    "notice_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="opzegtermijn in maanden"
                    ),
                ),
                ("owner_name", models.CharField(blank=True, max_length=250, verbose_name="wie herziet")),
                ("owner_email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="signatures.termentry",
                        verbose_name="herstelt",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="term_entries",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
            ],
            options={
                "verbose_name": "gegeven over de looptijd",
                "verbose_name_plural": "gegevens over de looptijd",
                "ordering": ["-recorded_at", "-pk"],
                "abstract": False,
                "default_permissions": ("add", "view"),
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["term", "notice", "review"])), name="term_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("void", False), ("corrects__isnull", False), _connector="OR"),
                        name="only_a_correction_voids_a_term",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "term"), _negated=True),
                            ("until", None),
                            ("until__gt", models.F("on")),
                            _connector="OR",
                        ),
                        name="term_ends_after_it_begins",
                        violation_error_message="De looptijd eindigt voordat zij begint. Kies een latere einddag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "notice"), _negated=True),
                            models.Q(("until__gte", models.F("on")), ("until__isnull", False)),
                            _connector="OR",
                        ),
                        name="notice_takes_effect_later",
                        violation_error_message="De dag waarop de opzegging ingaat, ontbreekt of ligt voor de opzegging. Kies een latere dag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("renewal_months", None),
                            models.Q(("renewal_months__gte", 1), ("until__isnull", False)),
                            _connector="OR",
                        ),
                        name="what_renews_has_an_end",
                        violation_error_message="Verlengen kan alleen als u ook invult tot welke dag de afspraak loopt.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TermMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=12, verbose_name="wat")),
                ("on", models.DateField(verbose_name="dag")),
                ("told", models.JSONField(verbose_name="verteld aan")),
                ("told_at", models.DateTimeField(auto_now_add=True, verbose_name="verteld op")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="term_mails",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
            ],
            options={
                "verbose_name": "bericht over de looptijd",
                "verbose_name_plural": "berichten over de looptijd",
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(fields=("document", "what", "on"), name="one_mail_about_a_day")
                ],
            },
        ),
        migrations.RunPython(add_trigger, remove_trigger, elidable=False),
    ]
