"""Anonymity and reveal move from the inventory's phase state to a board of its own; prints get a name of their own.

First what stands in between is rescued: for 23 minutes on 24 November 2026 the second migration made other columns
than it does now. A database that was migrated then is brought to where it should be, without loss. One from before
22 November 2026, 12:08 UTC, when the first migration took its present shape, holds no sessions that anybody ran; it is
told so, and nothing in it is touched.
"""

import json

import django.db.models.deletion
from django.db import migrations, models

TOO_OLD = (
    "This database was made by software of before 22 November 2026, which never ran a session. Nothing was changed. "
    "Keep a copy of it, start with an empty DATA_DIR (or database), and bring what you need over by hand."
)


def columns_of(schema_editor, model):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        return {
            column.name for column in connection.introspection.get_table_description(cursor, model._meta.db_table)
        }


def rescue(apps, schema_editor):
    if "creation_key" not in columns_of(schema_editor, apps.get_model("cocreation", "CocreationSession")):
        raise RuntimeError(TOO_OLD)
    version = apps.get_model("cocreation", "BrownpaperVersion")
    if "data" not in columns_of(schema_editor, version):
        return
    for now, was in (("contents", "data"), ("contents_sha256", "data_sha256")):
        named = version._meta.get_field(now)
        earlier = named.clone()
        earlier.set_attributes_from_name(was)
        schema_editor.execute(schema_editor._rename_field_sql(version._meta.db_table, earlier, named, ""))
    response = apps.get_model("cocreation", "AskResponse")
    schema_editor.execute(f"ALTER TABLE {response._meta.db_table} ADD COLUMN ask text NOT NULL DEFAULT ''")
    for answered in response.objects.select_related("recipient"):
        asked_in = version.objects.filter(session=answered.recipient.session_id, number=answered.version).first()
        answered.ask = asked(asked_in, answered.workgroup_id)
        answered.save(update_fields=["ask"])
    value_item = apps.get_model("cocreation", "ValueItem")
    for constraint in value_item._meta.constraints:
        schema_editor.remove_constraint(value_item, constraint)
        schema_editor.add_constraint(value_item, constraint)


def asked(version, workgroup_id):
    """What a version asks for the solution of a workgroup, in its own words."""
    solutions = json.loads(version.contents)["brownpaper"]["concretise"]["solutions"] if version else []
    return next((each["texts"]["ask"] for each in solutions if each["workgroup_id"] == workgroup_id), "")


def boards(apps, schema_editor):
    board = apps.get_model("cocreation", "Board")
    for state in apps.get_model("cocreation", "PhaseState").objects.filter(phase="inventory").iterator():
        board.objects.create(
            session_id=state.session_id, is_anonymous=state.is_anonymous, revealed_at=state.revealed_at
        )


class Migration(migrations.Migration):
    dependencies = [("cocreation", "0002_brownpaper")]

    operations = [
        migrations.RunPython(rescue, migrations.RunPython.noop),
        migrations.RenameModel("Rendering", "PrintOrder"),
        migrations.AlterField(
            "PrintOrder",
            "session",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="print_orders",
                to="cocreation.cocreationsession",
            ),
        ),
        migrations.CreateModel(
            name="Board",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("is_anonymous", models.BooleanField(default=True)),
                ("revealed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "session",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="board",
                        to="cocreation.cocreationsession",
                    ),
                ),
            ],
        ),
        migrations.RunPython(boards, migrations.RunPython.noop),
    ]
