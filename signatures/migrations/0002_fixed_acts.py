"""On PostgreSQL the database itself refuses to change or delete an act."""

from django.db import migrations


def add_trigger(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE TRIGGER signatures_act_fixed BEFORE UPDATE OR DELETE ON signatures_act "
            "FOR EACH ROW EXECUTE FUNCTION documents_refuse_change()"
        )


def remove_trigger(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER IF EXISTS signatures_act_fixed ON signatures_act")


class Migration(migrations.Migration):
    dependencies = [("signatures", "0001_initial"), ("documents", "0002_fixed_rows")]
    operations = [migrations.RunPython(add_trigger, remove_trigger, elidable=False)]
