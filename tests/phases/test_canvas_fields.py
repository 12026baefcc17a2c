"""Every field of the canvas is on the canvas, in the brownpaper, in the portable contents and in the archive."""

import io
import json

import pytest

from sessions.archive.erase import erase
from sessions.archive.pack import pack
from sessions.archive.unpack import unpack
from sessions.brownpaper.contents.assemble import assemble
from sessions.brownpaper.contents.portable import checksum, from_json, to_json
from sessions.brownpaper.contents.sections import sections
from sessions.phases.concretise.canvas import FIELDS
from sessions.phases.concretise.models import SolutionText
from sessions.phases.concretise.operations import write_text


@pytest.fixture
def room(cast):
    """A workgroup that wrote in every field, or picked the first choice."""
    cast.open_everything()
    cast.extra["group"] = cast.workgroup()
    for name, field in FIELDS.items():
        write_text(
            workgroup=cast.extra["group"],
            field=name,
            text=written(field),
            base_version=0,
            participant=cast.anna.participant,
        )
    return cast


def written(field) -> str:
    return field.choices[0][0] if field.choices else f"woorden bij {field.name}"


def shown(field) -> str:
    return str(field.choices[0][1]) if field.choices else written(field)


def test_every_field_is_on_the_canvas_with_its_label(room):
    group = room.extra["group"]
    page = room.anna.client().get(room.path(f"concretise/{group.pk}/")).content.decode()
    looking_on = room.alice_client().get(room.path(f"concretise/facilitate/{group.pk}/")).content.decode()

    for name, field in FIELDS.items():
        assert f"/texts/{name}/" in page
        assert str(field.label).replace("'", "&#x27;") in page
        assert shown(field) in looking_on


def test_every_field_is_in_the_brownpaper(room):
    made = assemble(room.session)
    text = to_json(made)

    page = "".join(part.html(made) for part in sections(made, checksum(text)))

    for field in FIELDS.values():
        # To whom an ask is put decides where it stands.
        assert shown(field) in page or field.name == "ask_to", field.name
        assert field.is_placed or field.on_paper.replace("'", "&#x27;") in page


def test_every_field_is_in_the_portable_contents(room):
    made = assemble(room.session)
    text = to_json(made)

    (solution,) = json.loads(text)["brownpaper"]["chapters"]["concretise"]["solutions"]

    assert solution["texts"] == {name: shown(field) for name, field in FIELDS.items()}
    assert from_json(text) == made


def test_every_field_is_in_the_archive(room):
    file = io.StringIO()
    pack(room.session, file)
    erase(room.session)

    session = unpack(file.getvalue().splitlines())

    texts = SolutionText.objects.filter(workgroup__session=session)
    assert dict(texts.values_list("field", "text")) == {name: written(field) for name, field in FIELDS.items()}
