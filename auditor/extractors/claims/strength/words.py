"""The words of a sentence with what each does: the little grammar that tells a verb from a noun."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from auditor.model.prose import Sentence
from auditor.reference import Reference, fold

TOKEN = re.compile(r"[^\W_]+(?:['.,/-][^\W_]+)*%?|[^\w\s'\"*]")
STOP = "stop"  # the class of every sign of punctuation
WORD = ""  # the class of every word that the grammar does not list


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence's words in lower case, the class of each, and where each begins in the block's text."""

    texts: tuple[str, ...]
    kinds: tuple[str, ...]
    starts: tuple[int, ...]
    frames: Mapping[str, frozenset[str]]

    def at(self, offset: int) -> int:
        """The index of the first word that begins at `offset` or after it."""
        return bisect_left(self.starts, offset)

    def back(self, index: int) -> int:
        """The nearest word before `index` that is neither an adverb nor `not` nor `more than`; -1 at the beginning."""
        index -= 1
        while index >= 0:
            if self.kinds[index] in ("adverb", "not"):
                index -= 1
            elif self.texts[index] == "than" and self.text(index - 1) in ("more", "less"):
                index -= 2
            else:
                break
        return index

    def on(self, index: int) -> int:
        """The nearest word at `index` or after it that is no adverb; the number of words at the sentence's end."""
        while index < len(self.kinds) and self.kinds[index] == "adverb":
            index += 1
        return index

    def text(self, index: int) -> str:
        """A word, or nothing outside the sentence."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def kind(self, index: int) -> str:
        """The class of a word; what lies outside the sentence counts as punctuation."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else STOP

    def has(self, index: int, frame: str) -> bool:
        """Whether a word belongs to a group of the lexicon `frames`."""
        return self.text(index) in self.frames[frame]


def read_words(sentence: Sentence, reference: Reference) -> Words:
    """The words of a sentence."""
    known = _classes(reference)
    start = sentence.span.start
    texts, kinds, starts = [], [], []
    for match in TOKEN.finditer(fold(sentence.text)):
        text = match.group()
        kind = known.get(text)
        texts.append(text)
        kinds.append(_unlisted(text) if kind is None else kind)
        starts.append(start + match.start())
    return Words(tuple(texts), tuple(kinds), tuple(starts), _frames(reference))


def _unlisted(text: str) -> str:
    """The class of a word that the grammar does not list: `25%` stands for people."""
    if not text[0].isalnum():
        return STOP
    if text.endswith("%"):
        return "people"
    return "adverb" if text.endswith("ly") and len(text) > len("early") else WORD


@lru_cache(maxsize=8)
def _classes(reference: Reference) -> Mapping[str, str]:
    """The class of every word that the grammar lists."""
    return {word: kind for kind, group in reference.lexicons["grammar"].groups.items() for word in group}


@lru_cache(maxsize=8)
def _frames(reference: Reference) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(group) for name, group in reference.lexicons["frames"].groups.items()}
