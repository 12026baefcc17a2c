
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0035_retention'),
    ]

    operations = [
        migrations.AddField(
            model_name='brownpaperversion',
            name='compared',
            field=models.TextField(blank=True, db_default='', default=''),
        ),
        migrations.AddField(
            model_name='participant',
            name='erased_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
