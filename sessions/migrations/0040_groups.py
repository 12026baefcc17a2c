import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0039_programme_in_time'),
    ]

    operations = [
        migrations.AddField(
            model_name='membership',
            name='told',
            field=models.CharField(
                blank=True, choices=[('moved', 'verplaatst'), ('lead_passed', 'een ander trekt'), ('lead_given', 'trekker geworden')],
                db_default='', default='', max_length=12),
        ),
        migrations.AddField(
            model_name='membership',
            name='why',
            field=models.CharField(blank=True, db_default='', default='', max_length=200),
        ),
        migrations.AddField(
            model_name='workgroup',
            name='capacity',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hoeveel mensen hooguit?'),
        ),
        migrations.AddField(
            model_name='workgroup',
            name='closed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='workgroup',
            name='room',
            field=models.CharField(blank=True, db_default='', default='', max_length=60, verbose_name='ruimte of tafel'),
        ),
        migrations.CreateModel(
            name='Hosting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name='hosted', to='cocreation.workgroup')),
                ('solution', models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name='hosting', to='cocreation.workgroup')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
    ]
