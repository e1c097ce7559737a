"""The five kinds that every document so far has. What is brought in for a document that exists has no kind."""

from django.db import migrations

from documents.kinds.first_kinds import put_first_kinds


def put(apps, schema_editor):
    put_first_kinds(
        apps.get_model("documents", "DocumentKind"),
        apps.get_model("documents", "HistoricalDocumentKind"),
        using=schema_editor.connection.alias,
    )
    apps.get_model("documents", "IncomingFile").objects.using(schema_editor.connection.alias).filter(
        kind=""
    ).update(kind=None)


def without_kind(apps, schema_editor):
    apps.get_model("documents", "IncomingFile").objects.using(schema_editor.connection.alias).filter(
        kind=None
    ).update(kind="")


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_document_kinds")]

    operations = [migrations.RunPython(put, without_kind)]
