"""The tables of the register. On PostgreSQL the database itself refuses to change or delete an act, or the PDF that
was made to be signed: by the function of the documents.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import simple_history.models

TABLES = ("signatures_act", "signatures_signingpdf")


def add_triggers(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        schema_editor.execute(
            f"CREATE TRIGGER {table}_fixed BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION documents_refuse_change()"
        )


def remove_triggers(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_fixed ON {table}")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Partner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="adres")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("municipality", "Gemeente"),
                            ("corporation", "Woningcorporatie"),
                            ("careProvider", "Zorgaanbieder"),
                            ("region", "Regio"),
                            ("other", "Anders"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(
                        blank=True,
                        help_text="De eerste dag waarop de organisatie niet meer bestaat.",
                        null=True,
                        verbose_name="opgeheven per",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner",
                "verbose_name_plural": "partners",
                "ordering": ["kind", "slug"],
            },
        ),
        migrations.CreateModel(
            name="RouteTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("agreement", "Convenant"),
                            ("process", "Werkproces"),
                            ("contract", "Standaardcontract"),
                            ("communication", "Communicatielijn"),
                            ("finance", "Financiële afspraak"),
                        ],
                        max_length=20,
                        verbose_name="soort document",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titel")),
            ],
            options={
                "verbose_name": "modelroute",
                "verbose_name_plural": "modelroutes",
                "ordering": ["kind", "title"],
            },
        ),
        migrations.CreateModel(
            name="Act",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("adoption", "Besluit"),
                            ("signature", "Ondertekening"),
                            ("refusal", "Weigering"),
                            ("withdrawal", "Intrekking"),
                            ("declaration", "Verklaring"),
                            ("correction", "Herstel"),
                        ],
                        max_length=12,
                        verbose_name="soort",
                    ),
                ),
                ("on", models.DateField(blank=True, null=True, verbose_name="datum")),
                (
                    "precision",
                    models.CharField(
                        choices=[
                            ("day", "Dag"),
                            ("month", "Alleen de maand"),
                            ("year", "Alleen het jaar"),
                            ("unknown", "Onbekend"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="datum bekend",
                    ),
                ),
                ("until", models.DateField(blank=True, null=True, verbose_name="geldt tot")),
                ("received", models.DateField(blank=True, null=True, verbose_name="ontvangen op")),
                ("recorded_at", models.DateTimeField(verbose_name="vastgelegd op")),
                (
                    "recorded_by_name",
                    models.CharField(blank=True, max_length=250, verbose_name="vastgelegd door"),
                ),
                ("recorded_by_role", models.CharField(blank=True, max_length=250, verbose_name="rol")),
                (
                    "recorded_by_organisation",
                    models.CharField(blank=True, max_length=250, verbose_name="organisatie"),
                ),
                ("imported", models.BooleanField(default=False, verbose_name="overgenomen uit een bestand")),
                ("signatories", models.JSONField(blank=True, default=list, verbose_name="ondertekenaars")),
                ("mandate", models.TextField(blank=True, verbose_name="mandaat")),
                ("text", models.TextField(blank=True, verbose_name="tekst")),
                (
                    "declares",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reservation", "Voorbehoud"),
                            ("reservationEnded", "Intrekking van een voorbehoud"),
                            ("provisional", "Voorlopige toepassing"),
                            ("inForce", "Eigen datum van inwerkingtreding"),
                            ("abstention", "Onthouding"),
                        ],
                        max_length=16,
                        verbose_name="strekking",
                    ),
                ),
                (
                    "carries_over",
                    models.BooleanField(
                        default=False,
                        help_text="Alleen bij een voorbehoud.",
                        verbose_name="geldt ook voor volgende versies",
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("paper", "Op papier"),
                            ("pdf", "Ondertekende PDF"),
                            ("portal", "In het portaal"),
                        ],
                        max_length=8,
                        verbose_name="manier van tekenen",
                    ),
                ),
                (
                    "text_digest",
                    models.CharField(blank=True, max_length=64, verbose_name="SHA-256 van de tekst"),
                ),
                (
                    "report",
                    models.JSONField(blank=True, default=dict, verbose_name="bevindingen over het bestand"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="doorgehaald")),
                ("reason", models.TextField(blank=True, verbose_name="reden van herstel")),
                ("external_id", models.CharField(blank=True, max_length=120, verbose_name="kenmerk elders")),
                (
                    "digest",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="SHA-256"),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="signatures.act",
                        verbose_name="herstelt",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="bewijsstuk",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="documents.version",
                        verbose_name="versie",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leeg: de versie zelf.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="signatures.partner",
                        verbose_name="partner",
                    ),
                ),
                (
                    "represented_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="De partner die dit tevens namens deze partner deed.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts_for_others",
                        to="signatures.partner",
                        verbose_name="gedaan door",
                    ),
                ),
            ],
            options={
                "verbose_name": "handeling",
                "verbose_name_plural": "handelingen",
                "ordering": ["-recorded_at", "-pk"],
                "abstract": False,
                "default_permissions": ("add", "view"),
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titel")),
                ("description", models.TextField(blank=True, verbose_name="beschrijving")),
                ("owner", models.CharField(blank=True, max_length=250, verbose_name="wie")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="klaar op")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("done", "Afgerond"), ("lapsed", "Vervallen")],
                        default="open",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                ("article_key", models.CharField(blank=True, max_length=80, verbose_name="artikel")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="afgesloten op")),
                ("conclusion", models.TextField(blank=True, verbose_name="hoe het is afgelopen")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closed_follow_ups",
                        to="documents.version",
                        verbose_name="afgesloten door versie",
                    ),
                ),
                (
                    "documents",
                    models.ManyToManyField(
                        related_name="follow_ups", to="documents.document", verbose_name="documenten"
                    ),
                ),
            ],
            options={
                "verbose_name": "vervolgactie",
                "verbose_name_plural": "vervolgacties",
                "ordering": ["state", "due_on", "title"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalFollowUp",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titel")),
                ("description", models.TextField(blank=True, verbose_name="beschrijving")),
                ("owner", models.CharField(blank=True, max_length=250, verbose_name="wie")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="klaar op")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("done", "Afgerond"), ("lapsed", "Vervallen")],
                        default="open",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                ("article_key", models.CharField(blank=True, max_length=80, verbose_name="artikel")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="afgesloten op")),
                ("conclusion", models.TextField(blank=True, verbose_name="hoe het is afgelopen")),
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
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.version",
                        verbose_name="afgesloten door versie",
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
                "verbose_name": "geschiedenis van vervolgactie",
                "verbose_name_plural": "historical vervolgacties",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFollowUp_documents",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "followup",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.followup",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="signatures.historicalfollowup",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalFollowUp_documents",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPartner",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="adres")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("municipality", "Gemeente"),
                            ("corporation", "Woningcorporatie"),
                            ("careProvider", "Zorgaanbieder"),
                            ("region", "Regio"),
                            ("other", "Anders"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(
                        blank=True,
                        help_text="De eerste dag waarop de organisatie niet meer bestaat.",
                        null=True,
                        verbose_name="opgeheven per",
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
                "verbose_name": "geschiedenis van partner",
                "verbose_name_plural": "historical partners",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRound",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "message",
                    models.TextField(
                        blank=True, help_text="Komt in de uitnodiging te staan.", verbose_name="boodschap"
                    ),
                ),
                ("deadline", models.DateField(blank=True, null=True, verbose_name="uiterlijk tekenen op")),
                ("reminder_days", models.JSONField(blank=True, default=list, verbose_name="herinneren")),
                ("opened_at", models.DateTimeField(verbose_name="geopend op")),
                ("opened_by_name", models.CharField(max_length=250, verbose_name="geopend door")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="gesloten op")),
                ("closed_reason", models.TextField(blank=True, verbose_name="reden van sluiten")),
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
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.version",
                        verbose_name="versie",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van ondertekenronde",
                "verbose_name_plural": "historical ondertekenrondes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRoute",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "label",
                    models.CharField(
                        help_text="De naam van de versie, bijvoorbeeld 2025.",
                        max_length=80,
                        verbose_name="over versie",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titel")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="begonnen op")),
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
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.document",
                        verbose_name="document",
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
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.version",
                        verbose_name="vastgestelde versie",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van besluitroute",
                "verbose_name_plural": "historical besluitroutes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRouteTemplate",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("agreement", "Convenant"),
                            ("process", "Werkproces"),
                            ("contract", "Standaardcontract"),
                            ("communication", "Communicatielijn"),
                            ("finance", "Financiële afspraak"),
                        ],
                        max_length=20,
                        verbose_name="soort document",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titel")),
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
                "verbose_name": "geschiedenis van modelroute",
                "verbose_name_plural": "historical modelroutes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSuccession",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("on", models.DateField(blank=True, null=True, verbose_name="per")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("merger", "Fusie"),
                            ("split", "Splitsing"),
                            ("transfer", "Overgang van een deel"),
                        ],
                        max_length=10,
                        verbose_name="hoe",
                    ),
                ),
                (
                    "basis",
                    models.TextField(
                        blank=True, help_text="Bijvoorbeeld de wet of de akte.", verbose_name="grondslag"
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
                (
                    "predecessor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.partner",
                        verbose_name="voorganger",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.partner",
                        verbose_name="opvolger",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van opvolging",
                "verbose_name_plural": "historical opvolgingen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPartnerName",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=250, verbose_name="naam")),
                ("since", models.DateField(verbose_name="sinds")),
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
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.partner",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van naam",
                "verbose_name_plural": "historical namen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMembership",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("since", models.DateField(verbose_name="deelnemer vanaf")),
                (
                    "until",
                    models.DateField(
                        blank=True,
                        help_text="De eerste dag waarop de partner niet meer meedoet.",
                        null=True,
                        verbose_name="deelnemer tot",
                    ),
                ),
                (
                    "scope",
                    models.TextField(
                        blank=True,
                        help_text="Alleen bij deelname in delen: welke artikelen of onderwerpen.",
                        verbose_name="doet mee voor",
                    ),
                ),
                (
                    "signatories",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Hoeveel mensen samen moeten tekenen voor deze partner.",
                        verbose_name="aantal ondertekenaars",
                    ),
                ),
                (
                    "notice_on",
                    models.DateField(
                        blank=True,
                        help_text="De dag van de brief of het besluit om te stoppen.",
                        null=True,
                        verbose_name="opgezegd op",
                    ),
                ),
                (
                    "costs_until",
                    models.DateField(
                        blank=True,
                        help_text="De eerste dag waarop de partner niet meer meebetaalt.",
                        null=True,
                        verbose_name="betaalt mee tot",
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="vastgelegd op"),
                ),
                (
                    "until_recorded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="einde vastgelegd op"),
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
                    "basis",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="stuk over het begin",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.document",
                        verbose_name="document",
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
                (
                    "until_basis",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="stuk over het einde",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.partner",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van deelname",
                "verbose_name_plural": "historical deelnames",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMandate",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=250, verbose_name="naam")),
                ("function", models.CharField(blank=True, max_length=250, verbose_name="functie")),
                ("since", models.DateField(verbose_name="mag tekenen vanaf")),
                ("until", models.DateField(blank=True, null=True, verbose_name="mag tekenen tot")),
                (
                    "basis",
                    models.TextField(
                        blank=True,
                        help_text="Bijvoorbeeld het besluit waarin het mandaat staat.",
                        verbose_name="grondslag",
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
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="stuk",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.partner",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van mandaat",
                "verbose_name_plural": "historical mandaten",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalContact",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=250, verbose_name="naam")),
                ("function", models.CharField(blank=True, max_length=250, verbose_name="functie")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telefoon")),
                ("since", models.DateField(blank=True, null=True, verbose_name="vanaf")),
                ("until", models.DateField(blank=True, null=True, verbose_name="tot")),
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
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.partner",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van contactpersoon",
                "verbose_name_plural": "historical contactpersonen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PartnerAccount",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="partner_account",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gebruiker",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="signatures.partner",
                        verbose_name="organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "account van een partner",
                "verbose_name_plural": "accounts van partners",
            },
        ),
        migrations.CreateModel(
            name="PartnerName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="naam")),
                ("since", models.DateField(verbose_name="sinds")),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="signatures.partner",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "naam",
                "verbose_name_plural": "namen",
                "ordering": ["partner", "since"],
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="gesloten op")),
                ("closed_reason", models.TextField(blank=True, verbose_name="reden van sluiten")),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="signatures.partner",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "verzoek om te tekenen",
                "verbose_name_plural": "verzoeken om te tekenen",
                "ordering": ["round", "partner"],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                ("on", models.DateField(verbose_name="op")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="verstuurd op")),
                ("sent_by_name", models.CharField(blank=True, max_length=250, verbose_name="verstuurd door")),
                ("skipped", models.TextField(blank=True, verbose_name="niet verstuurd, want")),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="signatures.request",
                        verbose_name="verzoek",
                    ),
                ),
            ],
            options={
                "verbose_name": "herinnering",
                "verbose_name_plural": "herinneringen",
                "ordering": ["request", "on", "pk"],
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="naam")),
                ("function", models.CharField(blank=True, max_length=250, verbose_name="functie")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mailadres")),
                (
                    "token_digest",
                    models.CharField(max_length=64, unique=True, verbose_name="SHA-256 van de link"),
                ),
                ("sent_at", models.DateTimeField(verbose_name="verstuurd op")),
                ("sent_by_name", models.CharField(blank=True, max_length=250, verbose_name="verstuurd door")),
                ("expires_at", models.DateTimeField(verbose_name="geldig tot")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="geopend op")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="beëindigd op")),
                ("delegation_reason", models.TextField(blank=True, verbose_name="reden van doorgeven")),
                (
                    "delegated_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations",
                        to="signatures.invitation",
                        verbose_name="doorgegeven door",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="signatures.request",
                        verbose_name="verzoek",
                    ),
                ),
            ],
            options={
                "verbose_name": "uitnodiging",
                "verbose_name_plural": "uitnodigingen",
                "ordering": ["request", "sent_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSubmission",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("name", models.CharField(blank=True, max_length=250, verbose_name="bestandsnaam")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("paper", "Op papier"),
                            ("pdf", "Ondertekende PDF"),
                            ("portal", "In het portaal"),
                        ],
                        max_length=8,
                        verbose_name="manier van tekenen",
                    ),
                ),
                ("on", models.DateField(blank=True, null=True, verbose_name="ondertekend op")),
                (
                    "precision",
                    models.CharField(
                        choices=[
                            ("day", "Dag"),
                            ("month", "Alleen de maand"),
                            ("year", "Alleen het jaar"),
                            ("unknown", "Onbekend"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="datum bekend",
                    ),
                ),
                ("received", models.DateField(blank=True, null=True, verbose_name="ontvangen op")),
                ("signatories", models.JSONField(default=list, verbose_name="ondertekenaars")),
                ("text", models.TextField(blank=True, verbose_name="voorbehoud of opmerking")),
                ("verdict", models.JSONField(blank=True, default=dict, verbose_name="bevindingen")),
                ("handed_in_at", models.DateTimeField(verbose_name="ingeleverd op")),
                ("handed_in_by_name", models.CharField(max_length=250, verbose_name="ingeleverd door")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="beoordeeld op")),
                (
                    "decided_by_name",
                    models.CharField(blank=True, max_length=250, verbose_name="beoordeeld door"),
                ),
                ("remarks", models.TextField(blank=True, verbose_name="reden van afwijzen")),
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
                    "act",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.act",
                        verbose_name="handeling",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="bestand",
                    ),
                ),
                (
                    "handed_in_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
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
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.version",
                        verbose_name="versie",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.partner",
                        verbose_name="partner",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.request",
                        verbose_name="verzoek",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van ingeleverde ondertekening",
                "verbose_name_plural": "historical ingeleverde ondertekeningen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInvitation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=250, verbose_name="naam")),
                ("function", models.CharField(blank=True, max_length=250, verbose_name="functie")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mailadres")),
                (
                    "token_digest",
                    models.CharField(db_index=True, max_length=64, verbose_name="SHA-256 van de link"),
                ),
                ("sent_at", models.DateTimeField(verbose_name="verstuurd op")),
                ("sent_by_name", models.CharField(blank=True, max_length=250, verbose_name="verstuurd door")),
                ("expires_at", models.DateTimeField(verbose_name="geldig tot")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="geopend op")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="beëindigd op")),
                ("delegation_reason", models.TextField(blank=True, verbose_name="reden van doorgeven")),
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
                (
                    "delegated_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.invitation",
                        verbose_name="doorgegeven door",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.request",
                        verbose_name="verzoek",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van uitnodiging",
                "verbose_name_plural": "historical uitnodigingen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "message",
                    models.TextField(
                        blank=True, help_text="Komt in de uitnodiging te staan.", verbose_name="boodschap"
                    ),
                ),
                ("deadline", models.DateField(blank=True, null=True, verbose_name="uiterlijk tekenen op")),
                ("reminder_days", models.JSONField(blank=True, default=list, verbose_name="herinneren")),
                ("opened_at", models.DateTimeField(verbose_name="geopend op")),
                ("opened_by_name", models.CharField(max_length=250, verbose_name="geopend door")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="gesloten op")),
                ("closed_reason", models.TextField(blank=True, verbose_name="reden van sluiten")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="documents.version",
                        verbose_name="versie",
                    ),
                ),
            ],
            options={
                "verbose_name": "ondertekenronde",
                "verbose_name_plural": "ondertekenrondes",
                "ordering": ["-opened_at", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="request",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="requests",
                to="signatures.round",
                verbose_name="ronde",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalRequest",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="gesloten op")),
                ("closed_reason", models.TextField(blank=True, verbose_name="reden van sluiten")),
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
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.partner",
                        verbose_name="partner",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.round",
                        verbose_name="ronde",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van verzoek",
                "verbose_name_plural": "historical verzoeken om te tekenen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Route",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        help_text="De naam van de versie, bijvoorbeeld 2025.",
                        max_length=80,
                        verbose_name="over versie",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titel")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="begonnen op")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="routes",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="routes",
                        to="documents.version",
                        verbose_name="vastgestelde versie",
                    ),
                ),
            ],
            options={
                "verbose_name": "besluitroute",
                "verbose_name_plural": "besluitroutes",
                "ordering": ["document", "-started_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalStep",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                (
                    "body",
                    models.CharField(
                        help_text="Bijvoorbeeld: Ambtelijke werkgroep.", max_length=250, verbose_name="wie"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("advise", "Adviseren"),
                            ("determine", "Vaststellen"),
                            ("adopt", "Besluiten"),
                            ("takeNote", "Kennisnemen"),
                        ],
                        max_length=10,
                        verbose_name="wat wordt gevraagd",
                    ),
                ),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="gepland op")),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="gehouden op")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agreed", "Akkoord"),
                            ("agreedWithRemarks", "Akkoord met opmerkingen"),
                            ("notAgreed", "Niet akkoord"),
                            ("withdrawn", "Teruggetrokken"),
                        ],
                        max_length=20,
                        verbose_name="uitkomst",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        help_text="Het nummer van het besluit of het agendapunt.",
                        max_length=120,
                        verbose_name="kenmerk",
                    ),
                ),
                ("remarks", models.TextField(blank=True, verbose_name="opmerkingen")),
                (
                    "digest",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="SHA-256 van de voorgelegde tekst"
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
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Leeg: allen samen.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.partner",
                        verbose_name="partner",
                    ),
                ),
                (
                    "route",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.route",
                        verbose_name="besluitroute",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van stap",
                "verbose_name_plural": "historical stappen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTemplateStep",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                (
                    "body",
                    models.CharField(
                        help_text="Bijvoorbeeld: College, of: Raad van toezicht.",
                        max_length=250,
                        verbose_name="wie",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("advise", "Adviseren"),
                            ("determine", "Vaststellen"),
                            ("adopt", "Besluiten"),
                            ("takeNote", "Kennisnemen"),
                        ],
                        max_length=10,
                        verbose_name="wat wordt gevraagd",
                    ),
                ),
                (
                    "each",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("municipality", "Gemeente"),
                            ("corporation", "Woningcorporatie"),
                            ("careProvider", "Zorgaanbieder"),
                            ("region", "Regio"),
                            ("other", "Anders"),
                        ],
                        help_text="Leeg: één stap voor iedereen.",
                        max_length=20,
                        verbose_name="bij elke",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(default=0, verbose_name="dagen na het begin")),
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
                (
                    "template",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.routetemplate",
                        verbose_name="modelroute",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van stap van een modelroute",
                "verbose_name_plural": "historical stappen van modelroutes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SigningCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code_digest", models.CharField(max_length=128, verbose_name="hash van de code")),
                ("sent_at", models.DateTimeField(verbose_name="verstuurd op")),
                ("expires_at", models.DateTimeField(verbose_name="geldig tot")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="pogingen")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="gebruikt op")),
                (
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="signatures.invitation",
                        verbose_name="uitnodiging",
                    ),
                ),
            ],
            options={
                "verbose_name": "code",
                "verbose_name_plural": "codes",
                "ordering": ["-sent_at", "-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SigningPdf",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="gemaakt op")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="bestand",
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signing_pdf",
                        to="documents.version",
                        verbose_name="versie",
                    ),
                ),
            ],
            options={
                "verbose_name": "PDF om te ondertekenen",
                "verbose_name_plural": "PDF's om te ondertekenen",
                "abstract": False,
                "default_permissions": ("view",),
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                (
                    "body",
                    models.CharField(
                        help_text="Bijvoorbeeld: Ambtelijke werkgroep.", max_length=250, verbose_name="wie"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("advise", "Adviseren"),
                            ("determine", "Vaststellen"),
                            ("adopt", "Besluiten"),
                            ("takeNote", "Kennisnemen"),
                        ],
                        max_length=10,
                        verbose_name="wat wordt gevraagd",
                    ),
                ),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="gepland op")),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="gehouden op")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agreed", "Akkoord"),
                            ("agreedWithRemarks", "Akkoord met opmerkingen"),
                            ("notAgreed", "Niet akkoord"),
                            ("withdrawn", "Teruggetrokken"),
                        ],
                        max_length=20,
                        verbose_name="uitkomst",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        help_text="Het nummer van het besluit of het agendapunt.",
                        max_length=120,
                        verbose_name="kenmerk",
                    ),
                ),
                ("remarks", models.TextField(blank=True, verbose_name="opmerkingen")),
                (
                    "digest",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="SHA-256 van de voorgelegde tekst"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leeg: allen samen.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="route_steps",
                        to="signatures.partner",
                        verbose_name="partner",
                    ),
                ),
                (
                    "route",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="signatures.route",
                        verbose_name="besluitroute",
                    ),
                ),
            ],
            options={
                "verbose_name": "stap",
                "verbose_name_plural": "stappen",
                "ordering": ["route", "order"],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titel")),
                ("name", models.CharField(max_length=250, verbose_name="bestandsnaam")),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "Iedereen"),
                            ("partners", "Partners"),
                            ("team", "Regionaal team"),
                        ],
                        default="team",
                        max_length=10,
                        verbose_name="wie mag dit openen",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="documents.storedfile",
                        verbose_name="bestand",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="signatures.step",
                        verbose_name="stap",
                    ),
                ),
            ],
            options={
                "verbose_name": "stuk",
                "verbose_name_plural": "stukken",
                "ordering": ["step", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPaper",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titel")),
                ("name", models.CharField(max_length=250, verbose_name="bestandsnaam")),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "Iedereen"),
                            ("partners", "Partners"),
                            ("team", "Regionaal team"),
                        ],
                        default="team",
                        max_length=10,
                        verbose_name="wie mag dit openen",
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
                    "file",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="bestand",
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
                (
                    "step",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="signatures.step",
                        verbose_name="stap",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van stuk",
                "verbose_name_plural": "historical stukken",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="historicalfollowup",
            name="step",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="signatures.step",
                verbose_name="komt voort uit",
            ),
        ),
        migrations.AddField(
            model_name="followup",
            name="step",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="follow_ups",
                to="signatures.step",
                verbose_name="komt voort uit",
            ),
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=250, verbose_name="bestandsnaam")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("paper", "Op papier"),
                            ("pdf", "Ondertekende PDF"),
                            ("portal", "In het portaal"),
                        ],
                        max_length=8,
                        verbose_name="manier van tekenen",
                    ),
                ),
                ("on", models.DateField(blank=True, null=True, verbose_name="ondertekend op")),
                (
                    "precision",
                    models.CharField(
                        choices=[
                            ("day", "Dag"),
                            ("month", "Alleen de maand"),
                            ("year", "Alleen het jaar"),
                            ("unknown", "Onbekend"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="datum bekend",
                    ),
                ),
                ("received", models.DateField(blank=True, null=True, verbose_name="ontvangen op")),
                ("signatories", models.JSONField(default=list, verbose_name="ondertekenaars")),
                ("text", models.TextField(blank=True, verbose_name="voorbehoud of opmerking")),
                ("verdict", models.JSONField(blank=True, default=dict, verbose_name="bevindingen")),
                ("handed_in_at", models.DateTimeField(verbose_name="ingeleverd op")),
                ("handed_in_by_name", models.CharField(max_length=250, verbose_name="ingeleverd door")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="beoordeeld op")),
                (
                    "decided_by_name",
                    models.CharField(blank=True, max_length=250, verbose_name="beoordeeld door"),
                ),
                ("remarks", models.TextField(blank=True, verbose_name="reden van afwijzen")),
                (
                    "act",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submission",
                        to="signatures.act",
                        verbose_name="handeling",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="bestand",
                    ),
                ),
                (
                    "handed_in_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="signatures.partner",
                        verbose_name="partner",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="signatures.request",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="documents.version",
                        verbose_name="versie",
                    ),
                ),
            ],
            options={
                "verbose_name": "ingeleverde ondertekening",
                "verbose_name_plural": "ingeleverde ondertekeningen",
                "ordering": ["-handed_in_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(blank=True, null=True, verbose_name="per")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("merger", "Fusie"),
                            ("split", "Splitsing"),
                            ("transfer", "Overgang van een deel"),
                        ],
                        max_length=10,
                        verbose_name="hoe",
                    ),
                ),
                (
                    "basis",
                    models.TextField(
                        blank=True, help_text="Bijvoorbeeld de wet of de akte.", verbose_name="grondslag"
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions",
                        to="signatures.partner",
                        verbose_name="voorganger",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessions",
                        to="signatures.partner",
                        verbose_name="opvolger",
                    ),
                ),
            ],
            options={
                "verbose_name": "opvolging",
                "verbose_name_plural": "opvolgingen",
            },
        ),
        migrations.CreateModel(
            name="TemplateStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                (
                    "body",
                    models.CharField(
                        help_text="Bijvoorbeeld: College, of: Raad van toezicht.",
                        max_length=250,
                        verbose_name="wie",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("advise", "Adviseren"),
                            ("determine", "Vaststellen"),
                            ("adopt", "Besluiten"),
                            ("takeNote", "Kennisnemen"),
                        ],
                        max_length=10,
                        verbose_name="wat wordt gevraagd",
                    ),
                ),
                (
                    "each",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("municipality", "Gemeente"),
                            ("corporation", "Woningcorporatie"),
                            ("careProvider", "Zorgaanbieder"),
                            ("region", "Regio"),
                            ("other", "Anders"),
                        ],
                        help_text="Leeg: één stap voor iedereen.",
                        max_length=20,
                        verbose_name="bij elke",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(default=0, verbose_name="dagen na het begin")),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="signatures.routetemplate",
                        verbose_name="modelroute",
                    ),
                ),
            ],
            options={
                "verbose_name": "stap van een modelroute",
                "verbose_name_plural": "stappen van modelroutes",
                "ordering": ["template", "order"],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="deelnemer vanaf")),
                (
                    "until",
                    models.DateField(
                        blank=True,
                        help_text="De eerste dag waarop de partner niet meer meedoet.",
                        null=True,
                        verbose_name="deelnemer tot",
                    ),
                ),
                (
                    "scope",
                    models.TextField(
                        blank=True,
                        help_text="Alleen bij deelname in delen: welke artikelen of onderwerpen.",
                        verbose_name="doet mee voor",
                    ),
                ),
                (
                    "signatories",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Hoeveel mensen samen moeten tekenen voor deze partner.",
                        verbose_name="aantal ondertekenaars",
                    ),
                ),
                (
                    "notice_on",
                    models.DateField(
                        blank=True,
                        help_text="De dag van de brief of het besluit om te stoppen.",
                        null=True,
                        verbose_name="opgezegd op",
                    ),
                ),
                (
                    "costs_until",
                    models.DateField(
                        blank=True,
                        help_text="De eerste dag waarop de partner niet meer meebetaalt.",
                        null=True,
                        verbose_name="betaalt mee tot",
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="vastgelegd op"),
                ),
                (
                    "until_recorded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="einde vastgelegd op"),
                ),
                (
                    "basis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="stuk over het begin",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "until_basis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="stuk over het einde",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="signatures.partner",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "deelname",
                "verbose_name_plural": "deelnames",
                "ordering": ["document", "partner", "since"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="membership_ends_after_it_begins",
                        violation_error_message="De deelname eindigt voordat zij begint. Kies een latere einddatum.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("partner", "document"),
                        name="one_open_membership",
                        violation_error_message="Deze partner doet al mee. Leg eerst het einde daarvan vast.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("signatories__gte", 1)),
                        name="at_least_one_signatory",
                        violation_error_message="Er is ten minste één ondertekenaar nodig.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="naam")),
                ("function", models.CharField(blank=True, max_length=250, verbose_name="functie")),
                ("since", models.DateField(verbose_name="mag tekenen vanaf")),
                ("until", models.DateField(blank=True, null=True, verbose_name="mag tekenen tot")),
                (
                    "basis",
                    models.TextField(
                        blank=True,
                        help_text="Bijvoorbeeld het besluit waarin het mandaat staat.",
                        verbose_name="grondslag",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="stuk",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mandates",
                        to="signatures.partner",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "mandaat",
                "verbose_name_plural": "mandaten",
                "ordering": ["partner", "since"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="mandate_ends_after_it_begins",
                        violation_error_message="Het mandaat eindigt voordat het begint. Kies een latere einddatum.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="naam")),
                ("function", models.CharField(blank=True, max_length=250, verbose_name="functie")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telefoon")),
                ("since", models.DateField(blank=True, null=True, verbose_name="vanaf")),
                ("until", models.DateField(blank=True, null=True, verbose_name="tot")),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="signatures.partner",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "contactpersoon",
                "verbose_name_plural": "contactpersonen",
                "ordering": ["partner", "name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None),
                            ("since", None),
                            ("until__gt", models.F("since")),
                            _connector="OR",
                        ),
                        name="contact_ends_after_it_begins",
                        violation_error_message="De einddatum ligt voor de begindatum. Kies een latere einddatum.",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="act",
            index=models.Index(fields=["version", "partner"], name="signatures__version_136f41_idx"),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("corrects__isnull", False), ("kind", "correction")),
                    models.Q(
                        models.Q(("kind", "correction"), _negated=True), ("corrects", None), ("void", False)
                    ),
                    _connector="OR",
                ),
                name="a_correction_corrects",
                violation_error_message="Alleen een herstel verwijst naar een andere handeling.",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("partner__isnull", False),
                    ("kind__in", ["withdrawal", "declaration", "correction"]),
                    _connector="OR",
                ),
                name="who_acts_is_named",
                violation_error_message="Kies de partner die dit deed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until", None), ("on", None), ("until__gt", models.F("on")), _connector="OR"
                ),
                name="act_ends_after_it_begins",
                violation_error_message="De einddatum ligt voor de begindatum. Kies een latere einddatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnername",
            constraint=models.UniqueConstraint(
                fields=("partner", "since"),
                name="one_name_a_day",
                violation_error_message="Er is al een naam vanaf deze dag. Kies een andere dag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)), fields=("version",), name="one_open_round_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_at", None), models.Q(("closed_reason", ""), _negated=True), _connector="OR"
                ),
                name="closed_round_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.UniqueConstraint(fields=("round", "partner"), name="one_request_a_partner"),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_at", None), models.Q(("closed_reason", ""), _negated=True), _connector="OR"
                ),
                name="closed_request_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="route",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("label", ""), _negated=True), models.Q(("title", ""), _negated=True)
                ),
                name="route_has_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.UniqueConstraint(fields=("route", "order"), name="unique_step_order"),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["advise", "determine", "adopt", "takeNote"])),
                name="step_purpose_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome__in", ["", "agreed", "agreedWithRemarks", "notAgreed", "withdrawn"])
                ),
                name="step_outcome_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome__in", ["", "withdrawn"]), ("held_on__isnull", False), _connector="OR"
                ),
                name="step_outcome_has_day",
                violation_error_message="Vul in op welke dag dit is besproken.",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "agreedWithRemarks"), _negated=True),
                    models.Q(("remarks", ""), _negated=True),
                    _connector="OR",
                ),
                name="step_remarks_written",
                violation_error_message="Schrijf op wat de opmerkingen zijn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "done", "lapsed"])), name="follow_up_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="follow_up_has_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(("act", None), ("decided_at__isnull", False), _connector="OR"),
                name="accepted_submission_is_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.UniqueConstraint(
                fields=("predecessor", "successor"),
                name="one_succession_a_pair",
                violation_error_message="Deze opvolging staat er al.",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                name="no_succession_of_oneself",
                violation_error_message="Een partner volgt zichzelf niet op. Kies twee partners.",
            ),
        ),
        migrations.AddConstraint(
            model_name="templatestep",
            constraint=models.UniqueConstraint(
                fields=("template", "order"), name="unique_template_step_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="templatestep",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["advise", "determine", "adopt", "takeNote"])),
                name="template_purpose_known",
            ),
        ),
        migrations.RunPython(add_triggers, remove_triggers, elidable=False),
    ]
