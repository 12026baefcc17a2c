
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0033_facilitators_links'),
    ]

    operations = [
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(unique=True)),
                ('at', models.DateTimeField()),
                ('act', models.CharField(max_length=40)),
                ('who', models.CharField(max_length=40)),
                ('session_code', models.CharField(blank=True, max_length=8)),
                ('session_key', models.CharField(blank=True, db_index=True, max_length=36)),
                ('about', models.JSONField(default=dict)),
                ('previous', models.CharField(max_length=64)),
                ('digest', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='AuditHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(default=0)),
                ('digest', models.CharField(default='', max_length=64)),
            ],
        ),
    ]
