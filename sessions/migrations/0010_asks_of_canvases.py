"""What solutions asked in four fields of their canvas become asks, each of one recipient; what was answered goes along.

Apart from the columns: PostgreSQL wants those finished. The texts of the fields stay where they are.
"""

from django.db import migrations

from sessions.phases.concretise.asks.from_texts import make_asks


def make(apps, _editor):
    def model(name):
        return apps.get_model("cocreation", name)

    make_asks(model, list(model("CocreationSession").objects.order_by("pk").values_list("pk", flat=True)))


class Migration(migrations.Migration):
    dependencies = [("cocreation", "0009_asks")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
