"""Two people in one field: what both wrote stands there once, and only the same words are asked about."""

import pytest
from django.templatetags.static import static
from playwright.sync_api import expect

from sessions.facilitation.steering.operations import move_to, open_phase, tell_everyone
from sessions.phases.concretise.models import SolutionText
from sessions.phases.concretise.operations import write_text
from tests.windows import cut, reconnect

pytestmark = pytest.mark.browser

FIELD = "Groot denken: waar werken we naartoe?"
ROLE = "Rol van de overheid"


@pytest.fixture
def group(live_cast):
    for phase in ("enthuse", "concretise"):
        open_phase(session=live_cast.session, phase=phase)
    workgroup = live_cast.workgroup()
    move_to(session=live_cast.session, phase="concretise")
    return workgroup


def canvas(live_cast, group) -> str:
    return live_cast.path(f"concretise/{group.pk}/")


def written(group, field="think_big") -> str:
    text = SolutionText.objects.filter(workgroup=group, field=field).first()
    return text.text if text else ""


def by(person, group, text, field="think_big") -> None:
    now = SolutionText.objects.filter(workgroup=group, field=field).first()
    write_text(
        workgroup=group,
        field=field,
        text=text,
        base_version=now.version if now else 0,
        participant=person.participant,
    )


def settled(page) -> None:
    page.locator("output.saving", has_text="Bewaard").first.wait_for()


MERGES = [
    # base, mine, theirs, together (None: the same words, so they are asked)
    ("Meer rust", "Meer rust in de wijk", "En meer groen. Meer rust", "En meer groen. Meer rust in de wijk"),
    ("Meer rust", "Meer rust in de wijk", "Meer rust en groen", "Meer rust en groen in de wijk"),
    ("een twee drie", "een 2 drie", "een twee vier", "een 2 vier"),
    ("een twee drie", "een 2 drie", "een II drie", None),
    ("huis", "huizen", "huisje", None),
    ("een twee", "een", "een twee drie", "een drie"),
    ("een twee", "nul", "nul", "nul"),
    ("Meer rust", "Meer groen", "Meer rust in de wijk", "Meer groen in de wijk"),
    ("", "van mij", "van de ander", "van de ander\nvan mij"),
    ("", "hoi daar", "hoi", "hoi daar"),
    ("X", "X foobar", "X foo", "X foobar"),
    ("a\nb", "a\nb\nmijn regel", "nieuw\na\nb", "nieuw\na\nb\nmijn regel"),
    ("een twee drie", "een x y drie", "een drie", None),
    ("😀 a", "😀 a b", "x 😀 a", "x 😀 a b"),
    (
        "zin een. zin twee.",
        "zin een. zin twee. zin drie.",
        "zin nul. zin een. zin twee.",
        "zin nul. zin een. zin twee. zin drie.",
    ),
]


def test_texts_are_merged_word_by_word_against_what_both_had(live_cast, browser):
    page = browser.of(live_cast.anna, live_cast.path("me/"))

    told = page.evaluate(
        """async ([address, cases]) => {
            const { merge, isAgreed } = await import(address);
            return cases.map(([base, mine, theirs]) => {
                const [pieces, other] = [merge(base, mine, theirs), merge(base, theirs, mine)];
                return [isAgreed(pieces) ? pieces.join("") : null, isAgreed(other)];
            });
        }""",
        [static("js/merge.js"), [case[:3] for case in MERGES]],
    )

    assert told == [[together, together is not None] for _base, _mine, _theirs, together in MERGES]


