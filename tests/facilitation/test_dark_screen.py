"""The room screen goes dark in one press, says what was chosen, and comes back as the room is by then."""

from django.test import Client

from sessions.core.models import CocreationSession
from sessions.facilitation.steering import operations


def wall(cast) -> str:
    return Client().get(cast.screen_path).content.decode()


def test_one_press_darkens_the_screen_and_one_lights_it(cast):
    alice = cast.alice_client()
    assert "blackout" not in wall(cast)

    alice.post(cast.path("facilitate/screen/text/"), {"dark_text": "Eet smakelijk, tot half acht"})
    assert "Eet smakelijk" not in wall(cast)
    alice.post(cast.path("facilitate/screen/darkening/"))
    assert "blackout" in wall(cast) and "Eet smakelijk, tot half acht" in wall(cast)
    assert "screen/lighting/" in alice.get(cast.path("facilitate/")).content.decode()

    alice.post(cast.path("facilitate/screen/lighting/"))
    assert "blackout" not in wall(cast)


def test_a_second_press_and_a_press_after_the_freeze(cast):
    operations.freeze(session=cast.session)
    operations.darken_screen(session=cast.session)
    revision = CocreationSession.objects.get(pk=cast.session.pk).revision

    operations.darken_screen(session=cast.session)

    assert CocreationSession.objects.get(pk=cast.session.pk).revision == revision
    assert "blackout" in wall(cast)

    operations.light_screen(session=cast.session)

    assert "blackout" not in wall(cast)


def test_the_same_text_again_is_no_change(cast):
    operations.choose_dark_text(session=cast.session, dark_text="Pauze")
    revision = CocreationSession.objects.get(pk=cast.session.pk).revision

    operations.choose_dark_text(session=cast.session, dark_text="Pauze")

    assert CocreationSession.objects.get(pk=cast.session.pk).revision == revision
