"""Static files come from memory, compressed where that helps, and everything else goes on to Django."""

import gzip

import pytest
import tinycss2
from django.conf import settings

from cocreatie.static_files import StaticFiles
from tests.loops import run

SHEETS = sorted((settings.BASE_DIR / "static" / "css").rglob("*.css"))
# At-rules that hold rules, and not declarations.
HOLDS_RULES = {"media", "layer", "supports", "container"}


async def passed_on(scope, receive, send):
    await send({"type": "http.response.start", "status": 299, "headers": []})


def ask(path: str, **headers) -> tuple[int, dict, bytes]:
    sent = []

    async def send(message):
        sent.append(message)

    asked = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "headers": asked}
    run(StaticFiles(passed_on)(scope, None, send))
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], told, sent[1]["body"] if len(sent) > 1 else b""


def test_a_script_is_served_compressed_and_for_ever():
    path = f"{settings.STATIC_URL}js/main.js"
    there = (settings.BASE_DIR / "static" / "js" / "main.js").read_bytes()

    status, headers, body = ask(path, accept_encoding="gzip, br")

    assert status == 200
    assert gzip.decompress(body) == there
    assert headers["content-encoding"] == "gzip"
    assert int(headers["content-length"]) == len(body)
    assert "immutable" in headers["cache-control"]
    assert headers["x-content-type-options"] == "nosniff"
    assert ask(path)[2] == there


def test_who_has_it_already_gets_nothing_again():
    path = f"{settings.STATIC_URL}js/main.js"
    etag = ask(path)[1]["etag"]

    status, _headers, body = ask(path, if_none_match=etag)

    assert (status, body) == (304, b"")


def test_everything_else_is_django_s():
    for path in ("/", f"{settings.STATIC_URL}../settings.py", f"{settings.STATIC_URL}nothing.js"):
        assert ask(path)[0] == 299


def nested(rules, within: str = "") -> list[str]:
    """Rules that stand inside another rule by mistake: a brace that was left out. Browsers take them for something
    else, or for nothing."""
    found = []
    for rule in tinycss2.parse_rule_list(rules, skip_comments=True, skip_whitespace=True):
        name = tinycss2.serialize(rule.prelude).strip() if hasattr(rule, "prelude") else str(rule)
        if rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in HOLDS_RULES:
            found += nested(rule.content, name)
        elif rule.type == "error":
            found.append(f"{within} {rule.message}")
        elif rule.type == "qualified-rule" and any(each.type == "{} block" for each in rule.content):
            found.append(f"{within} {name}")
    return found


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_rule_stands_inside_another(sheet):
    assert nested(sheet.read_text()) == []
