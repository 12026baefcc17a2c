import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cocreation', '0022_reworked_cards'),
    ]

    operations = [
        migrations.CreateModel(
            name='InvitationLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('creation_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('sender', models.CharField(max_length=120)),
                ('reply_to', models.EmailField(max_length=254)),
                ('subject', models.CharField(max_length=200)),
                ('text', models.TextField(max_length=4000)),
                ('language', models.CharField(max_length=5)),
                ('base', models.CharField(max_length=200)),
                ('halted_why', models.CharField(blank=True, max_length=300)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='cocreation.cocreationsession')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='LetterSent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.EmailField(blank=True, max_length=254)),
                ('issue', models.PositiveIntegerField()),
                ('status', models.CharField(choices=[('waiting', 'wacht'), ('going', 'wordt verstuurd'), ('accepted', 'verstuurd'), ('refused', 'geweigerd door de mailserver'), ('bounced', 'kwam terug'), ('uncertain', 'onzeker of het aankwam'), ('dropped', 'niet verstuurd')], default='waiting', max_length=10)),
                ('why', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters_sent', to='cocreation.invitation')),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sent', to='cocreation.invitationletter')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('letter', 'invitation'), name='letter_once_a_guest')],
            },
        ),
    ]
