"""A document, and a file brought in for one, has one of the kinds that are rows; one agreement may be the main one."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_first_document_kinds")]

    operations = [
        migrations.AlterModelOptions(
            name="document",
            options={
                "base_manager_name": "objects",
                "ordering": ["kind", "title"],
                "verbose_name": "document",
                "verbose_name_plural": "documenten",
            },
        ),
        migrations.RemoveConstraint(
            model_name="document",
            name="document_kind_known",
        ),
        migrations.AddField(
            model_name="document",
            name="is_main",
            field=models.BooleanField(
                default=False, editable=False, verbose_name="gekozen als hoofdconvenant"
            ),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="is_main",
            field=models.BooleanField(
                default=False, editable=False, verbose_name="gekozen als hoofdconvenant"
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="kind",
            field=models.ForeignKey(
                db_column="kind",
                error_messages={"invalid": "De soort %(value)s is er niet. Kies een andere."},
                on_delete=django.db.models.deletion.PROTECT,
                related_name="documents",
                to="documents.documentkind",
                to_field="code",
                verbose_name="soort",
            ),
        ),
        migrations.AlterField(
            model_name="historicaldocument",
            name="kind",
            field=models.ForeignKey(
                blank=True,
                db_column="kind",
                error_messages={"invalid": "De soort %(value)s is er niet. Kies een andere."},
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="documents.documentkind",
                to_field="code",
                verbose_name="soort",
            ),
        ),
        migrations.AlterField(
            model_name="incomingfile",
            name="kind",
            field=models.ForeignKey(
                blank=True,
                db_column="kind",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.documentkind",
                to_field="code",
                verbose_name="soort",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_main", False), ("kind", "agreement"), _connector="OR"),
                name="main_is_agreement",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_main", True)), fields=("is_main",), name="one_main_agreement"
            ),
        ),
        migrations.AddConstraint(
            model_name="incomingfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("document__isnull", False),
                    models.Q(("kind__isnull", False), models.Q(("title", ""), _negated=True)),
                    _connector="OR",
                ),
                name="incoming_file_has_goal",
                violation_error_message="Kies een document, of geef soort en titel van een nieuw document.",
            ),
        ),
    ]
