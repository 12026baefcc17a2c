import pytest

from sessions.core.refusal import Refused
from sessions.phases.concretise import operations, queries
from sessions.phases.concretise.models import SolutionTextVersion
from sessions.phases.enthuse.operations import join_workgroup


@pytest.fixture
def group(cast):
    cast.open_everything()
    cast.extra["group"] = cast.workgroup()
    return cast


def write(group, person, text, base, field="think_big"):
    return operations.write_text(
        workgroup=group.extra["group"], field=field, text=text, base_version=base, participant=person.participant
    )


def test_two_members_in_different_fields_never_disturb_each_other(group):
    write(group, group.anna, "groot", 0)
    write(group, group.bram, "klein", 0, field="act_small")

    texts = queries.texts(group.extra["group"].pk)
    assert (texts["think_big"].text, texts["act_small"].text) == ("groot", "klein")


def test_the_same_field_never_loses_a_word_silently(group):
    write(group, group.anna, "van Anna", 0)

    with pytest.raises(operations.Changed) as conflict:
        write(group, group.bram, "van Bram", 0)

    assert conflict.value.current.text == "van Anna"
    assert conflict.value.current.version == 1
    merged = write(group, group.bram, "van Anna\nvan Bram", 1)
    assert merged.version == 2


def test_every_version_is_kept(group):
    for version, text in enumerate(["een", "twee", "drie"]):
        write(group, group.anna, text, version)

    assert list(SolutionTextVersion.objects.values_list("text", flat=True)) == ["een", "twee", "drie"]


def test_saving_the_same_again_is_one_version(group):
    write(group, group.anna, "zelfde", 0)

    assert write(group, group.anna, "zelfde", 0).version == 1


def test_a_conflict_is_answered_with_both_texts(group):
    write(group, group.anna, "van Anna", 0)
    address = group.path(f"concretise/{group.extra['group'].pk}/texts/think_big/")

    response = group.bram.client().post(
        address, {"text": "van Bram", "base_version": 0}, headers={"Accept": "application/json"}
    )

    assert response.status_code == 409
    assert response.json()["theirs"] == {"text": "van Anna", "version": 1}


def test_a_conflict_tells_what_of_the_writer_had_arrived(group):
    write(group, group.anna, "eerst", 0)
    write(group, group.anna, "van Anna", 1)
    write(group, group.bram, "van Bram", 2)
    address = group.path(f"concretise/{group.extra['group'].pk}/texts/think_big/")

    def arrived(person, text, *sent, base=1):
        body = {"text": text, "base_version": base, "sent": sent}
        return person.client().post(address, body, headers={"Accept": "application/json"}).json()["arrived"]

    assert arrived(group.anna, "van Anna") == "van Anna"
    assert arrived(group.anna, "van Anna en meer", "nooit", "van Anna") == "van Anna"
    assert arrived(group.anna, "van Anna en meer", "eerst") is None  # it is what the writer started from
    assert arrived(group.anna, "uit een ander venster") is None
    assert arrived(group.bram, "van Anna") is None


def test_only_members_write(group):
    with pytest.raises(Refused):
        write(group, group.chris, "van buiten", 0)

    join_workgroup(workgroup=group.extra["group"], participant=group.chris.participant)
    assert write(group, group.chris, "nu van binnen", 0).version == 1


@pytest.mark.parametrize(
    ("field", "text"), [("think_big", "x" * 4001), ("government_role", "opperhoofd")], ids=["long", "choice"]
)
def test_bad_input_is_refused_with_a_message(group, field, text):
    address = group.path(f"concretise/{group.extra['group'].pk}/texts/{field}/")

    response = group.anna.client().post(
        address, {"text": text, "base_version": 0}, headers={"Accept": "application/json"}
    )

    assert response.status_code == 422
    assert response.json()["message"]


def test_a_solution_has_owners_with_two_parties_of_two_sectors(group):
    workgroup = group.extra["group"]
    operations.own_solution(workgroup=workgroup, participant=group.anna.participant)
    assert not queries.readiness_of(group.session, str(workgroup.pk))["has_owners"]

    operations.own_solution(workgroup=workgroup, participant=group.bram.participant)

    assert queries.readiness_of(group.session, str(workgroup.pk))["has_owners"]


def test_members_switch_groups_and_are_in_one(group):
    other = group.workgroup("Twee loketten")

    assert group.anna.participant.membership.workgroup == other or other.memberships.count() >= 1
    join_workgroup(workgroup=other, participant=group.chris.participant)
    join_workgroup(workgroup=group.extra["group"], participant=group.chris.participant)
    assert group.extra["group"].memberships.filter(participant=group.chris.participant).count() == 1
    assert not other.memberships.filter(participant=group.chris.participant).exists()


def test_party_that_owns_no_longer_is_not_counted(cast):
    cast.open_everything()
    group = cast.workgroup()
    for person in (cast.anna, cast.bram):
        operations.own_solution(workgroup=group, participant=person.participant)
    assert queries.readiness(queries.solutions(cast.session).get())["has_owners"]

    for _press in range(2):
        operations.disown_solution(workgroup=group, party=cast.bram.party)

    assert not queries.readiness(queries.solutions(cast.session).get())["has_owners"]
    assert cast.session.events.filter(verb="solution_disowned").count() == 1
