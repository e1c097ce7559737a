"""A template of a decision route has one of the kinds of document that are rows."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_documents_by_kind"),
        ("signatures", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="historicalroutetemplate",
            name="kind",
            field=models.ForeignKey(
                blank=True,
                db_column="kind",
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="documents.documentkind",
                to_field="code",
                verbose_name="soort document",
            ),
        ),
        migrations.AlterField(
            model_name="routetemplate",
            name="kind",
            field=models.ForeignKey(
                db_column="kind",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.documentkind",
                to_field="code",
                verbose_name="soort document",
            ),
        ),
    ]
