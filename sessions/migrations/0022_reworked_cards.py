import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0021_verdict_gone'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reworking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('creation_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('hidden_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('hidden_why', models.CharField(blank=True, db_default='', default='', editable=False, max_length=300)),
                ('taken_away_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reworkings', to='cocreation.cocreationsession')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='contribution',
            name='became',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sources', to='cocreation.reworking'),
        ),
        migrations.AddField(
            model_name='contribution',
            name='comes_from',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='results', to='cocreation.reworking'),
        ),
        migrations.AddField(
            model_name='contribution',
            name='had_become',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='former_sources', to='cocreation.reworking'),
        ),
        migrations.CreateModel(
            name='DotAlong',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='came_along', to='cocreation.dot')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dots_gone_along', to='cocreation.contribution')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('dot', 'source'), name='dot_along_once')],
            },
        ),
    ]
