"""Syllables of an English word: a rule of thumb, and a table of the words that it gets wrong.

The table is made by `tools/syllables.py` from the CMU Pronouncing Dictionary, so that for each of the
dictionary's words the two together give the count of its first pronunciation. A word that the dictionary
does not have (most drug names) is left to the rule.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

VOWELS = re.compile("[aeiouy]+")
# Endings written but not spoken: "pace", "walked", "times". "-les" and "-le" after a consonant are spoken: "table".
SILENT = re.compile(
    r"(?:[^aeiouy]|[aeiouy][^aeiouy]|gu|qu)"
    r"(?:(?<!l)e|(?<=[aeiouyl]l)e|(?<![tdl])ed|(?<=[aeiouyl]l)ed|(?<![cgsxzl])(?<![cs]h)es|(?<=[aeiouyl]l)es)$"
)
SILENT_WITHIN = re.compile(r"[aeiouy][^aeiouy]{1,2}e(?:ly|ness|nesses|ful|less|ments?|some|m[ae]n)$|ically$")
# Two vowels side by side that are spoken apart: "area", "diet", "studying", "video".
APART = re.compile(
    r"(?<![tscgx])i[ao](?!u)|(?<=[^aeiou][tscgx])i(?:a|asis|ology)(?=s?$)|(?<![aeioutscgx])iou|i(?:um|us|et|ent|ence|er)(?=s?$)|"
    r"[eiouy]ing|e[ou](?:[mns](?=s?$)|l|s)|eo(?=s?$)|[aeiou]ya|ua(?=[tlr])|u(?:ou|ity)|(?<![gq])u[ae](?=[nt])|oe(?=[lmr])|^[bcdrp]ia|^rea(?=c|s)|ea(?=s?$)|ie(?=t)|(?<=^m)yo(?=c|p|s)|(?<=ton|hag|yng)ea(?=l)"
)
EXTRA = re.compile(r"(?:sms?|thms?|[dst]n't)$")
SIBILANT = re.compile(r"(?:[sxz]|[cs]h|[cgsz]e)'s$")


def estimate(word: str) -> int:
    """Syllables of a lower-case word by its vowel groups; at least 1."""
    if word.endswith("'s"):
        return estimate(word[:-2]) + (SIBILANT.search(word) is not None)
    count = len(VOWELS.findall(word)) + len(APART.findall(word)) + (EXTRA.search(word) is not None)
    count -= (SILENT.search(word) is not None) + (SILENT_WITHIN.search(word) is not None)
    return max(count, 1)


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Syllables of one word in lower case, as the dictionary says it, else by the rule; at least 1."""
    return _table().get(word) or estimate(word)


@cache
def _table() -> dict[str, int]:
    """The exceptions; lines of a count and its words, `#` opens a remark."""
    table: dict[str, int] = {}
    for line in files("auditor").joinpath("data/syllables.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            count, *words = line.split()
            table.update(dict.fromkeys(words, int(count)))
    return table
