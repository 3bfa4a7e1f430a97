"""The one matcher: all words of all lexicons in one automaton that runs once over each block."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

import ahocorasick_rs

from auditor.model.document import Block
from auditor.model.prose import Cue
from auditor.model.span import Span
from auditor.reference import Meaning, fold

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")  # a hyphen joins words


SHARED = 4  # groups of one lexicon that may hold the same phrase


class Matcher:
    """Finds the phrases of every lexicon in folded text, as whole words, the longest first."""

    def __init__(self, meanings: Mapping[str, list[Meaning]]) -> None:
        self.meanings = list(meanings.values())
        self.automaton = ahocorasick_rs.AhoCorasick(list(meanings)) if meanings else None

    def cues(self, block: Block) -> list[Cue]:
        """All cues of a block in order. Of one lexicon's overlapping phrases the longest stands."""
        if self.automaton is None:
            return []
        text = fold(block.text)
        words = [match.span() for match in WORD.finditer(text)]
        starts, ends = {start for start, _ in words}, {end for _, end in words}
        matches: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for pattern, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True):
            # a phrase that opens or closes with a sign (`100%`) needs no word there
            if (start in starts or not text[start].isalnum()) and (end in ends or not text[end - 1].isalnum()):
                for lexicon, group, exact in self.meanings[pattern]:
                    if not exact or block.text[start:end] == exact:
                        matches[lexicon].append((start, end, group))
        found = [
            Cue(lexicon, group, Span(block, start, end))
            for lexicon, places in matches.items()
            for start, end, group in (_longest(places) if len(places) > 1 else places)
            if group
        ]
        return sorted(found, key=lambda cue: (cue.span.start, -cue.span.end))


def _longest(places: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Of overlapping places the longest (then the first); an exception, group "", wins over equals."""
    places.sort()
    if all(here[1] <= following[0] for here, following in pairwise(places)):
        return places
    kept: list[tuple[int, int, str]] = []  # sorted, and none overlaps another but one of the same words
    for place in sorted(places, key=lambda p: (p[0] - p[1], p[2] != "", p[0])):
        at = bisect_left(kept, place)
        if all(_apart(place, other) for other in kept[max(at - SHARED, 0) : at + SHARED]):
            kept.insert(at, place)
    return kept


def _apart(place: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    """Whether both may stand: side by side, or one phrase in two groups (an exception shares it with none)."""
    if place[1] <= other[0] or other[1] <= place[0]:
        return True
    return place[:2] == other[:2] and bool(place[2]) and bool(other[2]) and place[2] != other[2]