def test_a_conflict_is_called_out_once_while_the_other_writes_on(live_cast, group, browser):
    by(live_cast.anna, group, "een twee drie")
    page = browser.of(live_cast.anna, canvas(live_cast, group))
    page.route("**/texts/**", lambda route: route.abort())
    page.get_by_label(FIELD).fill("een 2 drie")
    by(live_cast.bram, group, "een II drie")
    page.locator(".conflict mark", has_text="II").wait_for()
    page.evaluate(
        """() => {
          window.called = 0;
          const observer = new MutationObserver((changes) => {
            window.called += changes.filter((each) => each.target.parentElement.closest("[role=alert]")).length;
          });
          observer.observe(document.querySelector(".conflict"), {childList: true, subtree: true, characterData: true});
        }"""
    )
    for text in ("een III drie", "een IIII drie"):
        by(live_cast.bram, group, text)
        page.locator(".conflict mark", has_text=text.split()[1]).wait_for()

    assert page.evaluate("window.called") == 0
    assert page.locator(".conflict [role=alert]").count() == 1
    assert page.locator("[role=alert] [data-theirs]").count() == 0


def test_one_types_at_the_end_while_another_inserts_at_the_start(live_cast, group, browser):
    by(live_cast.anna, group, "Meer rust in de wijk.")
    page = browser.of(live_cast.anna, canvas(live_cast, group))
    field = page.get_by_label(FIELD)
    field.press("Control+End")

    for number, letter in enumerate(" En ook meer groen."):
        field.press_sequentially(letter, delay=40)
        if number == 6:
            by(live_cast.bram, group, f"Vooral dit. {written(group)}")
    settled(page)

    assert field.input_value() == "Vooral dit. Meer rust in de wijk. En ook meer groen."
    assert written(group) == field.input_value()
    assert page.locator(".conflict").count() == 0


def test_two_type_sentences_at_once_and_none_is_doubled(live_cast, group, browser):
    pages = [browser.of(person, canvas(live_cast, group)) for person in (live_cast.anna, live_cast.bram)]
    by(live_cast.anna, group, "Begin.\nEinde.")
    for page in pages:
        expect(page.get_by_label(FIELD)).to_have_value("Begin.\nEinde.")
    anna, bram = (page.get_by_label(FIELD) for page in pages)
    anna.evaluate("field => field.setSelectionRange(6, 6)")
    bram.press("Control+End")

    for number in range(3):
        anna.press_sequentially(f" Anna zin {number}.", delay=15)
        bram.press_sequentially(f" Bram zin {number}.", delay=15)

    expected = "Begin. Anna zin 0. Anna zin 1. Anna zin 2.\nEinde. Bram zin 0. Bram zin 1. Bram zin 2."
    for page, field in zip(pages, (anna, bram), strict=True):
        expect(field).to_have_value(expected)
        settled(page)
    assert written(group) == expected


def test_same_words_changed_by_both_are_asked_and_the_box_follows(live_cast, group, browser):
    by(live_cast.anna, group, "Rust in de hele wijk")
    page = browser.of(live_cast.bram, canvas(live_cast, group))
    field = page.get_by_label(FIELD)
    page.route("**/texts/**", lambda route: route.abort())
    field.fill("Rust in de halve wijk, en groen")
    by(live_cast.anna, group, "Rust in de oude wijk")
    page.locator(".conflict mark", has_text="oude").wait_for()
    page.unroute("**/texts/**")
    by(live_cast.anna, group, "Veel rust in de nieuwe wijk")
    page.locator(".conflict mark", has_text="nieuwe").wait_for()

    page.get_by_role("button", name="Houd die van mij").click()

    settled(page)
    assert field.input_value() == "Veel rust in de halve wijk, en groen"
    assert written(group) == "Veel rust in de halve wijk, en groen"


@pytest.mark.parametrize(
    ("button", "kept"), [("Houd ze allebei", "een II 2 drie"), ("Neem die van de ander", "een II drie")]
)
def test_every_answer_to_the_same_words(live_cast, group, browser, button, kept):
    by(live_cast.anna, group, "een twee drie")
    page = browser.of(live_cast.bram, canvas(live_cast, group))
    page.route("**/texts/**", lambda route: route.abort())
    page.get_by_label(FIELD).fill("een 2 drie")
    by(live_cast.anna, group, "een II drie")
    page.unroute("**/texts/**")

    page.get_by_role("button", name=button).click()

    settled(page)
    page.wait_for_timeout(700)
    assert page.get_by_label(FIELD).input_value() == kept
    assert written(group) == kept


