
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0032_signals_in_no_order'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='accesslink',
            name='user',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='links', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='accesslink',
            name='role',
            field=models.CharField(choices=[('screen', 'zaalscherm'), ('reader', 'lezer van het brownpaper'), ('facilitator', 'facilitator, eenmalig'), ('way_back', 'terug, na het verlies van een tweede stap')], max_length=12),
        ),
    ]
