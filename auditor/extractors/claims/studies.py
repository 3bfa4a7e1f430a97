"""Studies: which sentences report one study, and the facts that they give of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from auditor.extractors.claims import outcomes, participants
from auditor.extractors.claims.words import stems, vocabulary
from auditor.model.claims import Design, Fact, Study
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Prose, Sentence
from auditor.model.span import Span
from auditor.reference import Reference

SMALLEST = 3  # fewer are cases told one by one
PAST = re.compile(
    r"\b(?:was|were|had|did|took|gave|fell|rose|went|came|got|felt|said|kept|lost|saw|ran|grew|became|made"
    r"|showed|found|began|ate|drank|slept|sat|wore|swam|\w{2,}ed)\b",
    re.IGNORECASE,
)
FOLLOWED = re.compile(r"\b(?:followed|tracked|monitored)\b[^.]{0,80}\b(?:years|decades|\d+ months)\b", re.IGNORECASE)
INTRODUCED = re.compile(
    r"\b(?:a|an|another|second|other|one|in \d{4})\b[^.]{0,40}\b(?:study|trial|review|survey|experiment|"
    r"cohort|analysis|meta-analysis)\b",
    re.IGNORECASE,
)
WEAK_WORDS = {"in vivo", "survey", "questionnaire", "registry", "cells", "in cells", "told us", "at random"}
ORDER = (
    Design.META_ANALYSIS,
    Design.RANDOMISED_TRIAL,
    Design.CROSSOVER,
    Design.CONTROLLED,
    Design.COHORT,
    Design.CASE_CONTROL,
    Design.CROSS_SECTIONAL,
    Design.ECOLOGICAL,
    Design.BEFORE_AFTER,
    Design.CASE_SERIES,
    Design.SURVEY,
    Design.CASE_REPORT,
    Design.REVIEW,
)


@dataclass(slots=True, eq=False)
class _Draft:
    """A study while its sentences are being gathered."""

    sentences: list[Sentence] = field(default_factory=list)
    abstract: bool = False
    size: Fact | None = None


def read_studies(prose: Prose, reference: Reference) -> tuple[Study, ...]:
    """The studies that an article reports, in reading order. A pasted abstract is one study."""
    drafts = _drafts(prose, reference)
    taken = {id(sentence) for draft in drafts for sentence in draft.sentences}
    for sentence in prose.sentences:
        if id(sentence) not in taken and _reports(sentence) and (draft := _continued(sentence, drafts, reference)):
            draft.sentences.append(sentence)
    return tuple(study for draft in drafts if (study := _study(draft)))


def _subset_of(sentence: Sentence, size: Fact | None, drafts: list[_Draft], reference: Reference) -> _Draft | None:
    """A smaller count with no design of its own, in a later section, goes on telling of the study before it."""
    last = drafts[-1] if drafts else None
    if last is None or size is None or last.size is None or sentence.has("design") or (size.value or 0) >= (last.size.value or 0):
        return None
    shared = stems(sentence.text, reference) & vocabulary(last.sentences, reference)
    return last if shared else None


def _drafts(prose: Prose, reference: Reference) -> list[_Draft]:
    drafts: list[_Draft] = []
    current: _Draft | None = None
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
            current = (None if abstract else _subset_of(sentence, size, drafts, reference)) or _Draft(abstract=abstract)
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
    counted = sentence.has("response") or sentence.has("follow-up", "faded") or any(outcomes.follow_up(sentence))
    return counted or any(pattern.search(sentence.text) for pattern in (outcomes.P_VALUE, outcomes.FROM_TO, outcomes.RATIO))


def _continued(sentence: Sentence, drafts: list[_Draft], reference: Reference) -> _Draft | None:
    """The study that such a sentence goes on reporting: the article's only one, else the one that shares most words."""
    if len(drafts) == 1:
        return drafts[0]
    own = stems(sentence.text, reference)
    best: tuple[float, _Draft | None] = (0, None)
    for draft in drafts:
        words = vocabulary(draft.sentences, reference)
        shared = len(own & words)
        if shared >= 2 and shared / len(words) ** 0.5 > best[0]:  # a long report shares words by its length alone
            best = (shared / len(words) ** 0.5, draft)
    return best[1]


def _moved_on(draft: _Draft, sentence: Sentence) -> bool:
    """Whether a sentence stands in another section, or in another declared study of the front matter."""
    last = draft.sentences[-1]
    if draft.abstract:
        return _declared(last) != _declared(sentence)
    return last.section != sentence.section


def _declared(sentence: Sentence) -> str:
    """`evidence.0` for `evidence.0.effect`; empty outside the front matter."""
    return ".".join(sentence.block.name.split(".")[:2]) if sentence.block.kind is BlockKind.FIELD else ""


