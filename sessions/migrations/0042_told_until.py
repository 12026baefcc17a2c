from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0041_screens'),
    ]

    operations = [
        migrations.AddField(
            model_name='cocreationsession',
            name='told_until',
            field=models.DateField(blank=True, null=True),
        ),
    ]
