
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0017_boundary_signal'),
    ]

    operations = [
        migrations.AddField(
            model_name='connection',
            name='is_agreed',
            field=models.BooleanField(db_default=True, default=False, editable=False),
        ),
    ]
