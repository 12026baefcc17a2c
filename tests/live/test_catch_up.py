"""Whatever happens, and whenever somebody drops off: after catching up their screen is a fresh page's."""

import json
import re
from contextlib import suppress
from html.parser import HTMLParser

from django.db import transaction
from django.utils import translation
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sessions.catalogue import FRAGMENTS
from sessions.core.fragment_cache import CACHE
from sessions.core.fragments import Audience, ItemList
from sessions.core.refusal import Refused
from sessions.core.stale import events_after, stale_after
from sessions.core.taking_away import take_away
from sessions.facilitation.steering import operations as facilitation
from sessions.live.rendering import Renderer, Subscription, catch_up
from sessions.phases.concretise import operations as concretise
from sessions.phases.enthuse import operations as enthuse
from sessions.phases.inform import operations as inform
from sessions.phases.inventory import operations as inventory
from sessions.phases.inventory.belongings import CLUSTER
from sessions.phases.inventory.clustering import make_cluster
from sessions.phases.inventory.models import Contribution
from sessions.phases.registry import SLUGS
from tests.cast import make_cast

LANGUAGE = "nl"
ORDER = re.compile(r'data-order="([^"]*)"')
SHOWN = [each for each in FRAGMENTS if not each.is_scoped and each.name != "presence"]


