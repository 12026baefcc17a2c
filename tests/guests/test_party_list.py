"""Twenty-five parties in one paste: all of them or none, each line that cannot be read named."""

import pytest

from sessions.core.people.models import Party
from sessions.core.people.operations import add_parties
from sessions.facilitation.guests.forms import PartyListForm


def read(lines: str, sector: str = "business") -> PartyListForm:
    return PartyListForm({"lines": lines, "sector": sector})


@pytest.mark.parametrize(
    ("line", "party"),
    [
        ("Gemeente Voorbeeld", ("Gemeente Voorbeeld", "business")),
        ("Gemeente Voorbeeld; overheid", ("Gemeente Voorbeeld", "government")),
        ("Gemeente Voorbeeld\tOverheid", ("Gemeente Voorbeeld", "government")),
        ("  Hogeschool ;Kennis;;", ("Hogeschool", "knowledge")),
        ("Hogeschool; Onderwijs en kennis", ("Hogeschool", "knowledge")),
        ("Hogeschool; onderwijs", ("Hogeschool", "knowledge")),
        ("Hogeschool; knowledge", ("Hogeschool", "knowledge")),
        ("Buurthuis; community", ("Buurthuis", "community")),
        ("Bouw, Wonen & Zn.;", ("Bouw, Wonen & Zn.", "business")),
        ("Gemeente; maan", None),
        ("---", None),
        ("x" * 121, None),
    ],
)
@pytest.mark.django_db
def test_a_line(line, party):
    form = read(f"Eerst\n\n{line}")

    if party:
        assert form.is_valid(), form.errors
        assert form.cleaned_data["parties"] == [("Eerst", "business"), party]
    else:
        assert not form.is_valid()
        assert "Regel 3" in str(form.errors["lines"])


def test_all_or_none_and_what_was_typed_stays(cast):
    before = set(Party.objects.values_list("name", flat=True))
    lines = "Een\nTwee; maan\nDrie"

    answer = cast.alice_client().post(
        cast.path("facilitate/parties/list/"),
        {"lines": lines, "sector": "business"},
        headers={"HX-Request": "true"},
    )

    assert answer.status_code == 422
    assert "Regel 2" in answer.content.decode() and "Drie" in answer.content.decode()
    assert set(Party.objects.values_list("name", flat=True)) == before


def test_who_is_there_already_is_not_added_again(cast):
    there = cast.anna.party
    made = add_parties(
        session=cast.session,
        parties=[(there.name.upper(), "business"), ("Nieuw", "community"), ("nieuw", "business")],
    )

    assert [(each.name, each.sector) for each in made] == [("Nieuw", "community")]
    there.refresh_from_db()
    assert Party.objects.filter(session=cast.session, name__iexact=there.name).count() == 1


def test_twenty_five_with_long_names(cast):
    names = [f"Samenwerkingsverband Wonen, Werken en Bouw {n:02}" for n in range(25)]
    cast.alice_client().post(
        cast.path("facilitate/parties/list/"), {"lines": "\r\n".join(names), "sector": "knowledge"}
    )

    assert set(names) <= set(Party.objects.filter(session=cast.session).values_list("name", flat=True))


def test_the_name_of_a_source_of_imported_statements_is_refused_kindly(cast):
    Party.objects.create(session=cast.session, name="Polis 1: wonen", sector="community", is_seated=False)
    for path, sent in (
        ("facilitate/parties/list/", {"lines": "Eerst\nPolis 1: wonen", "sector": "business"}),
        ("facilitate/parties/", {"name": "Polis 1: wonen", "sector": "business"}),
    ):
        answer = cast.alice_client().post(cast.path(path), sent, headers={"HX-Request": "true"})
        assert answer.status_code == 422
        assert "bron van overgenomen" in answer.content.decode()
    assert not Party.objects.filter(session=cast.session, name="Eerst").exists()
