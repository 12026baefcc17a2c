
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0037_confirmed_people'),
    ]

    operations = [
        migrations.AddField(
            model_name='board',
            name='dots_settled_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='dot',
            name='participant',
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="dots",
                to="cocreation.participant",
            ),
        ),
        migrations.AlterField(
            model_name='dot',
            name='slot',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
    ]
