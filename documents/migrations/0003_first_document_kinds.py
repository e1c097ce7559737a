"""The five kinds that the documents so far have; what is brought in for a document that exists has none. The
history of the kinds follows after all migrations (`documents.kinds.first_kinds`)."""

from django.db import migrations

from documents.kinds.first_kinds import FIRST_KINDS


def put(apps, schema_editor):
    using = schema_editor.connection.alias
    kinds = apps.get_model("documents", "DocumentKind")
    kinds._default_manager.using(using).bulk_create(kinds(**values) for values in FIRST_KINDS)
    apps.get_model("documents", "IncomingFile").objects.using(using).filter(kind="").update(kind=None)


def without_kind(apps, schema_editor):
    files = apps.get_model("documents", "IncomingFile").objects.using(schema_editor.connection.alias)
    files.filter(kind=None).update(kind="")


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_document_kinds")]

    operations = [migrations.RunPython(put, without_kind)]
