"""Whatever a facilitator does to the room, no fragment that is kept tells of the time before."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from sessions.core.deeds.models import Deed
from sessions.core.deeds.operations import undo
from sessions.core.hiding.redacting import redact
from sessions.core.models import Facilitator
from sessions.facilitation.guests.colleagues import end_facilitating
from sessions.facilitation.screens.operations import choose
from sessions.facilitation.screens.queries import screens
from sessions.facilitation.shift import operations as shift
from sessions.facilitation.steering import operations as steering
from sessions.phases.conclude.operations import give_consent
from sessions.phases.conclude.rounds import operations as rounds
from sessions.phases.concretise.helping import operations as helping
from sessions.phases.enthuse.groups import operations as groups
from sessions.phases.enthuse.redacting import WORKGROUP_NAME
from sessions.phases.inventory import clustering
from tests.cast import Cast
from tests.kept import kept_and_fresh
from tests.live.scenarios import set_stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(cast):
    set_stage(cast)
    return cast


def back(stage: Cast) -> None:
    """Undo what was done last."""
    undo(session=stage.session, deed=Deed.objects.filter(session=stage.session, undone_at=None).first())


def acts(stage: Cast) -> Iterator[Callable[[], object]]:
    group, session = stage.extra["workgroup"], stage.session
    sofie = Facilitator.objects.create(session=session, user=stage.new_user("sofie"))
    other = groups.make_group(session=session, title="Avondpoli", room="Zaal 2")
    point = shift.write_point(session=session, kind="point", text="Koffie", owner="sofie", who="alice")
    steering.move_to(session=session, phase="concretise")
    call = partial(helping.call_for_help, workgroup=group, participant=stage.anna.participant)
    yield partial(groups.place_people, group=other, people=[stage.chris.participant], why="Daar is plaats")
    yield call
    yield partial(shift.watch_group, group=group, who="sofie")
    yield partial(shift.watch_group, group=other, who="sofie")
    yield partial(shift.take_over, session=session, who="sofie")
    yield partial(back, stage)
    yield partial(shift.take_over, session=session, who="sofie")
    yield partial(choose, screen=screens(session).get(), shows="groups")
    yield partial(groups.merge_groups, kept=other, other=group, why="Samen sterker")
    yield partial(helping.come_to_help, workgroup=other)
    yield partial(back, stage)
    yield partial(back, stage)  # the merging
    yield partial(groups.merge_groups, kept=other, other=group)
    yield partial(groups.part_group, solution=group, people=[stage.anna.participant])
    yield partial(groups.change_group, group=group, title="Een andere naam", room="Zaal 9", capacity=2)
    yield partial(groups.give_lead, group=group, participant=stage.anna.participant)
    yield partial(groups.give_lead, group=group, participant=None)
    yield partial(groups.give_lead, group=group, participant=stage.anna.participant)
    yield partial(groups.close_group, group=group)
    yield partial(groups.reopen_group, group=group)
    yield partial(redact, WORKGROUP_NAME, group, why="Noemt iemand")
    yield partial(helping.come_to_help, workgroup=group)
    yield partial(helping.end_help, workgroup=group)
    yield call
    yield partial(shift.own_point, point=point, who="alice")
    yield partial(shift.settle_point, point=point)
    yield partial(shift.reopen_point, point=point)
    yield partial(rounds.choose_deciding, session=session, one_at_a_time=True, is_hidden=True)
    yield partial(rounds.put_on_table, workgroup=group)
    yield partial(give_consent, workgroup=group, participant=stage.anna.participant, answer="agree")
    yield partial(rounds.reveal_outcomes, session=session)
    yield partial(rounds.begin_round, workgroup=group)
    yield partial(rounds.put_on_table, workgroup=other)
    yield partial(back, stage)
    yield partial(back, stage)  # the round
    yield partial(rounds.begin_round, workgroup=group)
    yield partial(give_consent, workgroup=group, participant=stage.bram.participant, answer="agree")
    first, other_cluster = stage.extra["cluster"], clustering.make_cluster(session=session, title="Nog een kop")
    cards = stage.extra["cards"]
    yield partial(clustering.move_contributions, session=session, contributions=cards[:1], cluster=other_cluster)
    yield partial(clustering.rename_cluster, cluster=first, title="Een andere kop")
    yield partial(back, stage)
    yield partial(clustering.make_cluster, session=session, title="Derde kop", contributions=cards[1:3])
    yield partial(back, stage)
    yield partial(clustering.merge_clusters, kept=first, other=other_cluster)
    yield partial(back, stage)
    yield partial(back, stage)  # the move
    yield partial(end_facilitating, facilitator=sofie)
    yield partial(steering.freeze, session=session)
    yield partial(steering.thaw, session=session)
    yield partial(steering.close_phase, session=session, phase="concretise")
    yield partial(back, stage)


def test_what_is_kept_of_every_fragment_equals_a_fresh_one_after_each_act(stage):
    list(kept_and_fresh(stage))
    for act in acts(stage):
        act()
        for name, audience, kept, fresh in kept_and_fresh(stage):
            assert kept == fresh or name == "presence", (name, audience, act)
