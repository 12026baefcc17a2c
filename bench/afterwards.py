"""What stands in the database after a measurement: python -m bench.afterwards CODE, prints JSON."""

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cocreatie.settings")

import django

django.setup()

from django.db.models import Max, Min  # noqa: E402

from sessions.core.journal import Event  # noqa: E402
from sessions.phases.inventory.models import Contribution  # noqa: E402


def main(code: str) -> dict:
    """texts: every contribution's; gaps: revisions of the journal that are missing between its first and last."""
    journal = Event.objects.filter(session__code=code)
    ends = journal.aggregate(first=Min("revision"), last=Max("revision"))
    return {
        "texts": list(Contribution.objects.filter(session__code=code).values_list("text", flat=True)),
        "gaps": ends["last"] - ends["first"] + 1 - journal.count(),
    }


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
