
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0013_people_expected'),
    ]

    operations = [
        migrations.AddField(
            model_name='cocreationsession',
            name='confirms_parties',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name='cocreationsession',
            name='door_code',
            field=models.CharField(blank=True, db_default='', default='', max_length=8),
        ),
        migrations.AddField(
            model_name='cocreationsession',
            name='is_door_open',
            field=models.BooleanField(db_default=True, default=True),
        ),
        migrations.AddField(
            model_name='party',
            name='is_confirmed',
            field=models.BooleanField(db_default=True, default=True),
        ),
        migrations.CreateModel(
            name='Merging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rows', models.JSONField(default=dict)),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merged', to='cocreation.participant')),
                ('other', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='merging', to='cocreation.participant')),
            ],
        ),
    ]
