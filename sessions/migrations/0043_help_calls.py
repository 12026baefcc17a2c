import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0042_told_until'),
    ]

    operations = [
        migrations.CreateModel(
            name='HelpCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField()),
                ('coming_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                (
                    'workgroup',
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='help_call',
                        to='cocreation.workgroup',
                    ),
                ),
            ],
        ),
    ]
