
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0019_suspended_versions'),
    ]

    operations = [
        migrations.AddField(
            model_name='accesslink',
            name='name',
            field=models.CharField(blank=True, db_default='', default='', max_length=80, verbose_name='naam'),
        ),
    ]
