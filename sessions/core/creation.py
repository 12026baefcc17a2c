"""Whatever is created carries a key made in the browser; the server applies a key once."""

import uuid

from django.db import models


class CreatedOnce(models.Model):
    """A thing that a retried or doubled POST creates only once."""

    creation_key = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


def create_once(model: type[CreatedOnce], creation_key: uuid.UUID | None, **fields) -> tuple[CreatedOnce, bool]:
    """Create `model` with `fields` unless this key already did.

    creation_key: from the browser; None makes a fresh one. Returns (the thing, whether it was created now).
    """
    return model.objects.get_or_create(creation_key=creation_key or uuid.uuid4(), defaults=fields)
