
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0012_dark_screen'),
    ]

    operations = [
        migrations.AddField(
            model_name='participant',
            name='role',
            field=models.CharField(choices=[('participant', 'deelnemer'), ('guide', 'begeleider'), ('note_taker', 'notulist'), ('observer', 'meekijker')], db_default='participant', default='participant', max_length=12, verbose_name='rol'),
        ),
        migrations.AddField(
            model_name='participant',
            name='table',
            field=models.CharField(blank=True, db_default='', default='', max_length=20, verbose_name='tafel'),
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='naam')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mailadres')),
                ('role', models.CharField(choices=[('participant', 'deelnemer'), ('guide', 'begeleider'), ('note_taker', 'notulist'), ('observer', 'meekijker')], default='participant', max_length=12, verbose_name='rol')),
                ('table', models.CharField(blank=True, max_length=20, verbose_name='tafel')),
                ('issue', models.PositiveIntegerField(default=1)),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('participant', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='invitation', to='cocreation.participant')),
                ('party', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='cocreation.party', verbose_name='partij')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='cocreation.cocreationsession')),
            ],
            options={
                'ordering': ['name', 'pk'],
            },
        ),
    ]
