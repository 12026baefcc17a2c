"""Templates are written for people to read, one element a line, and sent as if they stood on one.

White space with a line end in it means nothing at the edge of a block of the page, and a single space elsewhere. It is
taken out once, when a template is loaded: a page then weighs what it says, and so does every push of it. A message in
plain text keeps every line end.
"""

import re

from django.template.loaders.filesystem import Loader as FilesystemLoader

# Where every character counts, a Django tag, a comment, an element's tag (with Django tags in its attributes).
TOKEN = re.compile(
    r"""(?sx)
    (
        <textarea\b.*?</textarea> | <pre\b.*?</pre>
        | \{%.*?%\} | \{\{.*?\}\} | \{\#.*?\#\} | <!--.*?-->
        | <!?/?[a-zA-Z](?:
            \{%.*?%\} | \{\{.*?\}\} | "(?:\{%.*?%\}|\{\{.*?\}\}|[^"])*" | '(?:\{%.*?%\}|\{\{.*?\}\}|[^'])*' | [^<>"']
        )*>
    )
    """
)
# Elements that a line end before, after, or just inside of cannot be seen.
BLOCK = re.compile(
    r"</?(?:article|aside|blockquote|body|caption|circle|dd|defs|desc|details|div|dl|dt|fieldset|figure|footer|form|h[1-6]"
    r"|head|header|html|legend|li|link|main|meta|nav|ol|optgroup|option|p|path|pattern|rect|script|section|summary|svg"
    r"|table|tbody|td|template|text|tfoot|th|thead|title|tr|ul)\b|<!doctype",
    re.IGNORECASE,
)
# What steers and says nothing: beside it one stands beside what comes before or after.
STEERING = re.compile(
    r"\{%\s*(?:if|elif|else|endif|for|empty|endfor|with|endwith|load|csrf_token)\b|\{%.* as \w+\s*%\}$"
)
VERBATIM = re.compile(r"<textarea\b|<pre\b", re.IGNORECASE)
LINE_END = re.compile(r"\s*\n\s*")


class Loader(FilesystemLoader):
    """Loads a template from the folders in DIRS, without the white space that nobody sees."""

    def get_contents(self, origin) -> str:
        source = super().get_contents(origin)
        return folded(source) if origin.name.endswith(".html") else source


def folded(source: str) -> str:
    """The same template without the white space that nobody sees."""
    tokens = [token for token in TOKEN.split(source) if token]
    return "".join(fold(tokens, place) for place in range(len(tokens)))


def fold(tokens: list[str], place: int) -> str:
    token = tokens[place]
    if VERBATIM.match(token) or token.startswith("{"):
        return token
    if token.startswith("<"):
        return LINE_END.sub(" ", token)
    before = "" if is_edge(tokens, place, -1) else " "
    after = "" if is_edge(tokens, place, 1) else " "
    if not token.strip():
        return before and after if "\n" in token else token
    token = re.sub(r"^\s*\n\s*", before, token)
    token = re.sub(r"\s*\n\s*$", after, token)
    return LINE_END.sub(" ", token)


def is_edge(tokens: list[str], place: int, step: int) -> bool:
    """Is the next thing in this direction that says something the edge of a block, or of the template?"""
    place += step
    while 0 <= place < len(tokens) and (not tokens[place].strip() or STEERING.match(tokens[place])):
        place += step
    return not 0 <= place < len(tokens) or bool(BLOCK.match(tokens[place]))
