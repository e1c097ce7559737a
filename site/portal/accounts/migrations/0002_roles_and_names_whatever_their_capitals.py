"""What each group was given is kept, so that no migration gives it back; and one account a name, whatever its
capitals. Two accounts of one name are told by the check accounts.E001 before anything is migrated."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models
from django.db.models import Q

NAMES = ("Regionaal team", "Beheerders")
# Of these the groups got all that they should have, at each migration until now.
COVERED = ("documents", "signatures", "search", "accounts", "wagtailadmin")


def note_what_was_given(apps, schema_editor):
    Role = apps.get_model("accounts", "Role")
    Permission = apps.get_model("auth", "Permission")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=NAMES):
        had = Permission.objects.filter(Q(content_type__app_label__in=COVERED) | Q(group=group)).distinct()
        given = sorted(
            f"{app}.{code}" for app, code in had.values_list("content_type__app_label", "codename")
        )
        Role.objects.create(name=group.name, group=group, given=[*given, "drafts"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="Role",
            fields=[
                (
                    "name",
                    models.CharField(max_length=150, primary_key=True, serialize=False, verbose_name="naam"),
                ),
                (
                    "group",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="role",
                        to="auth.group",
                    ),
                ),
                ("given", models.JSONField(default=list)),
            ],
            options={"verbose_name": "rol", "verbose_name_plural": "rollen"},
        ),
        migrations.RunPython(note_what_was_given, migrations.RunPython.noop, elidable=True),
        migrations.AlterModelManagers(name="user", managers=[]),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("username"),
                name="one_account_a_name",
                violation_error_message="Er is al een gebruiker met deze naam. Hoofdletters maken geen verschil. Kies een andere naam.",
            ),
        ),
    ]
