import sessions.core.creation
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0025_written_on_behalf'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='contribution',
            options={'ordering': ['number', 'pk']},
        ),
        migrations.AddField(
            model_name='board',
            name='told_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='board',
            name='told_total',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name='contribution',
            name='number',
            field=models.PositiveIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='question',
            name='mark',
            field=models.CharField(blank=True, db_default='', default='', max_length=64),
        ),
        migrations.AlterField(
            model_name='contribution',
            name='id',
            field=models.BigIntegerField(default=sessions.core.creation.random_key, editable=False, primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name='contribution',
            name='mark',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AlterField(
            model_name='question',
            name='id',
            field=models.BigIntegerField(default=sessions.core.creation.random_key, editable=False, primary_key=True, serialize=False),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.UniqueConstraint(fields=('session', 'number'), name='contribution_number_once'),
        ),
    ]
