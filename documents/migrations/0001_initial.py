"""The tables of documents. On PostgreSQL the database itself refuses to change or delete what is on record for good.

SQLite loses its triggers whenever Django rebuilds a table, so there the model and the queryset are the guard, and
`manage.py verify` the check.
"""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import modelcluster.fields
import wagtail.fields

import simple_history.models

import documents.models.stored_file

TABLES = (
    "documents_version",
    "documents_article",
    "documents_attachment",
    "documents_storedfile",
    "documents_ledgerentry",
)

REFUSE = """
CREATE OR REPLACE FUNCTION documents_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'vastgelegde rijen van % veranderen niet', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def add_triggers(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(REFUSE, params=None)
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
    schema_editor.execute("DROP FUNCTION IF EXISTS documents_refuse_change()")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pages", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DraftsPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "map met concepten",
                "verbose_name_plural": "mappen met concepten",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="Document",
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
                            ("agreement", "Convenant"),
                            ("process", "Werkproces"),
                            ("contract", "Standaardcontract"),
                            ("communication", "Communicatielijn"),
                            ("finance", "Financiële afspraak"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titel")),
                ("summary", models.TextField(blank=True, verbose_name="korte beschrijving")),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "Iedereen"),
                            ("partners", "Partners"),
                            ("team", "Regionaal team"),
                        ],
                        default="public",
                        max_length=10,
                        verbose_name="wie mag dit lezen",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documenten",
                "ordering": ["kind", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["agreement", "process", "contract", "communication", "finance"])
                        ),
                        name="document_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("visibility__in", ["public", "partners", "team"])),
                        name="document_visibility_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("slug", ""), _negated=True), models.Q(("title", ""), _negated=True)
                        ),
                        name="document_has_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("preamble", 15), ("heading", 16), ("article", 17), ("annex", 17)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "Kop", "required": False}),
                            1: (
                                "documents.editor.blocks.LegalTextBlock",
                                (),
                                {
                                    "help_text": "Typ nummers van leden zelf, aan het begin van de regel: “1.”, “a.” of “2°.”.",
                                    "icon": "pilcrow",
                                    "label": "Tekst",
                                    "required": False,
                                },
                            ),
                            2: (
                                "documents.editor.blocks.TableBlock",
                                (),
                                {"icon": "table", "label": "Tabel"},
                            ),
                            3: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Afbeelding", "required": False},
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Wat staat er op de afbeelding? Voor wie haar niet kan zien.",
                                    "label": "Beschrijving",
                                    "required": False,
                                },
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Een afbeelding die hier niet te zien is. Laat dit zo, of kies een afbeelding.",
                                    "label": "Bewaard bestand",
                                    "required": False,
                                },
                            ),
                            6: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 3), ("description", 4), ("kept", 5)]],
                                {},
                            ),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Zoals het in de tekst staat.",
                                    "label": "Nummer van de noot",
                                    "required": False,
                                },
                            ),
                            8: (
                                "documents.editor.blocks.LegalTextBlock",
                                (),
                                {"label": "Tekst van de noot", "required": False},
                            ),
                            9: ("wagtail.blocks.StructBlock", [[("marker", 7), ("text", 8)]], {}),
                            10: (
                                "wagtail.blocks.StreamBlock",
                                [[("text", 1), ("table", 2), ("picture", 6), ("footnote", 9)]],
                                {"default": [("text", "")], "label": "Tekst"},
                            ),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Bijvoorbeeld: Artikel 3.",
                                    "label": "Aanduiding",
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Leeg: het nummer in de aanduiding. Typ “geen” als daar geen nummer in staat.",
                                    "label": "Nummer",
                                    "required": False,
                                },
                            ),
                            13: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"default": 1, "label": "Niveau", "max_value": 9, "min_value": 0},
                            ),
                            14: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Hieraan herkent het portaal dit onderdeel in elke versie. Wijzig dit alleen als een onderdeel verkeerd gekoppeld is. Leeg laten mag: het portaal vult het in.",
                                    "label": "Sleutel",
                                    "max_length": 80,
                                    "required": False,
                                },
                            ),
                            15: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("heading", 0),
                                        ("body", 10),
                                        ("label", 11),
                                        ("number", 12),
                                        ("level", 13),
                                        ("key", 14),
                                    ]
                                ],
                                {},
                            ),
                            16: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 11),
                                        ("heading", 0),
                                        ("level", 13),
                                        ("body", 10),
                                        ("number", 12),
                                        ("key", 14),
                                    ]
                                ],
                                {},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 11),
                                        ("heading", 0),
                                        ("body", 10),
                                        ("number", 12),
                                        ("level", 13),
                                        ("key", 14),
                                    ]
                                ],
                                {},
                            ),
                        },
                        verbose_name="tekst",
                    ),
                ),
                (
                    "next_label",
                    models.CharField(
                        blank=True,
                        help_text="Bijvoorbeeld: 2025. Leeg mag: dan heet de versie naar haar nummer.",
                        max_length=80,
                        verbose_name="naam van de volgende versie",
                    ),
                ),
                (
                    "in_force_from",
                    models.DateField(
                        blank=True,
                        help_text="Ter herinnering voor uzelf.",
                        null=True,
                        verbose_name="beoogde datum van inwerkingtreding",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=250,
                        verbose_name="naam van het ingelezen bestand",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draft",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
            ],
            options={
                "verbose_name": "concept",
                "verbose_name_plural": "concepten",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="DraftAttachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Leeg mag: dan heet de bijlage naar het bestand.",
                        max_length=250,
                        verbose_name="titel",
                    ),
                ),
                (
                    "row_key",
                    models.CharField(
                        blank=True, editable=False, max_length=80, verbose_name="rij van de bewerker"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pages.workingfile",
                        verbose_name="bestand",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="documents.documentpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "bijlage bij een concept",
                "verbose_name_plural": "bijlagen bij een concept",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalDocument",
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
                            ("agreement", "Convenant"),
                            ("process", "Werkproces"),
                            ("contract", "Standaardcontract"),
                            ("communication", "Communicatielijn"),
                            ("finance", "Financiële afspraak"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titel")),
                ("summary", models.TextField(blank=True, verbose_name="korte beschrijving")),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "Iedereen"),
                            ("partners", "Partners"),
                            ("team", "Regionaal team"),
                        ],
                        default="public",
                        max_length=10,
                        verbose_name="wie mag dit lezen",
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
                "verbose_name": "geschiedenis van document",
                "verbose_name_plural": "historical documenten",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNextRule",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("rule", models.JSONField(verbose_name="regel van inwerkingtreding")),
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
            ],
            options={
                "verbose_name": "geschiedenis van regel",
                "verbose_name_plural": "historical regels voor de volgende versie",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LedgerEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField(unique=True, verbose_name="nummer")),
                ("at", models.DateTimeField(verbose_name="wanneer")),
                ("who", models.CharField(blank=True, max_length=250, verbose_name="wie")),
                ("role", models.CharField(blank=True, max_length=250, verbose_name="rol")),
                ("organisation", models.CharField(blank=True, max_length=250, verbose_name="organisatie")),
                ("what", models.CharField(max_length=60, verbose_name="wat")),
                ("object_kind", models.CharField(blank=True, max_length=60, verbose_name="soort")),
                ("object_id", models.CharField(blank=True, max_length=120, verbose_name="kenmerk")),
                ("object_name", models.CharField(blank=True, max_length=500, verbose_name="waarover")),
                ("document", models.SlugField(blank=True, max_length=80, verbose_name="document")),
                ("result", models.TextField(blank=True, verbose_name="uitkomst")),
                ("origin", models.CharField(blank=True, max_length=120, verbose_name="vanaf")),
                ("previous", models.CharField(blank=True, max_length=64, verbose_name="vorige controlesom")),
                ("digest", models.CharField(max_length=64, verbose_name="SHA-256")),
            ],
            options={
                "verbose_name": "regel van het logboek",
                "verbose_name_plural": "logboek",
                "ordering": ["-number"],
                "abstract": False,
                "default_permissions": ("view",),
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["document", "number"], name="documents_l_documen_ee3926_idx")
                ],
            },
        ),
        migrations.CreateModel(
            name="NextRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule", models.JSONField(verbose_name="regel van inwerkingtreding")),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="next_rule",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
            ],
            options={
                "verbose_name": "regel voor de volgende versie",
                "verbose_name_plural": "regels voor de volgende versie",
            },
        ),
        migrations.CreateModel(
            name="StoredComparison",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("old_digest", models.CharField(max_length=64, verbose_name="SHA-256 van de oude versie")),
                ("new_digest", models.CharField(max_length=64, verbose_name="SHA-256 van de nieuwe versie")),
                ("algorithm", models.PositiveIntegerField(verbose_name="werkwijze")),
                ("data", models.JSONField(verbose_name="uitkomst")),
            ],
            options={
                "verbose_name": "bewaarde vergelijking",
                "verbose_name_plural": "bewaarde vergelijkingen",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("old_digest", "new_digest", "algorithm"), name="unique_comparison"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True, verbose_name="SHA-256")),
                ("size", models.PositiveBigIntegerField(verbose_name="grootte in bytes")),
                ("media_type", models.CharField(max_length=127, verbose_name="soort bestand")),
                (
                    "file",
                    models.FileField(
                        storage=documents.models.stored_file.legal_storage,
                        upload_to=documents.models.stored_file.place,
                        verbose_name="bestand",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewaard bestand",
                "verbose_name_plural": "bewaarde bestanden",
                "abstract": False,
                "default_permissions": ("add", "view"),
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("sha256"), 64
                        ),
                        name="stored_file_sha256_whole",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="documentpage",
            name="source",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.storedfile",
                verbose_name="ingelezen bestand",
            ),
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="nummer")),
                (
                    "correction",
                    models.PositiveSmallIntegerField(default=0, verbose_name="hersteld exemplaar"),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titel")),
                ("label", models.CharField(blank=True, max_length=80, verbose_name="naam")),
                ("determined_on", models.DateField(verbose_name="vastgesteld op")),
                ("reference_date", models.DateField(blank=True, null=True, verbose_name="peildatum")),
                ("rule", models.JSONField(verbose_name="regel van inwerkingtreding")),
                ("reason", models.TextField(blank=True, verbose_name="reden")),
                ("determined_by", models.CharField(max_length=250, verbose_name="vastgesteld door")),
                ("recorded_at", models.DateTimeField(verbose_name="vastgelegd op")),
                ("content", models.TextField(verbose_name="inhoud")),
                ("digest", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "implements",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="implemented_by",
                        to="documents.version",
                        verbose_name="werkt uit",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="bronbestand",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="documents.version",
                        verbose_name="vervangt",
                    ),
                ),
            ],
            options={
                "verbose_name": "versie",
                "verbose_name_plural": "versies",
                "ordering": ["document", "number", "correction"],
                "permissions": [("add_version", "Mag versies vaststellen")],
                "abstract": False,
                "default_permissions": ("view",),
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="ErratumProposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(verbose_name="reden")),
                ("label", models.CharField(blank=True, max_length=80, verbose_name="naam")),
                ("determined_on", models.DateField(verbose_name="hersteld op")),
                ("content", models.TextField(verbose_name="tekst")),
                ("proposed_by_name", models.CharField(max_length=250, verbose_name="voorgesteld door")),
                ("proposed_at", models.DateTimeField(auto_now_add=True, verbose_name="voorgesteld op")),
                (
                    "decided_by_name",
                    models.CharField(blank=True, max_length=250, verbose_name="besloten door"),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="besloten op")),
                ("remarks", models.TextField(blank=True, verbose_name="opmerking")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erratum_proposals",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
                (
                    "made",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.version",
                        verbose_name="hersteld exemplaar",
                    ),
                ),
                (
                    "repairs",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.version",
                        verbose_name="herstelt",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorstel voor een hersteld exemplaar",
                "verbose_name_plural": "voorstellen voor een hersteld exemplaar",
                "ordering": ["-proposed_at", "-pk"],
                "default_permissions": ("add", "view"),
            },
        ),
        migrations.AddField(
            model_name="documentpage",
            name="implements",
            field=models.ForeignKey(
                blank=True,
                help_text="Alleen voor werkprocessen, contracten en andere stukken die onder een convenant hangen.",
                limit_choices_to={"document__kind": "agreement"},
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.version",
                verbose_name="werkt deze versie van het convenant uit",
            ),
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="plaats")),
                ("title", models.CharField(max_length=250, verbose_name="titel")),
                ("name", models.CharField(max_length=250, verbose_name="bestandsnaam")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="documents.storedfile",
                        verbose_name="bestand",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="documents.version",
                        verbose_name="versie",
                    ),
                ),
            ],
            options={
                "verbose_name": "bijlage",
                "verbose_name_plural": "bijlagen",
                "ordering": ["version", "position"],
                "abstract": False,
                "default_permissions": ("view",),
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="plaats")),
                ("type", models.CharField(max_length=10, verbose_name="soort")),
                ("key", models.CharField(max_length=80, verbose_name="sleutel")),
                ("number", models.TextField(blank=True, verbose_name="nummer")),
                ("label", models.TextField(blank=True, verbose_name="aanduiding")),
                ("heading", models.TextField(blank=True, verbose_name="kop")),
                ("level", models.PositiveSmallIntegerField(verbose_name="niveau")),
                ("path", models.TextField(blank=True, verbose_name="onder")),
                ("text", models.TextField(verbose_name="tekst")),
                ("html", models.TextField(verbose_name="HTML")),
                ("digest", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="documents.version",
                        verbose_name="versie",
                    ),
                ),
            ],
            options={
                "verbose_name": "artikel",
                "verbose_name_plural": "artikelen",
                "ordering": ["version", "position"],
                "abstract": False,
                "default_permissions": ("view",),
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="IncomingFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="bestandsnaam")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agreement", "Convenant"),
                            ("process", "Werkproces"),
                            ("contract", "Standaardcontract"),
                            ("communication", "Communicatielijn"),
                            ("finance", "Financiële afspraak"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=250, verbose_name="titel")),
                (
                    "progress",
                    models.CharField(
                        choices=[
                            ("locked", "Wacht op een wachtwoord"),
                            ("read", "Gelezen, nog niet overgenomen"),
                            ("failed", "Niet te lezen"),
                            ("accepted", "Overgenomen in een concept"),
                        ],
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                ("message", models.TextField(blank=True, verbose_name="melding")),
                ("found", models.JSONField(default=dict, verbose_name="herkend")),
                ("brought_at", models.DateTimeField(auto_now_add=True, verbose_name="ingelezen op")),
                (
                    "brought_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ingelezen door",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="incoming_files",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="bestand",
                    ),
                ),
            ],
            options={
                "verbose_name": "ingelezen bestand",
                "verbose_name_plural": "ingelezen bestanden",
                "ordering": ["-brought_at", "-pk"],
                "default_permissions": ("add", "view"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("progress__in", ["locked", "read", "failed", "accepted"])),
                        name="incoming_progress_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("document__isnull", False),
                            models.Q(
                                models.Q(("kind", ""), _negated=True), models.Q(("title", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="incoming_file_has_goal",
                        violation_error_message="Kies een document, of geef soort en titel van een nieuw document.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExtractedText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Wordt nog gelezen"),
                            ("done", "Gelezen"),
                            ("failed", "Niet te lezen"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                ("reader", models.CharField(blank=True, max_length=80, verbose_name="gelezen met")),
                (
                    "readers",
                    models.CharField(
                        blank=True, editable=False, max_length=120, verbose_name="beschikbare lezers"
                    ),
                ),
                ("pages", models.JSONField(default=list, verbose_name="bladzijden")),
                ("warnings", models.JSONField(default=list, verbose_name="waarschuwingen")),
                ("error_code", models.CharField(blank=True, max_length=40, verbose_name="soort fout")),
                ("error", models.TextField(blank=True, verbose_name="fout")),
                ("extracted_at", models.DateTimeField(blank=True, null=True, verbose_name="gelezen op")),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extracted",
                        to="documents.storedfile",
                        verbose_name="bestand",
                    ),
                ),
            ],
            options={
                "verbose_name": "gelezen tekst",
                "verbose_name_plural": "gelezen teksten",
                "default_permissions": ("view",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["waiting", "done", "failed"])),
                        name="extraction_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "failed"), _negated=True),
                            models.Q(("error", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="extraction_failure_explained",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                fields=("document", "number", "correction"), name="unique_version_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                condition=models.Q(("label", ""), _negated=True),
                fields=("document", "label"),
                name="unique_version_label",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="version_numbers_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("correction", 0), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="version_erratum_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True),
                    models.Q(("determined_by", ""), _negated=True),
                    models.Q(("content", ""), _negated=True),
                ),
                name="version_complete",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("supersedes", None),
                    models.Q(("supersedes", models.F("pk")), _negated=True),
                    _connector="OR",
                ),
                name="version_supersedes_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.Exact(
                    django.db.models.functions.text.Length("digest"), 64
                ),
                name="version_digest_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="erratumproposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decided_at", None)),
                fields=("document",),
                name="one_open_erratum_proposal",
            ),
        ),
        migrations.AddConstraint(
            model_name="erratumproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("made", None), ("decided_at__isnull", False), _connector="OR"),
                name="made_erratum_is_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.UniqueConstraint(
                fields=("version", "position"), name="unique_attachment_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("position__gte", 1),
                    models.Q(("title", ""), _negated=True),
                    models.Q(("name", ""), _negated=True),
                ),
                name="attachment_complete",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(
                fields=("version", "position"), name="unique_article_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(fields=("version", "key"), name="unique_article_key"),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("type__in", ("preamble", "heading", "article", "annex")),
                    models.Q(("key", ""), _negated=True),
                ),
                name="article_type_and_key",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.Exact(
                    django.db.models.functions.text.Length("digest"), 64
                ),
                name="article_digest_whole",
            ),
        ),
        migrations.RunPython(add_triggers, remove_triggers, elidable=False),
    ]
