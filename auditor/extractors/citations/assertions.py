"""Assertions: a statistic, an effect, a link, a comparison or a promise of safety, which a reader would want a source for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from auditor.extractors.citations.coverage import Coverage, is_past, on_topic
from auditor.model.citations import Assertion, Says
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Cue, Number, Prose, Sentence
from auditor.model.span import Span
from auditor.reference import Reference, fold

KINDS = frozenset({
    BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.DEFINITION, BlockKind.FIELD, BlockKind.CAPTION,
    BlockKind.QUOTATION,
})  # fmt: skip
ALONE = (
    ("comparison", Says.COMPARISON),
    ("better", Says.COMPARISON),
    ("efficacy", Says.EFFECT),
    ("link", Says.LINK),
)  # groups of the lexicon `unsourced` and what they say, the strongest first
NEED_OUTCOME = frozenset({"better", "link"})
SHARE_BEFORE = re.compile(r"\s(?:in|out of|of every|in every)\s$", re.IGNORECASE)
TIMES = re.compile(r"\s?(?:times|-fold|fold)\s(?:more|less|higher|lower|greater|as)\b", re.IGNORECASE)
NOUN_BEFORE = re.compile(r"\b(?:an?|the|this|that|any|no|its|their|your|our|of|natural|miracle|under|by)\s$", re.IGNORECASE)
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|gets?)\s(?:\w+\s)?$")
BREAK = re.compile(r"[.;:]|^,")
THIS = re.compile(r"\b(?:this|that)\s$", re.IGNORECASE)
PURPOSE = re.compile(r"\bto\s$", re.IGNORECASE)
CLAIMED = re.compile(
    r"\b(?:help|helps|helped|shown|proven|known|found|able|likely|seems?|appears?|said|thought|need) to\s$", re.IGNORECASE
)
GAP = 70  # characters between a verb and the outcome that it governs
NEAR = 60  # characters between a figure and what it counts
LONG_QUOTE = 150
WEIGHTS = {Says.STATISTIC: 5, Says.COMPARISON: 4, Says.EFFECT: 3, Says.LINK: 3, Says.SAFETY: 2}


@dataclass(frozen=True, slots=True)
class Openings:
    """How a sentence that tells the reader what to do begins."""

    pattern: re.Pattern[str]

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, reference: Reference) -> Openings:
        groups = reference.lexicons["instruction"].groups if "instruction" in reference.lexicons else {}
        verb, before, statement = (
            "|".join(map(re.escape, groups.get(name, ("\0",)))) for name in ("verb", "before", "statement")
        )
        return cls(re.compile(rf"\W*(?:(?:{before})\s)?(?:{verb})\b(?! (?:{statement})\b)"))


def read(prose: Prose, coverage: Coverage, reference: Reference) -> Iterator[Assertion]:
    """What the page states in its own words and a reader would want a source for; one a sentence, the strongest."""
    openings = Openings.of(reference)
    for sentence in prose.spoken():
        groups = {cue.group for cue in sentence.cues if cue.lexicon == "unsourced"}
        if (groups or sentence.numbers) and (found := _assertion(sentence, groups)) and _states(sentence, groups, openings):
            cue, says = found
            weight = 2 * WEIGHTS[says] + sentence.has("outcomes", "hard")
            yield Assertion(_quote(sentence, cue), sentence, says, weight, _sourced(sentence, says, coverage))


def _sourced(sentence: Sentence, says: Says, coverage: Coverage) -> bool:
    if coverage.page:
        foreign = says in (Says.COMPARISON, Says.EFFECT) and not is_past(sentence) and not on_topic(sentence, coverage.topic)
        return not (coverage.topic and foreign)
    return coverage.has_source(sentence) or coverage.knows_figure(sentence)


def _states(sentence: Sentence, groups: set[str], openings: Openings) -> bool:
    """Whether the page states something here: no heading, question, instruction, quotation or personal story."""
    block, text = sentence.block, sentence.text
    if block.kind not in KINDS or block.quoted or block.part is not Part.PROSE or (block.cell and block.cell.header):
        return False
    if groups & {"aside", "personal", "heredity"} or text.startswith(("“", '"', "‘")) or text.rstrip("*_ ").endswith("?"):
        return False
    return openings.pattern.match(fold(text)) is None


def _assertion(sentence: Sentence, groups: set[str]) -> tuple[Span, Says] | None:
    if number := next((n for n in sentence.numbers if _is_statistic(n, sentence)), None):
        return number.span, Says.STATISTIC
    if "definition" in groups:
        return None
    for group, says in ALONE:
        if group in groups and (group not in NEED_OUTCOME or sentence.has("outcomes")):
            cue = sentence.first("unsourced", group)
            return (cue.span, says) if cue else None
    if "effect" in groups and (effect := _effect(sentence)):
        return effect, Says.EFFECT
    safety = sentence.first("unsourced", "safety")
    return (safety.span, Says.SAFETY) if safety else None


def _effect(sentence: Sentence) -> Span | None:
    """The first verb of benefit with the outcome that it governs."""
    outcomes = tuple(sentence.found("outcomes"))
    for cue in sentence.found("unsourced", "effect") if outcomes else ():
        if not _states_nothing(cue) and not _is_told(sentence, cue) and (outcome := _outcome(outcomes, cue)):
            return Span(sentence.block, min(cue.span.start, outcome.span.start), max(outcome.span.end, cue.span.end))
    return None


def _outcome(outcomes: tuple[Cue, ...], verb: Cue) -> Cue | None:
    """The outcome that a verb governs: after it and near, or before it and joined by a passive."""
    text = verb.span.block.text
    for outcome in outcomes:
        gap = outcome.span.start - verb.span.end
        if 0 <= gap <= GAP and not BREAK.search(text[verb.span.end : outcome.span.start]):
            return outcome
        if gap < 0 and PASSIVE.search(text[max(0, verb.span.start - 24) : verb.span.start]):
            return outcome
    return None


def _is_told(sentence: Sentence, cue: Cue) -> bool:
    """`Protect your energy`: the reader is told to do it."""
    text = sentence.block.text
    opens = not re.search(r"\w", text[sentence.span.start : cue.span.start])
    return opens and (cue.text.lower().endswith(" your") or text[cue.span.end :].startswith(" your"))


def _states_nothing(cue: Cue) -> bool:
    """`a cure`, `no support`, `exercises to ease the pain`: a noun, or the purpose of something, and no statement."""
    before = cue.span.block.text[max(0, cue.span.start - 24) : cue.span.start]
    if cue.text.split()[0].lower().endswith("s") and THIS.search(before):
        return False  # `this lowers`, beside `this increase`
    return NOUN_BEFORE.search(before) is not None or (PURPOSE.search(before) is not None and not CLAIMED.search(before))


def _is_statistic(number: Number, sentence: Sentence) -> bool:
    """A share of people, or a change in per cent or as a multiple; not a dose, a price, a strength or an age."""
    start, end = number.span.start, number.span.end
    if number.percent:
        beside = [cue for cue in sentence.found("shares") if cue.span.end > start - NEAR and cue.span.start < end + NEAR]
        strength = any(cue.group == "strength" and end <= cue.span.start < end + 25 for cue in beside)
        return not strength and any(cue.group != "strength" for cue in beside)
    if (number.whole or 0) > 1 and _is_share(number, sentence):
        return any(end <= cue.span.start < end + 40 for cue in sentence.found("shares", "people"))
    return TIMES.match(sentence.block.text, end) is not None


def _is_share(number: Number, sentence: Sentence) -> bool:
    """`one in ten`, `two out of three`: the number and the one before it, joined so."""
    joined = SHARE_BEFORE.search(sentence.block.text, max(number.span.start - 12, sentence.span.start), number.span.start)
    return joined is not None and any(n.span.end == joined.start() for n in sentence.numbers)


def _quote(sentence: Sentence, cue: Span) -> Span:
    """The sentence, or of a long one the clause that the cue stands in."""
    span, text = sentence.span, sentence.block.text
    if span.end - span.start <= LONG_QUOTE:
        return span
    breaks = [m.end() for m in re.finditer(r"[;:–—]\s|,\s(?:and|but|so|which|while|as)\s", text[span.start : cue.start])]
    start = span.start + (breaks[-1] if breaks else 0)
    if cue.start - start > LONG_QUOTE:
        start = text.find(" ", cue.start - LONG_QUOTE, cue.start) + 1 or cue.start
    stop = re.search(r"[;:–—,]\s", text[cue.end : span.end])
    end = cue.end + stop.start() if stop else span.end
    if end - cue.end > LONG_QUOTE:
        end = max(text.rfind(" ", cue.end, cue.end + LONG_QUOTE), cue.end)
    return Span(span.block, start, end)
