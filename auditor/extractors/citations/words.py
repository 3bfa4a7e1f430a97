"""The words of a sentence, as citations are held against them: tense, and the stems that tell what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from auditor.model.prose import Sentence
from auditor.reference import Reference

PAST = re.compile(
    r"\b(?:was|were|had|did|fell|rose|took|got|saw|went|came|gave|lost|kept|met|grew|made|lay|ran|began|felt|said|told|wrote|"
    r"slept|found|left|[a-z]{2,}ed)\b"
)
PRESENT = re.compile(
    r"\b(?:is|are|has|have|can|may|might|will|would|should|does|do|isn't|aren't|doesn't|don't|means|needs?|helps?|works?)\b"
)
REPORTED = re.compile(r"\b(?:said|told \w+|wrote|felt|thought|hoped|reported)\b(?: that)?(?! to\b)")
WORD = re.compile(r"[a-zà-þ]{4,}")
ENDING = re.compile(r"(?<=\w{4})(?:ings?|ers?|ed|es|s)$")
STEM = 5  # letters that two words about the same thing are taken to share


@dataclass(frozen=True, slots=True)
class Subjects:
    """Reads what a text is about: its words but for those that every text about health uses."""

    idle: frozenset[str]

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, reference: Reference) -> Subjects:
        lexicon = reference.lexicons.get("idle-words")
        return cls(frozenset(word for group in lexicon.groups.values() for word in group) if lexicon else frozenset())

    def stems(self, text: str) -> list[str]:
        """The beginnings of its words, as often as they stand there."""
        return [ENDING.sub("", word)[:STEM] for word in WORD.findall(text.lower()) if word not in self.idle]


def is_past(sentence: Sentence) -> bool:
    """Whether a sentence tells what happened, and not what holds; what people said is told as past."""
    return PAST.search(sentence.text) is not None and not is_present(sentence)


def is_present(sentence: Sentence) -> bool:
    """Whether a sentence has a verb that tells what holds, in the page's own words."""
    reported = REPORTED.search(sentence.text)
    return PRESENT.search(sentence.text[: reported.start()] if reported else sentence.text) is not None