def test_answer_that_got_lost_doubles_nothing(live_cast, group, browser):
    page = browser.of(live_cast.anna, canvas(live_cast, group))
    field = page.get_by_label(FIELD)

    def lose(route):
        route.fetch()
        route.abort()

    page.route("**/texts/**", lose)
    field.fill("eerste zin")
    page.wait_for_timeout(900)
    field.press_sequentially(" en meer", delay=20)
    page.wait_for_timeout(900)
    page.unroute("**/texts/**")
    field.press_sequentially(" en nog meer", delay=20)

    settled(page)
    assert field.input_value() == "eerste zin en meer en nog meer"
    assert written(group) == "eerste zin en meer en nog meer"


@pytest.mark.parametrize("way", ["stays", "leaves", "comes_back"])
@pytest.mark.parametrize(("typed_on", "together"), [("", "Van een ander"), (" en meer", "Van een ander en meer")])
def test_what_arrived_unheard_and_was_rewritten_does_not_come_back(
    live_cast, group, browser, way, typed_on, together
):
    page = browser.of(live_cast.anna, canvas(live_cast, group))
    field = page.get_by_label(FIELD)
    arrived = []

    def lose(route):
        if not arrived:
            arrived.append(route.fetch())
        route.abort()

    page.route("**/texts/**", lose)
    # No push tells either.
    page.get_by_role("button", name="Pauzeer updates").click()
    field.fill("Van mij")
    page.locator("output.saving[data-state=waiting]").wait_for()
    if typed_on:
        field.press_sequentially(typed_on)
        page.wait_for_timeout(900)
    if way != "stays":
        page.goto(live_cast.path("programme/"))
    by(live_cast.bram, group, "Van een ander")
    page.unroute("**/texts/**")
    if way == "comes_back":
        page.go_back()

    if way == "leaves":
        page.locator('#waiting[data-messages="0"]').wait_for(state="attached", timeout=30_000)
    else:
        expect(page.get_by_label(FIELD)).to_have_value(together, timeout=15_000)
        settled(page)
    assert written(group) == together


def test_what_was_typed_offline_is_merged_on_coming_back(live_cast, group, browser):
    by(live_cast.anna, group, "Meer rust")
    page = browser.of(live_cast.anna, canvas(live_cast, group))
    cut(page)
    page.get_by_label(FIELD).fill("Meer rust in de wijk")
    by(live_cast.bram, group, "Vooral meer rust")

    reconnect(page)

    settled(page)
    assert written(group) == "Vooral meer rust in de wijk"


def test_draft_of_another_page_is_merged_and_sent(live_cast, group, browser):
    by(live_cast.anna, group, "Meer rust")
    page = browser.of(live_cast.anna, canvas(live_cast, group))
    page.route("**/texts/**", lambda route: route.abort())
    page.get_by_label(FIELD).fill("Meer rust in de wijk")
    page.locator("output.saving", has_text="opnieuw").first.wait_for()
    by(live_cast.bram, group, "Vooral meer rust")
    page.unroute("**/texts/**")

    page.goto(live_cast.path("inform/"))

    page.locator('#waiting[data-messages="0"]').wait_for(state="attached", timeout=30_000)
    assert written(group) == "Vooral meer rust in de wijk"


def test_draft_that_another_tab_sent_waits_no_more(live_cast, group, browser):
    page = browser.of(live_cast.anna, canvas(live_cast, group))
    page.route("**/texts/**", lambda route: route.abort())
    page.get_by_label(FIELD).fill("Meer rust")
    page.locator("#waiting [data-count]", has_text="1").wait_for()

    other = browser.open(page.context.new_page(), canvas(live_cast, group))

    settled(other)
    page.locator('#waiting[data-messages="0"]').wait_for(state="attached")
    assert page.locator("#waiting").is_hidden()
    assert written(group) == "Meer rust"


