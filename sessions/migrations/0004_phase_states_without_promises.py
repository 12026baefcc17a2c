"""What was copied to the board goes from the phase states. Apart from the copying: PostgreSQL wants that finished."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cocreation", "0003_board_and_print_orders")]

    operations = [
        migrations.RemoveField("PhaseState", "is_anonymous"),
        migrations.RemoveField("PhaseState", "revealed_at"),
    ]
