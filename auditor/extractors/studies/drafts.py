"""Which sentences of an article report one study."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from auditor.extractors.claims.words import stems, vocabulary
from auditor.extractors.studies import effects, follow_up, participants, significance
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Prose, Sentence
from auditor.model.studies import Fact
from auditor.reference import Reference

SMALLEST = 3  # fewer are cases told one by one
PAST = re.compile(
    r"\b(?:was|were|had|did|took|gave|fell|rose|went|came|got|felt|said|kept|lost|saw|ran|grew|became|made"
    r"|showed|found|began|ate|drank|slept|sat|wore|swam|\w{2,}ed)\b",
    re.IGNORECASE,
)
INTRODUCED = re.compile(
    r"\b(?:a|an|another|second|other|one|in \d{4})\b[^.]{0,40}\b(?:study|trial|review|survey|experiment|"
    r"cohort|analysis|meta-analysis)\b",
    re.IGNORECASE,
)
WEAK_WORDS = {"in vivo", "survey", "questionnaire", "registry", "cells", "in cells", "told us", "at random"}


@dataclass(slots=True, eq=False)
class Draft:
    """A study while its sentences are being gathered."""

    sentences: list[Sentence] = field(default_factory=list)
    abstract: bool = False
    size: Fact | None = None


def gather(prose: Prose, reference: Reference) -> list[Draft]:
    """The sentences of each study that an article reports, in reading order. A pasted abstract is one study."""
    drafts = _drafts(prose, reference)
    taken = {id(sentence) for draft in drafts for sentence in draft.sentences}
    for sentence in prose.sentences:
        if id(sentence) not in taken and _reports(sentence) and (draft := _continued(sentence, drafts, reference)):
            draft.sentences.append(sentence)
    return drafts


def _subset_of(sentence: Sentence, size: Fact | None, drafts: list[Draft], reference: Reference) -> Draft | None:
    """A smaller count with no design of its own, in a later section, goes on telling of the study before it."""
    last = drafts[-1] if drafts else None
    if last is None or size is None or last.size is None or sentence.has("design") or (size.value or 0) >= (last.size.value or 0):
        return None
    shared = stems(sentence.text, reference) & vocabulary(last.sentences, reference)
    return last if shared else None


def _drafts(prose: Prose, reference: Reference) -> list[Draft]:
    drafts: list[Draft] = []
    current: Draft | None = None
    for sentence in prose.sentences:
        abstract = sentence.block.part is Part.ABSTRACT
        if not abstract and (sentence.block.part is not Part.PROSE or sentence.block.kind is BlockKind.FIELD):
            continue
        if current and (current.abstract != abstract or _moved_on(current, sentence)):
            current = None
        if sentence.block.kind is BlockKind.HEADING:
            continue
        size = participants.declared_size(sentence) or participants.sample_size(sentence)
        if current and not abstract and _starts_another(current, sentence, size):
            current = None
        if current is None:
            if not abstract and not _introduces(sentence, size, drafts):
                continue
            current = (None if abstract else _subset_of(sentence, size, drafts, reference)) or Draft(abstract=abstract)
            if current not in drafts:
                drafts.append(current)
        current.sentences.append(sentence)
        current.size = current.size or size
    return drafts


def _reports(sentence: Sentence) -> bool:
    """Whether a sentence outside any study's own section reports a finding all the same."""
    if sentence.block.part is not Part.PROSE or sentence.block.kind in (BlockKind.FIELD, BlockKind.HEADING, BlockKind.TABLE_CELL):
        return False
    told = sentence.has("unmeasured", "unmeasured") or sentence.has("hedge", "doubt") or sentence.has("significance", "none")
    if told or not sentence.numbers:
        return told
    counted = sentence.has("response") or sentence.has("follow-up", "faded") or any(follow_up.looked(sentence))
    return counted or any(
        pattern.search(sentence.text) for pattern in (significance.P_VALUE, effects.FROM_TO, significance.RATIO)
    )


def _continued(sentence: Sentence, drafts: list[Draft], reference: Reference) -> Draft | None:
    """The study that such a sentence goes on reporting: the article's only one, else the one that shares most words."""
    if len(drafts) == 1:
        return drafts[0]
    own = stems(sentence.text, reference)
    best: tuple[float, Draft | None] = (0, None)
    for draft in drafts:
        words = vocabulary(draft.sentences, reference)
        shared = len(own & words)
        if shared >= 2 and shared / len(words) ** 0.5 > best[0]:  # a long report shares words by its length alone
            best = (shared / len(words) ** 0.5, draft)
    return best[1]


def _moved_on(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence stands in another section, or in another declared study of the front matter."""
    last = draft.sentences[-1]
    if draft.abstract:
        return _declared(last) != _declared(sentence)
    return last.section != sentence.section


def _declared(sentence: Sentence) -> str:
    """`evidence.0` for `evidence.0.effect`; empty outside the front matter."""
    return ".".join(sentence.block.name.split(".")[:2]) if sentence.block.kind is BlockKind.FIELD else ""


def _introduces(sentence: Sentence, size: Fact | None, drafts: list[Draft]) -> bool:
    """Whether a sentence starts the report of a study: how many were taken in, or a design that no study before it had."""
    if not (size or sentence.has("design")) or PAST.search(sentence.text) is None:
        return False
    if not size and participants.PLANNED.search(sentence.text):
        return False
    known = {cue.group for draft in drafts for s in draft.sentences for cue in s.found("design")}
    designs = [cue for cue in sentence.found("design") if cue.text.lower() not in WEAK_WORDS and cue.group not in known]
    told = sentence.has("enrolment", "study")
    if size and (size.value or 0) >= SMALLEST and (told or designs or sentence.has("enrolment", "taken in")):
        return True
    return bool(designs and told)


def _starts_another(draft: Draft, sentence: Sentence, size: Fact | None) -> bool:
    """A new paragraph or list item that gives a size and a design of its own reports another study."""
    if sentence.block is draft.sentences[-1].block or draft.size is None or size is None or size.value == draft.size.value:
        return False
    known = {cue.group for s in draft.sentences for cue in s.found("design")}
    return bool({cue.group for cue in sentence.found("design")} - known) or INTRODUCED.search(sentence.text) is not None
