import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import simple_history.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MissedSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=200, unique=True, verbose_name="gezocht")),
                ("times", models.PositiveIntegerField(default=1, verbose_name="hoe vaak")),
                ("first_on", models.DateField(verbose_name="voor het eerst op")),
                ("last_on", models.DateField(verbose_name="voor het laatst op")),
            ],
            options={
                "verbose_name": "vergeefse zoekvraag",
                "verbose_name_plural": "vergeefse zoekvragen",
                "ordering": ["-times", "words"],
                "default_permissions": ("view", "delete"),
            },
        ),
        migrations.CreateModel(
            name="StaleSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=40, unique=True, verbose_name="bron")),
                ("since", models.DateTimeField(verbose_name="sinds")),
            ],
            options={
                "verbose_name": "nog te indexeren bron",
                "verbose_name_plural": "nog te indexeren bronnen",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SynonymGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("preferred", models.CharField(max_length=120, unique=True, verbose_name="voorkeurswoord")),
                (
                    "others",
                    models.TextField(
                        help_text="Eén woord of uitdrukking per regel.", verbose_name="andere woorden"
                    ),
                ),
            ],
            options={
                "verbose_name": "woorden die hetzelfde betekenen",
                "verbose_name_plural": "woorden die hetzelfde betekenen",
                "ordering": ["preferred"],
            },
        ),
        migrations.CreateModel(
            name="WholeWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=120, unique=True, verbose_name="woord")),
            ],
            options={
                "verbose_name": "ondeelbaar woord",
                "verbose_name_plural": "ondeelbare woorden",
                "ordering": ["word"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSynonymGroup",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("preferred", models.CharField(db_index=True, max_length=120, verbose_name="voorkeurswoord")),
                (
                    "others",
                    models.TextField(
                        help_text="Eén woord of uitdrukking per regel.", verbose_name="andere woorden"
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
                "verbose_name": "geschiedenis van woorden die hetzelfde betekenen",
                "verbose_name_plural": "historical woorden die hetzelfde betekenen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalWholeWord",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("word", models.CharField(db_index=True, max_length=120, verbose_name="woord")),
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
                "verbose_name": "geschiedenis van ondeelbaar woord",
                "verbose_name_plural": "historical ondeelbare woorden",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="StaleDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="sinds")),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
            ],
            options={
                "verbose_name": "nog te indexeren document",
                "verbose_name_plural": "nog te indexeren documenten",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="naam")),
                ("asked", models.CharField(max_length=600, verbose_name="zoekvraag")),
                (
                    "by_mail",
                    models.BooleanField(default=True, verbose_name="stuur een e-mail bij iets nieuws"),
                ),
                ("seen", models.JSONField(blank=True, default=dict, verbose_name="al gemeld")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="bewaard op")),
                ("told_at", models.DateTimeField(blank=True, null=True, verbose_name="laatst gemeld op")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_searches",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="van",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewaarde zoekvraag",
                "verbose_name_plural": "bewaarde zoekvragen",
                "ordering": ["title"],
                "constraints": [
                    models.UniqueConstraint(fields=("user", "asked"), name="one_saved_search_a_question"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("asked", ""), _negated=True)
                        ),
                        name="saved_search_whole",
                    ),
                ],
            },
        ),
    ]
