
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0016_read_before'),
    ]

    operations = [
        migrations.CreateModel(
            name='BoundarySignal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('thing', models.PositiveBigIntegerField()),
                ('written', models.TextField()),
                ('crosses', models.CharField(choices=[('market', 'de eigen marktpositie: prijzen, marges, klanten'), ('personal', 'gegevens over een persoon'), ('harm', 'het kan iemand schaden')], max_length=10)),
                ('mark', models.CharField(db_index=True, max_length=64)),
                ('verdict', models.CharField(blank=True, choices=[('stays', 'blijft staan'), ('reworded', 'de schrijver wordt om een andere tekst gevraagd'), ('hidden', 'wordt verborgen')], max_length=10)),
                ('answer', models.CharField(blank=True, max_length=300)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signals', to='cocreation.cocreationsession')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'thing', 'mark'), name='signal_once')],
            },
        ),
    ]
