"""Links that were made before get a random key; their addresses, which name a number, go on for a while.

Apart from the columns: PostgreSQL wants those finished.
"""

import uuid
from datetime import timedelta

from django.db import migrations
from django.utils import timezone

# The terms of that day; those of now stand in sessions/core/links.py and keyed.py.
NUMBERED = timedelta(days=30)
LASTS = {"reader": timedelta(days=90), "facilitator": timedelta(days=7)}


def give_keys(apps, _editor):
    now = timezone.now()
    for name in ("AccessLink", "Invitation"):
        rows = apps.get_model("cocreation", name).objects
        for pk in rows.filter(key=None).values_list("pk", flat=True):
            rows.filter(pk=pk).update(key=uuid.uuid4(), numbered_until=now + NUMBERED)
    for role, lasts in LASTS.items():
        apps.get_model("cocreation", "AccessLink").objects.filter(role=role).update(expires_at=now + lasts)


class Migration(migrations.Migration):
    dependencies = [("cocreation", "0028_keyed_links")]

    operations = [migrations.RunPython(give_keys, migrations.RunPython.noop)]
