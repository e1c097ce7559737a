"""On PostgreSQL the database itself refuses to change or delete the PDF that was made to be signed."""

from django.db import migrations


def add_trigger(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE TRIGGER signatures_signingpdf_fixed BEFORE UPDATE OR DELETE ON signatures_signingpdf "
            "FOR EACH ROW EXECUTE FUNCTION documents_refuse_change()"
        )


def remove_trigger(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER IF EXISTS signatures_signingpdf_fixed ON signatures_signingpdf")


class Migration(migrations.Migration):
    dependencies = [("signatures", "0003_rounds_routes_and_contacts")]
    operations = [migrations.RunPython(add_trigger, remove_trigger, elidable=False)]
