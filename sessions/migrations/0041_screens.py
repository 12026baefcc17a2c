from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0040_groups'),
    ]

    operations = [
        migrations.AddField(
            model_name='accesslink',
            name='shows',
            field=models.CharField(
                choices=[
                    ('phase', 'de fase waar de zaal is'),
                    ('code', 'de code om mee te doen'),
                    ('groups', 'de werkgroepen en hun ruimtes'),
                    ('break', 'pauze, met een grote klok'),
                    ('solution', 'één oplossing, als dia'),
                    ('cluster', 'één cluster'),
                    ('card', 'één kaart'),
                    ('answers', 'de antwoorden van de minister'),
                ],
                db_default='phase',
                default='phase',
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name='accesslink',
            name='shows_key',
            field=models.CharField(blank=True, db_default='', default='', max_length=20),
        ),
    ]
