
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0011_hiding'),
    ]

    operations = [
        migrations.AddField(
            model_name='cocreationsession',
            name='dark_text',
            field=models.CharField(blank=True, db_default='', default='', max_length=120),
        ),
        migrations.AddField(
            model_name='cocreationsession',
            name='is_screen_dark',
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
