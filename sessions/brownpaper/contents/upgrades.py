"""From the contents of an earlier format to those of now, one step at a time. Reading only: nothing stored changes."""

from collections.abc import Callable

FORMAT_VERSION = 2


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
STEPS: dict[object, Callable[[dict], dict]] = {1: phases_in_chapters}
