"""What holds for every text that people write. Pure functions, without Django: the press uses them too."""

import re
import unicodedata

# The longest text that is kept, in characters: a page of paper full.
LONGEST_TEXT = 4000

LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Signs that are never part of what people mean: controls, and the overrides that turn the text around them (Unicode,
# TR 9), byte order marks, invisible operators and fillers, what stands in for an object, code points that are none.
NEVER = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2060-\u206f\u202a-\u202e\u3164"
    "\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\ud800-\udfff\U000e0000-\U000e001f"
    + "".join(chr(plane << 16 | end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
    + "]"
)
# Scripts whose letters change with a joiner beside them (Arabic, Syriac, the scripts of India, Tibetan, Myanmar,
# Khmer, Mongolian, Javanese), and those that break lines at a zero width space (Thai to Khmer).
JOINING = (
    "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1a20-\u1b7f\ua840-\ua9ff\uaae0-\uabff"
    "\ufb50-\ufdcf\ufe70-\ufefc"
)
SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
PICTURES = "\u00a9\u00ae\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff\ufe0f\u20e3"
STRAY = re.compile(
    f"\u200c(?=[^{JOINING}]|$)|(?<![{JOINING}])\u200c"
    f"|(?<![{JOINING}{PICTURES}])\u200d"
    f"|(?<=[{PICTURES}])\u200d(?![{PICTURES}])"
    f"|(?<![{SPACELESS}])\u200b|\u200b(?![{SPACELESS}])"
    # Tags make the flag of a region out of a black one; variations change the sign before them.
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]|(?:(?<=^)|(?<=\\s))[\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
# Marks that fit any letter: nobody needs more than three on one, and a pile of them blots out the lines around it.
# Marks of a script's own may be a few more (Tibetan stacks five).
FOR_ANY_LETTER = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
PILED = re.compile(f"([{FOR_ANY_LETTER}]{{3}})[{FOR_ANY_LETTER}]+")
MOST_MARKS = 8
INVISIBLE_IN_NAMES = re.compile("[\u061c\u200b-\u200f\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef]")
# Bullets of a word processor's own symbol font.
SYMBOLS = {0xF0B7: "•", 0xF0A7: "▪"}


def tamed(text: str) -> str:
    """The text as everybody can read it: composed (NFC), with one kind of line end, without signs that are invisible,
    turn their neighbours around or blot out the lines beside them. What it says stays."""
    if text.isascii() and text.isprintable():
        return text
    text = LINE_ENDS.sub("\n", text).translate(SYMBOLS)
    text = STRAY.sub("", NEVER.sub("", text))
    return fewer_marks(unicodedata.normalize("NFC", PILED.sub(r"\1", text)))


def fewer_marks(text: str) -> str:
    """At most MOST_MARKS combining marks on one letter, whatever their script."""
    marks = "".join(sign for sign in set(text) if unicodedata.category(sign) in ("Mn", "Me"))
    return re.sub(f"([{marks}]{{{MOST_MARKS}}})[{marks}]+", r"\1", text) if marks else text


def on_one_line(text: str) -> str:
    """The text without line ends, and with single spaces: for names, titles and whatever is one sentence."""
    return " ".join(tamed(text).split())


def shows_something(text: str) -> bool:
    """Is there anything to see in it?"""
    return any(unicodedata.category(sign)[0] in "LNPS" and sign != "\u2800" for sign in text)


def names_something(text: str) -> bool:
    """Can somebody or something be called this: is there a letter, a digit or a symbol in it?"""
    return any(unicodedata.category(sign)[0] in "LNS" and sign != "\u2800" for sign in text)


def name_key(name: str) -> str:
    """What two names have in common when a reader takes them for the same: apart from capitals and spaces.

    Made here and kept beside the name, so that every database compares alike (Unicode, toNFKC_Casefold).
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", tamed(name)).casefold())
    return " ".join("".join(sign for sign in folded if not INVISIBLE_IN_NAMES.match(sign)).split())


def meaning(text: str) -> str:
    """The text apart from its white space: two with the same meaning are one text to whoever answered it."""
    return " ".join(text.split())
