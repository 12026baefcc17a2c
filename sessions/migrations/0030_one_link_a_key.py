import uuid

from django.db import migrations, models


def once(model):
    return migrations.AlterField(model, "key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True))


class Migration(migrations.Migration):
    dependencies = [("cocreation", "0029_keys_of_links")]

    operations = [once("accesslink"), once("invitation")]
