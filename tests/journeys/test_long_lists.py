"""A board of 240 cards, and who is elsewhere: nothing missed, nothing lost, and pushes where they belong."""

import pytest
from django.utils import timezone

from bench.rooms import write_much
from sessions.facilitation.steering.operations import move_to
from sessions.phases.inventory import operations
from sessions.phases.inventory.clustering import move_contributions
from sessions.phases.inventory.models import Board, Cluster, Contribution

pytestmark = pytest.mark.browser

CARDS = "() => [...document.querySelectorAll('#board > .card')].map((card) => card.id)"


@pytest.fixture
def room(live_cast):
    live_cast.open_everything()
    move_to(session=live_cast.session, phase="inventory")
    write_much(live_cast.session, 12, 240, people=80, parties=25)
    Board.objects.update_or_create(session=live_cast.session, defaults={"revealed_at": timezone.now()})
    return live_cast


def test_the_pages_of_the_board_hold_every_card_once(room, browser):
    page = browser.of(room.anna, room.path("inventory/"))
    seen = page.evaluate(CARDS)
    page.get_by_role("link", name="Volgende").click()
    page.get_by_text("Bladzijde 2 van 2").wait_for()
    seen += page.evaluate(CARDS)

    assert len(seen) == len(set(seen)) == Contribution.objects.filter(session=room.session).count()


def test_a_new_card_comes_on_the_page_where_it_belongs(room, browser):
    first = browser.of(room.anna, room.path("inventory/"))
    last = browser.of(room.bram, room.path("inventory/?board-page=2"))
    card = room.chris.contributes("Een kaart zonder cluster komt achteraan")
    first_card = Contribution.objects.filter(session=room.session, cluster__isnull=False).order_by("cluster", "pk")[
        0
    ]
    operations.cast_dot(contribution=first_card, participant=room.chris.participant)

    last.locator(f"#board-contribution-{card.pk}").wait_for()
    first.locator(f"#board-contribution-{first_card.pk} .votes").get_by_text("4").or_(
        first.locator(f"#board-contribution-{first_card.pk}")
    ).first.wait_for()
    first.wait_for_function("(r) => Number(document.body.dataset.revision) >= r", arg=revision(room))
    assert first.locator(f"#board-contribution-{card.pk}").count() == 0
    assert last.locator(f"#board-contribution-{first_card.pk}").count() == 0


def revision(room) -> int:
    room.session.refresh_from_db()
    return room.session.revision


def test_a_card_that_moves_to_another_page_leaves_this_one(room, browser):
    loose = Contribution.objects.filter(session=room.session, cluster=None).first()
    page = browser.of(room.anna, room.path("inventory/?board-page=2"))
    page.locator(f"#board-contribution-{loose.pk}").wait_for()

    first = Cluster.objects.filter(session=room.session).first()
    move_contributions(session=room.session, contributions=[loose], cluster=first)

    page.locator(f"#board-contribution-{loose.pk}").wait_for(state="detached")


def test_what_is_found_stays_what_was_asked(room, browser):
    page = browser.of(room.anna, room.path("inventory/"))
    page.get_by_role("search", name="Het bord").get_by_label("Zoek").fill("VERGADERT weinig")
    page.get_by_text("van 240 gevonden").wait_for()
    found = page.evaluate(CARDS)
    assert 0 < len(found) < 60

    room.bram.contributes("vergadert weinig: hoort hier, maar kwam later")
    page.wait_for_function("(r) => Number(document.body.dataset.revision) >= r", arg=revision(room))
    assert page.evaluate(CARDS) == found

    page.get_by_label("Toon").first.select_option("idea")
    page.wait_for_function("(n) => document.querySelectorAll('#board > .card').length < n", arg=len(found))
    assert page.locator("#board > .card:not(.card--idea)").count() == 0
    assert "board-only=idea" in page.url


def test_ticks_stay_while_one_looks_for_more(room, browser):
    alice = browser.of_facilitator(room.alice, room.path("inventory/facilitate/"))
    alice.locator("#board > .card").first.get_by_label("Kies").check()
    alice.get_by_role("search", name="Het bord").get_by_label("Zoek").fill("vergadert")
    alice.get_by_text("van 240 gevonden").wait_for()
    alice.locator("#board > .card").first.get_by_label("Kies").check()
    alice.get_by_text("Ook aangevinkt, nu niet in beeld: 1").wait_for()
    alice.get_by_label("Of maak een nieuw cluster").fill("Samen gekozen")
    alice.get_by_role("button", name="Maak cluster").click()
    alice.locator("#board-jumps").get_by_text("Samen gekozen").wait_for()

    made = Cluster.objects.get(session=room.session, title="Samen gekozen")
    assert made.contributions.count() == 2
    alice.get_by_text("Ook aangevinkt").wait_for(state="hidden")
    assert alice.get_by_label("Verplaats naar").locator("option", has_text="Samen gekozen").count() == 1
    # All of them can be chosen still, though not all stand on this page.
    assert alice.get_by_label("Verplaats naar").locator("option").count() == room.session.clusters.count() + 1


