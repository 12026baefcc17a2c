import json

from django.core.management import call_command

from sessions.core.models import CocreationSession
from sessions.phases.inventory.models import Contribution, Dot


def demo(capsys) -> dict[str, str]:
    call_command("demo", json=True)
    return json.loads(capsys.readouterr().out)


def test_the_demo_is_made_once_and_gives_a_fresh_cockpit_link_each_time(db, capsys):
    first, second = demo(capsys), demo(capsys)

    assert CocreationSession.objects.count() == 1
    assert set(first) == {"code", "join_url", "cockpit_url", "screen_url", "brownpaper_url"}
    assert first.pop("cockpit_url") != second.pop("cockpit_url")
    assert first == second


def test_the_demo_is_rich_and_marked_as_made_up(db, capsys, client):
    session = CocreationSession.objects.get(code=demo(capsys)["code"])

    assert session.parties.count() == 14
    assert set(session.parties.values_list("sector", flat=True)) == {
        "government",
        "business",
        "knowledge",
        "community",
    }
    assert session.participants.count() == 24
    assert Contribution.objects.filter(session=session, parked=None).count() == 60
    assert Dot.objects.count() > 50
    assert session.workgroups.count() == 4
    assert all("(demo)" in name for name in session.participants.values_list("name", flat=True))
    assert "verzonnen" in client.get(f"/s/{session.code}/join/").content.decode()
