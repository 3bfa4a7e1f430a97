"""Where a statement stands: in a list of complaints or of orders, in a leaflet of a clinic, before a word that takes it back."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from auditor.extractors.instructions import Openings
from auditor.model.citations import Says
from auditor.model.document import BlockKind
from auditor.model.prose import Prose, Sentence
from auditor.model.span import Span
from auditor.reference import Reference, fold

INFLECTED = re.compile(r"\w+(?:s|ing|ed)\b", re.IGNORECASE)
POINTS_BACK = re.compile(r"\W*(?:It|They|This|These)\b")
HARM = re.compile(r"(?:rais|increas|high|great|at risk|more likely)", re.IGNORECASE)
CARE = 2  # words of a clinic to its patients that make a page a leaflet; one where a clinic has signed it
TOP = 8  # blocks at the top of a page among which its author stands
BYLINE_WORDS = 25
AUTHOR = re.compile(r"author|by$|publisher|team|organi[sz]ation|writer", re.IGNORECASE)
PURPOSE = re.compile(r"\b[Ww]hat (?:is|are|was|were) [^?.]{2,60} for\?\W*$")
WARNS = re.compile(r"\b(?:dangerous|toxic|fatal)\b")
SO = re.compile(r",\sso\s(?:please\s)?", re.IGNORECASE)
PLEA = re.compile(r"\W*(?:[Pp]lease|[Dd]o not|[Dd]on['’]t|[Yy]ou (?:should|must)|[Tt]ry)\b")


@dataclass(frozen=True, slots=True)
class Statement:
    """The words that state something, and what; `at_large` is a share of people in general."""

    words: Span
    says: Says
    at_large: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """The lists of what a reader may have (`When to see a doctor`) or is to do, and whether the page is a clinic's leaflet."""

    complaints: frozenset[int]
    instructions: frozenset[int]
    leaflet: bool
    following: dict[int, Sentence]  # by a sentence's index, the next one of its block
    preceding: dict[int, Sentence]  # and the one before it, wherever that stands
    orders: frozenset[int]  # the sentences that tell the reader what to do
    so: frozenset[int]  # those that tell it as a consequence: `…, so use sunscreen`

    @classmethod
    def of(cls, prose: Prose, reference: Reference, *, has_sources: bool) -> Setting:
        openings = Openings.of(reference)
        complaints: set[int] = set()
        instructions: set[int] = set()
        headed: dict[int, bool] = {}
        by_block: dict[int, list[Sentence]] = defaultdict(list)
        introduced, care, orders = False, 0, set[int]()
        so, signed = set[int](), _signed_by_service(prose, reference)
        for sentence in prose.spoken():
            if openings.pattern.match(fold(sentence.text)) or PLEA.match(sentence.text):
                orders.add(sentence.index)
            if (then := SO.search(sentence.text)) and openings.pattern.match(fold(sentence.text[then.end() :])):
                so.add(sentence.index)
            speaks = sentence.has("taken-as-read", "complaints")
            care += sentence.has("taken-as-read", "care")
            by_block[sentence.block.index].append(sentence)
            if sentence.block.kind is BlockKind.HEADING:
                headed[sentence.section] = speaks
            if sentence.block.kind is not BlockKind.LIST_ITEM:
                introduced = speaks
                continue
            if introduced or headed.get(sentence.section):
                complaints.add(sentence.block.group)
            if openings.pattern.match(fold(sentence.text)):
                instructions.add(sentence.block.group)
        following = {a.index: b for group in by_block.values() for a, b in pairwise(group)}
        preceding = {b.index: a for a, b in pairwise(prose.spoken())}
        leaflet = care + signed >= CARE and (signed or not has_sources)
        return cls(
            frozenset(complaints), frozenset(instructions), leaflet, following, preceding, frozenset(orders), frozenset(so)
        )

    def excuses(self, sentence: Sentence, found: Statement) -> bool:
        """Whether a statement without a figure needs no source here."""
        after = self.following.get(sentence.index)
        if after and (after.has("speaker", "taken back") or after.has("neutral", "rebutted")):
            return True
        if found.says is Says.STATISTIC:
            return False
        before = self.preceding.get(sentence.index)
        if found.says is Says.EFFECT and before and PURPOSE.search(before.text):
            return True
        if found.says is Says.SAFETY and WARNS.search(found.words.text) and (self._is_reason(sentence) or self._is_told(before)):
            return True
        if self.leaflet and found.says in (Says.EFFECT, Says.LINK) and (_is_care(sentence, found) or self._is_reason(sentence)):
            return True
        group = sentence.block.group
        order = found.words.start == sentence.span.start and not INFLECTED.match(found.words.text)
        return group != 0 and (group in self.complaints or (order and group in self.instructions))

    def _is_told(self, before: Sentence | None) -> bool:
        """Whether the sentence before tells the reader what to do."""
        return before is not None and before.index in self.orders

    def _is_reason(self, sentence: Sentence) -> bool:
        """Whether it, or the next sentence, tells what to do about it: `Smoking slows healing. Please do not smoke.`"""
        after = self.following.get(sentence.index)
        return sentence.index in self.so or (after is not None and after.index in self.orders)


@lru_cache(maxsize=8)
def _services(reference: Reference) -> re.Pattern[str]:
    lexicon = reference.lexicons.get("services")
    names = [name for group in lexicon.groups.values() for name in group] if lexicon else ["\0"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


def _signed_by_service(prose: Prose, reference: Reference) -> bool:
    """Whether a clinic, a ward or its nurses stand as the author of the page."""
    pattern = _services(reference)
    for block in prose.blocks[:TOP]:
        signs = AUTHOR.search(block.name) if block.kind is BlockKind.FIELD else block.kind is not BlockKind.HEADING
        if signs and len(block.text.split()) <= BYLINE_WORDS and pattern.search(block.text):
            return True
    return False


def _is_care(sentence: Sentence, found: Statement) -> bool:
    """What the medicine that a patient was given is for, and what to beware of."""
    given = sentence.has("taken-as-read", "medicine") or POINTS_BACK.match(sentence.text)
    return bool(given) or HARM.match(found.words.text) is not None
