"""How strongly two texts speak of the same: by the stems of their meaningful words."""

import re

import snowballstemmer

# Words that say nothing about the subject, in the languages that are spoken at the table.
EMPTY_WORDS = frozenset(
    """
    aan alle als andere beter bij deze door een eigen elkaar goed graag heeft hebben het hier hoe hun ieder iets
    kunnen maken meer met mijn naar niet nieuw nodig ons onze over samen snel snelle sneller vaak van veel voor wat
    weten werken willen worden zelf zijn zonder
    about from have into more need other that their them they this want what will with your
    """.split()
)
STEMMER = snowballstemmer.stemmer("dutch")
SHORTEST_WORD = 4
SHORTEST_PART = 5
SAME, PART_OF = 1.0, 0.6


def stems(text: str) -> frozenset[str]:
    """The stems of the meaningful words of a text, as Dutch has them."""
    words = re.findall(r"\w+", text.lower())
    kept = (word for word in words if len(word) >= SHORTEST_WORD and word not in EMPTY_WORDS)
    return frozenset(STEMMER.stemWords(list(kept)))


def score(one: frozenset[str], other: frozenset[str]) -> float:
    """Same words count 1; a word inside a compound ("grond" in "bouwgrond") counts 0.6."""
    total = 0.0
    for word in one:
        if word in other:
            total += SAME
        elif any(is_part(word, another) for another in other):
            total += PART_OF
    return total


def is_part(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= SHORTEST_PART and short in long
