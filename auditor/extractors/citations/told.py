"""What a page tells of studies, its own or others', and which of its other sentences speak of the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.extractors.citations.coverage import Coverage
from auditor.extractors.citations.figures import OURS
from auditor.extractors.citations.words import Subjects, is_past, is_present
from auditor.model.citations import ReferenceEntry
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Prose, Sentence
from auditor.model.span import Span
from auditor.model.studies import Study

OF_THOSE = re.compile(r"\b[Oo]f (?:these|those|them|the \d[\d,]*)\b")
CONCLUDES = re.compile(
    r".+, then[.,]|\W*(?:So|In (?:other words|short|plain|simple)|Thus|Therefore|Hence|(?:That|This|Which) means|Put \w+)\b"
)
INTERVAL = re.compile(r"\b(?:confidence interval|credible interval|CI)\b|\b[Pp]\s?[=<>]")
BESIDE = (BlockKind.TABLE_CELL, BlockKind.CAPTION)  # what stands in the same section and needs no verb
ENOUGH = 0.6  # the share of a sentence's words that a study's report has too, where no outcome is named
BESIDE_OUTCOMES = 0.4  # and where every outcome is met there


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """The sentences that report a study, and their words. `located`: a reader can find one, or the page is its source."""

    passages: frozenset[int]
    stems: frozenset[str]
    located: bool
    harms: bool
    topic: frozenset[str]  # what the one source that covers the page is about; empty: no such limit
    subjects: Subjects

    def retells(self, sentence: Sentence) -> bool:
        """Whether a sentence reports what a study found: as past, by its interval, in a table, by pointing at it, as its sum."""
        counted = OF_THOSE.search(sentence.text)
        if sentence.index in self.passages or (counted and (OURS.search(sentence.text) or not is_present(sentence))):
            return True
        if not self.located:
            return False
        if sentence.has("own-study") or sentence.block.kind in (BlockKind.TABLE_CELL, BlockKind.FIELD):
            return True
        told = is_past(sentence) or INTERVAL.search(sentence.text) or CONCLUDES.match(sentence.text)
        return bool(told)

    def knows(self, sentence: Sentence, words: Span, *, effect: bool) -> bool:
        """Whether the reports speak of every outcome that `words` name, and, but for those of an `effect`, of the rest.

        What is claimed of those is to be held against the reports, and is not without a source.
        """
        if not self.located:
            return False
        outcomes = [c for c in sentence.found("outcomes") if words.start <= c.span.start < words.end]
        named = [set(found) for cue in outcomes if (found := self.subjects.stems(cue.text))]
        if not all(self.stems & found for found in named):
            return False
        if effect and named:
            return True
        mine = set(self.subjects.stems(words.text))
        return len(mine & self.stems) >= (BESIDE_OUTCOMES if outcomes else ENOUGH) * len(mine)

    def is_foreign(self, sentence: Sentence) -> bool:
        """Whether a sentence speaks of outcomes that the page's one source does not speak of."""
        if not self.topic:
            return False
        outcomes = {stem for cue in sentence.found("outcomes") for stem in self.subjects.stems(cue.text)}
        return bool(outcomes) and not outcomes & self.topic and len(set(self.subjects.stems(sentence.text)) & self.topic) <= 1


def read(prose: Prose, studies: Iterable[Study], coverage: Coverage, subjects: Subjects) -> Told:
    """Collects what the page reports of studies with a source, of its own work, and of studies that it leaves unnamed."""
    inside = {s.index for study in studies if study.sample_size or study.effects or study.partial for s in study.sentences}
    reporting = {s.block.index for s in prose.spoken() if is_past(s) or s.has("own-study") or s.has("reporting-verbs", "find")}
    passages = [s for s in prose.spoken() if _reports(s, coverage, inside, reporting)]
    sections = {s.section for s in passages}
    passages += [s for s in prose.spoken() if s.block.kind in BESIDE and s.section in sections]
    words = frozenset(stem for s in passages for stem in subjects.stems(s.text))
    harms = any(s.has("response", "harm") for s in passages)
    located = coverage.anywhere or coverage.own_anywhere
    topic = frozenset(_topic(prose, coverage.lone, subjects)) if coverage.lone else frozenset()
    return Told(frozenset(s.index for s in passages), words, located, harms, topic, subjects)


def _reports(sentence: Sentence, coverage: Coverage, inside: set[int], reporting: set[int]) -> bool:
    """A definition with its source is no report; a paragraph with its source that tells what was found is."""
    if sentence.block.kind is BlockKind.HEADING:
        return False
    if sentence.block.index in coverage.blocks:
        return sentence.block.index in reporting
    counts = bool(sentence.numbers) or sentence.has("own-study")
    told = (
        sentence.index in inside
        or sentence.section in coverage.own
        or sentence.has("own-study")
        or OF_THOSE.search(sentence.text)
    )
    return counts and bool(told) and is_past(sentence)


def _topic(prose: Prose, entry: ReferenceEntry, subjects: Subjects) -> list[str]:
    """The words of what the page's one reference reports: its pasted abstract, else the section that it closes.

    An entry of a list by itself limits nothing.
    """
    abstract = [block.text for block in prose.blocks if block.part is Part.ABSTRACT]
    if abstract:
        return subjects.stems(" ".join(abstract))
    at = entry.span.block.index
    section = max((s.section for s in prose.sentences if s.block.index <= at), default=0)
    beside = [s for s in prose.sentences if s.section == section]
    told = any(s.block.part is Part.PROSE and s.block.kind is not BlockKind.HEADING for s in beside)
    return subjects.stems(" ".join(s.text for s in beside)) if told else []
