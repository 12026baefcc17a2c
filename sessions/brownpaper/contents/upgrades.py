"""From the contents of an earlier format to those of now, one step at a time. Reading only: nothing stored changes."""

from collections.abc import Callable

from django.utils.translation import gettext as _

FORMAT_VERSION = 3


def upgraded(told: dict) -> dict:
    """The same contents in today's format. Raises ValueError for a format that is not known here."""
    version = told.get("format_version")
    while version != FORMAT_VERSION:
        if version not in STEPS:
            raise ValueError(f"format {version} of a brownpaper is not known here")
        told = STEPS[version](told)
        version = told["format_version"]
    return told


def phases_in_chapters(told: dict) -> dict:
    """Format 1 had seven phases side by side, twelve fixed chapters, and the answers to asks in the last phase."""
    slugs = ("inform", "introduce", "inventory", "enthuse", "concretise", "network", "conclude")
    was = told["brownpaper"]
    chapters = {slug: was[slug] for slug in slugs}
    responses = chapters["conclude"].get("responses", [])
    chapters["conclude"] = {name: value for name, value in chapters["conclude"].items() if name != "responses"}
    kept = {name: value for name, value in was.items() if name not in slugs}
    return told | {
        "format_version": 2,
        "brownpaper": kept | {"chapters": chapters, "responses": responses, "outline": list(OUTLINE_1)},
    }


def asks_apart(told: dict) -> dict:
    """In format 2 a solution asked one thing, in four fields of its canvas; and each party had a sentence of its own
    about where it stood."""
    chapters = told["brownpaper"]["chapters"]
    solutions = [asking(each) for each in chapters["concretise"]["solutions"]]
    agreements = [standing(each) for each in chapters["conclude"]["agreements"]]
    chapters = chapters | {
        "concretise": chapters["concretise"] | {"solutions": solutions},
        "conclude": chapters["conclude"] | {"agreements": agreements},
    }
    return told | {"format_version": 3, "brownpaper": told["brownpaper"] | {"chapters": chapters}}


def asking(solution: dict) -> dict:
    texts = {name: text for name, text in solution["texts"].items() if name not in ASK_FIELDS}
    of_chair = solution.get("is_for_sector", False)
    said = {name: solution["texts"].get(name, "").strip() for name in ASK_FIELDS}
    ask = {
        "key": f"solution-{solution['number']}",
        "text": said["ask"],
        "recipient": said["ask_recipient"] or (_("een sectorvoorzitter") if of_chair else _("de minister")),
        "recipient_key": "",
        "is_of_chair": of_chair,
        "due": None,
        "due_words": said["ask_deadline"],
    }
    return solution | {"texts": texts, "asks": [ask] if said["ask"] else []}


def standing(agreement: dict) -> dict:
    stances = agreement["stances"]
    return agreement | {
        where: [party for party, stance in stances if stance in words] for where, words in STANCES_2.items()
    }


ASK_FIELDS = ("ask", "ask_to", "ask_recipient", "ask_deadline")
# How format 2 said where a party stood, in either language.
STANCES_2 = {
    "supporting": ("steunt", "supports"),
    "abstaining": ("onthoudt zich", "abstains"),
    "objecting": ("heeft een overwegend bezwaar", "has a paramount objection"),
}
OUTLINE_1 = (
    "glance",
    "asked",
    "urgency",
    "horizon",
    "table",
    "lives",
    "solutions",
    "values",
    "agreements",
    "monitoring",
    "reservations",
    "account",
)
# Format → the step to the next.
STEPS: dict[object, Callable[[dict], dict]] = {1: phases_in_chapters, 2: asks_apart}
