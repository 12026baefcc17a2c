"""A row that is read with a statement of our own is the row that the ORM reads, on both databases."""

import pytest
from django.apps import apps
from django.db import transaction

from sessions.core.models import CocreationSession, PhaseState
from sessions.core.people.models import Participant, Recipient
from sessions.core.rows import row
from sessions.phases.inventory.models import Board


def values(thing) -> dict:
    return {each.attname: getattr(thing, each.attname) for each in thing._meta.concrete_fields}


@pytest.mark.parametrize("model", [CocreationSession, PhaseState, Participant, Board])
def test_it_is_what_the_orm_reads(cast, model):
    cast.open_everything()
    cast.workgroup()
    read = model._base_manager.order_by("pk").first()

    found = row(model, id=read.pk)

    assert found == read and values(found) == values(read)
    assert not found._state.adding and found._state.db == read._state.db


@pytest.mark.parametrize("model", [each for each in apps.get_models() if each.__module__.startswith("sessions.")])
def test_it_reads_the_columns_of_every_model(db, model):
    assert row(model, **{model._meta.pk.column: 0}) is None


def test_every_column_must_agree(cast):
    assert row(PhaseState, session_id=cast.session.pk, phase="inform").phase == "inform"
    assert row(PhaseState, session_id=cast.session.pk, phase="nothing") is None
    assert row(PhaseState, session_id=cast.session.pk + 1000, phase="inform") is None


def test_it_can_be_locked(cast):
    with transaction.atomic():
        assert row(CocreationSession, is_locked=True, id=cast.session.pk) == cast.session


def test_moments_know_their_zone(cast):
    recipient = Recipient.objects.create(session=cast.session, name="de minister", role="minister")
    found = row(CocreationSession, id=cast.session.pk)

    assert found.starts_at.tzinfo is not None
    assert row(Recipient, id=recipient.pk).creation_key == recipient.creation_key
