"""The sources that a sentence points at, so far as they tell two studies apart: `[2]`, a superscript, `(Marsh J, 2019`."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from auditor.model.prose import Prose, Sentence

NUMBERED = re.compile(r"\[(\d{1,3})(?:[,–-]\s?\d{1,3})*\]")
NAMED = re.compile(r"\((?:[^()]*?\s)?([A-Z][\w’'-]+)(?:\s[A-Z]{1,3}\b|\set al|\sand\s|,\s(?:19|20)\d\d)[^()]*?\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Markers:
    """Superscript and footnote markers of a document by block: where they stand, and their labels."""

    by_block: dict[int, tuple[tuple[int, str], ...]]

    @classmethod
    def of_document(cls, prose: Prose) -> Markers:
        found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for marker in prose.document.markers:
            found[marker.span.block.index].append((marker.span.start, marker.label))
        return cls({index: tuple(places) for index, places in found.items()})

    def of(self, sentence: Sentence) -> set[str]:
        """The labels and authors that a sentence cites."""
        text = sentence.text
        found = {match.group(1) for match in NUMBERED.finditer(text)} if "[" in text else set()
        if "(" in text:
            found |= {match.group(1).lower() for match in NAMED.finditer(text)}
        span = sentence.span
        found |= {label for at, label in self.by_block.get(sentence.block.index, ()) if span.start < at <= span.end}
        return found
