"""What was hidden or taken out goes along sealed: nobody reads it in the file, whoever has the key has it back."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from sessions.archive.erase import erase
from sessions.archive.pack import pack
from sessions.archive.sealing import INSTEAD, SEALED, Opener, Seal
from sessions.archive.tables import rows_of, tables
from sessions.archive.unpack import unpack
from sessions.brownpaper.versions import freeze_as_version
from sessions.core.hiding.operations import hide, show
from sessions.core.hiding.redacting import redact
from sessions.core.models import CocreationSession
from sessions.core.refusal import Refused
from sessions.facilitation.steering.operations import thaw
from sessions.phases.inventory import operations as inventory
from sessions.phases.inventory.belongings import CARD
from sessions.phases.registry import MODERATIONS, REDACTABLES
from tests.cast import Cast
from tests.core import test_hiding, test_redacting
from tests.core.test_hiding import HARM, WHY
from tests.core.test_redacting import stage  # noqa: F401 (a fixture)


def hidden(cast: Cast, kind):
    """One of this kind with harm in it, in a frozen version too, and then hidden."""
    inventory.reveal(session=cast.session)
    of_hiding = kind.kind in MODERATIONS
    thing = (test_hiding if of_hiding else test_redacting).harmful(cast, kind)
    freeze_as_version(session=cast.session, language="nl")
    thaw(session=cast.session)
    (hide if of_hiding else redact)(kind, thing, why=WHY)
    return thing


def everything(session: CocreationSession) -> str:
    return str([list(rows_of(session, model).values()) for model in tables()])


@pytest.mark.parametrize("kind", [*MODERATIONS.values(), *REDACTABLES.values()], ids=lambda each: each.kind)
def test_nothing_hidden_can_be_read_in_the_file_and_the_key_gives_it_back(stage, kind):  # noqa: F811
    hidden(stage, kind)
    assert HARM in everything(stage.session)
    file = io.StringIO()

    packed = pack(stage.session, file)

    assert HARM not in file.getvalue()
    assert packed.key and packed.sealed
    before = everything(stage.session).count(HARM)
    erase_all(stage)
    lines = file.getvalue().splitlines()
    with pytest.raises(Refused):
        unpack(lines)
    with pytest.raises(Refused):
        unpack(lines, Opener("bm90IGEga2V5"))
    session = unpack(lines, Opener(packed.key))
    assert everything(session).count(HARM) == before


def erase_all(cast: Cast) -> None:
    cast.session.workgroups.all().delete()
    cast.session.contributions.all().delete()
    erase(cast.session)


def test_without_the_key_the_rest_comes_back(stage):  # noqa: F811
    hidden(stage, CARD)
    file = io.StringIO()
    pack(stage.session, file)
    erase_all(stage)

    session = unpack(file.getvalue().splitlines(), Opener(leaves_sealed=True))

    assert HARM not in everything(session)
    assert json.loads(session.versions.get().contents)["format"] == "cocreatie-brownpaper"
    (card,) = CARD.hidden_in(session)
    assert card.text == "(…)"


def test_what_its_author_wrote_there_since_is_sealed_too(stage):  # noqa: F811
    card = hidden(stage, CARD)
    type(card).objects.filter(pk=card.pk).update(text="nog erger")
    file = io.StringIO()

    pack(stage.session, file)

    assert "nog erger" not in file.getvalue()


def test_where_nothing_is_hidden_nothing_is_sealed(stage):  # noqa: F811
    card = hidden(stage, CARD)
    show(CARD, card)
    file = io.StringIO()

    packed = pack(stage.session, file)

    assert (packed.sealed, packed.key) == (0, "")
    assert HARM in file.getvalue() and SEALED not in file.getvalue()


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_whatever_a_row_holds_comes_back_as_it_was(value):
    seal = Seal({"smaad", "0", "een"})
    row = {"model": "cocreation.contribution", "pk": 1, "fields": {"value": value}}

    assert Opener(seal.key).opened(seal.sealed(row)["fields"]) == {"value": value}


def test_a_seal_says_what_stands_there_instead():
    seal = Seal({"een smaad"})

    sealed = seal.sealed({"model": "cocreation.contribution", "fields": {"text": "dit is een smaad, zei zij"}})

    assert sealed["fields"]["text"][INSTEAD] == "dit is (…), zei zij"


def test_commands_print_the_key_once_and_ask_for_it(stage, tmp_path):  # noqa: F811
    hidden(stage, CARD)
    code, file, said = stage.session.code, str(tmp_path / "session.jsonl"), io.StringIO()
    call_command("pack_session", code, file, stdout=said)
    key = said.getvalue().strip().rpartition(" ")[2]
    erase_all(stage)

    with pytest.raises(CommandError):
        call_command("unpack_session", file)
    call_command("unpack_session", file, "--key", key, stdout=io.StringIO())

    assert CocreationSession.objects.filter(code=code).exists()
