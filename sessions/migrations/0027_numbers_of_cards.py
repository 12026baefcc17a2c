"""Cards of boards that were revealed keep the number by which they were cited so far. Those of other boards were written
under keys that tell the order: they get others.

Apart from the columns: PostgreSQL wants those finished.
"""

from django.db import migrations

from sessions.core.creation import FIRST_RANDOM_KEY, random_key


def give_numbers(apps, _editor):
    def model(name):
        return apps.get_model("cocreation", name)

    revealed = set(model("Board").objects.exclude(revealed_at=None).values_list("session_id", flat=True))
    Contribution, ParkedItem = model("Contribution"), model("ParkedItem")  # noqa: N806 (models)
    for session in model("CocreationSession").objects.order_by("pk").values_list("pk", flat=True):
        cards = list(Contribution.objects.filter(session=session, number=None).order_by("pk"))
        if session in revealed:
            for number, card in enumerate(cards, start=1):
                card.number = number
            Contribution.objects.bulk_update(cards, ["number"], batch_size=500)
            continue
        for card in cards:
            if card.author_id is None and card.origin == "" and card.pk < FIRST_RANDOM_KEY:
                key = random_key()
                Contribution.objects.filter(pk=card.pk).update(id=key)
                ParkedItem.objects.filter(contribution=card.pk).update(contribution=key)


class Migration(migrations.Migration):
    dependencies = [("cocreation", "0026_written_in_no_order")]

    operations = [migrations.RunPython(give_numbers, migrations.RunPython.noop)]
