
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0015_redaction'),
    ]

    operations = [
        migrations.AddField(
            model_name='board',
            name='is_read_before',
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
