from django.db import migrations, models


def keyed(model):
    return [
        migrations.AddField(model, "key", models.UUIDField(editable=False, null=True)),
        migrations.AddField(model, "numbered_until", models.DateTimeField(blank=True, editable=False, null=True)),
    ]


class Migration(migrations.Migration):
    dependencies = [("cocreation", "0027_numbers_of_cards")]

    operations = [
        migrations.AddField("accesslink", "expires_at", models.DateTimeField(blank=True, null=True)),
        *keyed("accesslink"),
        *keyed("invitation"),
    ]