def test_draft_from_before_a_crash_is_merged_when_the_page_opens(live_cast, group, browser):
    by(live_cast.anna, group, "Meer rust")
    page = browser.of(live_cast.anna, canvas(live_cast, group))
    page.route("**/texts/**", lambda route: route.abort())
    page.get_by_label(FIELD).fill("Meer rust in de wijk")
    page.wait_for_timeout(200)
    by(live_cast.bram, group, "Vooral meer rust")

    page.reload()
    page.unroute("**/texts/**")

    settled(page)
    assert written(group) == "Vooral meer rust in de wijk"


def restored_by_the_browser(page, text: str, choice: str) -> None:
    """What a browser does on a reload or on the way back: values without anybody typing."""
    page.add_init_script(
        f"""
        const restore = () => {{
            const field = document.querySelector('[data-autosave$="think_big/"]');
            if (!field) return;
            field.value = {text!r};
            document.querySelector('[data-autosave$="government_role/"]').value = {choice!r};
        }};
        addEventListener("DOMContentLoaded", restore);
        addEventListener("load", restore);
        """
    )


def test_what_a_browser_restores_was_not_typed(live_cast, group, browser):
    page = browser.of(live_cast.anna, canvas(live_cast, group))
    page.get_by_label(FIELD).fill("tekst van Anna")
    page.get_by_label(ROLE).select_option("letting_go")
    expect(page.locator("output.saving", has_text="Bewaard")).to_have_count(2)
    restored_by_the_browser(page, "tekst van Anna", "letting_go")
    by(live_cast.bram, group, "tekst van Anna, en van Bram")
    by(live_cast.bram, group, "directing", field="government_role")

    page.evaluate("location.reload()")
    page.wait_for_load_state()
    page.wait_for_timeout(800)
    by(live_cast.bram, group, "van een derde", field="room")
    page.wait_for_timeout(4000)

    assert page.get_by_label(FIELD).input_value() == "tekst van Anna, en van Bram"
    assert page.get_by_label(ROLE).input_value() == "directing"
    assert written(group) == "tekst van Anna, en van Bram"
    assert written(group, "government_role") == "directing"
    assert page.locator(".conflict").count() == 0


def test_way_back_after_a_colleague_wrote_asks_nothing(live_cast, group, browser):
    page = browser.of(live_cast.anna, canvas(live_cast, group))
    page.get_by_label(FIELD).fill("tekst van Anna")
    settled(page)
    page.goto(live_cast.path("programme/"))
    by(live_cast.bram, group, "tekst van Anna, en van Bram")

    page.go_back()

    page.wait_for_timeout(1500)
    assert page.locator(".conflict").count() == 0
    assert page.get_by_label(FIELD).input_value() == "tekst van Anna, en van Bram"
    assert written(group) == "tekst van Anna, en van Bram"


def test_choice_of_a_list_changed_by_both_is_asked(live_cast, group, browser):
    page = browser.of(live_cast.anna, canvas(live_cast, group))
    page.route("**/texts/**", lambda route: route.abort())
    page.get_by_label(ROLE).select_option("letting_go")
    by(live_cast.bram, group, "directing", field="government_role")
    page.unroute("**/texts/**")
    page.locator(".conflict mark", has_text="regisseren").wait_for()

    page.get_by_role("button", name="Neem die van de ander").click()

    page.wait_for_timeout(700)
    assert page.get_by_label(ROLE).input_value() == "directing"
    assert written(group, "government_role") == "directing"


def test_pushes_that_keep_coming_do_not_put_off_what_is_typed(live_cast, group, browser):
    page = browser.of(live_cast.anna, live_cast.path(f"concretise/{group.pk}/"))
    page.get_by_label("Titel van de oplossing").fill("Meteen bewaard")

    for number in range(12):  # every 150 ms, for longer than a pause in typing
        tell_everyone(session=live_cast.session, message=f"Bericht {number}")
        page.wait_for_timeout(150)

    assert SolutionText.objects.filter(workgroup=group, field="title", text="Meteen bewaard").exists()
