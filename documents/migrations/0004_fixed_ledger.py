"""On PostgreSQL the database itself refuses to change or delete a line of the log."""

from django.db import migrations


def add_trigger(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE TRIGGER documents_ledgerentry_fixed BEFORE UPDATE OR DELETE ON documents_ledgerentry "
            "FOR EACH ROW EXECUTE FUNCTION documents_refuse_change()"
        )


def remove_trigger(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER IF EXISTS documents_ledgerentry_fixed ON documents_ledgerentry")


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_decisions_and_ledger")]
    operations = [migrations.RunPython(add_trigger, remove_trigger, elidable=False)]
