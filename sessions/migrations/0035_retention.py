
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0034_audit_log'),
    ]

    operations = [
        migrations.AddField(
            model_name='cocreationsession',
            name='keep_months',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
    ]