class Entries(HTMLParser):
    """The entries of a rendered list, by id, each with its place."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=False)
        self.html, self.depth, self.start = html, 0, 0
        self.entries: dict[str, tuple[str, str]] = {}
        self.lines = [0]
        for line in html.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.feed(html)

    def position(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag, attrs):
        if tag != "li":
            return
        if self.depth == 0:
            self.start, self.of = self.position(), dict(attrs)
        self.depth += 1

    def handle_endtag(self, tag):
        if tag != "li":
            return
        self.depth -= 1
        if self.depth == 0:
            html = self.html[self.start : self.position() + len("</li>")]
            self.entries[self.of["id"]] = (self.of["data-order"], html)


class Screen:
    """One open page of one audience; applies frames as apply.js does."""

    def __init__(self, session, audience: Audience):
        self.session, self.audience, self.revision = session, audience, -1
        self.whole: dict[str, str] = {}
        self.lists: dict[str, dict[str, tuple[str, str]]] = {}
        self.frames: list[int] = []
        self.fetch()

    @property
    def fragments(self):
        return [fragment for fragment in SHOWN if self.audience in fragment.audiences]

    def fetch(self):
        """Load the page: from what is kept, as a real one is."""
        self.session.refresh_from_db()
        self.revision = self.session.revision
        for fragment in self.fragments:
            self.put(fragment.dom_id(), CACHE.render(fragment, self.session, self.audience, "").strip())

    def put(self, dom_id: str, html: str):
        if "data-items" in html[:200]:
            self.lists[dom_id] = Entries(html).entries
        else:
            self.whole[dom_id] = html

    def hear(self, frame: dict):
        self.frames.append(frame["rev"])
        if frame.get("anew"):
            return self.fetch()
        if frame["rev"] < self.revision:
            return
        for part in frame["parts"]:
            self.apply(part)
        self.revision = frame["rev"]

    def apply(self, part: dict):
        if part["op"] == "pull":
            fragment = next(each for each in self.fragments if each.dom_id() == part["id"])
            self.put(part["id"], CACHE.render(fragment, self.session, self.audience, ""))
        elif part["op"] == "whole" and part["id"] in (*self.whole, *self.lists):
            self.put(part["id"], part["html"])
        elif part["op"] == "item" and part["list"] in self.lists:
            self.lists[part["list"]][part["id"]] = (ORDER.search(part["html"])[1], part["html"])
        elif part["op"] == "remove":
            for entries in self.lists.values():
                entries.pop(part["id"], None)

    def looks(self) -> dict:
        """What stands on the screen, lists in their order."""
        return self.whole | {name: sorted(entries.values()) for name, entries in self.lists.items()}

    def fresh(self) -> dict:
        """What somebody sees who comes in now, rendered from nothing."""
        self.session.refresh_from_db()
        looks = {}
        for fragment in self.fragments:
            html = fragment.render(self.session, self.audience).strip()
            is_list = isinstance(fragment, ItemList)
            looks[fragment.dom_id()] = sorted(Entries(html).entries.values()) if is_list else html
        return looks


class Day(RuleBasedStateMachine):
    """Anything may happen in any order, and any screen may drop off and come back."""

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        translation.activate(LANGUAGE)
        self.cast = make_cast()
        self.session = self.cast.session
        self.cast.open_everything()
        self.cast.anna.contributes("de eerste")
        audiences = (Audience.PARTICIPANT, Audience.FACILITATOR, Audience.SCREEN)
        self.screens = {audience: Screen(self.session, audience) for audience in audiences}
        self.away: set[Audience] = set()
        self.told = self.session.revision

    def teardown(self):
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def cards(self, number: int) -> Contribution:
        known = list(Contribution.objects.filter(session=self.session))
        return known[number % len(known)]

    def do(self, operation, *which, **what):
        with suppress(Refused):
            operation(*which, **what)
        self.push()

    def push(self):
        """What a room does: read the journal, render once for each audience, send."""
        self.session.refresh_from_db()
        events = events_after(self.session, self.told)
        if not events:
            return
        self.told = events[-1].revision
        renderer = Renderer(self.session, stale_after(events, FRAGMENTS), self.told)
        for audience, screen in self.screens.items():
            if audience not in self.away:
                screen.hear(json.loads(json.dumps(renderer.frame(Subscription((str(audience),), LANGUAGE)))))

    @rule(audience=st.sampled_from([Audience.PARTICIPANT, Audience.FACILITATOR, Audience.SCREEN]))
    def drop_off(self, audience):
        self.away.add(audience)

    @precondition(lambda self: self.away)
    @rule()
    def come_back(self):
        for audience in sorted(self.away):
            screen = self.screens[audience]
            _revision, text = catch_up(self.session.pk, Subscription((str(audience),), LANGUAGE), screen.revision)
            screen.hear(json.loads(text))
        self.away.clear()

    @rule(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20))
    def contribute(self, text):
        self.do(self.cast.bram.contributes, text=text)

    @rule(number=st.integers(0, 50), text=st.sampled_from(["anders", "<b>anders</b>"]))
    def change_a_card(self, number, text):
        self.do(inventory.change_contribution, contribution=self.cards(number), kind="idea", text=text)

    @rule(
        number=st.integers(0, 50),
        act=st.sampled_from(
            [
                inventory.withdraw_contribution,
                inventory.restore_contribution,
                inventory.park,
                inventory.unpark,
            ]
        ),
    )
    def move_a_card_off_or_on(self, number, act):
        self.do(act, contribution=self.cards(number))

    @rule(number=st.integers(0, 50), act=st.sampled_from([inventory.cast_dot, inventory.take_back_dot]))
    def dot(self, number, act):
        self.do(act, contribution=self.cards(number), participant=self.cast.chris.participant)

    @rule(numbers=st.lists(st.integers(0, 50), max_size=4), title=st.sampled_from("ABC"))
    def cluster(self, numbers, title):
        cards = [self.cards(number) for number in numbers]
        self.do(make_cluster, session=self.session, title=title, contributions=cards)

    @rule(number=st.integers(0, 50))
    def remove_a_cluster(self, number):
        clusters = list(self.session.clusters.all())
        if clusters:
            self.do(take_away, CLUSTER, clusters[number % len(clusters)])

    @rule(number=st.integers(0, 9))
    def ask_or_upvote(self, number):
        questions = list(self.session.questions.all())
        if number < 4 or not questions:
            person = self.cast.anna.participant
            self.do(inform.ask_question, session=self.session, participant=person, text=f"vraag {number}")
        else:
            question = questions[number % len(questions)]
            self.do(inform.upvote, question=question, participant=self.cast.bram.participant)

    @rule(phase=st.sampled_from(SLUGS), act=st.sampled_from([facilitation.open_phase, facilitation.close_phase]))
    def open_or_close(self, phase, act):
        self.do(act, session=self.session, phase=phase)

    @rule(phase=st.sampled_from(SLUGS))
    def move_the_room(self, phase):
        self.do(facilitation.move_to, session=self.session, phase=phase)

    @rule(act=st.sampled_from([facilitation.freeze, facilitation.thaw]))
    def freeze_or_thaw(self, act):
        self.do(act, session=self.session)

    @rule(words=st.sampled_from(["", "Koffie", "We gaan verder"]))
    def tell_everyone(self, words):
        self.do(facilitation.tell_everyone, session=self.session, message=words)

    @rule(title=st.sampled_from(["Loket", "Fonds"]))
    def workgroup(self, title):
        self.do(self.cast.workgroup, title=title)

    @rule(field=st.sampled_from(["title", "think_big"]), version=st.integers(0, 2))
    def write_in_a_canvas(self, field, version):
        workgroup = self.session.workgroups.first()
        if workgroup:
            anna = self.cast.anna.participant
            what = {"workgroup": workgroup, "field": field, "base_version": version, "participant": anna}
            self.do(concretise.write_text, text=f"tekst {version}", **what)

    @rule()
    def leave_the_group(self):
        self.do(enthuse.leave_workgroup, participant=self.cast.anna.participant)

    @invariant()
    def connected_screens_are_fresh_pages(self):
        for audience, screen in self.screens.items():
            if audience not in self.away:
                assert screen.looks() == screen.fresh(), audience

    @invariant()
    def revisions_never_go_backwards(self):
        for screen in self.screens.values():
            assert screen.frames == sorted(screen.frames)


class TestDay(TestCase, Day.TestCase):
    # No shrinking: a failure is told at once, in a test run that stays short.
    settings = settings(
        max_examples=8, stateful_step_count=20, deadline=None, derandomize=True, phases=[Phase.generate]
    )
