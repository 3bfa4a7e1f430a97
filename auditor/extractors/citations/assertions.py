"""Assertions: a statistic, an effect, a link, a comparison or a promise of safety, which a reader would want a source for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.citations import effects, figures
from auditor.extractors.citations.course import Course, of_group
from auditor.extractors.citations.coverage import Coverage
from auditor.extractors.citations.setting import Setting, Statement
from auditor.extractors.citations.told import Told
from auditor.extractors.citations.words import is_past
from auditor.extractors.instructions import Openings
from auditor.extractors.voice import asserts
from auditor.model.citations import Assertion, Says
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Cue, Prose, Sentence
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
SPEAKER = re.compile(
    r"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Sister|Nurse|Cllr|[Ss]he|[Hh]e)\b[^.;:]{0,40}?\b(?:says|said|adds|added|explains|explained|warns|warned|told)\b|"
    r"\b(?:says|said|adds|added|explains|explained|warns|warned) (?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Sister|Nurse|Cllr)\b"
)
LABEL = re.compile(r"\W*\w+ing(?:\s[\w-]+){0,3}:\W*")  # `Enhancing absorption:`, which stands over a list as a heading does
PARTICIPLE = re.compile(r"(?:associated|linked) ", re.IGNORECASE)
JOINED = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|not|also|and|or)|'s|[:,–—-]|\w+ly)\s$|\b(?:is|are|was|were|been|be)\s[\w ,]{1,30}$"
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|can|may|might|will|should|has|have|include|includes|affect|affects|cause|causes|occurs?)\b"
)
NONE_OF = re.compile(r"\b(?:no|neither|neither an?|not an?|without an?)\s(?:\w+\s)?$", re.IGNORECASE)
LONG_QUOTE = 150
WEIGHTS = {Says.STATISTIC: 5, Says.COMPARISON: 4, Says.EFFECT: 3, Says.LINK: 3, Says.SAFETY: 2}


def read(prose: Prose, coverage: Coverage, told: Told, reference: Reference) -> Iterator[Assertion]:
    """What the page states in its own words and a reader would want a source for; one a sentence, the strongest."""
    openings = Openings.of(reference)
    setting = Setting.of(prose, reference, has_sources=coverage.anywhere)
    course = Course.of(prose)
    for sentence in prose.spoken():
        groups = {cue.group for cue in sentence.cues if cue.lexicon == "unsourced"}
        if not groups and not sentence.numbers and not sentence.has("fractions"):
            continue
        found = _statement(sentence, groups, course)
        if found and not setting.excuses(sentence, found) and _states(sentence, found, groups, openings):
            weight = 2 * WEIGHTS[found.says] + sentence.has("outcomes", "hard")
            sourced = _sourced(sentence, found, coverage, told)
            yield Assertion(_quote(sentence, found.words), sentence, found.says, weight, sourced)


def _sourced(sentence: Sentence, found: Statement, coverage: Coverage, told: Told) -> bool:
    """Whether a source covers the sentence, or it speaks of what the page's studies report and is to be held against them."""
    if coverage.page:
        return found.says not in (Says.COMPARISON, Says.EFFECT) or is_past(sentence) or not told.is_foreign(sentence)
    if sentence.block.index in coverage.blocks or told.retells(sentence):
        return True
    if found.says is Says.STATISTIC and coverage.own_anywhere and figures.OURS.search(sentence.text):
        return True
    if found.says is Says.STATISTIC and found.at_large:
        return False
    if found.says is Says.SAFETY:
        return told.located and told.harms
    effect = found.says is Says.EFFECT
    return told.knows(sentence, found.words if effect else sentence.span, effect=effect)


def _states(sentence: Sentence, found: Statement, groups: set[str], openings: Openings) -> bool:
    """Whether the page states something here: no heading, question, instruction, quotation or personal story."""
    block, text = sentence.block, sentence.text
    if block.kind not in KINDS or block.quoted or block.part is not Part.PROSE or (block.cell and block.cell.header):
        return False
    if groups & {"aside", "heredity"} or text.startswith(("“", '"', "‘")) or not asserts(sentence):
        return False
    if any(
        found.says is not Says.STATISTIC or cue.span.start < found.words.start for cue in sentence.found("unsourced", "personal")
    ):
        return False
    return openings.pattern.match(fold(text)) is None and not SPEAKER.search(text) and not LABEL.fullmatch(text)


def _statement(sentence: Sentence, groups: set[str], course: Course) -> Statement | None:
    if figure := figures.read(sentence):
        return Statement(figure.span, Says.STATISTIC, figure.at_large)
    if "definition" in groups:
        return None
    for group, says in ALONE:
        if group in groups and (group not in NEED_OUTCOME or sentence.has("outcomes")):
            cue = sentence.first("unsourced", group)
            if cue and says is Says.EFFECT and NONE_OF.search(sentence.block.text, sentence.span.start, cue.span.start):
                continue
            if cue and not (says is Says.LINK and _no_link(sentence, cue, course)):
                return Statement(cue.span, says)
    if groups & {"effect", "compared", "disturb"} and (effect := effects.read(sentence, course)):
        return Statement(effect, Says.EFFECT)
    safety = sentence.first("unsourced", "safety")
    return Statement(safety.span, Says.SAFETY) if safety and not sentence.has("taken-as-read", "checked") else None


def _no_link(sentence: Sentence, cue: Cue, course: Course) -> bool:
    """A link that is denied, wanted or presupposed, or that belongs to the course of a disease."""
    at = cue.span.start
    return (
        _modifies(sentence, cue)
        or effects.denied(sentence, at)
        or effects.is_goal(sentence, at)
        or of_group(sentence, cue)
        or course.tells(sentence, at, link=True)
    )


def _modifies(sentence: Sentence, cue: Cue) -> bool:
    """`The symptoms associated with gas are …`: the words belong to a noun, and the sentence says something else of it."""
    text = sentence.block.text
    before, after = text[sentence.span.start : cue.span.start], text[cue.span.end : sentence.span.end]
    participle = PARTICIPLE.match(cue.text) is not None and re.search(r"\w", before) is not None
    return participle and not JOINED.search(before) and FINITE.search(after) is not None


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
