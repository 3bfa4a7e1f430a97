"""`check: dose-combination`: two medicines joined that are known to do harm together, with no word of caution near."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from auditor.checks import dose_words as words
from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.doses import role
from auditor.extractors.doses.passage import Surroundings
from auditor.interactions import LEXICONS, UNREAD, Interaction, effect
from auditor.model.article import Article
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span

WITH = re.compile(
    r"(?:\s(?:tablets?|pills?|capsules?|juice|supplements?))?\swith\s(?:(?:a|an|some|your|the|my|each|every)\s)?(?:\w+\s)?"
    r"(?:(?:glass|cup|mug|pint|bottle|shot|can|dose|capsule|tablet|spoonful|piece)\sof\s)?"
)
JOINING = frozenset({"combine", "mix", "pair", "stack", "use both", "take both"})  # of the words that join, the verbs
TO_WHOM = re.compile(r"(?:Are you |Already |Do you )?(?:on|taking|take|using|use)\s(?:[\w'’-]+,?\s?){1,6}\?", re.IGNORECASE)
SILENT_BLOCKS = (BlockKind.FIELD, BlockKind.ALT_TEXT)


@dataclass(frozen=True, slots=True)
class DoseCombination:
    """Finds `if you take warfarin, add vitamin K2`: an order or a permission to join what does harm together."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"order", "first", "second", "effect"})
    PAGE_WIDE: ClassVar = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        table = context.reference.tables.get("interactions", {})
        around: Surroundings | None = None
        before: Sentence | None = None
        for sentence in article.prose.sentences:
            asked = _asked(before, sentence)
            before = sentence
            if not (sentence.has("interacting") or asked is not None) or not _joins(sentence, asked is not None):
                continue
            pair = joined(sentence, table, asked)
            if pair is None:
                continue
            around = around or Surroundings(article.prose)
            if not any(words.warned(near, pair[0], pair[1]) for near in around.passage(sentence)):
                yield _hit(sentence, *pair)


def _asked(before: Sentence | None, sentence: Sentence) -> Sentence | None:
    """The question right before a sentence that says to whom it speaks: `On blood thinners? Add …`."""
    if before is None or before.block is not sentence.block or not before.has("interacting"):
        return None
    return before if TO_WHOM.fullmatch(before.text) else None


def _joins(sentence: Sentence, asked: bool) -> bool:
    """Whether the page joins things here, and speaks for itself: an order or a permission, and nothing that turns it round."""
    if sentence.block.part is not Part.PROSE or sentence.block.kind in SILENT_BLOCKS or sentence.text.endswith("?"):
        return False
    if sentence.has("dose-combine", "keeping"):
        return False
    if not asked and not sentence.has("dose-combine", "join", "taking", "allowed") and not _with(sentence):
        return False
    if sentence.has("dose-negation") or sentence.has("dose-limit") or sentence.has("dose-rebuttal"):
        return False
    readers = [cue.span for cue in sentence.found("dose-combine", "taking", "allowed")]  # `people who take …` are no study
    if any(not any(span.start <= cue.span.start < span.end for span in readers) for cue in sentence.found("dose-study")):
        return False
    orders = role.advising(sentence, sentence.span.end)
    joins = any(role.imperative(sentence, cue) for cue in sentence.found("dose-combine", "join") if cue.text.lower() in JOINING)
    return joins or sentence.has("dose-combine", "allowed") or any(cue.group != "dose" for cue in orders)


def _with(sentence: Sentence) -> bool:
    """Whether a medicine stands right beside what it is taken with: `doxycycline with calcium`."""
    text = sentence.block.text
    cues = [cue.span for lexicon in LEXICONS for cue in sentence.found(lexicon)]
    return any(WITH.fullmatch(text, one.end, other.start) for one in cues for other in cues if one.end < other.start)


def joined(
    sentence: Sentence, table: Mapping[str, Interaction], asked: Sentence | None = None
) -> tuple[Cue, Cue, Interaction, str] | None:
    """The first two things in the sentence, and the question before it, that do harm together."""
    places = (sentence,) if asked is None else (asked, sentence)
    cues = sorted((cue for one in places for lexicon in LEXICONS for cue in one.found(lexicon)), key=lambda cue: cue.span.start)
    for one, other in combinations(cues, 2):
        if one.span.end <= other.span.start and (found := effect(table, one.group, other.group)):
            return one, other, *found
    return None


def _hit(sentence: Sentence, one: Cue, other: Cue, entry: Interaction, what: str) -> Hit:
    orders = role.advising(sentence, sentence.span.end)
    starts = [cue.span.start for cue in (*orders, *sentence.found("dose-combine", "allowed"))]
    start = min([one.span.start, *(s for s in starts if s < other.span.start)])
    span = Span(sentence.block, start, other.span.end)
    values = {"order": span.text, "first": one.text, "second": other.text, "effect": what}
    ground = entry.source if entry.read == "source" else f"{entry.source}. {UNREAD}"
    return Hit(span, values, (Ground(None, ground, f"{one.text} and {other.text}"),))
