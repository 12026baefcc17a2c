"""Groups that are led: made, filled, merged, parted, closed. No word and no person is lost, and all can be undone."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sessions.archive.erase import erase
from sessions.archive.pack import pack
from sessions.archive.unpack import unpack
from sessions.brownpaper.contents.assemble import assemble
from sessions.core.deeds.models import Deed
from sessions.core.deeds.operations import undo
from sessions.core.fragments import Audience
from sessions.core.people.operations import remove_participant
from sessions.core.refusal import Refused
from sessions.core.taking_away import take_away
from sessions.facilitation.steering.operations import freeze
from sessions.live.access import ADMITS
from sessions.phases.concretise.belongings import ASK
from sessions.phases.concretise.models import SolutionText
from sessions.phases.concretise.operations import own_solution, write_text
from sessions.phases.enthuse.groups import operations as groups
from sessions.phases.enthuse.models import Hosting, Membership, Workgroup
from sessions.phases.enthuse.operations import join_workgroup, leave_workgroup, take_the_lead
from sessions.phases.enthuse.queries import canvases, canvases_of, homes
from tests.cast import seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(cast):
    """Two groups, each with its people and something on its canvas."""
    cast.open_everything()
    first = cast.workgroup("Eén loket")
    second = groups.make_group(session=cast.session, title="Avondpoli", room="Zaal 2")
    groups.place_people(group=second, people=[cast.chris.participant])
    write(first, cast.anna, "think_big", "Een loket voor iedereen")
    write(second, cast.chris, "think_big", "Zorg als het donker is")
    cast.extra |= {"first": first, "second": second, "ask": cast.asks(first)}
    return cast


def write(group, person, field: str, text: str) -> None:
    there = SolutionText.objects.filter(workgroup=group, field=field).first()
    write_text(
        workgroup=group,
        field=field,
        text=text,
        base_version=there.version if there else 0,
        participant=person.participant,
    )


def state(session) -> tuple:
    """Who works where on what, and what stands there."""
    columns = ("pk", "title", "room", "capacity", "closed_at", "lead")
    return (
        list(Workgroup.objects.filter(session=session).values_list(*columns)),
        sorted(Hosting.objects.filter(group__session=session).values_list("solution", "group")),
        sorted(Membership.objects.filter(workgroup__session=session).values_list("participant", "workgroup")),
        sorted(SolutionText.objects.filter(workgroup__session=session).values_list("workgroup", "field", "text")),
    )


def names(group) -> set[str]:
    return set(group.memberships.values_list("participant__name", flat=True))


def test_a_merged_group_loses_no_word_and_its_people_write_on_both(room):
    first, second = room.extra["first"], room.extra["second"]
    titles = [each.title for each in assemble(room.session).concretise.solutions]
    groups.merge_groups(kept=first, other=second, why="Het gaat over hetzelfde")

    assert names(first) == {"Anna", "Bram", "Chris"} and names(second) == set()
    assert [each.pk for each in canvases(first)] == [first.pk, second.pk]
    write(first, room.chris, "think_big", "Een loket, ook 's avonds")
    write(second, room.anna, "think_big", "Zorg als het donker is, met een loket")
    contents = assemble(room.session)
    assert [each.title for each in contents.concretise.solutions] == titles
    assert [each.texts["think_big"] for each in contents.concretise.solutions] == [
        "Een loket, ook 's avonds",
        "Zorg als het donker is, met een loket",
    ]
    # Both are told with those who worked on them.
    assert all(len(each.members) == 3 for each in contents.concretise.solutions)
    groups.merge_groups(kept=first, other=second)
    assert Hosting.objects.count() == 1


def test_pages_show_one_group_with_both_solutions(room):
    first, second = room.extra["first"], room.extra["second"]
    groups.merge_groups(kept=first, other=second, why="Samen verder")
    market = room.anna.client().get(room.path("enthuse/")).content.decode()
    assert "werkt ook aan" in market and market.count('class="card card--workgroup"') == 1
    canvas = room.chris.client().get(room.path(f"concretise/{second.pk}/")).content.decode()
    assert 'aria-current="page"' in canvas and f"concretise/{first.pk}/" in canvas
    assert "U leest mee" not in canvas
    mine = room.chris.client().get(room.path("concretise/")).content.decode()
    assert f"concretise/{first.pk}/" in mine and f"concretise/{second.pk}/" in mine


def test_who_is_moved_reads_where_to_and_why_until_they_put_it_away(room):
    first = room.extra["first"]
    groups.place_people(group=first, people=[room.chris.participant], why="U kent het loket")
    for path in ("inform/", "enthuse/", "concretise/", "me/"):
        page = room.chris.client().get(room.path(path)).content.decode()
        news = page.partition('id="group-news"')[2].partition("</ul>")[0]
        assert f'data-mine-key="participant-{room.chris.participant.pk}"' in news and "Eén loket" in news
        assert "U kent het loket" not in news
    # Why is told to them alone.
    assert "U kent het loket" in room.chris.client().get(room.path("enthuse/own/")).content.decode()
    for page in ("enthuse/", "enthuse/own/"):
        assert "U kent het loket" not in room.anna.client().get(room.path(page)).content.decode()
    own = room.chris.client().get(room.path("concretise/")).content.decode()
    assert f"participant-{room.chris.participant.pk} " in own.partition('data-mine="')[2].partition('"')[0]
    room.chris.client().post(room.path("enthuse/groups/news/"))
    news = room.chris.client().get(room.path("concretise/")).content.decode().partition("group-news")[2]
    assert "participant-" not in news.partition("</ul>")[0]


def test_their_rights_go_along_at_once(room):
    """A canvas admits who works on it, on every door: page, socket, form, belongings."""
    first, second, chris = room.extra["first"], room.extra["second"], room.chris.participant

    def admitted(group) -> bool:
        return ADMITS[Audience.WORKGROUP](chris, group.pk)

    assert admitted(second) and not admitted(first)
    groups.merge_groups(kept=first, other=second)
    assert admitted(second) and admitted(first)
    assert set(canvases_of(chris)) == {first, second}
    groups.part_group(solution=second)
    assert admitted(first) and not admitted(second)
    with pytest.raises(Refused):
        write(second, room.chris, "think_big", "Van buiten")
    groups.part_group(solution=second)
    assert Hosting.objects.count() == 0


def test_a_solution_gets_a_group_of_its_own_again_with_who_goes_along(room):
    first, second = room.extra["first"], room.extra["second"]
    groups.merge_groups(kept=first, other=second)
    groups.part_group(solution=second, people=[room.chris.participant, room.bram.participant])
    assert names(first) == {"Anna"} and names(second) == {"Chris", "Bram"}
    assert set(homes(room.session)) == {first, second}


def test_merging_what_was_merged_keeps_all_solutions_together(room):
    third = groups.make_group(session=room.session, title="Derde")
    groups.merge_groups(kept=room.extra["second"], other=third)
    groups.merge_groups(kept=room.extra["first"], other=room.extra["second"])
    assert {each.title for each in canvases(room.extra["first"])} == {"Eén loket", "Avondpoli", "Derde"}
    assert homes(room.session).count() == 1
    with pytest.raises(Refused, match="andere groep"):
        groups.merge_groups(kept=third, other=room.extra["first"])


@pytest.mark.parametrize(
    "press",
    [
        lambda room: groups.merge_groups(kept=room.extra["first"], other=room.extra["second"], why="zo"),
        lambda room: groups.place_people(group=room.extra["first"], people=[room.chris.participant]),
        lambda room: groups.place_people(group=room.extra["first"], people=[room.extra["dora"].participant]),
        lambda room: groups.close_group(group=room.extra["first"]),
        lambda room: groups.change_group(group=room.extra["first"], title="Anders", room="B", capacity=3),
        lambda room: groups.give_lead(group=room.extra["first"], participant=room.bram.participant),
        lambda room: groups.fill_groups(
            session=room.session, placed={room.extra["first"].pk: [room.extra["dora"].participant]}
        ),
    ],
)
def test_each_press_is_undone_whole(room, press):
    room.extra["dora"] = seat(room.session, "Dora", "Hogeschool", "knowledge")
    before = state(room.session)
    press(room)
    assert state(room.session) != before
    undo(session=room.session, deed=Deed.objects.filter(session=room.session).first())
    assert state(room.session) == before


@pytest.mark.parametrize(
    "press",
    [
        lambda room: groups.part_group(solution=room.extra["second"], people=[room.chris.participant]),
        lambda room: groups.reopen_group(group=room.extra["third"]),
    ],
)
def test_so_is_what_takes_apart_or_opens(room, press):
    room.extra["third"] = groups.make_group(session=room.session, title="Derde")
    groups.close_group(group=room.extra["third"])
    groups.merge_groups(kept=room.extra["first"], other=room.extra["second"])
    before = state(room.session)
    press(room)
    assert state(room.session) != before
    undo(session=room.session, deed=Deed.objects.filter(session=room.session).first())
    assert state(room.session) == before


def test_what_people_did_since_is_not_undone_over_their_heads(room):
    groups.place_people(group=room.extra["first"], people=[room.chris.participant])
    deed = Deed.objects.filter(session=room.session).first()
    leave_workgroup(participant=room.chris.participant)
    with pytest.raises(Refused, match="intussen"):
        undo(session=room.session, deed=deed)
    assert not Membership.objects.filter(participant=room.chris.participant).exists()


def test_a_closed_group_is_read_only_and_reopens_as_it_was(room):
    first = room.extra["first"]
    groups.close_group(group=first)
    with pytest.raises(Refused, match="gesloten"):
        write(first, room.anna, "act_small", "Nog iets")
    with pytest.raises(Refused, match="gesloten"):
        join_workgroup(workgroup=first, participant=room.chris.participant)
    with pytest.raises(Refused, match="gesloten"):
        groups.place_people(group=first, people=[room.chris.participant])
    page = room.anna.client().get(room.path(f"concretise/{first.pk}/")).content.decode()
    assert "gesloten" in page and "canvas-text-" not in page.partition("<aside>")[0]
    assert room.anna.client().post(room.path(f"things/ask/{room.extra['ask'].pk}/away/")).status_code == 404
    groups.reopen_group(group=first)
    write(first, room.anna, "act_small", "Nog iets")
    take_away(ASK, room.extra["ask"])
    assert names(first) == {"Anna", "Bram"}


def test_full_for_now_is_said_and_the_facilitator_may_still_place_somebody(room):
    first = room.extra["first"]
    groups.change_group(group=first, title=first.title, capacity=2)
    with pytest.raises(Refused, match="vol, voorlopig"):
        join_workgroup(workgroup=first, participant=room.chris.participant)
    assert names(room.extra["second"]) == {"Chris"}
    page = room.chris.client().get(room.path("enthuse/")).content.decode()
    assert "vol, voorlopig" in page
    groups.place_people(group=first, people=[room.chris.participant])
    assert len(names(first)) == 3


def test_who_led_reads_who_does_now(room):
    first = room.extra["first"]
    take_the_lead(workgroup=first, participant=room.anna.participant)
    take_the_lead(workgroup=first, participant=room.bram.participant)
    page = room.anna.client().get(room.path("enthuse/")).content.decode().partition("group-news")[2]
    assert "is nu trekker van" in page and "<bdi>Bram</bdi>" in page
    groups.give_lead(group=first, participant=room.anna.participant)
    told = dict(Membership.objects.values_list("participant__name", "told"))
    assert told["Anna"] == "lead_given" and told["Bram"] == "lead_passed"
    groups.give_lead(group=first, participant=None)
    first.refresh_from_db()
    assert first.lead is None
    with pytest.raises(Refused, match="geen lid"):
        groups.give_lead(group=first, participant=room.chris.participant)


def test_a_second_solution_in_a_group_counts_as_any_other(room):
    first = room.extra["first"]
    other = groups.add_solution(group=first, title="Tweede oplossing")
    write(other, room.bram, "title", "Een loket op wielen")
    own_solution(workgroup=other, participant=room.bram.participant)
    contents = assemble(room.session)
    made = next(each for each in contents.concretise.solutions if each.workgroup_id == other.pk)
    assert made.title == "Een loket op wielen" and len(made.owners) == 1 and len(made.members) == 2
    assert "Een loket op wielen" in room.chris.client().get(room.path("conclude/")).content.decode()
    with pytest.raises(Refused, match="andere groep"):
        groups.add_solution(group=other, title="Derde")
    with pytest.raises(Refused, match="Eén loket"):
        join_workgroup(workgroup=other, participant=room.chris.participant)


def test_an_archive_brings_groups_back_with_all_their_solutions(room):
    groups.merge_groups(kept=room.extra["second"], other=room.extra["first"])
    before = [(each.title, each.members) for each in assemble(room.session).concretise.solutions]
    file = io.StringIO()
    pack(room.session, file)
    erase(room.session)
    file.seek(0)
    back = unpack(file)
    assert [(each.title, each.members) for each in assemble(back).concretise.solutions] == before
    assert Hosting.objects.filter(group__session=back).count() == 1


def test_nothing_of_it_after_the_freeze(room):
    freeze(session=room.session)
    with pytest.raises(Refused):
        groups.merge_groups(kept=room.extra["first"], other=room.extra["second"])
    with pytest.raises(Refused):
        groups.place_people(group=room.extra["first"], people=[room.chris.participant])


def test_the_page_of_a_group_keeps_what_was_typed_where_it_cannot_be(room):
    path = room.path(f"enthuse/groups/{room.extra['first'].pk}/")
    alice = room.alice_client()
    answer = alice.post(path, {"title": "", "room": "Zaal 9", "capacity": "veel"})
    assert answer.status_code == 422 and "Zaal 9" in answer.content.decode() and "veel" in answer.content.decode()
    answer = alice.post(f"{path}merging/", {"other": room.extra["first"].pk, "why": "Omdat"})
    assert answer.status_code == 422 and "Omdat" in answer.content.decode()
    answer = alice.post(f"{path}people/", {"people": ["999999"], "why": "Omdat"})
    assert answer.status_code == 422 and "Omdat" in answer.content.decode()


def test_groups_cost_as_many_queries_for_twelve_as_for_two(room, always_looks_again):
    alice, path, counts = room.alice_client(), room.path("enthuse/groups/"), []
    alice.get(path)  # what stands around the list is rendered once
    for many in (2, 10):
        for number in range(many):
            group = groups.make_group(session=room.session, title=f"Groep {many} {number}")
            groups.add_solution(group=group, title=f"Tweede van {many} {number}")
        with CaptureQueriesContext(connection) as queries:
            alice.get(path)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_undoing_never_strands_anybody(room):
    """What happened since decides: whoever joined, merged or was placed meanwhile works in a group that is there."""
    first, second = room.extra["first"], room.extra["second"]
    third = groups.make_group(session=room.session, title="Derde")
    groups.merge_groups(kept=first, other=second)
    groups.part_group(solution=second)
    parted = Deed.objects.first()
    join_workgroup(workgroup=second, participant=room.chris.participant)
    with pytest.raises(Refused, match="intussen"):
        undo(session=room.session, deed=parted)
    groups.place_people(group=third, people=[room.chris.participant])
    placed = Deed.objects.first()
    groups.merge_groups(kept=first, other=second)
    with pytest.raises(Refused, match="intussen"):
        undo(session=room.session, deed=placed)
    assert not Membership.objects.filter(workgroup__hosting__isnull=False).exists()


def test_who_read_it_is_put_back_all_the_same(room):
    groups.place_people(group=room.extra["first"], people=[room.chris.participant], why="Kom")
    deed = Deed.objects.first()
    groups.put_away(participant=room.chris.participant)
    undo(session=room.session, deed=deed)
    assert names(room.extra["second"]) == {"Chris"}
    assert not Membership.objects.exclude(told="").filter(participant=room.chris.participant).exists()


def test_nobody_leads_a_group_that_they_do_not_work_in(room):
    first, second = room.extra["first"], room.extra["second"]
    groups.give_lead(group=second, participant=room.chris.participant)
    groups.merge_groups(kept=first, other=second)
    third = groups.make_group(session=room.session, title="Derde")
    join_workgroup(workgroup=third, participant=room.chris.participant)
    groups.part_group(solution=second)
    contents = {each.title: each.lead for each in assemble(room.session).concretise.solutions}
    assert contents["Avondpoli"] == ""


def test_a_seat_of_somebody_who_was_removed_is_free(room):
    first = room.extra["first"]
    groups.change_group(group=first, title=first.title, capacity=2)
    remove_participant(participant=room.bram.participant)
    join_workgroup(workgroup=first, participant=room.chris.participant)
    assert "Chris" in names(first)


def test_whoever_chose_a_group_meanwhile_is_not_moved_by_the_rule(room):
    dora = seat(room.session, "Dora", "Hogeschool", "knowledge")
    join_workgroup(workgroup=room.extra["second"], participant=dora.participant)
    groups.fill_groups(session=room.session, placed={room.extra["first"].pk: [dora.participant]})
    assert "Dora" in names(room.extra["second"])


def test_a_closed_group_that_is_merged_is_written_on_again(room):
    groups.close_group(group=room.extra["second"])
    groups.merge_groups(kept=room.extra["first"], other=room.extra["second"])
    write(room.extra["second"], room.anna, "act_small", "Verder")


def test_the_name_of_a_hosted_solution_can_be_hidden(room):
    groups.merge_groups(kept=room.extra["first"], other=room.extra["second"])
    page = room.alice_client().get(room.path("enthuse/facilitate/")).content.decode()
    assert f"facilitate/hidden/workgroup/{room.extra['second'].pk}/" in page
