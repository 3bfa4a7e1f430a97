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

    def at(self, offset: int) -> int:
        """The index of the first word that begins at `offset` or after it."""
        return bisect_left(self.starts, offset)

    def back(self, index: int) -> int:
        """The nearest word before `index` that is neither an adverb nor `not`; -1 at the sentence's beginning."""
        index -= 1
        while index >= 0 and self.kinds[index] in ("adverb", "not"):
            index -= 1
        return index

    def on(self, index: int) -> int:
        """The nearest word at `index` or after it that is no adverb; the number of words at the sentence's end."""
        while index < len(self.kinds) and self.kinds[index] == "adverb":
            index += 1
        return index

    def text(self, index: int) -> str:
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def kind(self, index: int) -> str:
        """The class of a word; what lies outside the sentence counts as punctuation."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else STOP


def read_words(sentence: Sentence, reference: Reference) -> Words:
    """The words of a sentence."""
    known = classes(reference)
    start = sentence.span.start
    texts, kinds, starts = [], [], []
    for match in TOKEN.finditer(fold(sentence.text)):
        text = match.group()
        kind = known.get(text)
        if kind is None:
            kind = _unlisted(text)
        texts.append(text)
        kinds.append(kind)
        starts.append(start + match.start())
    return Words(tuple(texts), tuple(kinds), tuple(starts))


def _unlisted(text: str) -> str:
    """The class of a word that the grammar does not list: `25%` stands for people."""
    if not text[0].isalnum():
        return STOP
    if text.endswith("%"):
        return "people"
    return "adverb" if text.endswith("ly") and len(text) > 5 else WORD


@lru_cache(maxsize=8)
def classes(reference: Reference) -> Mapping[str, str]:
    """The class of every word that the grammar lists."""
    lexicon = reference.lexicons.get("grammar")
    return {word: kind for kind, group in lexicon.groups.items() for word in group} if lexicon else {}
