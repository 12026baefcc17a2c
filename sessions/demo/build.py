"""Builds the demo session through the same operations that people use."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from sessions.core.deeds.operations import forget_deeds
from sessions.core.links import make_link_at_once
from sessions.core.models import AccessLink, CocreationSession, PhaseState
from sessions.core.people.operations import add_party, join
from sessions.core.people.secrets import new_secret
from sessions.demo import content
from sessions.facilitation.preparing import operations as preparation
from sessions.facilitation.steering import operations as facilitation
from sessions.phases.concretise import operations as concretise
from sessions.phases.concretise.asks.operations import add_ask
from sessions.phases.concretise.value_case.operations import add_value_item
from sessions.phases.enthuse import operations as enthuse
from sessions.phases.inform import operations as inform
from sessions.phases.introduce import operations as introduce
from sessions.phases.inventory import operations as inventory
from sessions.phases.inventory.clustering import make_cluster
from sessions.phases.registry import SLUGS

CODE = "DEMO24"
# The room is at its first work in groups; what came before stays open so that a visitor can try everything.
NOW_AT = "concretise"
MINUTES_UNDER_WAY = 310


def demo_session() -> CocreationSession:
    """The demo session, built the first time it is asked for."""
    return CocreationSession.objects.filter(code=CODE).first() or build()


def fresh_facilitator_link(session: CocreationSession) -> AccessLink:
    """A new one-time link into the cockpit."""
    return make_link_at_once(session)


@transaction.atomic
def build() -> CocreationSession:
    user, _new = get_user_model().objects.get_or_create(username=f"facilitator-{CODE.lower()}")
    session = preparation.create_session(
        facilitator=user,
        challenge=content.CHALLENGE,
        urgency=content.URGENCY,
        purpose=content.PURPOSE,
        character=content.CHARACTER,
        starts_at=timezone.now().replace(second=0, microsecond=0) - timedelta(minutes=MINUTES_UNDER_WAY),
        horizon=content.HORIZON,
        code=CODE,
        is_demo=True,
    )
    for phase in SLUGS[: SLUGS.index(NOW_AT) + 1]:
        facilitation.open_phase(session=session, phase=phase)
    people = seat_everyone(session)
    fill_inform(session, [person for person, _secret in people])
    fill_board(session, people)
    fill_workgroups(session, [person for person, _secret in people])
    arrive_at(session)
    forget_deeds(session)
    return session


def seat_everyone(session) -> list[tuple]:
    parties = []
    for name, sector, gets, gives in content.PARTIES:
        party = add_party(session=session, name=name, sector=sector)
        introduce.add_give_get(party=party, direction="get", text=gets)
        introduce.add_give_get(party=party, direction="give", text=gives)
        parties.append(party)
    people = []
    for name, number, why, skill in content.PEOPLE:
        secret = new_secret()
        person = join(session=session, name=f"{name} (demo)", party=parties[number], secret=secret)
        introduce.introduce(participant=person, why=why, skills=skill)
        people.append((person, secret))
    return people


def fill_inform(session, people) -> None:
    for text, source in content.FACTS:
        inform.add_fact(session=session, text=text, source=source)
    for number, text in enumerate(content.QUESTIONS):
        question = inform.ask_question(session=session, participant=people[number], text=text)
        for voter in people[number + 1 : 9 - 2 * number]:
            inform.upvote(question=question, participant=voter)
    inform.answer_question(question=question, answer="Ja, in twee stappen: eerst de Kanaalzone, dan de dorpen.")


def fill_board(session, people) -> None:
    cards = []
    for number, (title, thoughts) in enumerate(content.CLUSTERS.items()):
        mine = [
            inventory.make_contribution(session=session, participant=person, secret=secret, kind=kind, text=text)
            for (kind, text), (person, secret) in zip(thoughts, people[number:], strict=False)
        ]
        make_cluster(session=session, title=title, contributions=mine)
        cards.append(mine)
    for number, text in enumerate(content.PARKED):
        person, secret = people[-1 - number]
        parked = inventory.make_contribution(
            session=session, participant=person, secret=secret, kind="idea", text=text
        )
        inventory.park(contribution=parked)
    inventory.reveal(session=session)
    cast_dots(cards, [person for person, _secret in people])


def cast_dots(cards, people) -> None:
    """Three dots each, uneven, the same every time."""
    for number, person in enumerate(people):
        for cluster, card in ((number % 3, number % 4), (number % 4, (number // 3) % 7), (number % 6, number % 10)):
            inventory.cast_dot(contribution=cards[cluster][card], participant=person)


def fill_workgroups(session, people) -> None:
    for number, text in enumerate(content.HEADLINES):
        enthuse.write_headline(session=session, participant=people[number], text=text)
    for number, (cluster, title, why, members, canvas) in enumerate(content.WORKGROUPS):
        pitch = enthuse.make_pitch(
            session=session,
            participant=people[members[0]],
            title=title,
            why=why,
            cluster=session.clusters.get(title=cluster),
        )
        workgroup = enthuse.form_workgroup(pitch=pitch)
        for member in members[1:]:
            enthuse.join_workgroup(workgroup=workgroup, participant=people[member])
        for field, text in canvas.items():
            concretise.write_text(
                workgroup=workgroup, field=field, text=text, base_version=0, participant=people[members[0]]
            )
        if number in content.ASKS:
            text, minister, days = content.ASKS[number]
            due = timezone.localdate(session.starts_at) + timedelta(days=days)
            add_ask(workgroup=workgroup, participant=people[members[0]], text=text, other=minister, due=due)
        fill_value_case(workgroup, people[members[0]], content.VALUES.get(number, ()))
        for owning in content.OWNERS.get(number, ()):
            speaks = session.participants.filter(party__name=content.PARTIES[owning][0]).first()
            concretise.own_solution(workgroup=workgroup, participant=speaks)


def fill_value_case(workgroup, person, lines) -> None:
    for party, side, theme, text, low, high, assumption in lines:
        add_value_item(
            workgroup=workgroup,
            participant=person,
            party=workgroup.session.parties.get(name=content.PARTIES[party][0]),
            side=side,
            theme=theme,
            text=text,
            low=low,
            high=high,
            assumption=assumption,
        )


def arrive_at(session) -> None:
    """Stand in the middle of the day: earlier blocks done, this one just started, all phases so far open."""
    block = session.blocks.filter(phase=NOW_AT).first()
    for earlier in session.blocks.filter(starts_at__lt=block.starts_at):
        earlier.started_at = earlier.starts_at
        earlier.save(update_fields=["started_at"])
    facilitation.start_block(block=block)
    PhaseState.objects.filter(session=session, phase__in=SLUGS[: SLUGS.index(NOW_AT)]).update(
        status=PhaseState.Status.OPEN
    )
