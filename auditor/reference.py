"""Reference data: lexicons (words) and limits (doses), read from `rules/reference/`. Every error says file and line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from auditor.criteria import Criterion
from auditor.interactions import Interaction
from auditor.limits import Analyte, Country, Substance
from auditor.measurement import Measurement

Meaning = tuple[str, str, str]  # lexicon, group, and the exact spelling where capitals matter
PUNCTUATION = str.maketrans("’‘ʼ“”‐‑", "'''\"\"--")
BRACES = re.compile(r"\{([^{}]*)\}")
DOUBLED = re.compile(
    r"^[^aeiou]*(?:qu)?[aeiou][bdgmnprt]$|(?:con|de|in|pre|re|trans)fer$|(?:com|per|sub|ad|trans|o)mit$|deter$|incur$|occur$"
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A class of words. Each group is a sub-class; `{a,b}` in a phrase means either.

    `inflect: verb` matches the first word of each phrase in all its forms, `inflect: noun` the last
    word in the plural too. A match that overlaps a phrase under `except` is no match.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid", "frozen": True}
    summary: str
    groups: Mapping[str, tuple[str, ...]]
    source: str = ""
    inflect: str = "none"
    case: bool = False  # whether capitals matter
    names: bool = False  # compared with whole names or headings, never searched for in the text
    exceptions: tuple[str, ...] = ()

    def phrases(self) -> list[tuple[str, str]]:
        """Every spelling with its group; group "" is an exception."""
        found = []
        for group, phrases in [*self.groups.items(), ("", self.exceptions)]:
            for phrase in phrases:
                for spelling in _expand(phrase):
                    forms = _inflected(spelling, self.inflect) if group else [spelling]
                    found += [(form, group) for form in forms]
        return found


TABLES: dict[str, type] = {
    "limits": Substance,
    "levels": Analyte,
    "countries": Country,
    "interactions": Interaction,
    "criteria": Criterion,
    "measured": Measurement,
}  # folders of rules/reference/ and what each of their files holds


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """All lexicons and limits in force."""

    lexicons: Mapping[str, Lexicon]
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # by folder and file name
    meanings: Mapping[str, list[Meaning]] = field(default_factory=dict)  # of the lexicons' phrases; kept, since it takes time


def meanings(lexicons: Mapping[str, Lexicon]) -> dict[str, list[Meaning]]:
    """What each folded spelling means; lexicons of whole names are never searched for, so they are left out."""
    found: dict[str, list[Meaning]] = {}
    for name, lexicon in lexicons.items():
        for phrase, group in () if lexicon.names else lexicon.phrases():
            found.setdefault(fold(phrase), []).append((name, group, phrase if lexicon.case else ""))
    return found


def fold(text: str) -> str:
    """Lower case and plain quotes, with every character still in its place."""
    plain = text.translate(PUNCTUATION)
    lower = plain.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def _expand(phrase: str) -> list[str]:
    parts = BRACES.split(phrase)
    choices = [part.split(",") if i % 2 else [part] for i, part in enumerate(parts)]
    return [" ".join("".join(choice).split()) for choice in itertools.product(*choices)]


def _inflected(phrase: str, how: str) -> list[str]:
    words = phrase.split(" ")
    if how == "verb":
        return [" ".join([form, *words[1:]]) for form in verb_forms(words[0])]
    if how == "noun":
        return [" ".join([*words[:-1], form]) for form in (words[-1], plural(words[-1]))]
    return [phrase]


def verb_forms(verb: str) -> list[str]:
    """A regular verb's base, -s, -ed and -ing forms; irregular verbs are written out in the lexicon."""
    if not verb.isalpha():
        return [verb]
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe")) else verb
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    third = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"
    past = verb[-1] if DOUBLED.search(verb) else ""
    return list(dict.fromkeys([verb, third, f"{stem}{past}ed", f"{stem}{past}ing"]))


def plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"
