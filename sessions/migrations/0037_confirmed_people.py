
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0036_erased_people'),
    ]

    operations = [
        migrations.AddField(
            model_name='participant',
            name='is_confirmed',
            field=models.BooleanField(db_default=True, default=True),
        ),
    ]
