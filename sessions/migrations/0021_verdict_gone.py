
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0020_link_for_whom'),
    ]

    operations = [
        migrations.AlterField(
            model_name='boundarysignal',
            name='verdict',
            field=models.CharField(blank=True, choices=[('stays', 'blijft staan'), ('reworded', 'de schrijver wordt om een andere tekst gevraagd'), ('hidden', 'wordt verborgen'), ('gone', 'de schrijver haalde het weg')], max_length=10),
        ),
    ]