def _introduces(sentence: Sentence, size: Fact | None, drafts: list[_Draft]) -> bool:
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


def _starts_another(draft: _Draft, sentence: Sentence, size: Fact | None) -> bool:
    """A new paragraph or list item that gives a size and a design of its own reports another study."""
    if sentence.block is draft.sentences[-1].block or draft.size is None or size is None or size.value == draft.size.value:
        return False
    known = {cue.group for s in draft.sentences for cue in s.found("design")}
    return bool({cue.group for cue in sentence.found("design")} - known) or INTRODUCED.search(sentence.text) is not None


def _study(draft: _Draft) -> Study | None:
    sentences = draft.sentences
    size = draft.size
    whole = size.value if size else None
    designs, design = _designs(sentences)
    partial = [f for s in sentences for f in (*participants.responders(s, whole), *participants.misses(s))]
    observed = [f for s in sentences for f in outcomes.follow_up(s)]
    return Study(
        anchor=(size.span if size else design.span if design else sentences[0].span),
        section=sentences[0].section,
        designs=designs,
        design=design,
        sample_size=size,
        partial=tuple(_unique(partial)),
        population=tuple(_narrow(sentences, designs)),
        not_significant=tuple(f for s in sentences for f in outcomes.not_significant(s)),
        significant=tuple(f for s in sentences for f in outcomes.significant(s)),
        follow_up=max(observed, key=lambda f: f.value or 0, default=None),
        wore_off=next((f for s in sentences for f in _faded(s)), None),
        hedge=_hedge(draft),
        changes=tuple(f for s in sentences for f in outcomes.changes(s)),
        sentences=tuple(sentences),
    )


def _designs(sentences: list[Sentence]) -> tuple[tuple[Design, ...], Fact | None]:
    """All designs that the sentences speak of, the decisive one first: animals and cells before any design in people."""
    found: dict[Design, Span] = {}
    for sentence in sentences:
        for cue in sentence.found("design"):
            if not participants.PLANNED.search(sentence.text) and not _undone(sentence, cue.span):
                found.setdefault(Design(cue.group), cue.span)
    for sentence in sentences:
        if sentence.has("follow-up", "looked") and FOLLOWED.search(sentence.text) and participants.sample_size(sentence):
            found.setdefault(Design.COHORT, sentence.span)
    subjects = next(
        (s for s in sentences if s.has("people", "persons") and not s.has("people", "animals") and participants.sample_size(s)),
        None,
    )
    bench: list[Design] = [d for d in (Design.ANIMAL, Design.IN_VITRO) if d in found]
    first = bench[0] if bench and not subjects else next((d for d in ORDER if d in found), None)
    if first is None:
        return (), None
    ordered = (first, *(d for d in found if d is not first and (subjects is None or d not in bench)))
    return ordered, Fact(found[first], first.value)


def _undone(sentence: Sentence, span: Span) -> bool:
    """`not randomised`, `no placebo` speak of no such design."""
    before = sentence.block.text[max(sentence.span.start, span.start - 25) : span.start]
    return re.search(r"\b(?:not|no|without|never|nor)\s(?:\w+\s){0,2}$", before) is not None


def _narrow(sentences: list[Sentence], designs: tuple[Design, ...]) -> Iterator[Fact]:
    for sentence in sentences:
        if designs and designs[0] in (Design.ANIMAL, Design.IN_VITRO):
            for cue in sentence.found("population", "bench"):
                yield Fact(cue.span, cue.text)
        size = participants.sample_size(sentence)
        for cue in sentence.found("population", "narrow"):
            if size:
                yield Fact(Span(sentence.block, size.span.start, max(size.span.end, cue.span.end)), cue.text)


def _faded(sentence: Sentence) -> Iterator[Fact]:
    for cue in sentence.found("follow-up", "faded"):
        if not any(n.span.start < cue.span.start and cue.span.start - n.span.end < 8 for n in sentence.found("negation")):
            yield Fact(sentence.span, cue.text)


def _hedge(draft: _Draft) -> Fact | None:
    """The authors' own reserve: a doubt anywhere, or a modal in the last two sentences of an abstract."""
    for sentence in draft.sentences:
        if cue := sentence.first("hedge", "doubt"):
            return Fact(sentence.span, cue.text)
    if draft.abstract:
        for sentence in draft.sentences[-3:]:
            modal = next(
                (c for c in sentence.found("hedge", "modal", "softener") if c.text.lower() not in ("can", "would", "will")), None
            )
            if modal:
                return Fact(sentence.span, modal.text)
    return None


def _unique(found: Iterable[Fact]) -> list[Fact]:
    seen: dict[tuple[int, int, int], Fact] = {}
    for fact in found:
        seen.setdefault((fact.span.block.index, fact.span.start, fact.span.end), fact)
    return list(seen.values())
