"""In which language a text is: that of its session, unless the text is long and surely in another.

Screen readers, hyphenation and spelling checkers go by it (WCAG 2.2, 3.1.2 Language of Parts).
"""

from functools import cache, lru_cache

from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

# Shorter ones, and names, say too little: "Smart city hub" is Dutch as well.
LONG_ENOUGH = 60
SURE = 0.99
# What people in a Dutch room write in; among fewer, one is surer.
TOLD_APART = ("nl", "en", "de", "fr", "es", "pl", "tr", "uk", "ar", "zh")


@cache
def identifier() -> LanguageIdentifier:
    """Read when the first long text is shown: it takes a second."""
    known = LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE, norm_probs=True)
    known.set_languages(list(TOLD_APART))
    return known


@lru_cache(maxsize=8192)
def language_of(text: str, usual: str) -> str:
    """The language of a text (BCP 47). usual: of its session, which holds for whatever is short or unsure."""
    if len(text) < LONG_ENOUGH:
        return usual
    found, sureness = identifier().classify(text)
    return found if sureness >= SURE else usual
