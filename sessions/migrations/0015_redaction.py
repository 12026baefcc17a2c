
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0014_door_and_merging'),
    ]

    operations = [
        migrations.CreateModel(
            name='Redaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('thing', models.PositiveBigIntegerField()),
                ('places', models.JSONField(default=list)),
                ('written', models.TextField(blank=True)),
                ('hidden_why', models.CharField(max_length=300)),
                ('hidden_at', models.DateTimeField(auto_now_add=True)),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='redactions', to='cocreation.cocreationsession')),
            ],
            options={
                'ordering': ['hidden_at', 'pk'],
            },
        ),
    ]
