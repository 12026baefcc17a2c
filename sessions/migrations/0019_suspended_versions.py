
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0018_naming_agreed'),
    ]

    operations = [
        migrations.AddField(
            model_name='brownpaperversion',
            name='suspended_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
