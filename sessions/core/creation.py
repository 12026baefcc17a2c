"""Whatever is created carries a key made in the browser; the server applies a key once."""

import uuid

from django.db import models
from django.utils.translation import gettext as _

from sessions.core.refusal import Refused


class CreatedOnce(models.Model):
    """A thing that a retried or doubled POST creates only once."""

    creation_key = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


def create_once(model: type[CreatedOnce], creation_key: uuid.UUID | None, **fields) -> tuple[CreatedOnce, bool]:
    """Create `model` with `fields` unless this key already did. Called inside `change()`, whose lock keeps a
    repeated POST waiting until the first is through; the database's unique key guards the rest.

    creation_key: from the browser; None makes a fresh one. Returns (the thing, whether it was created now).
    Raises Refused when the key already made something with other words: they were improved while the first
    answer was lost, and neither may disappear. The form then gets a fresh key.
    """
    thing = model.objects.filter(creation_key=creation_key).first() if creation_key else None
    if thing is None:
        return model.objects.create(creation_key=creation_key or uuid.uuid4(), **fields), True
    if any(getattr(thing, name) != text for name, text in fields.items() if type(text) is str):
        raise Refused(_("Wat u eerder verstuurde, is al bewaard. Verstuur nog eens als dit erbij moet."))
    return thing, False
