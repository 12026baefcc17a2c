
import sessions.core.creation
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0031_overuse'),
    ]

    operations = [
        migrations.AlterField(
            model_name='boundarysignal',
            name='id',
            field=models.BigIntegerField(default=sessions.core.creation.random_key, editable=False, primary_key=True, serialize=False),
        ),
    ]