def test_a_heading_is_gone_to_on_whatever_page_it_is(room, browser):
    page = browser.of(room.anna, room.path("inventory/"))
    jumps = page.get_by_role("navigation", name="Spring naar")
    jumps.get_by_role("link", name="Cluster 1 over wonen en werk", exact=True).click()
    assert "board-to" not in page.url
    jumps.get_by_role("link", name="Zonder cluster").click()
    page.wait_for_url("**board-to=cluster-loose**")

    assert page.locator("#board-cluster-loose").count() == 1


def test_the_dots_that_are_left_stay_in_sight_and_can_be_taken_back(room, browser):
    card = Contribution.objects.filter(session=room.session).first()
    operations.cast_dot(contribution=card, participant=room.anna.participant)
    page = browser.of(room.anna, room.path("inventory/"), width=360, height=740)
    page.evaluate("window.scrollTo(0, 6000)")
    left = page.get_by_text("U hebt nog 2 stippen te geven.")
    assert left.is_visible() and 0 <= left.bounding_box()["y"] < 200

    left.click()
    page.locator(".dots").get_by_role("button", name="Neem mijn stip terug").click()

    page.get_by_text("U hebt nog 3 stippen te geven.").wait_for()


def test_who_stayed_behind_is_called_and_loses_nothing(room, browser):
    page = browser.of(room.anna, room.path("inform/"))
    call = page.locator("#room-is-at")
    call.get_by_text("Inventariseren").wait_for()
    assert page.locator("[data-step=inform] [aria-current=page]").count() == 1
    page.get_by_label("Wat wilt u weten?").or_(page.locator("#question-form-text")).first.fill("Half getypt")

    move_to(session=room.session, phase="enthuse")

    call.get_by_text("Enthousiasmeren").wait_for()
    page.locator("#notice").get_by_text("De zaal is verder. Wat u typte, staat er nog.").wait_for()
    assert page.locator("#question-form-text").input_value() == "Half getypt"
    call.get_by_role("link", name="Ga mee").click()
    page.wait_for_url("**/enthuse/")
    assert not page.locator("#room-is-at").is_visible()
    page.go_back()
    assert page.locator("#question-form-text").input_value() == "Half getypt"


def test_of_many_rounds_one_is_open_and_the_others_open_when_pressed(room, browser):
    page = browser.of(room.anna, room.path("conclude/"))
    rounds = page.locator("details.round")
    assert rounds.count() == 12
    assert page.locator("details.round[open]").count() == 1
    last = rounds.last
    last.locator("summary").click()
    last.get_by_label("akkoord", exact=True).check()
    last.get_by_role("button", name="Geef mijn antwoord").click()

    last.get_by_text("Uw antwoord telt mee.").wait_for()
    last.get_by_text("beantwoord", exact=True).wait_for()


def test_a_round_opens_without_scripts_too(room):
    group = room.session.workgroups.last()
    page = room.anna.client().get(room.path(f"conclude/?solution={group.pk}")).content.decode()

    assert f'id="consent-form-{group.pk}"' in page
    assert page.count('<form id="consent-form-') == page.count("data-put-back") == 1


def test_what_is_missing_on_a_canvas_leads_to_its_field_for_who_may_write_there(room, browser):
    group = room.workgroup()
    page = browser.of(room.anna, room.path(f"concretise/{group.pk}/"))
    page.locator(".readiness").get_by_role("link", name="Welke problemen lost dit op?").click()
    assert page.evaluate("document.activeElement.id") == f"canvas-text-{group.pk}-problems-input"

    other = browser.of(room.chris, room.path(f"concretise/{group.pk}/"))
    other.locator(".readiness .only-others").get_by_text("Welke problemen lost dit op?").wait_for()
    assert other.locator(".readiness").get_by_role("link", name="Welke problemen lost dit op?").count() == 0


def test_a_search_without_a_connection_says_so_and_keeps_what_is_there(room, browser):
    page = browser.of(room.anna, room.path("inventory/"))
    there = page.evaluate(CARDS)
    page.route("**/inventory/?*", lambda route: route.abort())
    search = page.get_by_role("search", name="Het bord")
    search.get_by_label("Zoek").fill("vergadert")
    search.get_by_text("Zoeken lukt nu niet").wait_for()
    assert page.evaluate(CARDS) == there

    page.unroute("**/inventory/?*")
    search.get_by_label("Zoek").fill("vergadert te")
    search.get_by_text("van 240 gevonden").wait_for()


@pytest.mark.parametrize(
    "asked",
    [
        "board-find=" + "a" * 5_000,
        "board-find=%00%E2%80%AE<script>",
        "board-page=99999",
        "board-to=cluster-999999&board-page=2",
        "board-only=drop+table&wall-find=x",
        "board-find=a&board-find=b",
    ],
)
def test_no_address_of_a_list_breaks_its_page(room, asked):
    for client, path in ((room.anna.client(), "inventory/"), (room.alice_client(), "inventory/facilitate/")):
        answer = client.get(room.path(f"{path}?{asked}"))
        assert answer.status_code == 200
        assert "<script>" not in answer.content.decode().partition('id="board-look"')[2].partition("</form>")[0]
