import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0044_shifts'),
    ]

    operations = [
        migrations.CreateModel(
            name='ConsentRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('is_tabled', models.BooleanField(db_default=False, default=False)),
                ('revealed_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Deciding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('one_at_a_time', models.BooleanField(db_default=False, default=False, verbose_name='één voor één')),
                ('is_hidden', models.BooleanField(db_default=False, default=False, verbose_name='uitslag verborgen')),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='consentanswer',
            name='consent_once',
        ),
        migrations.AddField(
            model_name='consentanswer',
            name='of_round',
            field=models.PositiveSmallIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='consentanswer',
            name='counted',
            field=models.BooleanField(db_default=True, default=True, editable=False),
        ),
        migrations.AddConstraint(
            model_name='consentanswer',
            constraint=models.UniqueConstraint(
                condition=models.Q(('of_round', None)), fields=('workgroup', 'participant'), name='consent_once'
            ),
        ),
        migrations.AddConstraint(
            model_name='consentanswer',
            constraint=models.UniqueConstraint(
                fields=('workgroup', 'participant', 'of_round'), name='consent_once_a_round'
            ),
        ),
        migrations.AddField(
            model_name='consentround',
            name='workgroup',
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name='consent_round', to='cocreation.workgroup'
            ),
        ),
        migrations.AddField(
            model_name='deciding',
            name='on_table',
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name='+',
                to='cocreation.workgroup',
            ),
        ),
        migrations.AddField(
            model_name='deciding',
            name='session',
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name='deciding',
                to='cocreation.cocreationsession',
            ),
        ),
    ]
