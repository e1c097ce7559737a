"""On PostgreSQL the database itself refuses to change or delete what is on record for good.

SQLite loses its triggers whenever Django rebuilds a table, so there the model and the queryset are the guard, and
`manage.py verify` the check.
"""

from django.db import migrations

TABLES = ["documents_version", "documents_article", "documents_attachment", "documents_storedfile"]

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
    dependencies = [("documents", "0001_initial")]
    operations = [migrations.RunPython(add_triggers, remove_triggers, elidable=False)]
