import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0038_settled_dots'),
    ]

    operations = [
        migrations.AddField(
            model_name='programmeblock',
            name='ended_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='programmeblock',
            name='is_fixed',
            field=models.BooleanField(db_default=False, default=False, verbose_name='ligt vast'),
        ),
        migrations.AddField(
            model_name='programmeblock',
            name='is_for_facilitators',
            field=models.BooleanField(db_default=False, default=False, verbose_name='alleen voor facilitators'),
        ),
        migrations.AddField(
            model_name='programmeblock',
            name='is_parallel',
            field=models.BooleanField(db_default=False, default=False, verbose_name='loopt ernaast'),
        ),
        migrations.AddField(
            model_name='programmeblock',
            name='planned_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='programmeblock',
            name='planned_minutes',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='Deed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(max_length=30)),
                ('about', models.JSONField(default=dict)),
                ('rows', models.JSONField(default=list)),
                ('who', models.CharField(blank=True, max_length=40)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                (
                    'session',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='deeds',
                        to='cocreation.cocreationsession',
                    ),
                ),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
    ]
