"""Reading inside: the draft and its progress, the whole as a web page, the data, my own trail."""

import time

import pytest

from sessions.brownpaper.contents.outline import outline
from sessions.brownpaper.models import PrintOrder
from sessions.brownpaper.printing import orders
from sessions.phases.enthuse.operations import form_workgroup, make_pitch
from sessions.phases.inventory.clustering import make_cluster
from sessions.phases.inventory.operations import withdraw_contribution
from tests.brownpaper.test_brownpaper import text_of
from tests.printing import print_everything


@pytest.fixture
def room(live_cast, settings, tmp_path):
    settings.BROWNPAPER_DIR = tmp_path
    live_cast.open_everything()
    yield live_cast
    print_everything()


@pytest.mark.parametrize(
    "kind",
    [
        "brownpaper",
        pytest.param("poster", marks=pytest.mark.paper),
        pytest.param("handouts", marks=pytest.mark.paper),
    ],
)
def test_a_reader_orders_a_pdf_sees_progress_and_downloads_it(kind, room, press, client):
    room.workgroup("Eén loket zwart op wit")

    assert "Maak de PDF" in client.get(room.reader_path).content.decode()
    client.post(f"{room.reader_path}{kind}/order/")
    deadline = time.monotonic() + 60
    seen = set()
    while PrintOrder.objects.get().is_under_way and time.monotonic() < deadline:
        seen.add("<progress" in client.get(f"{room.reader_path}{kind}/status/").content.decode())
        time.sleep(0.05)

    assert True in seen
    response = client.get(f"{room.reader_path}{kind}/pdf/")
    assert response.status_code == 200
    text = text_of(b"".join(response.streaming_content))
    assert "Genoeg betaalbare huizen" in text
    assert "Eén loket zwart op wit" in text


def test_the_same_revision_is_printed_once(room):
    first = orders.order(session=room.session, language="nl")
    second = orders.order(session=room.session, language="nl")

    assert first == second


def test_a_failed_printing_says_so_and_can_be_tried_again(room, client):
    room.session.refresh_from_db()
    failed = PrintOrder.objects.create(
        session=room.session, revision=room.session.revision, language="nl", status="failed"
    )

    assert "niet gelukt" in client.get(room.reader_path).content.decode()

    assert orders.order(session=room.session, language="nl") != failed


def test_only_people_of_the_session_are_led_to_its_brownpaper(cast, client):
    assert client.get(cast.path("brownpaper/")).status_code == 403
    assert cast.zed.client().get(cast.path("brownpaper/")).status_code == 403
    for insider in (cast.anna.client(), cast.alice_client()):
        assert insider.get(cast.path("brownpaper/"), follow=True).status_code == 200


def test_the_whole_stands_on_a_web_page_and_escapes_what_people_wrote(cast, client):
    cast.open_everything()
    cast.anna.contributes("<script>alert(1)</script>")
    withdraw_contribution(contribution=cast.bram.contributes("woorden van vroeger"))

    page = client.get(f"{cast.reader_path}document/").content.decode()

    assert "&lt;script&gt;alert(1)" in page and "<script>alert" not in page
    assert "woorden van vroeger" not in page
    assert 'id="contribution-1"' in page
    assert f"{len(outline())} Verantwoording" in page


def test_the_data_can_be_downloaded_apart(cast, client):
    cast.open_everything()
    cast.anna.contributes("een gedachte")

    as_json = client.get(f"{cast.reader_path}brownpaper.json")
    as_csv = client.get(f"{cast.reader_path}brownpaper.csv")

    assert as_json.json()["format"] == "cocreatie-brownpaper"
    assert as_json.json()["brownpaper"]["chapters"]["inventory"]["loose"][0]["text"] == "een gedachte"
    assert as_csv.content.decode().splitlines()[1].startswith('"1";"probleem";"";"0";"een gedachte"')


def test_only_a_file_s_known_forms_are_served(cast, client):
    assert client.get(f"{cast.reader_path}brownpaper.hta").status_code == 404


def test_an_unknown_kind_of_paper_does_not_exist(cast, client):
    assert client.post(f"{cast.reader_path}banknotes/order/").status_code == 404


def test_a_participant_sees_what_became_of_each_contribution(cast):
    cast.open_everything()
    mine, parked = cast.anna.contributes("te veel loketten"), cast.anna.contributes("ingetrokken")
    cast.bram.contributes("van Bram alleen")
    cluster = make_cluster(session=cast.session, title="Procedures", contributions=[mine])
    pitch = make_pitch(
        session=cast.session, participant=cast.anna.participant, title="Eén loket", why="Samen", cluster=cluster
    )
    form_workgroup(pitch=pitch)
    withdraw_contribution(contribution=parked)

    page = cast.anna.client().get(cast.path("brownpaper/mine/")).content.decode()

    assert "te veel loketten" in page
    assert "oplossing 1: <bdi>Eén loket</bdi>" in page
    assert "Door u ingetrokken" in page
    assert "van Bram alleen" not in page
    assert cast.zed.client().get(cast.path("brownpaper/mine/")).status_code == 302
