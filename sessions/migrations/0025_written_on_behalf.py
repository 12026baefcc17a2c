from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0024_seats'),
    ]

    operations = [
        migrations.AddField(
            model_name='contribution',
            name='on_behalf',
            field=models.CharField(blank=True, db_default='', default='', max_length=20),
        ),
    ]
