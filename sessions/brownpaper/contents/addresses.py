"""Addresses in what people wrote are links, and whole words: nobody could follow one with a hyphen in it."""

import re

# What is no text of a page, or is a link already; a tag; and an address of the web or of somebody's mail.
WHOLE = "title|desc|text|style|script|textarea|a"
NO_TEXT = re.compile(rf"(<(?:{WHOLE})\b.*?</(?:{WHOLE})>|<[^<>]*>)", re.DOTALL)
ADDRESS = re.compile(
    r"""(?xi) (?P<web> (?: https?:// | www\. ) [^\s<>"]+ [^\s<>"'.,;:!?)\]] )
    | (?P<mail> [\w.+-]+ @ [\w-]+ (?: \. [\w-]+ )+ )"""
)


def with_addresses(html: str) -> str:
    """The same with a link around each address that is text (.address in the stylesheets)."""
    # split() gives text and what is none in turn.
    return "".join(
        part if place % 2 else ADDRESS.sub(linked, part) for place, part in enumerate(NO_TEXT.split(html))
    )


def linked(found: re.Match) -> str:
    address = found[0]
    before = "mailto:" if found["mail"] else "" if address.lower().startswith("http") else "https://"
    return f'<a class="address" href="{before}{address}">{address}</a>'
