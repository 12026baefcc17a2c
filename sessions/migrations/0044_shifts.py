import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0043_help_calls'),
    ]

    operations = [
        migrations.CreateModel(
            name='GroupWatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('who', models.CharField(blank=True, max_length=150)),
                (
                    'workgroup',
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='watch',
                        to='cocreation.workgroup',
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('who', models.CharField(max_length=150)),
                ('began_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                (
                    'session',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='shifts',
                        to='cocreation.cocreationsession',
                    ),
                ),
            ],
            options={
                'ordering': ['-began_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ShiftPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('creation_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                (
                    'kind',
                    models.CharField(
                        choices=[('note', 'aantekening'), ('point', 'open punt'), ('promise', 'toegezegd aan iemand')],
                        max_length=8,
                        verbose_name='wat is het?',
                    ),
                ),
                ('text', models.CharField(max_length=400, verbose_name='wat moet de volgende weten?')),
                ('owner', models.CharField(blank=True, max_length=150, verbose_name='wie zorgt ervoor?')),
                ('written_by', models.CharField(max_length=150)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                (
                    'session',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='shift_points',
                        to='cocreation.cocreationsession',
                    ),
                ),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
    ]
